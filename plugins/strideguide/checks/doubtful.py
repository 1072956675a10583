"""What may be right and is worth a second look: doses with a digit too many, doses that fall, copies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from ..library import Library
from ..model.base import Entity
from ..model.exercise import Dose, DoseRow, Exercise
from ..model.injury import Injury
from ..model.sign import Sign
from ..problems import Problem, brief

# The most of a set that nobody asks about; no dose of the guide has half of any.
REPETITIONS, SECONDS, REST = 50, 600, 900
LEAST = 0.5  # how much of the work of a level the next one does at least
SAFETY: Mapping[type[Entity], tuple[str, ...]] = {
    Sign: ("means",),
    Injury: ("says", "summary", "how", "explanation"),
}
QUOTED = ("evidence", "source")  # whose titles are not the guide's


def check(library: Library) -> Iterator[Problem]:
    ranks = {level: rank for rank, level in enumerate(library.things["level"])}
    for exercise in library.things["exercise"].values():
        if isinstance(exercise, Exercise):
            for index, row in enumerate(exercise.doses):
                yield from _doses(row, ("doses", index, "levels"), exercise, library, ranks)
    for kind, things in library.things.items():
        if kind not in QUOTED:
            yield from _titles(kind, things, library)
    yield from _copies(library)


def _doses(
    row: DoseRow, path: tuple[str | int, ...], exercise: Exercise, library: Library, ranks: Mapping[str, int]
) -> Iterator[Problem]:
    origin = library.origin("exercise", exercise.id)
    for level, dose in row.levels.items():
        for field, what in _unlikely(dose):
            yield Problem(
                origin.place((*path, level, field)),
                "unlikely-dose",
                f"{what} is more than anybody does.",
                "Look whether a digit is too many, or a unit is wrong.",
            )
    levels = sorted((level for level in row.levels if level in ranks), key=ranks.__getitem__)
    for low, high in pairwise(levels):
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


def _titles(kind: str, things: Mapping[str, Entity], library: Library) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for thing in sorted(things.values(), key=lambda thing: thing.id):
        other = first.setdefault(" ".join(thing.title.casefold().split()), thing.id)
        if other != thing.id:
            what = f'The {kind} "{other}" has the title "{brief(thing.title)}" too.'
            remedy = "Give one of the two another title, or make one of both."
            yield Problem(library.origin(kind, thing.id).place(("title",)), "same-title", what, remedy)


def _copies(library: Library) -> Iterator[Problem]:
    """Texts of which readers' safety hangs, word for word under two titles."""
    first: dict[str, str] = {}
    for kind, thing in library.all():
        for path, text in _safety(thing):
            other = first.setdefault(" ".join(text.casefold().split()), thing.id)
            if other != thing.id:
                what = f'The same words stand under "{other}": "{brief(text)}"'
                remedy = "Write what is true of this one; or say it once, and refer to it from both."
                yield Problem(library.origin(kind, thing.id).place(path), "copied-text", what, remedy)


def _safety(thing: Entity) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for field in SAFETY.get(type(thing), ()):
        if text := getattr(thing, field):
            yield (field,), text
    if isinstance(thing, Sign):
        for at, call in enumerate(thing.calls):
            for index, notice in enumerate(call.notice):
                yield ("calls", at, "notice", index), notice
