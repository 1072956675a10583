"""A plan as it is written, with one move in the place of another: its sessions, and what single weeks change of it.

Sets and rests stay as the plan has them. So do repetitions or time, as long as the stand-in is done so by its own
doses; else these are its own for the plan's first goal and level, and the effort with them if it is told in another
way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..layers.origin import Origin
from ..marks import Path
from ..model.exercise import Dose, Exercise
from ..model.plan import ExerciseItem, Plan
from ..model.sets import SetEffort, Work
from ..training.states import Move
from ..training.weeks import dose_of

DOSED, OF_A_SET = ("exercises", "activities"), ("repetitions", "time")
ABOUT = frozenset({"exercise", "activity", "session"})  # what a change says besides what it changes


@dataclass(frozen=True)
class Written:
    """A plan's record: its value as it would be written, and its origin."""

    value: Any
    origin: Origin

    @classmethod
    def of(cls, origin: Origin) -> Written:
        """As its files have it."""
        return cls(origin.value(), origin)

    def plan(self, id: str) -> Plan:
        """The plan that is written. ValidationError if it is none."""
        return Plan.model_validate({**self.value, "id": id})

    def without(self, path: Path) -> Written:
        """The same without an entry, and without the list that it leaves empty."""
        copy = Written.of(self.origin_of(self.value))
        origin = copy.origin.without(copy.value, path)
        return Written(copy.value, replace(origin, merged=copy.value))

    def with_move(self, old: Move, new: Move, plan: Plan) -> Written:
        """The same with one move in the place of another of its kind; `plan` is the one that is written now."""
        kind = "exercise" if isinstance(new, Exercise) else "activity"
        made = Written.of(self.origin_of(self.value))
        keys: list[str] = []
        own = _own_dose(new, plan)
        for session in made.value["sessions"]:
            for item in _items(session, kind, old.id):
                item[kind] = new.id
                keys.append(session["key"])
                if isinstance(new, Exercise) and item.get("dose"):
                    item["dose"] = fitted(item["dose"], new, own)
        there = any(_items(session, kind, new.id) for session in self.value["sessions"])
        for phase in made.value["phases"]:
            if changes := phase.get("changes"):
                phase["changes"] = [*_changes(changes, kind, old, new, [*dict.fromkeys(keys)] if there else [])]
        return Written(made.value, self.origin_of(made.value))

    def without_move(self, old: Move) -> Written | None:
        """The same without a move; None if nothing would be left of a part of a session."""
        kind = "exercise" if isinstance(old, Exercise) else "activity"
        made = Written.of(self.origin_of(self.value))
        for block in (block for session in made.value["sessions"] for block in session["blocks"]):
            for name in DOSED:
                if name in block:
                    block[name] = [item for item in block[name] if item.get(kind) != old.id]
            if not any(block.get(name) for name in DOSED):
                return None
        for phase in made.value["phases"]:
            if changes := phase.get("changes"):
                phase["changes"] = [change for change in changes if change.get(kind) != old.id]
        return Written(made.value, self.origin_of(made.value))

    def origin_of(self, value: Any) -> Origin:
        """The origin of a value that differs from this one only inside its fields."""
        parts = {name: self.origin.part(name) for name in value}
        return replace(self.origin, parts=parts, merged=value)


def _items(session: Any, kind: str, id: str) -> list[Any]:
    """The entries of a session that have a move."""
    blocks = session["blocks"]
    return [item for block in blocks for name in DOSED for item in block.get(name, ()) if item.get(kind) == id]


def _own_dose(move: Move, plan: Plan) -> Dose | None:
    item = ExerciseItem.model_construct(exercise=move.id, dose=None)
    return dose_of(item, move, plan) if isinstance(move, Exercise) else None


def fitted(dose: dict[str, Any], new: Exercise, own: Dose | None) -> dict[str, Any]:
    """A dose that was another exercise's, as it fits this one, whose own is `own`."""
    made = dict(dose)
    work, effort = Work.read(str(dose["work"])), SetEffort.read(str(dose["effort"]))
    if own and not done_so(work, new):
        if bool(work.time) != bool(own.work.time) and not effort.is_light:
            made["effort"] = str(effort := own.effort)
        made.pop("tempo", None)
        if own.tempo:
            made["tempo"] = str(own.tempo)
        work = replace(work, repetitions=own.work.repetitions, time=own.work.time)
    made["work"] = str(replace(work, per_side=work.per_side and new.unilateral))
    if made.get("harder_by") not in new.harder_by:
        made.pop("harder_by", None)
        if new.light_alone and new.harder_by and not effort.is_light:
            made["harder_by"] = new.harder_by[0]
    return made


def done_so(work: Work, exercise: Exercise) -> bool:
    """Whether an exercise's own doses reach from no more to no less than the repetitions, or the time, of a set."""
    for name in OF_A_SET:
        if wanted := getattr(work, name):
            all_of = (getattr(dose.work, name) for row in exercise.doses for dose in row.levels.values())
            known = [one for one in all_of if one]
            return bool(known) and min(k.low for k in known) <= wanted.low and wanted.high <= max(k.high for k in known)
    return False


def _changes(changes: list[Any], kind: str, old: Move, new: Move, keys: list[str]) -> Iterator[Any]:
    """What weeks change, of the stand-in now. If other sessions have that already, only in those of `keys`."""
    for change in changes:
        if change.get(kind) != old.id:
            yield change
        elif made := _change({**change, kind: new.id}, new):
            named = [made["session"]] if "session" in made else keys
            yield from ([{**made, "session": key} for key in named] if named else [made])


def _change(change: dict[str, Any], new: Move) -> dict[str, Any] | None:
    """A change that can be made of a move; None if nothing is left of it."""
    if isinstance(new, Exercise):
        for name in OF_A_SET:
            values = _listed(change.get(name))
            if values and not all(done_so(Work.read(f"1 x {value}"), new) for value in values):
                del change[name]
        ways = _listed(change.get("harder_by"))
        if ways and not {*new.harder_by}.issuperset(ways):
            del change["harder_by"]
    return change if change.keys() - ABOUT else None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
