"""The floor, and everything that stands on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ..model.figure import Still, Surface
from .box import Box
from .poses.stance import Room


def surfaces(figure: Still, room: Room, box: Box) -> str:
    """What is behind a body."""
    if room.flat:  # the floor is all around
        return _path("floor", f"M{box.left} {-box.high}H{box.right}V{-box.low}H{box.left}z")
    drawn = "".join(_DRAWN[surface.kind](surface, room, box) for surface in figure.surfaces)
    return drawn + ("" if "water" in room.surfaces else _path("thing", f"M{box.left} 0H{box.right}V2H{box.left}z"))


def _path(kind: str, line: str) -> str:
    return f'<path class="sg-{kind}" d="{line}"/>'


def _block(surface: Surface, room: Room, _: Box) -> str:
    low, high = room.span(surface.kind)
    return _path("thing", f"M{low:g} 0V{-room.height(surface.kind):g}H{high:g}V0z")


def _hill(_: Surface, room: Room, __: Box) -> str:
    low, high = room.span("hill")
    return _path("thing", f"M{low:g} 0L{high:g} {-room.height('hill', high):g}V0z")


def _bench(surface: Surface, room: Room, _: Box) -> str:
    (low, high), top = room.span(surface.kind), room.height(surface.kind)
    legs = _path("leg", f"M{low + 12:g} {8 - top:g}V0M{high - 12:g} {8 - top:g}V0")
    return legs + _path("thing", f"M{low:g} {-top:g}H{high:g}V{8 - top:g}H{low:g}z")


def _chair(surface: Surface, room: Room, _: Box) -> str:
    (low, high), top = room.span(surface.kind), room.height(surface.kind)
    left, right, back = f"M{low + 2:g} 0V{-top - 42:g}", f"H{high - 3:g}V0", f"M{high - 3:g} {-top:g}V0"
    legs = _path("leg", left + (right if room.view == "front" else back))
    return legs + _path("thing", f"M{low:g} {-top:g}H{high:g}V{5 - top:g}H{low:g}z")


def _wall(surface: Surface, room: Room, box: Box) -> str:
    x, sign = room.face()
    holds = "".join(f"M{x} {-at}h{-6 * sign}q{-3 * sign} 7 {6 * sign} 8z" for at in surface.holds)
    wall = _path("thing", f"M{x:g} 0V{-box.high}H{x + 4 * sign:g}V0z")
    return wall + (_path("iron", holds) if holds else "")


def _bar(surface: Surface, room: Room, _: Box) -> str:
    top = room.height("bar")
    if room.view == "side":
        end = f"M{surface.x - 2.5:g} {-top:g}a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0z"
        return _path("leg", f"M{surface.x} 0V{-top:g}") + _path("iron", end)
    low, high = room.span("bar")
    return _path("leg", f"M{low:g} 0V{-top:g}H{high:g}V0")


def _water(_: Surface, room: Room, box: Box) -> str:
    waves = "q5-4 10 0t10 0" * ((box.right - box.left) // 20 + 1)
    return _path("water", f"M{box.left} {-room.height('water'):g}{waves}V{-box.low}H{box.left}z")


def _bike(surface: Surface, room: Room, _: Box) -> str:
    x, top = surface.x, room.height("bike") - 10
    rear, front = (f"M{x + at - 33} -33a33 33 0 1 0 66 0a33 33 0 1 0-66 0" for at in (-33, 71))
    stays = f"M{x - 4} {-top:g}L{x + 18} -28L{x - 33} -33L{x + 2} {14 - top:g}L{x + 55} -80L{x + 71} -33"
    bars = f"M{x + 18} -28L{x + 55} -80L{x + 53} -96h10"
    return _path("leg", stays + bars) + _path("ring", rear + front) + _path("thing", f"M{x - 14} {-top:g}h24v-4h-24z")


def _rower(surface: Surface, room: Room, _: Box) -> str:
    x, top = surface.x, room.height("rower") - 10
    rail = f"M{x - 25} {4 - top:g}L{x + 120} {-top:g}M{x - 20} {-top:g}V0M{x + 112} {-top:g}V0M{x + 92} {-top:g}l8-24"
    return _path("leg", rail) + _path("ring", f"M{x + 100} {-top - 8:g}a20 20 0 1 0 40 0a20 20 0 1 0-40 0")


def _elliptical(surface: Surface, room: Room, _: Box) -> str:
    x, top = surface.x, room.height("elliptical")
    frame = f"M{x - 50} 0H{x + 75}M{x + 44} 0L{x + 40} {-top - 100:g}"
    moving = f"M{x - 35} {-top:g}L{x + 50} -30M{x + 40} -80L{x + 32} {-top - 115:g}"
    return _path("leg", frame + moving) + _path("ring", f"M{x + 32} -26a22 22 0 1 0 44 0a22 22 0 1 0-44 0")


def _press(surface: Surface, room: Room, _: Box) -> str:
    """A leg press whose back rest and rail both lean at 45 degrees."""
    x, top = surface.x, room.height("press")
    frame = f"M{x - 48} 0H{x + 108}M{x - 44} {-top - 38:g}V0M{x + 4} {-top:g}V0M{x - 2} 0L{x + 108}-110V0"
    pads = f"M{x - 9} {-top:g}H{x + 16}v5H{x - 12}L{x - 61} {-top - 44:g}l4-4z"
    return _path("leg", frame) + _path("thing", pads)


def _pulldown(surface: Surface, room: Room, _: Box) -> str:
    """A seat, a pad over the thighs, and a tower with an arm over the head."""
    x, top = surface.x, room.height("pulldown")
    frame = f"M{x} {-top:g}V0M{x - 14} 0H{x + 66}M{x + 60} 0V{-top - 148:g}H{x + 4}M{x + 60} {-top - 15:g}H{x + 32}"
    pad = f"M{x + 24} {-top - 15:g}a6 6 0 1 0 12 0a6 6 0 1 0-12 0z"
    low, high = room.span("pulldown")
    return _path("leg", frame) + _path("thing", f"M{low:g} {-top:g}H{high:g}v5H{low:g}z") + _path("iron", pad)


_DRAWN: Mapping[str, Callable[[Surface, Room, Box], str]] = MappingProxyType(
    {
        "step": _block, "box": _block, "mat": _block, "bench": _bench, "chair": _chair, "wall": _wall, "bar": _bar,
        "hill": _hill, "water": _water, "bike": _bike, "rower": _rower, "elliptical": _elliptical, "press": _press,
        "pulldown": _pulldown,
    }
)  # fmt: skip
