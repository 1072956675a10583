"""Lists say each thing once, lists that exclude each other share nothing, and a record does not refer to itself."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

from ..library import Library, Origin
from ..marks import Path, marks
from ..model.activity import Activity
from ..model.base import Entity, Record, RefTo, Reviewed
from ..model.exercise import Exercise
from ..model.injury import Injury
from ..model.kinds import KINDS
from ..model.sign import Sign
from ..problems import Problem

_KIND: dict[type[Entity], str] = {kind.model: kind.name for kind in KINDS.values()}

# Pairs of lists of an exercise that may not share an entry.
APART: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("muscles", "primary"), ("muscles", "secondary")),
    (("kit", "all_of"), ("kit", "any_of")),
    (("easier",), ("harder",)),
    (("easier",), ("variations",)),
    (("harder",), ("variations",)),
)


FORMER = "former_ids"  # twice in their list they are told as ids that clash
# What says what to mind: each text of its lists stands there once, whether or not it is an id.
MINDED = (Exercise, Activity, Injury, Sign)


def check(library: Library) -> Iterator[Problem]:
    for record, origin in library.records():
        yield from _listed(record, origin)
        if isinstance(record, MINDED):
            yield from _texts(record, (), origin)
        if isinstance(record, Exercise):
            yield from _apart(record, origin)
        if isinstance(record, Reviewed):
            yield from _adapted(record, origin)


def _listed(record: Record, origin: Origin) -> Iterator[Problem]:
    itself = (_KIND[type(record)], record.id) if isinstance(record, Entity) else None
    seen: set[tuple[Path, str]] = set()
    for path, mark, text in marks(record):
        if not isinstance(mark, RefTo) or not path or not isinstance(path[-1], int):
            continue
        if (path[:-1], text) in seen:
            yield twice(origin, path, text)
        seen.add((path[:-1], text))
        if (mark.kind, text) == itself:
            yield Problem(origin.place(path), "contradiction", f"The {mark.kind} names itself.", "Remove the entry.")


def _texts(value: object, path: Path, origin: Origin) -> Iterator[Problem]:
    """Texts that are no ids, twice in one list."""
    if isinstance(value, Record):
        for name, field in type(value).model_fields.items():
            hint: Any = field.annotation
            if name != FORMER and not _is_ids(hint):
                yield from _texts(getattr(value, name), (*path, name), origin)
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            if isinstance(entry, str) and entry in value[:index]:
                yield twice(origin, (*path, index), entry)
            yield from _texts(entry, (*path, index), origin)


@cache
def _is_ids(annotation: Any) -> bool:
    """Whether a type is a list of ids, which are judged as what they refer to."""
    inner = next(iter(typing.get_args(annotation)), None)
    return any(isinstance(note, RefTo) for note in typing.get_args(inner))


def twice(origin: Origin, path: Path, text: object) -> Problem:
    """The problem that an entry stands in its list a second time."""
    return Problem(origin.place(path), "repeated-value", f'"{text}" stands twice in this list.', "Remove one.")


def _apart(exercise: Exercise, origin: Origin) -> Iterator[Problem]:
    for one, other in APART:
        first = _at(exercise, one)
        for index, entry in enumerate(_at(exercise, other)):
            if entry in first:
                yield Problem(
                    origin.place((*other, index)),
                    "contradiction",
                    f'"{entry}" stands in "{one[-1]}" and in "{other[-1]}".',
                    "Keep it in one of them.",
                )


def _at(exercise: Exercise, path: tuple[str, ...]) -> list[str]:
    value: object = exercise
    for step in path:
        value = getattr(value, step)
    return value if isinstance(value, list) else []


def _adapted(thing: Reviewed, origin: Origin) -> Iterator[Problem]:
    if thing.provenance.origin == "adapted" and not thing.provenance.note:
        yield Problem(
            origin.place(("provenance", "origin")),
            "contradiction",
            "An adapted record says from what and by which licence.",
            'Add "note:" below "provenance:".',
        )
