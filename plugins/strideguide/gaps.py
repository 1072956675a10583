"""What a guide has, and what it lacks: things that nothing names, moves in no plan, what nobody has read for long."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from .layers.hiding import Key
from .library import Library
from .links import backlinks
from .model.kinds import KINDS

MOST_DAYS = 365  # after which somebody should read a record again

# What nobody has to name: readers come to it by the menu, or answer with it.
_BY_ITSELF = (
    "plan",
    "rule",
    "source",
    "faq",
    "tip",
    "myth",
    "conflict",
    "level",
    "goal",
    "season",
    "place",
    "walk-run",
)


def counts(library: Library) -> Mapping[str, int]:
    """How many things of each kind there are; kinds that have none are left out."""
    return {kind: len(things) for kind, things in library.things.items() if things}


def gaps(library: Library, today: date) -> Mapping[str, list[str]]:
    """The names of things by what they lack; what nothing lacks is left out."""
    found = {title: [":".join(key) for key in find(library, today)] for title, find in GAPS.items()}
    return {title: names for title, names in found.items() if names}


def _drafts(library: Library, _: date) -> Iterator[Key]:
    yield from library.drafts


def _in_no_plan(library: Library, _: date) -> Iterator[Key]:
    named = backlinks(library)
    for kind in ("exercise", "activity"):
        for id in library.things[kind]:
            if not any(relation.startswith("plan.") for relation in named.get((kind, id), ())):
                yield kind, id


def _undrawn(library: Library, _: date) -> Iterator[Key]:
    for kind, thing in library.all():
        if KINDS[kind].picture == "figure" and getattr(thing, "figure", None) is None:
            yield kind, thing.id


def _unnamed(library: Library, _: date) -> Iterator[Key]:
    named = backlinks(library)
    for kind, thing in library.all():
        others = {id for ids in named.get((kind, thing.id), {}).values() for id in ids if id != thing.id}
        if kind not in _BY_ITSELF and not others:
            yield kind, thing.id


def _unread(library: Library, today: date) -> Iterator[Key]:
    for kind, thing in library.all():
        day = getattr(thing, "reviewed", None)
        if day is not None and (today - day.date).days > MOST_DAYS:
            yield kind, thing.id


def _unsaid(library: Library, _: date) -> Iterator[Key]:
    """Claims of which nobody has looked for studies yet."""
    for kind, thing in library.all():
        if kind == "claim" and not getattr(thing, "looked_into", True):
            yield kind, thing.id


GAPS: Mapping[str, Callable[[Library, date], Iterator[Key]]] = {
    "still a draft": _drafts,
    "in no plan": _in_no_plan,
    "without a figure": _undrawn,
    "named by nothing": _unnamed,
    "not looked into": _unsaid,
    f"last read more than {MOST_DAYS} days ago": _unread,
}
