"""What protects readers can be added to. Where a layer takes some of it away, this says what."""

from __future__ import annotations

import json
import typing
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from operator import ge
from typing import Any, NamedTuple

from ..model.base import Protects, Record
from ..model.kinds import KINDS
from ..model.limits import strictness
from ..problems import brief

Lost = tuple[str, str]  # the field, and the words for what of it is lost
Path = tuple[str, ...]
SEVERITY = ("should", "must")
ANY = ""  # in what a guard is about: whichever it is
LIMITS = "limits"
MOST_WORDS = 3  # of all that is lost with a thing


class Guard(NamedTuple):
    """Something that protects: what it is about, how strong it is, and the words if it is lost.

    A `whole` one is about all that stands below it too.
    """

    about: tuple[str, ...]
    strength: tuple[int, int]
    words: str
    whole: bool = False

    def keeps(self, guard: Guard) -> bool:
        """Whether it is about the same, and in no way weaker."""
        if self.whole and guard.about[: len(self.about)] == self.about != guard.about:
            return True
        same = len(self.about) == len(guard.about) and all(
            own in (ANY, its) for own, its in zip(self.about, guard.about, strict=True)
        )
        return same and all(map(ge, self.strength, guard.strength))


class Marked(NamedTuple):
    """A field that protects: its mark, what is meant if it is left out, and such fields of its entries."""

    mark: Protects
    unsaid: Any
    entry: Mapping[str, Marked]


def lost(kind: str, below: Mapping[str, Any], made: Mapping[str, Any]) -> Iterator[Lost]:
    """What protects in `below` and is weaker, or missing, in `made`; both as they are written.

    What stands below something that is lost itself is not told beside it, nor are words if nothing is left.
    """
    for path, field in _marked(kind).items():
        if field.mark.kept and not made:
            continue
        kept, gone, told = [*_guards(path, field, made)], set[tuple[str, ...]](), set[str]()
        for guard in _guards(path, field, below):
            outer = {guard.about[:count] for count in range(1, len(guard.about))}
            if gone.isdisjoint(outer) and not any(other.keeps(guard) for other in kept):
                gone.add(guard.about)
                if guard.words not in told:
                    yield path[0], guard.words
                told.add(guard.words)


def lost_with(kind: str, below: Mapping[str, Any]) -> str:
    """The first of what protects in a thing that is hidden, and how much more does, in words; "" if nothing does.

    Its page is then nowhere. Without an exercise nobody needs its cautions.
    """
    words = [words for _, words in lost(kind, below, {})] if kind in KINDS and KINDS[kind].protects else []
    more = [f"and {len(words) - MOST_WORDS} more"] if len(words) > MOST_WORDS else []
    return "; ".join(words[:MOST_WORDS] + more)


@cache
def _marked(kind: str) -> Mapping[Path, Marked]:
    """The fields of a kind that protect."""
    return dict(_fields(KINDS[kind].model, ())) if kind in KINDS else {}


def _fields(model: type[Record], path: Path) -> Iterator[tuple[Path, Marked]]:
    for name, field in model.model_fields.items():
        marks = (mark for mark in field.metadata if isinstance(mark, Protects))
        yield from (((*path, name), Marked(mark, field.default, _in_entries(field.annotation))) for mark in marks)
        if isinstance(field.annotation, type) and issubclass(field.annotation, Record):
            yield from _fields(field.annotation, (*path, name))


def _in_entries(annotation: Any) -> Mapping[str, Marked]:
    """The fields that protect in the records of a list."""
    inner = next(iter(typing.get_args(annotation)), None) if typing.get_origin(annotation) is list else None
    if not (isinstance(inner, type) and issubclass(inner, Record)):
        return {}
    return {name: field for (name, *more), field in _fields(inner, ()) if not more}


def _guards(path: Path, field: Marked, record: Mapping[str, Any]) -> Iterator[Guard]:
    """What protects in a field of a record; a rule that must be kept protects more than one that should."""
    *outer, name = path
    inner: Any = record
    for step in outer:
        inner = inner.get(step) if isinstance(inner, dict) else None
    value = inner.get(name, field.unsaid) if inner and isinstance(inner, dict) else None  # what is hidden says nothing
    severity, mark = _rank(SEVERITY, record.get("severity")), field.mark
    if mark.kept:
        yield from _kept(mark, (), severity, name, value, {})
    elif isinstance(value, list) or mark.by:
        for entry in value if isinstance(value, list) else [value]:
            if isinstance(entry, dict if mark.by else str):
                yield from _entry(field, severity, name, entry if isinstance(entry, dict) else {"entry": entry})
    elif (rank := _rank(mark.order, value)) > 0:
        yield Guard((name,), (severity, rank), _words(mark.lost, {"field": name, "entry": value}))


def _entry(field: Marked, severity: int, name: str, fields: Mapping[str, Any]) -> Iterator[Guard]:
    """What protects in an entry, or in the record of a field: itself, its limits, and what is kept of it."""
    mark = field.mark
    rank = _rank(mark.order, fields.get(mark.by or "entry"))
    for one in _each(fields.get(mark.about or "entry", name)):
        said = {"field": name, **fields, mark.about: one}
        for at in _each(fields.get(mark.at) or ANY) if mark.at else (None,):
            about = (str(one),) if at is None else (str(one), str(at))
            yield Guard(about, (severity, rank), _words(mark.lost, said))
            if mark.limit:
                yield from _limits(mark, about, severity, said, 0 < rank == len(mark.order) - 1)
            for part, inner in field.entry.items():
                yield from _kept(inner.mark, about, severity, part, fields.get(part, inner.unsaid), said)


def _limits(mark: Protects, about: Path, severity: int, fields: Mapping[str, Any], whole: bool) -> Iterator[Guard]:
    """The limits of an entry: each number, each entry of a list; or all of them, if it leaves nothing to limit."""
    if whole:
        yield Guard((*about, LIMITS), (severity, 0), _words(mark.lost, fields), whole)
    limits = fields.get(LIMITS)
    for name, value in limits.items() if isinstance(limits, dict) else ():
        for one in _each(value):
            own = (*about, LIMITS, name, *([str(one)] if isinstance(value, list) else []))
            strength = 0 if isinstance(value, list) else strictness(name, value)
            yield Guard(own, (severity, strength), _words(mark.limit, {**fields, "limit": f"{name}: {one}"}))


def _kept(
    mark: Protects, about: Path, severity: int, name: str, value: Any, fields: Mapping[str, Any]
) -> Iterator[Guard]:
    """A value that is to stay as it is."""
    if value not in (None, []):
        own = (*about, name, json.dumps(value, sort_keys=True, default=str))
        yield Guard(own, (severity, 0), _words(mark.lost, {**fields, "field": name, "entry": value}))


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _words(words: str, fields: Mapping[str, Any]) -> str:
    """The words with the fields of a record in them, which may lack some, and is told so."""
    return words.format_map(defaultdict(str, {name: brief(str(one).strip()) for name, one in fields.items()}))


def _rank(order: tuple[object, ...], value: Any) -> int:
    return order.index(value) if value in order else -1
