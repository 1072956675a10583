"""The figure of an exercise or an activity, as its page shows it."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from ..model.activity import Activity
from ..model.exercise import Exercise
from ..pictures.figures import drawing_of
from ..pictures.motion import moving, tempo_of
from .guide import Desk


class FigureView(NamedTuple):
    """Poses with their captions. The first of a movement can be set in motion."""

    poses: tuple[tuple[Markup, str], ...]
    moves: bool


def figure_view(desk: Desk, thing: Exercise | Activity) -> FigureView | None:
    """The figure of a thing; None if it has none."""
    drawing = drawing_of(thing)
    if drawing is None:
        return None
    poses = drawing.figure.poses
    words = desk.guide.words

    def label(number: int) -> str:
        """What a picture is called for people who can't see it."""
        kind = drawing.figure.view if len(poses) > 1 else "one"
        caption = poses[number].caption
        return words(f"figure.{kind}", title=thing.title, number=number + 1, count=len(poses), caption=caption)

    drawn = [drawing.pose(number, label(number)) for number in range(len(poses))]
    moves = False
    if isinstance(thing, Exercise) and len(poses) > 1:
        set_going = moving(drawing, label(0), tempo_of(thing))
        moves = "@keyframes" in set_going  # what a foot does within its shoe is seen in poses alone
        drawn[0] = set_going if moves else drawn[0]
    captions = (pose.caption for pose in poses)
    return FigureView(tuple(zip(drawn, captions, strict=True)), moves)
