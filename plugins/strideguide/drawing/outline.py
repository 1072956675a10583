"""Outlines: the path data of a shape, moved and turned as drawings need it, in as few characters as can be."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from .placing import short

_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7, "Z": 0}
XY = tuple[float, float]


class Turned(NamedTuple):
    """A move in the plane: x becomes a*x + c*y + e, y becomes b*x + d*y + f."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    @classmethod
    def read(cls, transform: str) -> Turned:
        """The value of an attribute `transform` as drawings write it: translate, rotate and scale."""
        whole = cls()
        for name, numbers in re.findall(r"(\w+)\(([^)]*)\)", transform):
            first, *rest = (float(number) for number in numbers.split())
            if name == "translate":
                step = cls(e=first, f=rest[0] if rest else 0)
            elif name == "rotate":
                cos, sin = math.cos(math.radians(first)), math.sin(math.radians(first))
                step = cls(cos, sin, -sin, cos)
            else:
                step = cls(a=first, d=rest[0] if rest else first)
            whole = whole.then(step)
        return whole

    def then(self, inner: Turned) -> Turned:
        """This move of what `inner` has moved."""
        a, b, c, d, e, f = inner
        (p, q), (r, s) = self._way(a, b), self._way(c, d)
        return Turned(p, q, r, s, *self.of((e, f)))

    def of(self, point: XY) -> XY:
        x, y = self._way(*point)
        return x + self.e, y + self.f

    def _way(self, x: float, y: float) -> XY:
        return self.a * x + self.c * y, self.b * x + self.d * y


class Stroke(NamedTuple):
    """A piece of an outline: "M", "L", "C", "A" or "Z", its points (the last is its end), and of an arc its form."""

    kind: str
    points: tuple[XY, ...] = ()
    form: tuple[float, ...] = ()  # radii, turn of the ellipse, large arc, clockwise

    def moved(self, turned: Turned) -> Stroke:
        points, form = tuple(map(turned.of, self.points)), self.form
        if self.kind == "A":  # the axes of a circle stay square to each other in all that drawings do
            wide, tall = math.hypot(turned.a, turned.b), math.hypot(turned.c, turned.d)
            clockwise = form[4] if turned.a * turned.d > turned.b * turned.c else 1 - form[4]
            turn = 0.0 if abs(wide - tall) < 0.01 else math.degrees(math.atan2(turned.b, turned.a))
            form = (form[0] * wide, form[1] * tall, turn, form[3], clockwise)
        return Stroke(self.kind, points, form)


@cache
def strokes(data: str) -> tuple[Stroke, ...]:
    """Path data as strokes in absolute coordinates. Curves of degree two are not read: no shape has any."""
    found: list[Stroke] = []
    at = start = (0.0, 0.0)
    for command, numbers in _commands(data):
        kind = command.upper()
        x, y = at if command.islower() else (0.0, 0.0)
        if kind == "A":
            end = (numbers[5] + x, numbers[6] + y)
            found.append(Stroke("A", (end,), tuple(numbers[:5])))
        elif kind == "Z":
            end = start
            found.append(Stroke("Z"))
        else:
            points = _points(kind, numbers, (x, y), at)
            if kind == "S":
                points = (_reflected(found, at), *points)
            end = points[-1]
            found.append(Stroke({"H": "L", "V": "L", "S": "C"}.get(kind, kind), points))
            start = end if kind == "M" else start
        at = end
    return tuple(found)


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Commands with their numbers; one that is left out is the one before, and a line after a move."""
    tokens, command = _TOKEN.findall(data), ""
    index = 0
    while index < len(tokens):
        if tokens[index].isalpha():
            command, index = tokens[index], index + 1
        elif command in "Mm":
            command = "L" if command == "M" else "l"
        count = _COUNTS[command.upper()]
        yield command, [float(number) for number in tokens[index : index + count]]
        index += count


def _points(kind: str, numbers: Sequence[float], base: XY, at: XY) -> tuple[XY, ...]:
    if kind == "H":
        return ((numbers[0] + base[0], at[1]),)
    if kind == "V":
        return ((at[0], numbers[0] + base[1]),)
    return tuple((x + base[0], y + base[1]) for x, y in zip(numbers[::2], numbers[1::2], strict=True))


def _reflected(found: Sequence[Stroke], at: XY) -> XY:
    """The first handle of a curve that goes on smoothly."""
    if not found or found[-1].kind != "C":
        return at
    x, y = found[-1].points[1]
    return 2 * at[0] - x, 2 * at[1] - y


def clockwise(outline: Sequence[Stroke]) -> bool:
    """Which way round the first part of an outline goes."""
    first = _parts(outline)[0]
    points = [point for stroke in first for point in stroke.points]
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True))
    bulges = (stroke.form[0] * stroke.form[1] * (1 if stroke.form[4] else -1) for stroke in first if stroke.form)
    return area + sum(bulges) > 0


def backward(outline: Sequence[Stroke]) -> list[Stroke]:
    """The same outline the other way round."""
    found: list[Stroke] = []
    for part in _parts(outline):
        drawn = [stroke for stroke in part if stroke.points]
        found.append(Stroke("M", drawn[-1].points[-1:]))
        for stroke, before in zip(drawn[:0:-1], drawn[-2::-1], strict=True):
            points = (*stroke.points[-2::-1], before.points[-1])
            form = (*stroke.form[:4], 1 - stroke.form[4]) if stroke.form else ()
            found.append(Stroke(stroke.kind, points, form))
        found.append(Stroke("Z"))
    return found


def _parts(outline: Iterable[Stroke]) -> list[list[Stroke]]:
    parts: list[list[Stroke]] = []
    for stroke in outline:
        if stroke.kind == "M":
            parts.append([])
        parts[-1].append(stroke)
    return parts


def written(outline: Iterable[Stroke], digits: int) -> str:
    """Path data with `digits` decimals, each number from where the pen is, so that nothing adds up."""
    text, last = "", ""
    at = start = (0.0, 0.0)
    for stroke in outline:
        if stroke.kind == "Z":
            text, last, at = text + "z", "z", start
            continue
        ways = [(round(x - at[0], digits), round(y - at[1], digits)) for x, y in stroke.points]
        if stroke.kind == "L" and ways == [(0, 0)]:
            continue
        numbers = [short(number, 1) for number in stroke.form]
        numbers += [short(number, digits) for way in ways for number in way]
        command = "M" if stroke.kind == "M" and not text else stroke.kind.lower()
        text += ("" if command == last else command) + _joined(numbers, command == last)
        at, last = (at[0] + ways[-1][0], at[1] + ways[-1][1]), command
        start = at if stroke.kind == "M" else start
    return text


def _joined(numbers: Sequence[str], on: bool) -> str:
    """Numbers with no more between them than is needed; `on` if another number stands before them."""
    text = ""
    for index, number in enumerate(numbers):
        before = numbers[index - 1] if index else ""
        bare = number.startswith("-") or (number.startswith(".") and "." in before)
        text += number if bare or not (index or on) else f" {number}"
    return text
