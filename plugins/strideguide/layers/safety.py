"""What protects readers can be added to. Where a layer takes some of it away, this says what."""

from __future__ import annotations

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


class Guard(NamedTuple):
    """Something that protects: what it is about, how strong it is, its fields, and the words if it is lost.

    What is about a stage is about each of its limits too, if it is `whole`: there is nothing left to limit.
    """

    about: tuple[str, ...]
    strength: tuple[int, int]
    fields: Mapping[str, Any]
    words: str
    whole: bool = False

    def keeps(self, guard: Guard) -> bool:
        """Whether it is about the same, and in no way weaker."""
        if self.whole and guard.about[: len(self.about)] == self.about != guard.about:
            return True
        return self.about == guard.about and all(map(ge, self.strength, guard.strength))


def lost(kind: str, below: Mapping[str, Any], made: Mapping[str, Any]) -> Iterator[Lost]:
    """What protects in `below` and is weaker, or missing, in `made`; both as they are written.

    Of a stage that is lost itself the limits are not told one by one.
    """
    for path, (mark, unsaid) in _marked(kind).items():
        kept, gone = [*_guards(path, mark, unsaid, made)], set[tuple[str, ...]]()
        for guard in _guards(path, mark, unsaid, below):
            if guard.about[:1] not in gone and not any(other.keeps(guard) for other in kept):
                gone.add(guard.about)
                said = {name: brief(str(one)) for name, one in guard.fields.items()}
                words = guard.words.format_map(defaultdict(str, said))  # a record may lack fields, and be told so
                yield path[0], words


def lost_with(kind: str, below: Mapping[str, Any]) -> Iterator[Lost]:
    """What protects in a thing that is hidden, whose page is then nowhere."""
    if kind in KINDS and KINDS[kind].protects:  # without an exercise nobody needs its cautions
        yield from lost(kind, below, {})


@cache
def _marked(kind: str) -> Mapping[Path, tuple[Protects, Any]]:
    """The fields of a kind that protect, each with what is meant if it is left out."""
    return dict(_fields(KINDS[kind].model, ())) if kind in KINDS else {}


def _fields(model: type[Record], path: Path) -> Iterator[tuple[Path, tuple[Protects, Any]]]:
    for name, field in model.model_fields.items():
        marks = (mark for mark in field.metadata if isinstance(mark, Protects))
        yield from (((*path, name), (mark, field.default)) for mark in marks)
        if isinstance(field.annotation, type) and issubclass(field.annotation, Record):
            yield from _fields(field.annotation, (*path, name))


def _guards(path: Path, mark: Protects, unsaid: Any, record: Mapping[str, Any]) -> Iterator[Guard]:
    """What protects in a field of a record; a rule that must be kept protects more than one that should."""
    *outer, name = path
    inner: Any = record
    for step in outer:
        inner = inner.get(step) if isinstance(inner, dict) else None
    value = inner.get(name, unsaid) if inner and isinstance(inner, dict) else None  # what is hidden says nothing
    many, severity = isinstance(value, list), _rank(SEVERITY, record.get("severity"))
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, dict if mark.by else str):
            fields = entry if isinstance(entry, dict) else {"entry": entry}
            rank = _rank(mark.order, fields.get(mark.by or "entry"))
            if many or mark.by or rank > 0:
                about = fields.get(mark.about or "entry") if many else name
                for one in about if isinstance(about, list) else [about]:
                    named = {**fields, mark.about: one} if mark.about else fields
                    yield Guard((str(one),), (severity, rank), named, mark.lost, 0 < rank == len(mark.order) - 1)
                    yield from _limits(Guard((str(one),), (severity, rank), named, mark.limit))


def _limits(guard: Guard) -> Iterator[Guard]:
    """The limits of an entry, if its mark has words for them: each number, and each entry of those that are lists."""
    limits = guard.fields.get("limits") if guard.words else None
    for name, value in limits.items() if isinstance(limits, dict) else ():
        for one in value if isinstance(value, list) else [value]:
            about = (*guard.about, name, *([str(one)] if isinstance(value, list) else []))
            strength = 0 if isinstance(value, list) else strictness(name, value)
            yield Guard(about, (guard.strength[0], strength), {**guard.fields, "limit": f"{name}: {one}"}, guard.words)


def _rank(words: tuple[str, ...], word: Any) -> int:
    return words.index(word) if word in words else -1
