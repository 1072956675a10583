"""Rings around the parts in which a form is wrong."""

from __future__ import annotations

from ..model.figure import Pose
from ..model.pair import Slip
from .placing import place_of, short
from .poses.geometry import Point
from .poses.stance import Stance

RADIUS = 13


def ringed(pose: Pose, stance: Stance) -> list[Point]:
    """The middles of the rings of a pose; none if nothing is wrong with it."""
    if not isinstance(pose, Slip) or pose.at is None:
        return []
    middles = [_middle(part, stance) for part in pose.at.parts]
    if len(middles) > 1 and middles[0].away(middles[1]) < 2 * RADIUS:  # one ring around both
        return [middles[0].times(0.5).plus(middles[1], 0.5)]
    return middles


def _middle(part: str, stance: Stance) -> Point:
    if part == "back":
        return stance.points["hips"].times(0.6).plus(stance.points["shoulders"], 0.4)
    return stance.points[place_of(part)]


def rings(middles: list[Point]) -> str:
    """The rings around some points."""
    round = f"a{RADIUS} {RADIUS} 0 1 0 {2 * RADIUS} 0 {RADIUS} {RADIUS} 0 1 0-{2 * RADIUS} 0"
    drawn = "".join(f"M{short(at.x - RADIUS)} {short(-at.y)}{round}" for at in middles)
    return f'<path class="sg-slip" d="{drawn}"/>' if drawn else ""
