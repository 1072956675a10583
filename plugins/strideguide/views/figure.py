"""The figure of an exercise or an activity, as its page shows it."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from ..drawing.draw import Drawing
from ..drawing.motion import moving
from ..model.activity import Activity
from ..model.exercise import Exercise
from ..model.values import Tempo
from .guide import Desk
from .pictures.figures import drawing_of


class FigureView(NamedTuple):
    """Poses with their captions. The first of a movement can be set in motion."""

    poses: tuple[tuple[Markup, str], ...]
    moves: bool


def figure_view(desk: Desk, thing: Exercise | Activity) -> FigureView | None:
    """The figure of a thing; None if it has none."""
    drawing = drawing_of(thing)
    if drawing is None:
        return None
    poses = captioned(desk, thing, drawing)
    if isinstance(thing, Exercise) and len(poses) > 1:
        set_going = moving(drawing, _label(desk, thing, drawing, 0), _tempo(thing))
        if "@keyframes" in set_going:  # what a foot does within its shoe is seen in poses alone
            return FigureView(((set_going, poses[0][1]), *poses[1:]), True)
    return FigureView(poses, False)


def _tempo(exercise: Exercise) -> Tempo | None:
    """The tempo in which a figure moves: its own, or the first that a dose names."""
    if exercise.figure and exercise.figure.tempo:
        return exercise.figure.tempo
    return next((dose.tempo for row in exercise.doses for dose in row.levels.values() if dose.tempo), None)


def captioned(desk: Desk, thing: Exercise | Activity, drawing: Drawing) -> tuple[tuple[Markup, str], ...]:
    """Each pose of a drawing, with its caption."""
    poses = enumerate(drawing.figure.poses)
    return tuple((drawing.pose(n, _label(desk, thing, drawing, n)), pose.caption) for n, pose in poses)


def _label(desk: Desk, thing: Exercise | Activity, drawing: Drawing, number: int) -> str:
    """What a picture is called for people who can't see it."""
    poses = drawing.figure.poses
    kind, caption = drawing.figure.view if len(poses) > 1 else "one", poses[number].caption
    return desk.guide.words(f"figure.{kind}", title=thing.title, number=number + 1, count=len(poses), caption=caption)
