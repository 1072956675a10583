"""Fields of a new record as people say them, in one line each, and as they are then written."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from ..drafts import loose
from ..faults import bare_type, problems_of
from ..layers.hiding import Key
from ..library import Library
from ..links import check_id
from ..marks import marks
from ..model.base import Markdown, Record, RefTo
from ..model.exercise import NONE_KNOWN
from ..model.kinds import Kind
from ..model.meanings import meanings
from ..problems import Place
from ..source import parse
from .doubles import Name, known, name_of
from .trial import Refused

Path = tuple[str, ...]
SEPARATOR = ";"
_SAYS_YES, _SAYS_NO = frozenset({"true", "yes", "y"}), frozenset({"false", "no", "n"})


@dataclass(frozen=True)
class Field:
    """A field of a record, an inner one by its whole path: what it means, its choices, if it is a list or Markdown."""

    path: Path
    says: str
    choices: tuple[str, ...] = ()
    many: bool = False
    prose: bool = False
    kind: type | None = None

    @property
    def name(self) -> str:
        return ".".join(self.path)


def fields(model: type[Record], needed: bool, path: Path = ()) -> Iterator[Field]:
    """The fields of a record, those of records in it too; with `needed` only those that may not be left out."""
    for name, field in model.model_fields.items():
        if name in ("id", "draft") or (needed and not field.is_required()):
            continue
        kind, here = bare_type(field.annotation), (*path, name)
        if isinstance(kind, type) and issubclass(kind, Record):
            yield from fields(kind, needed, here)
            if any(inner.is_required() for inner in kind.model_fields.values()):
                continue
        choices = tuple(map(str, typing.get_args(kind))) if typing.get_origin(kind) is typing.Literal else ()
        many = typing.get_origin(kind) is list
        prose = any(isinstance(mark, Markdown) for mark in field.metadata)
        plain = kind if isinstance(kind, type) else None
        yield Field(here, meanings(model).get(name, ""), choices, many, prose, plain)


def said(field: Field, text: str) -> Any:
    """What a line says: a map or a list in brackets as YAML, entries between semicolons, yes or no, a number, text."""
    text = text.strip()
    if text[:1] in ("[", "{"):
        document, problems = parse(text, "")
        if problems or document is None:
            raise Refused(problems[0].message if problems else "It can't be read.")
        return document.value
    if field.many and text != NONE_KNOWN:
        return [entry.strip() for entry in text.split(SEPARATOR) if entry.strip()]
    if field.kind is bool and text.lower() in _SAYS_YES | _SAYS_NO:
        return text.lower() in _SAYS_YES
    if field.kind in (int, float):
        document, _ = parse(text, "")
        return document.value if document else text
    return text


class Names:
    """The ids of things by their names; what names are known is looked up once for each kind."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._known: dict[str, Mapping[Name, str]] = {}

    def id(self, kind: str, text: str) -> str:
        """The id of a thing that is called so; the text itself if none is."""
        if kind not in self._known:
            self._known[kind] = known(self.library, kind)
        return text if text in self.library.declared[kind] else self._known[kind].get(name_of(text), text)

    def resolve(self, part: Record, value: Any) -> list[tuple[tuple[str | int, ...], Key]]:
        """Write ids in the place of names in a value, of which `part` is the record; the references to nothing."""
        lost = []
        for path, mark, text in marks(part):
            if not isinstance(mark, RefTo):
                continue
            id, last = self.id(mark.kind, text), path[-1]
            at: Any = value
            if id not in self.library.declared[mark.kind] and (mark.kind, id) not in self.library.drafts:
                lost.append((path, (mark.kind, text)))
            for step in path[:-1]:
                at = at[step]
            if isinstance(at, list) or last != text:  # the name of a field is a reference, too, and stays
                at[last] = id
        return lost


def put(value: dict[str, Any], path: Path, inner: Any) -> None:
    """Put a value where a path leads."""
    for step in path[:-1]:
        value = value.setdefault(step, {})
    value[path[-1]] = inner


def answered(names: Names, kind: Kind, field: Field, text: str) -> dict[str, Any]:
    """The outermost field, as a map of one, that an answer makes. Refused, in words, if the field can't be so."""
    value: dict[str, Any] = {}
    put(value, field.path, said(field, text))
    spot = Place(field.name)
    try:
        part = loose(kind.model).model_validate(value)
    except ValidationError as error:
        told = [one for one in problems_of(error, kind.model, lambda *_, **__: spot) if one.code != "missing-field"]
        if told:
            raise Refused(f"{told[0].message} {told[0].remedy}".strip()) from None
        return value  # the rest of the record that this is a field of comes later
    for _, (other, name) in names.resolve(part, value):
        for problem in check_id(names.library, other, name, spot):
            raise Refused(f"{problem.message} {problem.remedy}".strip())
    return value
