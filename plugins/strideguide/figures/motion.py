"""The body between two poses: planted parts stay where they are, everything else turns at one speed."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.figure import Limb, Turn
from . import body
from .geometry import Point, feet, straight, toward
from .reach import arm_to, leg_to, reach
from .skeleton import bend, core
from .stance import LIMBS, Given, Room, Stance, anchor

Targets = Mapping[str, tuple[Point, str]]


def halfway(one: Stance, other: Stance, share: float, room: Room) -> Stance:
    """The skeleton at a `share` of the way from one pose to another."""
    kept = tuple(contact for contact in one.given.planted if contact in other.given.planted)
    turns = {name: _turned(turn, other.turns[name], share) for name, turn in one.turns.items()}
    given = Given(turns["trunk"], turns["head"], other.given.limbs, kept)
    points, now = core(given, room)
    bent = {
        name: tuple(turns[f"{name.replace('_', ' ')} {part}"] for part in ("upper", "lower", "end")) for name in LIMBS
    }
    for name in LIMBS:
        bend(points, now, name, bent[name], given, room)
    base = _base(kept, other)
    place = anchor(base) if base else "hips"
    way = _mixed(one.points[place], other.points[place], share).plus(points[place], -1)
    points = {name: Point(p.x + way.x, p.y + way.y, p.z) for name, p in points.items()}
    for name in LIMBS:
        target = _target(name, kept, base, one, other, share)
        if one.given.limbs[name].goal == "on" == other.given.limbs[name].goal:
            reached, _ = reach(points, name, given, None, room)
            bend(points, now, name, reached, given, room)
        elif target:
            bend(points, now, name, _to(points, name, target, bent[name], given, room), given, room)
    return Stance(given, points, now)


def _turned(one: Turn, other: Turn, share: float) -> Turn:
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
    sole = feet(Point(0, 0), shin, bent[2], room.view)
    ankle = target.plus(sole[{"toe": "ball", "heel": "heel"}[part]], -1) if part in ("toe", "heel") else target
    upper, lower, _ = leg_to(points[f"{side} hip"], ankle, side, room)
    return upper, lower, bent[2]
