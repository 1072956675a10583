"""Angles become a skeleton: where every joint is, in centimetres, with what carries the body on its surface."""

from __future__ import annotations

import math
from collections.abc import Mapping

from ...model.figure import Pose, Still, Turn
from . import body
from .geometry import Point, feet, toward, vector
from .reach import reach
from .stance import LIMBS, SIDES, Given, Path, Room, Stance, anchor, both, rests


def stances(figure: Still) -> list[Stance]:
    """Every pose of a figure as a skeleton; faults say which limbs could not reach, with paths within the pose."""
    room, given = Room.of(figure), Given()
    found: list[Stance] = []
    for pose in figure.poses:
        given = given.after(pose)
        found.append(solve(given, found[-1] if found else None, room))
    return found


def said(path: Path, pose: Pose) -> Path:
    """The field of `pose` that says what `path` is about: "legs" for a near leg; nothing if no field of it does."""
    names = [str(path[0])] if path else []
    if names and names[0] in LIMBS:
        names.append(both(names[0]))
    return next(((name, *path[1:]) for name in names if getattr(pose, name, None) is not None), ())


def solve(given: Given, before: Stance | None, room: Room) -> Stance:
    """The skeleton of one pose. What is given by angles places the hips; the other limbs reach from there."""
    points, turns = core(given, room)
    ready = [name for name in LIMBS if not given.limbs[name].goal]
    for name in ready:
        upper, lower, *end = given.limbs[name].turns
        bend(points, turns, name, (upper, lower, *end), given, room)
    way = _root(given, points, ready, before, room)
    points = {name: point.plus(way) for name, point in points.items()}
    faults = []
    for name in sorted(LIMBS, key=lambda name: name.endswith("arm")):  # a hand may reach for a knee
        if name not in ready:
            reached, found = reach(points, name, given, before, room)
            bend(points, turns, name, reached, given, room)
            faults += found
    return Stance(given, points, turns, tuple(faults))


def core(given: Given, room: Room) -> tuple[dict[str, Point], dict[str, Turn]]:
    """Hips, trunk and head with the hips at nought."""
    trunk, head, pelvis = given.trunk, given.head or given.trunk, given.pelvis or given.trunk
    up = vector(trunk, upward=True)
    out, below = _across(trunk, room), _across(pelvis, room)
    if given.twist.angle:  # the chest turns to the reader, so the near shoulder goes back and up
        turned = math.radians(given.twist.angle)
        out = out.times(math.cos(turned)).plus(Point(-up.y, up.x), math.sin(turned))
    shoulders = up.times(body.TRUNK)
    points = {"hips": Point(0, 0), "shoulders": shoulders, "neck": shoulders.plus(up, body.NECK)}
    points["head"] = points["neck"].plus(vector(head, upward=True), body.HEAD)
    for side, sign in zip(SIDES, (1, -1), strict=True):
        points[f"{side} hip"] = below.times(sign * body.HIP)
        points[f"{side} flank"] = below.times(sign * body.PELVIS)
        points[f"{side} shoulder"] = shoulders.plus(out, sign * body.SHOULDER)
    return points, {"trunk": trunk, "head": head, "pelvis": pelvis, "twist": given.twist}


def _across(lean: Turn, room: Room) -> Point:
    """The way from the middle of the trunk to its near side."""
    angle = math.radians(lean.angle)
    return Point(math.cos(angle), -math.sin(angle)) if room.view != "side" else Point(0, 0, 1)


def bend(
    points: dict[str, Point], turns: dict[str, Turn], name: str, bent: tuple[Turn, ...], given: Given, room: Room
) -> None:
    """Place a limb from where it hangs on the trunk to hand or foot."""
    side, limb = name.split("_")
    upper, lower, *rest = bent
    mirrored = room.mirrored(side)
    end = rest[0] if rest else at_rest(name, lower, given, room)
    if limb == "arm":
        joints, lengths = ("shoulder", "elbow", "wrist"), (body.UPPER_ARM, body.LOWER_ARM)
    else:
        joints, lengths = ("hip", "knee", "ankle"), (body.THIGH, body.SHIN)
    first, middle, last = (f"{side} {joint}" for joint in joints)
    points[middle] = points[first].plus(vector(upper, mirrored), lengths[0])
    points[last] = points[middle].plus(vector(lower, mirrored), lengths[1])
    if limb == "arm":
        points[f"{side} grip"] = points[last].plus(vector(lower, mirrored), body.GRIP)
        points[f"{side} hand"] = points[last].plus(vector(end, mirrored), body.HAND)
    else:
        foot = feet(points[last], toward(points[middle], points[last]), end, room.view, mirrored)
        if given.toes_bend(side, end):
            foot["tip"] = foot["ball"].plus(Point(body.TIP - body.BALL, 0))
        points.update({f"{side} {place}": point for place, point in foot.items()})
    for part, turn in zip(("upper", "lower", "end"), (upper, lower, end), strict=True):
        turns[f"{side} {limb} {part}"] = turn


def at_rest(name: str, lower: Turn, given: Given, room: Room) -> Turn:
    """Where a hand or a foot points if nobody says: flat on what it stands on, else in line or relaxed."""
    side, limb = name.split("_")
    part, surface = given.contact(side, limb) or ("", "")
    if room.view == "above":
        return lower
    if limb == "arm":
        surface = surface or given.limbs[name].spot
        if surface == "wall":
            return Turn(180)
        if part in ("hand", "forearm") and surface != "bar":
            return Turn(90)
        return lower
    if room.view == "front":
        return Turn(0)
    if part == "toe":
        return Turn(min(lower.angle, -45))
    return {"foot": Turn(0), "heel": Turn(15)}.get(part, Turn(lower.angle - 15))


def _root(given: Given, points: Mapping[str, Point], ready: list[str], before: Stance | None, room: Room) -> Point:
    """How far the hips are from nought, so that the first planted parts are where they belong."""
    x, y = given.hips or (None, None)
    standing = [(part, surface) for part, surface in given.planted if _by_angles(part, ready)]
    z = 0.0
    if room.flat:
        z = -min((points[place].z - skin for part, _ in standing for place, skin in rests(part)), default=0.0)
        standing = []
    for part, surface in standing:
        dx, dy = _placed(part, surface, points, room)
        x, y = dx if x is None else x, dy if y is None else y
    if x is None:
        kept = dict(before.given.planted) if before else {}
        part = next((part for part, _ in standing if part in kept), "")
        first = anchor(standing[0][0]) if standing else "hips"
        if before:
            x = before.points[anchor(part)].x - points[anchor(part)].x if part else before.points["hips"].x
        else:  # from the front and from above everybody starts in the middle
            x = 0.0 if room.view != "side" else -points[first].x
    if y is None:
        lowest = min(point.y - body.SKIN.get(name.split()[-1], 0) for name, point in points.items())
        y = before.points["hips"].y if before and given.planted else -lowest
    return Point(x + given.shift[0], y + given.shift[1], z)


def _by_angles(part: str, ready: list[str]) -> bool:
    side, _, name = part.rpartition(" ")
    return not side or f"{side}_{'arm' if name in ('hand', 'forearm', 'elbow') else 'leg'}" in ready


def _placed(part: str, surface: str, points: Mapping[str, Point], room: Room) -> tuple[float | None, float | None]:
    """Where the hips are if `part` is on `surface`: a wall says how far across, a bar both, all others how high."""
    resting = [(points[place], skin) for place, skin in rests(part, surface)]
    point, skin = resting[0]
    if surface == "bar":
        bar = room.bar(part.split()[0])
        return bar.x - point.x, bar.y - point.y
    if surface == "wall":
        x, sign = room.face()
        return x - sign * skin - point.x, None
    return None, room.height(surface) - min(p.y - s for p, s in resting)
