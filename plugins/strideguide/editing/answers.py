"""Fields of a new record as people say them, in one line each, and as they are then written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import ValidationError

from ..drafts import loose
from ..faults import bare_type, problems_of
from ..layers.hiding import Key
from ..library import Library
from ..links import check_id
from ..marks import marks
from ..model.base import Markdown, Record, RefTo
from ..model.exercise import NONE_KNOWN
from ..model.meanings import meanings
from ..problems import Place
from ..source import parse
from .doubles import Name, known, name_of
from .trial import Refused

Path = tuple[str | int, ...]
SEPARATOR = ";"
_SAYS_YES, _SAYS_NO = ("yes", "y", "true"), ("no", "n", "false")
# What a field holds besides what fits on a line: a record, several, or one for each thing of a kind.
Holds = Literal["line", "record", "records", "by id"]


@dataclass(frozen=True)
class Field:
    """A field of a record, an inner one by its whole path: what it means, its choices, if it is a list or Markdown.

    `owner` is the record right around it. What `holds` records has those `of` a type, and "by id" one `of_each` thing
    of a kind. `says_none` if "none known" is an answer.
    """

    path: Path
    says: str
    owner: type[Record]
    choices: tuple[str, ...] = ()
    many: bool = False
    prose: bool = False
    kind: type | None = None
    holds: Holds = "line"
    of: type[Record] = Record
    of_each: str = ""
    says_none: bool = False

    @property
    def name(self) -> str:
        """How options name it. Which entry of a list it is in is not said."""
        return ".".join(step for step in self.path if isinstance(step, str))


def fields(model: type[Record], needed: bool, path: Path = ()) -> Iterator[Field]:
    """The fields of a record, those of records in it too; with `needed` only those that may not be left out."""
    for name, field in model.model_fields.items():
        if name in ("id", "draft") or (needed and not field.is_required()):
            continue
        kind, here = bare_type(field.annotation), (*path, name)
        if is_record := isinstance(kind, type) and issubclass(kind, Record):
            yield from fields(kind, needed, here)
            if any(inner.is_required() for inner in kind.model_fields.values()):
                continue
        choices = tuple(map(str, get_args(kind))) if get_origin(kind) is Literal else ()
        plain: tuple[Holds, type[Record], str] = "record", kind, ""
        holds, of, of_each = plain if is_record else _records(kind)
        yield Field(
            here,
            meanings(model).get(name, ""),
            model,
            ("yes", "no") if kind is bool else choices,
            get_origin(kind) is list,
            any(isinstance(mark, Markdown) for mark in field.metadata),
            kind if isinstance(kind, type) else None,
            holds,
            of,
            of_each,
            any(getattr(mark, "words", "") == NONE_KNOWN for mark in field.metadata),
        )


def _records(kind: Any) -> tuple[Holds, type[Record], str]:
    """What a list or a map holds if that is records, their type, and the kind of thing to which each belongs."""
    inner = [*map(bare_type, get_args(kind))][-1:]
    if get_origin(kind) not in (list, dict) or not (isinstance(inner[0], type) and issubclass(inner[0], Record)):
        return "line", Record, ""
    marks_of = get_args(get_args(kind)[0])[1:]
    each = next((mark.kind for mark in marks_of if isinstance(mark, RefTo)), "")
    if get_origin(kind) is list:
        return "records", inner[0], ""
    return ("by id", inner[0], each) if each else ("line", Record, "")


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
    if field.kind is bool and text.lower() in _SAYS_YES + _SAYS_NO:
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


def put(value: Any, path: Path, inner: Any) -> None:
    """Put a value where a path leads; maps and lists on the way are begun."""
    step, *rest = path
    if rest:
        begun: Any = [] if isinstance(rest[0], int) else {}
        if isinstance(step, int) and step == len(value):
            value.append(begun)
        elif not isinstance(step, int):
            value.setdefault(step, begun)
        put(value[step], tuple(rest), inner)
    elif isinstance(step, int) and step == len(value):
        value.append(inner)
    else:
        value[step] = inner


def answered(names: Names, field: Field, text: str) -> Any:
    """The value that an answer is. Refused, in words, if the field can't be so."""
    name = str(field.path[-1])
    value, spot = {name: said(field, text)}, Place(field.name)
    try:
        part = loose(field.owner).model_validate(value)
    except ValidationError as error:
        told = problems_of(error, field.owner, lambda *_, **__: spot)[0]
        raise Refused(f"{told.message} {told.remedy}".strip()) from None
    for _, (other, lost) in names.resolve(part, value):
        for problem in check_id(names.library, other, lost, spot):
            raise Refused(f"{problem.message} {problem.remedy}".strip())
    return value[name]
