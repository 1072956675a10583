"""The layers of a guide as one: every record as it finally is, and what became of each record of a brand's layer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pydantic import ValidationError

from ..faults import problems_of
from ..model.kinds import KINDS
from ..model.layer import Removed
from ..problems import Place, Problem, brief, did_you_mean
from . import Layer
from .entries import REMOVED, Entry, Shelf
from .origin import LAYER
from .override import Outcome, Override, added, lacks, named, over

Key = tuple[str, str]


class Stack:
    """Reads the layers of a guide, lowest first. What is found beside the records is complete once all are taken.

    `hidden` has the place that hides each hidden thing; `removed` the ids that were given up, each with its place.
    """

    def __init__(self, layers: Sequence[Layer]) -> None:
        lowest, *above = layers
        self.shelf = Shelf(lowest)
        self.above = [Shelf(layer, whole=False) for layer in above]
        self.problems: list[Problem] = []
        self.overrides: list[Override] = []
        self.hidden: dict[Key, Place] = {}
        self.removed: dict[Key, tuple[Removed, Place]] = {}
        self._waiting: dict[Key, Entry] = {}
        self._known: dict[str, set[str]] = defaultdict(set)

    @property
    def unread(self) -> set[str]:
        return self.shelf.unread

    def entries(self) -> Iterator[Entry]:
        """Every record as it finally is, one at a time."""
        for shelf in self.above:
            for entry in shelf.entries():
                if entry.kind == REMOVED:
                    self._remove(entry)
                else:
                    self._waiting[entry.kind, entry.id] = entry
        for entry in self.shelf.entries():
            if entry.kind == REMOVED:
                self._remove(entry)
            elif self._waiting:
                yield from self._settled(entry)
            else:
                yield entry
        yield from self._rest()
        for shelf in (self.shelf, *self.above):
            self.problems += shelf.problems

    def _settled(self, below: Entry) -> Iterator[Entry]:
        """The record below, with what the layer above makes of it."""
        self._known[below.kind].add(below.id)
        entry = self._speaking_of(below)
        if entry is None or entry.origin is None or not isinstance(below.value, dict):
            yield below  # what is wrong with a file that can't be read is told already
        elif not isinstance(entry.value, dict):
            self._tell(entry, "wrong-type", "This is not a map of fields.", "Write a field's name, a colon, its value.")
            yield below
        else:
            yield from self._taken(over(entry, below))

    def _speaking_of(self, below: Entry) -> Entry | None:
        """The layer's record about a thing, which may call it by a former id."""
        found = self._waiting.pop((below.kind, below.id), None)
        former = below.value.get("former_ids") if isinstance(below.value, dict) else None
        for old in former if isinstance(former, list) else ():
            entry = self._waiting.get((below.kind, old)) if isinstance(old, str) else None
            if entry is None:
                continue
            del self._waiting[below.kind, old]
            if found is None:
                found = entry
            else:
                what = f'"{old}" is now called "{below.id}", of which this layer speaks in {_file(found)} too.'
                self._tell(entry, "override-clash", what, f'Put both together under "{below.id}".')
        return found

    def _taken(self, outcome: Outcome) -> Iterator[Entry]:
        override = outcome.override
        self.overrides.append(override)
        self.problems += outcome.problems
        if outcome.entry is not None:
            yield outcome.entry
        elif override.op == "hide":
            self.hidden[override.kind, override.id] = override.place

    def _rest(self) -> Iterator[Entry]:
        """What the layer says of ids that nothing below it has."""
        for (kind, id), entry in self._waiting.items():
            if kind in self.unread:
                continue  # whether there is such an id is not known
            if entry.origin is None or not isinstance(entry.value, dict):
                yield entry
            elif (kind, id) in self.removed:
                removed = self.removed[kind, id][0]
                what, remedy = gone(removed, kind, id)[0], _without_below(removed)
                self._orphan(added(entry), entry, "removed-reference", what, remedy)
            elif (outcome := added(entry)).override.op != "add" or (not outcome.override.mark.op and lacks(entry)):
                near = did_you_mean(id, self._known[kind])
                remedy = near or f'If it is a new one, write "{LAYER}: {{op: add}}" and all its fields; else remove it.'
                what = f'There is no {kind} "{brief(id)}" below to {outcome.override.mark.op or "patch"}.'
                self._orphan(outcome, entry, "override-orphan", what, remedy)
            else:
                yield from self._taken(outcome)

    def _orphan(self, outcome: Outcome, entry: Entry, code: str, what: str, remedy: str) -> None:
        override = outcome.override
        self.overrides.append(replace(override, op=override.mark.op or "patch", made=None, whole=None))
        self.problems += outcome.problems
        self._tell(entry, code, what, remedy)

    def _tell(self, entry: Entry, code: str, what: str, remedy: str) -> None:
        if entry.origin is not None:
            place = entry.origin.place(key=bool(entry.origin.base))
            self.problems.append(Problem(place, code, what, remedy))

    def _remove(self, entry: Entry) -> None:
        if entry.origin is None:
            return
        place = entry.origin.place
        lists = entry.value if isinstance(entry.value, dict) else {"": None}
        for kind, ids in lists.items():
            if kind not in KINDS or not isinstance(ids, dict):
                what = f'There is no kind "{brief(kind)}".' if kind not in KINDS else f'"{kind}" has no entries.'
                remedy = did_you_mean(kind, KINDS) or "Write kind: {id: {reason: ..., instead: ...}}."
                self.problems.append(Problem(place((kind,), key=True), "unknown-field", what, remedy))
                continue
            for id, value in ids.items():
                try:
                    self.removed[kind, id] = Removed.model_validate(value), place((kind, id), key=True)
                except ValidationError as error:
                    self.problems += problems_of(error, Removed, entry.origin.part(kind).part(id).place)


def gone(removed: Removed, kind: str, id: str) -> tuple[str, str]:
    """What to say, and what to do, where somebody speaks of an id that was given up."""
    reason = removed.reason.rstrip(".")
    what = f"There is no {named(kind, id).removeprefix('the ')}: it was removed because {_lower(reason)}."
    return what, f'Use "{removed.instead}".' if removed.instead else "Leave it out."


def _without_below(removed: Removed) -> str:
    """What to do with a layer's change of a thing that was given up."""
    own = "make a whole one of it, with an id of your own"
    there = f'Say the same of "{removed.instead}" and remove this' if removed.instead else "Remove this"
    return f"{there}; or {own}."


def _lower(text: str) -> str:
    """A sentence as the end of another: a first word that is only capital for its place is not."""
    return text[0].lower() + text[1:] if text[1:2].islower() else text


def _file(entry: Entry) -> str:
    return entry.origin.document.file if entry.origin else ""
