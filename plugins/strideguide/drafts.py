"""Drafts: things that somebody still writes. What is there is judged as ever, and what is missing is only listed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Optional, Union, get_args, get_origin

from pydantic import ValidationError, create_model

from .faults import empties, problems_of
from .layers.entries import Entry
from .layers.origin import Origin
from .layers.override import DRAFT
from .model.base import Entity, Record
from .model.kinds import KINDS
from .problems import Problem

MISSING = "missing-field"


@dataclass(frozen=True)
class Draft:
    """A draft: what could be read of it, and the whole thing if nothing is missing in it, else None.

    `part` has every field that is right, and None for the others, also in the records in it. `lacks` are the names of
    the fields that are missing, an inner one as "muscles.primary", and `missing` what will be told of them as soon as
    it is no draft any more.
    """

    kind: str
    id: str
    origin: Origin
    part: Record
    whole: Entity | None = None
    lacks: tuple[str, ...] = ()
    missing: tuple[Problem, ...] = ()

    @property
    def file(self) -> str:
        return self.origin.document.file

    @property
    def title(self) -> str:
        """Its name, or its id as long as it has none."""
        return str(getattr(self.part, "title", None) or self.id)


def is_draft(value: Any) -> bool:
    """Whether a record says that it is a draft, in whatever word: a wrong one is told, and not all that is missing."""
    said = value.get(DRAFT) if isinstance(value, dict) else None
    return said is True or isinstance(said, str)


def read(entry: Entry, origin: Origin) -> tuple[Draft, list[Problem]]:
    """The draft that an entry is, and what is wrong with what is there. A field without a value is a missing one."""
    model = KINDS[entry.kind].model
    value = {**{name: inner for name, inner in entry.value.items() if inner is not None}, "id": entry.id}
    try:
        whole = model.model_validate(value)
    except ValidationError as error:
        told = problems_of(error, model, origin.place)
        items = error.errors(include_url=False)
        wrong = {str(item["loc"][0]) for item in items if item["loc"] and item["type"] != "missing"}
        part = loose(model, inner=True).model_validate({name: value[name] for name in value.keys() - wrong})
        lacks = tuple(".".join(map(str, item["loc"])) for item in items if item["type"] == "missing")
        missing = tuple(problem for problem in told if problem.code == MISSING)
        draft = Draft(entry.kind, entry.id, origin, part, None, lacks, missing)
        return draft, [problem for problem in told if problem.code != MISSING]
    del value["id"]
    return Draft(entry.kind, entry.id, origin, whole, whole), [*empties(value, origin.place)]


@cache
def loose(model: type[Record], inner: bool = False) -> type[Record]:
    """The type of a record of which any field may be missing; also in the records in it, if `inner` is said."""
    types = {name: field.rebuild_annotation() for name, field in model.model_fields.items()}
    fields: dict[str, Any] = {
        name: (Optional[_loosened(known) if inner else known], None)  # noqa: UP045 - it is no type that is known here
        for name, known in types.items()
    }
    return create_model(model.__name__, __base__=Record, **fields)


def _loosened(known: Any) -> Any:
    """A type, in whose records any field may be missing."""
    if isinstance(known, type) and issubclass(known, Record):
        return loose(known, inner=True)
    outer, parts = get_origin(known), get_args(known)
    if outer is Annotated:
        return Annotated[(_loosened(parts[0]), *parts[1:])]
    if outer in (Union, UnionType):
        return Union[tuple(map(_loosened, parts))]  # noqa: UP007 - it is no type that is known here
    return outer[tuple(map(_loosened, parts))] if outer in (list, dict) else known
