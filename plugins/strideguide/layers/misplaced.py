"""Records that are none of those whose folder they stand in: no map, fields of another kind, an id in the file."""

from __future__ import annotations

from ..model.kinds import KINDS, Kind
from ..problems import Problem
from .entries import Entry
from .origin import Origin

MANY = 3  # fields that its kind does not have, before a record is taken for one of another kind


def no_map(entry: Entry, origin: Origin) -> Problem:
    """A thing that is not written as fields."""
    what, remedy = "This is not a map of fields", "Write a field's name, a colon and its value on each line."
    return Problem(origin.place(), "wrong-type", f"{what}, as every {entry.kind} is.", remedy)


def named_itself(entry: Entry, origin: Origin) -> Problem:
    """A thing that says its id, which its file or its entry says."""
    name = "entry" if KINDS[entry.kind].file else "file"
    remedy = f'The id is the {name}\'s name, "{entry.id}". Remove the line.'
    return Problem(origin.place(["id"], key=True), "unknown-field", 'There is no field "id" here.', remedy)


def looks_like(entry: Entry) -> Kind | None:
    """The kind whose fields a record in a file has, if that is plainly another one than its folder's."""
    own, fields = KINDS[entry.kind], entry.value.keys() - {"id"}
    strange = len(fields - own.model.model_fields.keys())
    if own.file or strange < MANY:
        return None
    others = [kind for kind in KINDS.values() if not kind.file and kind is not own]
    best = min(others, key=lambda kind: len(fields - kind.model.model_fields.keys()))
    return best if len(fields - best.model.model_fields.keys()) * 3 < strange else None


def elsewhere(entry: Entry, origin: Origin, kind: Kind) -> Problem:
    """A thing in the folder of another kind."""
    what = f"This looks like {kind.article or 'a'} {kind.name}, and stands in the folder of {KINDS[entry.kind].folder}."
    return Problem(origin.place(), "stray-file", what, f"Move the file to data/{kind.folder}/.")
