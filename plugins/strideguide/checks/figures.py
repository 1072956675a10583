"""Figures show what a person can do: every fault of a pose, at the field that says so."""

from __future__ import annotations

from collections.abc import Iterator

from ..drawing.poses.poses import faults
from ..library import Library, Origin
from ..model.activity import Activity
from ..model.exercise import Exercise
from ..model.figure import Figure, Scene, Still
from ..model.pair import Pair
from ..problems import Problem


def check(library: Library) -> Iterator[Problem]:
    for kind in ("exercise", "activity"):
        for thing in library.things[kind].values():
            if isinstance(thing, Exercise | Activity) and thing.figure:
                yield from problems(thing.figure, library.origin(kind, thing.id))
            if isinstance(thing, Exercise):
                yield from _pairs(thing, library.origin(kind, thing.id))


def _pairs(exercise: Exercise, origin: Origin) -> Iterator[Problem]:
    for index, mistake in enumerate(exercise.mistakes):
        if mistake.pair:
            at = origin.part("mistakes").part(index).part("pair")
            yield from _pair(mistake.pair, exercise.figure, at)


def _pair(pair: Pair, whole: Figure | None, origin: Origin) -> Iterator[Problem]:
    """What is wrong with the right form and a wrong one, if each is told once and can be drawn."""
    if (pair.pose is None) == (pair.right is None):
        what = "A pair needs one right form: a pose of the figure, or one of its own."
        yield Problem(origin.place(), "contradiction", what, 'Write "pose" or "right", and not both.')
    elif pair.pose and (whole is None or pair.pose > len(whole.poses)):
        what = f"The figure has no pose {pair.pose} to be the right form."
        yield Problem(origin.place(("pose",)), "bad-pose", what, 'Name one that it has, or write "right".')
    elif pair.pose and (given := [*_around(pair)]):
        what = f'With "pose" all is seen as in the figure, and "{given[0]}" would say it again.'
        yield Problem(origin.place((given[0],), key=True), "contradiction", what, 'Remove it, or write "right".')
    else:
        yield from _drawn(pair, pair.figure(whole), origin)


def _around(pair: Pair) -> Iterator[str]:
    """The fields in which a pair says from where it is seen, and what is around."""
    for name, field in Scene.model_fields.items():
        if getattr(pair, name) != field.get_default():
            yield name


def _drawn(pair: Pair, figure: Figure, origin: Origin) -> Iterator[Problem]:
    """The faults of two forms, but for those that the figure has by itself."""
    if pair.wrong.back and figure.view != "side":
        remedy = "Leave it out, or show both forms from the side."
        yield Problem(origin.place(("wrong", "back")), "bad-pose", "From there nobody sees a back bend.", remedy)
    last = len(figure.poses) - 1
    forms = {last: "wrong"} if pair.pose else {last - 1: "right", last: "wrong"}
    for fault in faults(figure):
        match fault.path:
            case ("poses", int(number), *field) if number in forms:
                what = f"The {forms[number]} form: {fault.message}"
                yield Problem(origin.place((forms[number], *field)), "bad-pose", what, fault.remedy)
            case (part, *_) if part != "poses" and pair.right:
                yield Problem(origin.place(fault.path), "bad-pose", fault.message, fault.remedy)


def problems(figure: Still, origin: Origin) -> Iterator[Problem]:
    """What is wrong with one figure, with places."""
    for fault in faults(figure):
        yield Problem(
            origin.place(("figure", *fault.path)), "bad-pose", _where(fault.path) + fault.message, fault.remedy
        )


def _where(path: tuple[str | int, ...]) -> str:
    return f"Pose {path[1] + 1}: " if len(path) > 1 and path[0] == "poses" and isinstance(path[1], int) else ""
