"""What protects readers can be added to. Where a layer takes some of it away, this says what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from operator import ge
from typing import Any, NamedTuple

from ..model.base import Protects, Record
from ..model.kinds import KINDS
from ..problems import brief

Lost = tuple[str, str]  # the field, and the words for what of it is lost
Path = tuple[str, ...]
SEVERITY = ("should", "must")


class Guard(NamedTuple):
    """Something that protects: what it is about, how strong it is, and its fields."""

    about: str
    strength: tuple[int, int]
    fields: Mapping[str, Any]

    def keeps(self, guard: Guard) -> bool:
        """Whether it is about the same, and in no way weaker."""
        return self.about == guard.about and all(map(ge, self.strength, guard.strength))


def lost(kind: str, below: Mapping[str, Any], made: Mapping[str, Any]) -> Iterator[Lost]:
    """What protects in `below` and is weaker, or missing, in `made`; both as they are written."""
    for path, (mark, unsaid) in _marked(kind).items():
        kept = [*_guards(path, mark, unsaid, made)]
        for guard in _guards(path, mark, unsaid, below):
            if not any(other.keeps(guard) for other in kept):
                said = {name: brief(str(one)) for name, one in guard.fields.items()}
                yield path[0], mark.lost.format_map(defaultdict(str, said))  # a record may lack fields, and be told so


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
    many = isinstance(value, list)
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, dict if mark.by else str):
            fields = entry if isinstance(entry, dict) else {"entry": entry}
            rank = _rank(mark.order, fields.get(mark.by or "entry"))
            if many or mark.by or rank > 0:
                about = str(fields.get(mark.about or "entry")) if many else name
                yield Guard(about, (_rank(SEVERITY, record.get("severity")), rank), fields)


def _rank(words: tuple[str, ...], word: Any) -> int:
    return words.index(word) if word in words else -1
