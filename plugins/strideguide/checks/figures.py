"""Figures show what a person can do: every fault of a pose, at the field that says so."""

from __future__ import annotations

from collections.abc import Iterator

from ..drawing.poses.poses import faults
from ..library import Library, Origin
from ..model.activity import Activity
from ..model.exercise import Exercise
from ..model.figure import Still
from ..problems import Problem


def check(library: Library) -> Iterator[Problem]:
    for kind in ("exercise", "activity"):
        for thing in library.things[kind].values():
            if isinstance(thing, Exercise | Activity) and thing.figure:
                yield from problems(thing.figure, library.origin(kind, thing.id))


def problems(figure: Still, origin: Origin) -> Iterator[Problem]:
    """What is wrong with one figure, with places."""
    for fault in faults(figure):
        yield Problem(
            origin.place(("figure", *fault.path)), "bad-pose", _where(fault.path) + fault.message, fault.remedy
        )


def _where(path: tuple[str | int, ...]) -> str:
    return f"Pose {path[1] + 1}: " if len(path) > 1 and path[0] == "poses" and isinstance(path[1], int) else ""
