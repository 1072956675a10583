"""A limb that is given by where its end is: which place that is, and how two bones get there."""

from __future__ import annotations

import math
from collections.abc import Mapping

from ...model.figure import Limb, Turn
from . import body
from .geometry import Point, bones, feet, toward, vector
from .stance import Fault, Given, Room, Stance

TOES = Turn(-50)  # how a foot stands on its toes if nobody says
NEAR_ENOUGH = 1.5
DEEP = 10  # centimetres from the hips to a bar that lies in front of them
EVEN = 0.05  # of a length: hips that are bent less are straight
Found = tuple[tuple[Turn, ...], list[Fault]]


def reach(points: Mapping[str, Point], name: str, given: Given, before: Stance | None, room: Room) -> Found:
    """The angles of a limb whose end is where its goal says, and what is wrong with that."""
    side, limb = name.split("_")
    goal = given.limbs[name]
    if goal.goal == "stay" and before is None:
        told = Fault(
            (name,), "There is no pose before the first one, so nothing can stay.", "Write angles, or a place."
        )
        return (Turn(0), Turn(0)), [told]
    if limb == "leg":
        if goal.goal == "on":
            told = Fault((name,), f'A leg can\'t be "{goal}".', 'Write angles, "stay", or a place such as "at 40 0".')
            return (Turn(0), Turn(0)), [told]
        return _leg(points, name, given, before, room)
    target = _hand(points, side, goal, given, before, room)
    if target is None:
        told = Fault((name,), f'There is no "{goal.spot}" here.', "Name a part of the body, a surface or a barbell.")
        return (Turn(0), Turn(0)), [told]
    lower = body.LOWER_ARM + (body.GRIP if room.grips(given, side) else 0)
    upper, below, miss = arm_to(points[f"{side} shoulder"], target, lower, side, room)
    return (upper, below, *goal.turns), _missed(name, goal, "hand", miss)


def _missed(name: str, goal: Limb, end: str, miss: float) -> list[Fault]:
    if miss <= NEAR_ENOUGH:
        return []
    side = name.split("_")[0]
    what = f'The {side} {end} can\'t get there: "{goal}" is {miss:.0f} cm out of its reach.'
    return [Fault((name,), what, "Bring the trunk nearer, or name a nearer place.")]


def arm_to(shoulder: Point, target: Point, lower: float, side: str, room: Room) -> tuple[Turn, Turn, float]:
    """An arm that ends at `target`, and by how much it misses. But from the side the elbow goes out to the side."""
    way = _way(shoulder, target, side, room)
    one = bones(way, body.UPPER_ARM, lower, -1)
    if room.view != "side":
        other = bones(way, body.UPPER_ARM, lower, 1)
        one = max(one, other, key=lambda found: math.sin(math.radians(found[0])))
    return Turn(one[0]), Turn(one[1]), one[2]


def leg_to(hip: Point, ankle: Point, side: str, room: Room) -> tuple[Turn, Turn, float]:
    """A leg that ends at `ankle`, and by how much it misses. From the front the knee comes towards the reader."""
    way = _way(hip, ankle, side, room)
    upper, lower, miss = bones(way, body.THIGH, body.SHIN, 1)
    if room.view != "front":
        return Turn(upper), Turn(lower), miss
    line = math.degrees(math.atan2(way.x, -way.y))
    return Turn(line, upper - line), Turn(line, lower - line), miss


def _way(start: Point, end: Point, side: str, room: Room) -> Point:
    return Point((end.x - start.x) * (-1 if room.mirrored(side) else 1), end.y - start.y)


def _hand(
    points: Mapping[str, Point], side: str, goal: Limb, given: Given, before: Stance | None, room: Room
) -> Point | None:
    """Where the wrist goes, or the fist if the hand holds something."""
    if goal.goal == "stay" and before:
        return before.points[f"{side} {'grip' if room.grips(given, side) else 'wrist'}"]
    if goal.goal == "at":
        x, y = map(int, goal.spot.split())
        lift = body.SKIN["wrist"] if (given.contact(side, "arm") or ("", "wall"))[1] not in ("wall", "bar") else 0
        return Point(x, y + lift)
    return _on_thing(points, side, goal.spot, room) or _on_body(points, side, goal.spot, given, room)


def _on_thing(points: Mapping[str, Point], side: str, spot: str, room: Room) -> Point | None:
    shoulder = points[f"{side} shoulder"]
    if spot == "bar":
        return room.bar(side)
    if spot in room.carried:
        return carried(points, room.carried[spot], room, side if spot == "barbell" else "")
    if spot == "wall":
        x, sign = room.face()
        return Point(x - sign * body.SKIN["wrist"], shoulder.y)
    if spot in room.surfaces or spot == "floor":
        low, high = room.span(spot)
        return Point(min(max(shoulder.x, low + 4), high - 4), room.height(spot) + body.SKIN["wrist"])
    return None


def _on_body(points: Mapping[str, Point], side: str, spot: str, given: Given, room: Room) -> Point | None:
    """A place of the skin, by the name of the part: the side of the hips, the front of the chest, the knee."""
    up = vector(given.trunk, upward=True)
    before = Point(up.y, -up.x) if room.view == "side" else Point(up.y, -up.x).times(1 if side == "near" else -1)
    front = room.view != "side"
    if spot == "hips":
        return points["hips"].plus(up, 9).plus(before, body.PELVIS - 1 if front else 3)
    if spot == "chest":
        return points["shoulders"].plus(up, -9).plus(before, 6 if front else 12)
    if spot == "head":
        return points["head"].plus(before, 9 if front else -7)
    part = spot if " " in spot else f"{side} {spot.removesuffix('s')}"
    return points.get(part) or points.get(spot)


def carried(points: Mapping[str, Point], part: str, room: Room, side: str = "") -> Point:
    """Where something is that the trunk carries: a bar on the upper back, or in the fold of the hips."""
    up = toward(points["hips"], points["shoulders"])
    before = Point(up.y, -up.x) if room.view == "side" else Point(0, 0)
    places = {
        "back": points["shoulders"].plus(up, 1).plus(before, -9),
        "hips": _crease(points, up, before) if room.view == "side" else points["hips"].plus(up, 3),
        "chest": points["shoulders"].plus(up, 1).plus(before, 9),
    }
    at = places.get(part, points.get(part, points["hips"]))
    if room.view == "side" or not side:
        return at
    return at.plus(Point(up.y, -up.x), (body.SHOULDER + 9) * (1 if side == "near" else -1))


def _crease(points: Mapping[str, Point], up: Point, before: Point) -> Point:
    """Where a bar lies between trunk and thighs: halfway between both, the farther out the more the hips are bent."""
    thigh = toward(points["hips"], points["near knee"])
    way = up.plus(thigh)
    half = math.hypot(way.x, way.y) / 2
    if half < EVEN:
        return points["hips"].plus(before, DEEP)
    return points["hips"].plus(way.times(1 / (2 * half)), DEEP / math.sqrt(1 - half * half))


def _leg(points: Mapping[str, Point], name: str, given: Given, before: Stance | None, room: Room) -> Found:
    """A planted foot is where its planted part belongs; any other stays with its ankle, or has its sole in a place."""
    side, goal = name.split("_")[0], given.limbs[name]
    part = (given.contact(side, "leg") or ("", ""))[0]
    end = goal.turns[0] if goal.turns else _foot(part, side, goal, before, room)
    place = {"toe": "ball", "heel": "heel"}.get(part, "sole" if goal.goal == "at" or part == "foot" else "ankle")
    stays = before and goal.goal == "stay"
    target = before.points[f"{side} {place}"] if before and stays else Point(*map(int, goal.spot.split()))
    if place != "ankle":
        target = target.plus(feet(Point(0, 0), Point(0, -1), end, room.view, room.mirrored(side))[place], -1)
    upper, lower, miss = leg_to(points[f"{side} hip"], target, side, room)
    return (upper, lower, end), _missed(name, goal, "foot", miss)


def _foot(part: str, side: str, goal: Limb, before: Stance | None, room: Room) -> Turn:
    """Where a foot points if its leg reaches and nobody says: as before if it stays as it is, else flat or on toes."""
    was = (before.given.contact(side, "leg") or ("", ""))[0] if before else None
    if before and goal.goal == "stay" and was == part and part != "foot":
        return before.turns[f"{side} leg end"]
    if room.view != "side" or part not in ("toe", "heel"):
        return Turn(0)
    return TOES if part == "toe" else Turn(15)
