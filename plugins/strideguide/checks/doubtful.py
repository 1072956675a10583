"""What may be right and is worth a second look: a digit too many, doses that fall."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from ..library import Library
from ..model.activity import Activity
from ..model.exercise import Dose, DoseRow, Exercise
from ..model.plan import Plan
from ..problems import Place, Problem

# The most of a set that nobody asks about; no dose of the guide has half of any.
REPETITIONS, SECONDS, REST = 50, 600, 480
LONGER = 5  # times the rest of the level before it
LENGTHS = {"warm-up": 1800, "finish": 1800, "main": 3 * 3600}  # of an activity in a part of a session
LEAST = 0.5  # how much of the work of a level the next one does at least


def check(library: Library) -> Iterator[Problem]:
    ranks = {level: rank for rank, level in enumerate(library.things["level"])}
    for exercise in library.things["exercise"].values():
        if isinstance(exercise, Exercise):
            for index, row in enumerate(exercise.doses):
                yield from _doses(row, ("doses", index, "levels"), exercise, library, ranks)
    for plan in library.things["plan"].values():
        if isinstance(plan, Plan):
            yield from _lengths(plan, library)
    for activity in library.things["activity"].values():
        if isinstance(activity, Activity) and activity.start.length.high > LENGTHS["main"]:
            place = library.origin("activity", activity.id).place(("start", "length"))
            yield _too_much(place, f"A session of {activity.start.length}")


def _lengths(plan: Plan, library: Library) -> Iterator[Problem]:
    for s, session in enumerate(plan.sessions):
        for b, block in enumerate(session.blocks):
            for a, item in enumerate(block.activities):
                if item.length.high > LENGTHS[block.part]:
                    path = ("sessions", s, "blocks", b, "activities", a, "length")
                    yield _too_much(
                        library.origin("plan", plan.id).place(path), f"A {block.part} part of {item.length}"
                    )


def _too_much(place: Place, what: str) -> Problem:
    remedy = "Look whether a digit is too many, or a unit is wrong."
    return Problem(place, "unlikely-dose", f"{what} is more than anybody does.", remedy)


def _doses(
    row: DoseRow, path: tuple[str | int, ...], exercise: Exercise, library: Library, ranks: Mapping[str, int]
) -> Iterator[Problem]:
    origin = library.origin("exercise", exercise.id)
    for level, dose in row.levels.items():
        for field, what in _unlikely(dose):
            yield _too_much(origin.place((*path, level, field)), what)
    levels = sorted((level for level in row.levels if level in ranks), key=ranks.__getitem__)
    for low, high in pairwise(levels):
        if row.levels[high].rest.high > row.levels[low].rest.high * LONGER > 0:
            yield _too_much(
                origin.place((*path, high, "rest")),
                f'A rest of {row.levels[high].rest} after "{low}" with {row.levels[low].rest}',
            )
        less, more = _amount(row.levels[low]), _amount(row.levels[high])
        if less[0] == more[0] and more[1] < less[1] * LEAST:
            yield Problem(
                origin.place((*path, high, "work")),
                "unlikely-dose",
                f'"{high}" does {row.levels[high].work}, less than half of the {row.levels[low].work} of "{low}".',
                "Look whether the two are swapped, or a digit is missing.",
            )


def _unlikely(dose: Dose) -> Iterator[tuple[str, str]]:
    """Fields with a number that is hardly meant, and the number in words."""
    if dose.work.repetitions and dose.work.repetitions.high > REPETITIONS:
        yield "work", f"A set of {dose.work.repetitions.high} repetitions"
    if dose.work.time and dose.work.time.high > SECONDS:
        yield "work", f"A set of {dose.work.time}"
    if dose.rest.high > REST:
        yield "rest", f"A rest of {dose.rest}"


def _amount(dose: Dose) -> tuple[bool, int]:
    """Whether a dose is one of time, and how much it is at the most: repetitions or seconds of all sets."""
    work = dose.work
    return bool(work.time), work.sets.high * (
        work.time.high if work.time else work.repetitions.high if work.repetitions else 0
    )
