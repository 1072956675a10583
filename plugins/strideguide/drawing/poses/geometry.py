"""Points and directions, and how two bones reach a point."""

from __future__ import annotations

import math
from typing import NamedTuple

from ...model.figure import Turn
from . import body


class Point(NamedTuple):
    """A place or a way in centimetres: across to the right, up, and out of the picture towards the reader."""

    x: float
    y: float
    z: float = 0

    def times(self, share: float) -> Point:
        return Point(self.x * share, self.y * share, self.z * share)

    def plus(self, way: Point, share: float = 1) -> Point:
        return Point(self.x + way.x * share, self.y + way.y * share, self.z + way.z * share)

    def away(self, other: Point) -> float:
        """How far another point is away as the reader sees it."""
        return math.hypot(self.x - other.x, self.y - other.y)


def vector(turn: Turn, mirrored: bool = False, upward: bool = False) -> Point:
    """The way of length 1 in which a part points: limbs hang down at nought, trunk and head stand up."""
    angle, out = math.radians(turn.angle), math.radians(turn.toward)
    x, y = math.sin(angle) * math.cos(out), math.cos(angle) * math.cos(out)
    return Point(-x if mirrored else x, y if upward else -y, math.sin(out))


def toward(start: Point, end: Point) -> Point:
    """The way from one point to another in the picture, of length 1; straight down if they are one."""
    length = start.away(end)
    return Point((end.x - start.x) / length, (end.y - start.y) / length) if length > 1e-6 else Point(0, -1)


def apart(one: Turn, other: Turn, mirrored: bool = False) -> float:
    """The angle between two parts, from 0 to 180."""
    a, b = vector(one, mirrored), vector(other, mirrored)
    return math.degrees(math.acos(max(-1.0, min(1.0, a.x * b.x + a.y * b.y + a.z * b.z))))


def straight(angle: float, lowest: float = -180) -> float:
    """An angle as the one of its equals that is at least `lowest` and less than a whole turn above it."""
    return (angle - lowest) % 360 + lowest


def feet(ankle: Point, shin: Point, end: Turn, view: str, mirrored: bool = False) -> dict[str, Point]:
    """Heel, ball and tip of a foot below `ankle`, by name, and the middle of its sole."""
    angle = math.radians(end.angle)
    if view == "side":
        along, down = Point(math.cos(angle), math.sin(angle)), Point(math.sin(angle), -math.cos(angle))
    elif view == "above":  # it lies in line with the shin, its sole up
        along, down = shin, Point(0, 0, 1)
    else:  # the foot points at the reader, below a shin that stands, and in line with one that lies
        below = Point(0, -1) if shin.y < -0.7 else shin
        out = Point(-below.y, below.x).times(-1 if mirrored else 1)
        along, down = Point(0, 0, 1), below.times(math.cos(angle)).plus(out, math.sin(angle))
    sole = ankle.plus(down, body.SOLE)
    return {
        "sole": sole,
        "heel": sole.plus(along, -body.HEEL),
        "ball": sole.plus(along, body.BALL),
        "tip": sole.plus(along, body.TIP),
    }


def bones(way: Point, upper: float, lower: float, bend: int) -> tuple[float, float, float]:
    """The angles of two bones that reach from nought to `way`, and how far they miss it.

    With `bend` 1 the middle joint lies forward of the straight way as a knee does, with -1 backward as an elbow does.
    """
    distance = math.hypot(way.x, way.y)
    most, least = upper + lower, abs(upper - lower)
    reached = min(max(distance, least + 0.01), most - 0.001)
    line = math.degrees(math.atan2(way.x, -way.y)) if distance else 0.0
    first = _corner(upper, reached, lower)
    second = _corner(lower, reached, upper)
    return line + bend * first, line - bend * second, max(distance - most, least - distance, 0.0)


def _corner(one: float, other: float, opposite: float) -> float:
    share = (one * one + other * other - opposite * opposite) / (2 * one * other)
    return math.degrees(math.acos(max(-1.0, min(1.0, share))))
