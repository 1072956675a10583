"""Outlines of body parts: written as paths, turned round, and moved as the drawings that they are part of."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from strideguide.drawing.outline import Stroke, Turned, backward, clockwise, strokes, written
from strideguide.drawing.shapes import BY_CODE, outlines


def rounded(outline: Sequence[Stroke]) -> list[tuple[str, list[float]]]:
    return [
        (stroke.kind, [round(number, 1) for point in stroke.points for number in point])
        for stroke in outline
        if stroke.kind in "CA"
    ]


@pytest.mark.parametrize("code", [*BY_CODE])
def test_an_outline_is_the_same_when_it_is_written_and_when_it_is_turned_round_twice(code: str) -> None:
    for _, data in outlines(*BY_CODE[code]):
        once = strokes(data)
        assert rounded(once) == rounded(backward(backward(once)))
        assert rounded(once) == rounded(strokes(written(once, 3)))
        assert clockwise(once) != clockwise(backward(once))


def test_an_outline_is_moved_as_a_drawing_moves_it() -> None:
    turned = Turned.read("translate(10 20)rotate(90)").then(Turned.read("scale(-1 2)"))
    x, y = turned.of((3, 4))
    assert (round(x, 6), round(y, 6)) == (2, 17)
    arc = strokes("M0 0A5 5 0 0 1 10 0")[1].moved(Turned.read("scale(-1 2)"))
    assert [round(number) for number in arc.form] == [5, 10, 180, 0, 0]
