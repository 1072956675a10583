"""The body between two poses: planted parts stay, feet that swing clear the floor, everything else turns evenly."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ...model.figure import Limb, Turn
from . import body
from .geometry import Point, feet, straight, toward, vector
from .reach import arm_to, leg_to, reach
from .skeleton import bend, core
from .stance import LIMBS, SIDES, Given, Room, Stance, anchor

SHARES = (1 / 4, 1 / 2, 3 / 4)  # the moments between two poses that are looked at and drawn
EVEN = 0.05  # of a length: what points at the reader more than that has no angle in the picture
GRAZING = 1.0  # centimetres that a foot which swings may be too low
ROLLS = {("foot", "toe"): "toe", ("toe", "foot"): "toe", ("foot", "heel"): "heel", ("heel", "foot"): "heel"}
Contacts = tuple[tuple[str, str], ...]


def between(one: Stance, other: Stance, shares: Sequence[float], room: Room) -> list[Stance]:
    """The skeletons at some `shares` of the way from one pose to another, none of which is 0 or 1."""
    found = [halfway(one, other, share, room) for share in shares]
    for side in SIDES:
        if found and not found[0].given.contact(side, "leg"):
            height = max(_low(stance, side, room) / _arc(share) for stance, share in zip(found, shares, strict=True))
            if height > GRAZING:
                raised = zip(found, shares, strict=True)
                found = [_raised(stance, f"{side}_leg", height * _arc(share), room) for stance, share in raised]
    return found


def _arc(share: float) -> float:
    """How high a foot is that swings from place to place, as a share of its greatest height."""
    return 4 * share * (1 - share)


def _low(stance: Stance, side: str, room: Room) -> float:
    """By how much a foot is too low for the floor, or for what stands in its way."""
    worst = 0.0
    if room.flat:
        return worst
    for name in ("heel", "ball", "tip"):
        point = stance.points[f"{side} {name}"]
        tops = [0.0] if "water" not in room.surfaces else []
        for kind in ("step", "box"):
            low, high = room.span(kind)
            if kind in room.surfaces and low + GRAZING < point.x < high - GRAZING:
                tops.append(room.height(kind))
        worst = max([worst, *(top - point.y for top in tops)])
    return worst


def _raised(stance: Stance, name: str, height: float, room: Room) -> Stance:
    """A skeleton whose foot is higher."""
    side, points, turns = name.split("_")[0], dict(stance.points), dict(stance.turns)
    ankle = points[f"{side} ankle"].plus(Point(0, height))
    upper, lower, _ = leg_to(points[f"{side} hip"], ankle, side, room)
    bend(points, turns, name, (upper, lower, turns[f"{side} leg end"]), stance.given, room)
    return replace(stance, points=points, turns=turns)


def halfway(one: Stance, other: Stance, share: float, room: Room) -> Stance:
    """The skeleton at a `share` of the way from one pose to another."""
    kept = tuple(_kept(one.given.planted, other.given.planted))
    turns = {name: _turned(turn, other.turns[name], share) for name, turn in one.turns.items()}
    given = Given(turns["trunk"], turns["head"], other.given.limbs, kept, None, (0, 0), turns["pelvis"], turns["twist"])
    points, now = core(given, room)
    bent = {
        name: tuple(turns[f"{name.replace('_', ' ')} {part}"] for part in ("upper", "lower", "end")) for name in LIMBS
    }
    for name in LIMBS:
        bend(points, now, name, bent[name], given, room)
    base = _base(kept, other)
    place = anchor(base) if base else "hips"
    way = _mixed(one.points[place], other.points[place], share).plus(points[place], -1)
    points = {name: point.plus(way) for name, point in points.items()}
    for name in LIMBS:
        target = _target(name, kept, base, one, other, share)
        if one.given.limbs[name].goal == "on" == other.given.limbs[name].goal:
            reached, _ = reach(points, name, given, None, room)
            bend(points, now, name, reached, given, room)
        elif target:
            bend(points, now, name, _to(points, name, target, bent[name], given, room), given, room)
    return Stance(given, points, now)


def _kept(one: Contacts, other: Contacts) -> Iterator[tuple[str, str]]:
    """What carries the body all the way; of a foot that goes to its toes or its heel, those."""
    for part, surface in one:
        side, _, name = part.rpartition(" ")
        after = [to.rpartition(" ")[2] for to, on in other if side and on == surface and to.startswith(f"{side} ")]
        if (part, surface) in other:
            yield part, surface
        else:
            yield from ((f"{side} {ROLLS[name, to]}", surface) for to in after if (name, to) in ROLLS)


def _turned(one: Turn, other: Turn, share: float) -> Turn:
    if one.toward or other.toward:
        led = vector(one).times(1 - share).plus(vector(other), share)
        flat = math.hypot(led.x, led.y)
        if flat > EVEN:
            return Turn(math.degrees(math.atan2(led.x, -led.y)), math.degrees(math.atan2(led.z, flat)))
    way = straight(other.angle - one.angle)
    return Turn(one.angle + way * share, one.toward + (other.toward - one.toward) * share)


def _mixed(one: Point, other: Point, share: float) -> Point:
    return one.times(1 - share).plus(other, share)


def _base(kept: tuple[tuple[str, str], ...], other: Stance) -> str:
    """The planted part from which everything else is placed: the first that stays and is given by angles."""
    if other.given.hips:
        return ""
    for part, _ in kept:
        side, _, name = part.rpartition(" ")
        limb = "arm" if name in ("hand", "forearm", "elbow") else "leg"
        if not side or not other.given.limbs[f"{side}_{limb}"].goal:
            return part
    return ""


def _target(
    name: str, kept: tuple[tuple[str, str], ...], base: str, one: Stance, other: Stance, share: float
) -> Point | None:
    """Where the end of a limb must be: where it is planted, or on the way to what it reaches for."""
    side, limb = name.split("_")
    names = ("hand", "forearm", "elbow") if limb == "arm" else ("toe", "foot", "heel", "knee")
    planted = next((p for p, _ in kept if p.startswith(f"{side} ") and p.split()[1] in names), "")
    goal: Limb = other.given.limbs[name]
    if (planted == base and base) or not (planted or goal.goal):
        return None
    if planted.endswith(("knee", "elbow", "forearm")):
        return None
    place = f"{side} wrist" if limb == "arm" else anchor(planted) if planted else f"{side} ankle"
    return _mixed(one.points[place], other.points[place], share)


def _to(
    points: Mapping[str, Point], name: str, target: Point, bent: tuple[Turn, ...], given: Given, room: Room
) -> tuple[Turn, ...]:
    side, limb = name.split("_")
    if limb == "arm":
        upper, lower, _ = arm_to(points[f"{side} shoulder"], target, body.LOWER_ARM, side, room)
        return upper, lower, bent[2]
    part = (given.contact(side, "leg") or ("", ""))[0]
    shin = toward(points[f"{side} knee"], points[f"{side} ankle"])
    sole = feet(Point(0, 0), shin, bent[2], room.view, room.mirrored(side))
    ankle = target.plus(sole[{"toe": "ball", "heel": "heel"}[part]], -1) if part in ("toe", "heel") else target
    upper, lower, _ = leg_to(points[f"{side} hip"], ankle, side, room)
    return upper, lower, bent[2]
