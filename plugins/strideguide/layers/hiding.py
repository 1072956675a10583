"""What is left of a record once some things are hidden: references to them go, links to them become their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from pydantic import ValidationError

from ..marks import Path, link_targets, marks
from ..model.base import Entity, Record, RefTo
from ..model.exercise import NONE_KNOWN
from ..model.kinds import KINDS
from ..model.plan import Plan
from ..problems import Problem
from . import sentences
from .merge import name_of
from .origin import Origin
from .sentences import Named

Key = tuple[str, str]
Shown = Callable[[str], bool]  # whether the target of a link is
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(\s*<?([^)\s>]*)>?(?:\s+[\"'][^\"')]*[\"'])?\s*\)")

_WORD = re.compile(r"[a-z0-9]+")
STEM = 4  # letters of a word that are the same in "raise" and "raises"


@dataclass(frozen=True)
class Left:
    """A record without what is hidden: its value as it would be written, and its origin.

    `record` is None if it can't do without: then `needs` says for each place in it which hidden thing it needs. `kept`
    are the texts that still name hidden things, and which.
    """

    record: Record | None
    value: Any
    origin: Origin
    needs: tuple[tuple[Path, Key], ...] = ()
    kept: tuple[tuple[Path, Key], ...] = ()


class Lacking(NamedTuple):
    """A plan without moves that it needs, as they are hidden: itself, where it was written, and what is told of it."""

    plan: Plan
    origin: Origin
    needed: list[tuple[str, str]]
    problems: list[Problem]


class Swap(NamedTuple):
    """The id of what stands in for a hidden move in a plan, None if it is left out, and why nothing nearer does."""

    id: str | None
    why: str


def named_in(record: Record, hidden: Collection[Key]) -> list[tuple[Path, Key]]:
    """The paths of all references to hidden things, each with the thing."""
    return [
        (path, (mark.kind, text))
        for path, mark, text in marks(record)
        if isinstance(mark, RefTo) and (mark.kind, text) in hidden
    ]


def links_in(record: Record, hidden: Collection[Key]) -> list[Path]:
    """The paths of all texts that link to hidden things."""
    return [
        path
        for path, mark, text in marks(record)
        if not isinstance(mark, RefTo) and any(_key(target) in hidden for target in link_targets(text))
    ]


def unlinked(text: str, shown: Shown) -> str:
    """Markdown in which links to targets that are not shown are only their words."""
    return _LINK.sub(lambda found: found[0] if shown(found[2]) else found[1], text)


def untold(text: str, shown: Shown) -> str:
    """Markdown without the sentences that lead to what is not shown; in those that stay, links there are words."""
    return unlinked(told(text, shown), shown)


def told(text: str, shown: Shown) -> str:
    """Markdown without the sentences that lead to what is not shown, unless they warn."""

    def names(part: str) -> list[Named]:
        return [Named(*found.span(), _names(found) and not shown(found[2])) for found in _LINK.finditer(part)]

    return sentences.told(text, names)


def still_named(text: str, shown: Shown) -> Iterator[str]:
    """The targets that are not shown of links in a text whose words name them."""
    return (found[2] for found in _LINK.finditer(text) if _names(found) and not shown(found[2]))


def _names(link: re.Match[str]) -> bool:
    """Whether the words of a link name what it leads to, by a word of its id; others hold without it."""
    words = link[1].casefold()
    return any(part[:STEM] in words for part in _WORD.findall(_key(link[2])[1] or link[2]))


def keeps_words(kind: str) -> bool:
    """Whether the sentences of a kind stay, whatever they speak of: they say how something is done, or warn."""
    return kind not in KINDS or KINDS[kind].protects or "cautions" in KINDS[kind].model.model_fields


def left(kind: str, record: Record, origin: Origin, hidden: Collection[Key]) -> Left | None:
    """What is left of a record; None if it names nothing that is hidden."""
    named, linked = named_in(record, hidden), links_in(record, hidden)
    if not named and not linked:
        return None
    value = origin.value()
    if held := [*_held(kind, value, named)]:
        return Left(None, value, origin, tuple(held))

    def shown(target: str) -> bool:
        return _key(target) not in hidden

    kept = list[tuple[Path, Key]]()
    for path in linked:
        text = _get(value, path)
        text = ("" if keeps_words(kind) else told(text, shown)) or text
        kept += [(path, _key(target)) for target in still_named(text, shown)]
        _set(value, path, unlinked(text, shown))
    return replace(_without(kind, record, value, origin, named), kept=tuple(kept))


def _held(kind: str, value: Any, named: list[tuple[Path, Key]]) -> Iterator[tuple[Path, Key]]:
    """The references that a thing can't lose: all of a list that it needs whole, the last of one where one serves."""
    for name, how in KINDS[kind].needs.items() if kind in KINDS else ():
        inner = tuple(name.split("."))
        gone = [(path, key) for path, key in named if path[:-1] == inner]
        if gone and (how == "all" or len(gone) == len(_get(value, inner))):
            yield from gone


def _without(kind: str, record: Record, value: Any, origin: Origin, named: list[tuple[Path, Key]]) -> Left:
    """Take the references out, and with them the entries of lists that can't do without."""
    cause = dict(named)
    for path in sorted(cause, key=_order, reverse=True):
        origin = _drop(value, origin, path)
    given = {"id": record.id} if isinstance(record, Entity) else {}
    while True:
        try:
            made = type(record).model_validate({**value, **given})
            return Left(made, value, replace(origin, merged=value))
        except ValidationError as error:
            places = [tuple(item["loc"]) for item in error.errors(include_url=False)]
        entries = [_entry(kind, path) for path in places]
        if not all(entries):
            return Left(None, value, origin, tuple(_behind(places, named) or named))
        for path in sorted({entry for entry in entries if entry}, key=_order, reverse=True):
            origin = _drop(value, origin, path)


def _behind(places: list[Path], named: list[tuple[Path, Key]]) -> list[tuple[Path, Key]]:
    """The references whose loss is felt at these places."""
    return [(path, key) for path, key in named if any(path[: len(place)] == place[: len(path)] for place in places)]


def _entry(kind: str, path: Path) -> Path | None:
    """The nearest entry of a list around a path that may be left out, None if there is none."""
    if kind in KINDS and path[0] in KINDS[kind].firm:  # a plan is what it says, and a claim's grade counts every study
        return None
    inner = (count for count in range(len(path), 0, -1) if isinstance(path[count - 1], int))
    return next((path[:count] for count in inner), None)


def _drop(value: Any, origin: Origin, path: Path) -> Origin:
    made = origin.without(value, path)
    if path[0] == "cautions" and value["cautions"] == []:
        value["cautions"] = NONE_KNOWN
    return replace(made, merged=value)


def _order(path: Path) -> tuple[tuple[bool, int, str], ...]:
    return tuple((isinstance(step, int), step if isinstance(step, int) else 0, str(step)) for step in path)


def _key(target: str) -> Key:
    kind, _, id = target.partition(":")
    return kind, id.partition("#")[0]


def _get(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


def _set(value: Any, path: Path, text: str) -> None:
    *outer, last = path
    _get(value, tuple(outer))[last] = text


def where(value: Any, path: Path) -> str:
    """A path in a record, in words: the field, or the entry of a list by its name."""
    entry = _get(value, path[:2]) if len(path) > 1 and isinstance(path[1], int) else None
    name = name_of(entry) if isinstance(entry, dict) else None
    return f'"{name}" of "{path[0]}"' if isinstance(name, str) else f'"{path[0]}"'
