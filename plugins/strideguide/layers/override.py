"""What a layer does to a thing of the layers below it: patch, replace, hide; and what it adds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from ..faults import problems_of
from ..model.base import Record
from ..model.kinds import KINDS
from ..model.layer import Mark
from ..model.picker import Picker
from ..model.search import SearchWords
from ..problems import Place, Problem
from . import safety
from .entries import Entry
from .merge import merge, whole
from .origin import LAYER, Origin, bare

MODELS: Mapping[str, type[Record]] = {
    **{kind.name: kind.model for kind in KINDS.values()},
    "picker": Picker,
    "search": SearchWords,
}
BASE = "sha256:"
DRAFT = "draft"


@dataclass(frozen=True)
class Override:
    """What was done with one record of a layer.

    `id` is the thing that it is about, `written` the id under which the layer speaks of it: a former one, if the thing
    was renamed. `above`, `below` and `made` are the records as they are written, without `$layer`; `made` is what came
    out, None if the thing is hidden or the record could not be used.
    """

    kind: str
    id: str
    written: str
    op: str
    mark: Mark
    origin: Origin
    above: Any
    below: Any = None
    made: Any = None
    whole: Origin | None = None

    @property
    def renamed(self) -> bool:
        return self.id != self.written

    @property
    def place(self) -> Place:
        return self.origin.place(key=bool(self.origin.base))

    @property
    def touched(self) -> list[str]:
        """The fields that it names."""
        return list(self.above) if self.op != "hide" and isinstance(self.above, dict) else []


@dataclass
class Outcome:
    """What comes of an override: the entry that stands for the thing now, None if it is hidden or was not there."""

    override: Override
    entry: Entry | None
    problems: list[Problem] = field(default_factory=list)


def fingerprint(value: Any) -> str:
    """Twelve hexadecimal digits that change when a record does, however it is written down."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def named(kind: str, id: str) -> str:
    return f'the {kind} "{id}"' if id else f"the {kind}"


def read_mark(entry: Entry, origin: Origin) -> tuple[Mark, list[Problem]]:
    """What a record says in `$layer`."""
    try:
        return Mark.model_validate(entry.value.get(LAYER, {})), []
    except ValidationError as error:
        at = origin.part(LAYER)
        return Mark(), problems_of(error, Mark, at.place)


def over(entry: Entry, below: Entry) -> Outcome:
    """The record `entry` of a layer over the one of the same thing below; both can be read, and are maps."""
    origin, low = _origin(entry), _origin(below)
    mark, problems = read_mark(entry, origin)
    above, beneath = bare(entry.value), bare(below.value)
    op = mark.op or "patch"
    override = Override(entry.kind, below.id, entry.id, op, mark, origin, above, beneath)
    if told := problems or [*_of_drafts(override, low)]:
        return Outcome(override, below, told)
    if op == "add":
        what = f"There is {named(below.kind, below.id)} already, in {low.document.file}."
        remedy = f'Give yours another id, or write "op: patch" or "op: replace" below "{LAYER}".'
        return Outcome(override, below, [Problem(_op_place(origin), "override-clash", what, remedy)])
    if op == "hide" and entry.kind == "picker":
        what, remedy = "The picker can't be hidden.", "Patch it, or remove this file."
        return Outcome(override, below, [Problem(override.place, "bad-override", what, remedy)])
    if op == "hide":
        return _hidden(override, above)
    if mark.op is None and not mark.base and _is_whole(entry, above):
        what = f"There is {named(below.kind, below.id)} in {low.document.file}, and here is a whole one too."
        one = "entry" if entry.kind in KINDS and KINDS[entry.kind].file else "file"
        both = f"To keep both, give your {one} another name, which is its id. " if entry.kind in KINDS else ""
        remedy = (
            f'{both}If you mean to change the one below, write "{LAYER}: {{op: patch}}" or "op: replace" into yours.'
        )
        return Outcome(override, below, [Problem(override.place, "override-clash", what, remedy)])
    if op == "replace" and (problems := [*whole(above, origin)]):
        return Outcome(override, below, problems)
    if op == "replace":  # old addresses lead on, whatever else is new
        beneath = {name: value for name, value in beneath.items() if name == "former_ids"}
    made, origin, problems = merge(beneath, above, low, origin)
    problems += _losses(override, safety.lost(below.kind, override.below, made))
    override = replace(override, made=made, whole=origin)
    return Outcome(override, Entry(below.kind, below.id, made, origin), problems)


def added(entry: Entry) -> Outcome:
    """A record of a layer that has nothing below it, as a new thing."""
    origin = _origin(entry)
    mark, problems = read_mark(entry, origin)
    above = bare(entry.value)
    override = Override(entry.kind, entry.id, entry.id, mark.op or "add", mark, origin, above)
    if problems or override.op != "add":
        return Outcome(override, None, problems)
    problems = [*whole(above, origin)]
    made = replace(override, made=above, whole=origin)
    return Outcome(made, None if problems else Entry(entry.kind, entry.id, above, origin), problems)


def lacks(entry: Entry) -> bool:
    """Whether a record lacks so much of what its kind needs that it can only be meant as a change of another."""
    if entry.value.get(DRAFT) is True:
        return False
    model = MODELS[entry.kind]
    needed = [name for name, field in model.model_fields.items() if field.is_required() and name != "id"]
    return sum(name not in entry.value for name in needed) * 2 > len(needed)


def _of_drafts(override: Override, low: Origin) -> Iterator[Problem]:
    """What a layer may not say of drafts: it speaks of none below it, and makes none of what is there."""
    kind, id, origin = override.kind, override.id, override.origin
    if isinstance(override.below, dict) and override.below.get(DRAFT):
        what = f"{named(kind, id).capitalize()} is a draft in {low.document.file}, and only its authors can finish it."
        place = origin.place((DRAFT,), key=True) if DRAFT in override.above else override.place
        yield Problem(place, "draft-below", what, "Wait until it is published; or give a thing of your own another id.")
    elif DRAFT in override.above:
        what = f"{named(kind, id).capitalize()} is a thing of the guide below: it is no draft, and can't be made one."
        remedy = f'Remove this line. To show it nowhere, write "{LAYER}: {{op: hide}}".'
        yield Problem(origin.place((DRAFT,), key=True), "draft-below", what, remedy)


def _hidden(override: Override, above: Mapping[str, Any]) -> Outcome:
    problems = []
    for name in above:
        what, remedy = "A thing that is hidden has no other fields.", "Remove this field."
        problems.append(Problem(override.origin.place((name,), key=True), "bad-override", what, remedy))
    words = safety.lost_with(override.kind, override.below)
    problems += _losses(override, [(LAYER, words)] if words else [])
    return Outcome(override, None, problems)


def _losses(override: Override, lost: Any) -> list[Problem]:
    """Problems for what no longer protects, unless the layer says why."""
    if override.mark.reason:
        return []
    hides = override.op == "hide"
    return [
        Problem(
            _op_place(override.origin) if hides else override.origin.place((name,), key=True),
            "safety-lost",
            f"{'Hiding it' if hides else 'This'} takes away {words}.",
            f'Keep it, or say why in "reason" below "{LAYER}".',
        )
        for name, words in lost
    ]


def _is_whole(entry: Entry, above: Any) -> bool:
    model = MODELS[entry.kind]
    value = {**above, "id": entry.id} if "id" in model.model_fields else above
    try:
        model.model_validate(value)
    except ValidationError:
        return False
    return True


def _op_place(origin: Origin) -> Place:
    return origin.place((LAYER, "op"))


def _origin(entry: Entry) -> Origin:
    if entry.origin is None:
        raise ValueError(f"{entry.kind} {entry.id} could not be read")
    return entry.origin
