"""Figures that stand side by side, in one scale and on one floor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup, escape

from .box import Box
from .draw import Drawing, still
from .poses.stance import Stance


def stage(shown: Sequence[tuple[Drawing, str]]) -> list[Markup]:
    """A drawing of the pose that stands for each figure; each with its text for people who can't see it.

    All are as high as the highest, so that a style sheet that gives them one height gives them one scale.
    """
    boxes = [Box.around(drawing.figure, [_pose(drawing)], drawing.room) for drawing, _ in shown]
    low, high = min((box.low for box in boxes), default=0), max((box.high for box in boxes), default=0)
    return [
        _drawn(drawing, replace(box, low=low, high=high), label)
        for (drawing, label), box in zip(shown, boxes, strict=True)
    ]


def number_of(drawing: Drawing) -> int:
    """Which pose, from 0, stands for the whole."""
    count = len(drawing.stances)
    wanted = drawing.movement.card if drawing.movement else None
    return min(wanted or count, count) - 1


def _pose(drawing: Drawing) -> Stance:
    return drawing.stances[number_of(drawing)]


def _drawn(drawing: Drawing, box: Box, label: str) -> Markup:
    inner = drawing.inner(_pose(drawing), still, box)
    head = f'<svg class="sg-pose sg-actor" viewBox="{box}" role="img" aria-label="{escape(label)}">'
    return Markup(f"{head}{inner}</svg>")
