"""How much of the world a drawing shows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ..model.figure import Prop, Still
from .placing import held, place_of
from .poses import body
from .poses.geometry import Point
from .poses.stance import Room, Stance

MARGIN = 5
BELOW = 4  # what is seen below the floor
NEAR = 34  # how much is shown around a part that is shown from near
# How far some things reach to the left and the right of their middle, and above their seat.
EXTENT: Mapping[str, tuple[int, int, int]] = MappingProxyType(
    {
        "bike": (-67, 105, 18),
        "rower": (-30, 142, 30),
        "elliptical": (-55, 80, 120),
        "chair": (-22, 22, 42),
        "press": (-62, 112, 86),
        "pulldown": (-22, 66, 150),
    }
)


@dataclass(frozen=True)
class Box:
    """What a drawing shows, in centimetres: from the left and the lower edge to the right and the upper one."""

    left: int
    low: int
    right: int
    high: int

    def __str__(self) -> str:
        """The value of an attribute `viewBox`."""
        return f"{self.left} {-self.high} {self.right - self.left} {self.high - self.low}"

    @classmethod
    def around(cls, figure: Still, stances: Sequence[Stance], room: Room, more: Iterable[Point] = ()) -> Box:
        """The box that holds all of some poses and `more`, with the floor below them."""
        edges = list(_close(figure.close.parts, stances) if figure.close else _edges(figure, stances, room))
        edges += () if figure.close else more
        return cls(
            math.floor(min(p.x for p in edges) - MARGIN),
            math.floor(min(*(p.y for p in edges), -BELOW)),
            math.ceil(max(p.x for p in edges) + MARGIN),
            math.ceil(max(p.y for p in edges) + MARGIN),
        )

    def square(self) -> Box:
        """The smallest square around it; what is low lies in its middle."""
        wide, tall = self.right - self.left, self.high - self.low
        side = max(wide, tall)
        left, low = self.left - (side - wide) // 2, self.low - (side - tall) // 2
        return Box(left, low, left + side, low + side)


def _close(parts: Sequence[str], stances: Sequence[Stance]) -> Iterator[Point]:
    """What is near some parts in any of the poses."""
    for at in (stance.points[place_of(part)] for stance in stances for part in parts):
        yield Point(at.x - NEAR, max(at.y - NEAR, 0))
        yield Point(at.x + NEAR, at.y + NEAR)


def _edges(figure: Still, stances: Sequence[Stance], room: Room) -> Iterator[Point]:
    for stance in stances:
        for name, point in stance.points.items():
            skin = max(body.SKIN.get(name.split()[-1], 2), 2)
            yield Point(point.x - skin, point.y)
            yield Point(point.x + skin, point.y + skin)
        for prop in figure.props:
            yield from _around_prop(prop, stance, room)
    for surface in figure.surfaces:
        if surface.kind == "water":
            continue
        low, high = room.span(surface.kind)
        tall = room.height(surface.kind, high)
        if surface.kind in EXTENT:
            left, right, above = EXTENT[surface.kind]
            low, high, tall = surface.x + left, surface.x + right, tall + above
        yield Point(low, 0)
        yield Point(high, 0 if surface.kind == "wall" else tall)


def _around_prop(prop: Prop, stance: Stance, room: Room) -> Iterator[Point]:
    plate = round(body.PLATE)
    sizes = {
        "barbell": (plate if room.view == "side" else 70, plate), "trap bar": (36, plate), "kettlebell": (10, 2),
        "rope": (46, 5), "sled": (24, 24),
    }  # fmt: skip
    wide, tall = sizes.get(prop.kind, (12, 5))
    for at in held(prop, stance, room):
        yield Point(at.x - wide, at.y - tall)
        yield Point(at.x + wide, at.y + tall)
    if prop.anchor and prop.kind == "parachute":
        yield Point(prop.anchor.x - 38, prop.anchor.y - 32)
        yield Point(prop.anchor.x, prop.anchor.y + 32)
    elif prop.anchor:
        yield Point(prop.anchor.x, prop.anchor.y + 6)
