"""A new thing that begins with what another says: all of its fields, but for those that are that thing's alone."""

from __future__ import annotations

from typing import Any

from ..library import Library
from ..licences import CREDIT, shares
from ..model.base import Reviewed
from ..model.kinds import Kind
from ..problems import did_you_mean
from .trial import Refused

# Names lead to one thing, and the day on which somebody read it says nothing of another.
ALONE = ("title", "aliases", "former_ids", *Reviewed.model_fields)


def copied(library: Library, kind: Kind, named: str) -> dict[str, Any]:
    """What a thing of the kind says, hidden ones too, for another; where it is from is told. Refused if there is none.

    `named` is its id, with its kind or without.
    """
    id = named.removeprefix(f"{kind.name}:")
    there = [one for of, one in library.origins if of == kind.name]
    if id not in there:
        near = did_you_mean(id, there) or f"There are {', '.join(sorted(there))}."
        raise Refused(f'There is no {kind.name} "{id}" to begin with. {near}')
    value = library.origin(kind.name, id).value()
    made = {name: inner for name, inner in value.items() if name not in ALONE}
    if "provenance" in value:
        whose = "" if shares(library).get((kind.name, id)) == "own" else f" ({CREDIT})"
        note = f'It began as a copy of the {kind.name} "{value["title"]}"{whose}.'
        made["provenance"] = {"origin": "adapted", "note": note}
    return made
