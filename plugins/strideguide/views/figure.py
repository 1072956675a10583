"""The figure of an exercise or an activity, as its page shows it."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from ..drawing.draw import Drawing
from ..drawing.motion import moving
from ..model.activity import Activity
from ..model.exercise import Exercise
from ..model.values import Tempo
from ..stored import Store
from .guide import Desk
from .pictures.figures import described, drawing_as, drawing_of


class FigureView(NamedTuple):
    """Poses with their captions. The first of a movement can be set in motion."""

    poses: tuple[tuple[Markup, str], ...]
    moves: bool


class PairView(NamedTuple):
    """The right form and a wrong one, each with its caption."""

    right: tuple[Markup, str]
    wrong: tuple[Markup, str]


_Drawn = tuple[bool, tuple[tuple[str, str], ...]]
STORE: Store[_Drawn] = Store("figure", _Drawn)


def pair_view(desk: Desk, exercise: Exercise, number: int) -> PairView | None:
    """The pair at a mistake of an exercise, counted from 0; None if it has none."""
    pair = exercise.mistakes[number].pair
    if pair is None:
        return None
    figure = pair.figure(exercise.figure)
    drawing = drawing_as(exercise, figure)
    drawing.key, drawing.first = f"m{number}-", len(figure.poses) - 2

    def form(at: int, name: str) -> tuple[Markup, str]:
        caption = figure.poses[drawing.first + at].caption
        return drawing.pose(at, desk.guide.words(f"figure.{name}_form", title=exercise.title, caption=caption)), caption

    return PairView(form(0, "right"), form(1, "wrong"))


def figure_view(desk: Desk, thing: Exercise | Activity) -> FigureView | None:
    """The figure of a thing; None if it has none."""
    drawing = drawing_of(thing)
    if drawing is None:
        return None
    tempo = _tempo(thing) if isinstance(thing, Exercise) else None
    labels = [_label(desk, thing, drawing, number) for number in range(len(drawing.figure.poses))]
    made_from = [described(drawing), str(tempo), str(isinstance(thing, Exercise)), *labels]
    moves, poses = STORE.find(made_from) or STORE.keep(made_from, _drawn(desk, thing, drawing))
    return FigureView(tuple((Markup(drawn), caption) for drawn, caption in poses), moves)


def _drawn(desk: Desk, thing: Exercise | Activity, drawing: Drawing) -> _Drawn:
    """Whether a page can set the figure in motion, and its poses with their captions."""
    poses = captioned(desk, thing, drawing)
    if isinstance(thing, Exercise) and len(poses) > 1:
        set_going = moving(drawing, _label(desk, thing, drawing, 0), _tempo(thing))
        if "@keyframes" in set_going:  # what a foot does within its shoe is seen in poses alone
            return True, ((set_going, poses[0][1]), *poses[1:])
    return False, poses


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
