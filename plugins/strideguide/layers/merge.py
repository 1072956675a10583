"""A layer's record over the one below it. Maps merge by key; all else is put in the place of what is below.

A list is replaced too, unless a map of `$append`, `$prepend` and `$remove` stands there; `$unset: true` takes a field
away. Every part of the result knows its origin.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..marks import Path
from ..model.exercise import NONE_KNOWN
from ..problems import Problem, brief, did_you_mean
from .origin import Origin

UNSET, APPEND, PREPEND, REMOVE = "$unset", "$append", "$prepend", "$remove"
LISTS = (APPEND, PREPEND, REMOVE)
# The fields by which an entry of a list of maps is known, the best first.
NAMES = (
    "key", "stage", "urgency", "exercise", "activity", "injury", "condition", "kit", "rule", "evidence", "season",
    "pattern", "source", "step", "mistake", "title", "what", "caption", "says",
)  # fmt: skip
_NOTHING = object()


def name_of(entry: Any) -> Any:
    """What an entry of a list is called: the value of its first naming field, or the entry itself."""
    if not isinstance(entry, dict):
        return entry
    return next((entry[name] for name in NAMES if name in entry), None)


def merge(below: Any, above: Any, low: Origin, high: Origin) -> tuple[Any, Origin, list[Problem]]:
    """The record `above` over the record `below`, with its origin, and what is wrong with the commands in it."""
    merging = _Merging([])
    value, origin = merging.value(below, above, low, high)
    return value, replace(origin, merged=value), merging.problems


def commands(value: Any, path: Path = ()) -> Iterator[Path]:
    """The paths of all keys in a value that begin with "$"."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in entries:
        if isinstance(step, str) and step.startswith("$"):
            yield (*path, step)
        else:
            yield from commands(inner, (*path, step))


def whole(value: Any, origin: Origin) -> Iterator[Problem]:
    """A problem for each command in a value that has nothing below it."""
    for path in commands(value):
        what, remedy = f'"{brief(str(path[-1]))}" has nothing to change here.', "Write the value itself."
        yield Problem(origin.place(path, key=True), "bad-override", what, remedy)


@dataclass
class _Merging:
    problems: list[Problem]

    def tell(self, origin: Origin, path: Path, what: str, remedy: str, code: str = "bad-override") -> None:
        place = origin.place(path, key=bool(path) and isinstance(path[-1], str))
        self.problems.append(Problem(place, code, what, remedy))

    def value(self, below: Any, above: Any, low: Origin, high: Origin) -> tuple[Any, Origin]:
        if isinstance(above, list):
            self.problems += whole(above, high)
            return above, high
        if not isinstance(above, dict):
            return above, high
        if any(name.startswith("$") for name in above):
            return self._commanded(below, above, low, high)
        return self._map(below if isinstance(below, dict) else {}, above, low, high)

    def _map(self, below: dict[str, Any], above: dict[str, Any], low: Origin, high: Origin) -> tuple[Any, Origin]:
        value = dict(below)
        parts = {name: low.part(name) for name in below}
        for name, inner in above.items():
            if isinstance(inner, dict) and UNSET in inner:
                if self._unset(name, inner, value, high):
                    del value[name], parts[name]
            else:
                beneath = below.get(name, _NOTHING)
                value[name], parts[name] = self.value(beneath, inner, low.part(name), high.part(name))
        missing = [name for name in value if value[name] is _NOTHING]
        for name in missing:
            del value[name], parts[name]
        return value, Origin(high.document, high.base, parts)

    def _unset(self, name: str, inner: dict[str, Any], value: dict[str, Any], high: Origin) -> bool:
        if len(inner) > 1 or inner[UNSET] is not True:
            self.tell(high, (name,), f'"{UNSET}" stands alone.', f"Write {name}: {{{UNSET}: true}}.")
            return False
        if name not in value:
            remedy = did_you_mean(name, value) or "Remove this line."
            self.tell(high, (name,), f'There is no "{brief(name)}" to take away.', remedy, "override-orphan")
            return False
        return True

    def _commanded(self, below: Any, above: dict[str, Any], low: Origin, high: Origin) -> tuple[Any, Origin]:
        """A list with entries added and taken away, as the map `above` says."""
        odd = [name for name in above if name not in LISTS]
        for name in odd:
            if name.startswith("$"):
                remedy = did_you_mean(name, (*LISTS, UNSET)) or f"There are {', '.join((*LISTS, UNSET))}."
                self.tell(high, (name,), f'There is no "{brief(name)}".', remedy)
            else:
                self.tell(high, (name,), f'"{brief(name)}" stands beside a "$".', "A map has fields or commands.")
        empty = below is _NOTHING or below == NONE_KNOWN
        if not odd and not empty and not isinstance(below, list):
            self.tell(high, (next(iter(above)),), "There is no list below.", "Write the value itself.")
        for name in (name for name in above if not odd and not isinstance(above[name], list)):
            self.tell(high, (name,), f'"{name}" has no list.', f"Write {name}: [...].")
            odd.append(name)
        if odd or not (empty or isinstance(below, list)):
            return below, low
        listed = [] if empty else [(entry, low.part(at)) for at, entry in enumerate(below)]
        for at, wanted in enumerate(above.get(REMOVE, ())):
            listed = self._removed(listed, wanted, high, (REMOVE, at))
        before, after = (self._added(above, name, high) for name in (PREPEND, APPEND))
        listed = [*before, *listed, *after]
        parts = dict(enumerate(origin for _, origin in listed))
        return [entry for entry, _ in listed], Origin(high.document, high.base, parts)

    def _added(self, above: dict[str, Any], name: str, high: Origin) -> list[tuple[Any, Origin]]:
        entries, origin = above.get(name, []), high.part(name)
        self.problems += whole(entries, origin)
        return [(entry, origin.part(at)) for at, entry in enumerate(entries)]

    def _removed(
        self, listed: list[tuple[Any, Origin]], wanted: Any, high: Origin, path: Path
    ) -> list[tuple[Any, Origin]]:
        found = [pair for pair in listed if wanted in (pair[0], name_of(pair[0]))]
        if not found:
            names = [str(name_of(entry)) for entry, _ in listed]
            near = did_you_mean(str(wanted), names)
            what = f'There is no entry "{brief(str(wanted))}" to take away.'
            self.tell(high, path, what, near or "Remove it here.", "override-orphan")
        elif len(found) > 1:
            what = f'There are {len(found)} entries "{brief(str(wanted))}".'
            self.tell(high, path, what, "Write the list as it should be.")
            return listed
        return [pair for pair in listed if not any(pair is taken for taken in found)]
