"""What is new between two states of a guide, told from two data.json: for changelogs, for coaches, for reviewers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

_NAMED = re.compile(r"([a-z][a-z-]*):([a-z0-9]+(?:-[a-z0-9]+)*)")  # how a link names a thing

What = Literal["removed", "renamed", "graded", "changed", "added"]
Data = Mapping[str, Any]
Names = Mapping[str, Mapping[str, str]]  # the ids of things of each kind by their former ones
# What a change is called above a list of them, in the order in which people should read.
TITLES: Mapping[What, str] = {
    "removed": "Removed",
    "renamed": "Renamed",
    "graded": "Graded anew",
    "added": "Added",
    "changed": "Changed",
}
_MORE: Mapping[What, Callable[[tuple[str, ...]], str]] = {
    "removed": lambda more: f"; {more[0]}",
    "renamed": lambda more: f" is now {more[0]}",
    "graded": lambda more: f": {more[0]}, was {more[1]}",
    "added": lambda _: "",
    "changed": lambda more: f": {', '.join(more)}",
}


@dataclass(frozen=True)
class Change:
    """One thing that is not as it was.

    `more` is its new id, its present and its former grade, or the fields that differ. It is `breaking` if what a brand
    or a saved address says of it leads nowhere from now on.
    """

    what: What
    kind: str
    id: str
    title: str
    more: tuple[str, ...] = ()
    breaking: bool = False

    def __str__(self) -> str:
        return f"{self.kind}:{self.id} ({self.title}){_MORE[self.what](self.more)}"


def changes(before: Data, now: Data) -> list[Change]:
    """Every change from one data.json to another, in the order of TITLES, then by kind and id.

    KeyError, TypeError or AttributeError if one of them is no data.json.
    """
    from .model.kinds import KINDS  # what kinds are takes long to import, and the command's help needs none

    names = {kind: _called(now.get(kind, {})) for kind in KINDS}
    found = [change for kind in KINDS for change in _of_kind(kind, before, now, names)]
    order = [*TITLES]
    return sorted(
        [*found, *_grades(before, now, names["claim"])],
        key=lambda change: (order.index(change.what), change.kind, change.id),
    )


def _called(things: Data) -> Mapping[str, str]:
    return {former: id for id, thing in things.items() for former in thing["former_ids"] if former not in things}


def _of_kind(kind: str, before: Data, now: Data, names: Names) -> Iterator[Change]:
    old, new = before.get(kind, {}), now.get(kind, {})
    called = names[kind]
    gone = now.get("removed", {}).get(kind, {})
    for id, thing in old.items():
        if id in new:
            yield from _fields(kind, id, thing, new[id], names)
        elif id in called:
            yield Change("renamed", kind, id, thing["title"], (called[id],))
            yield from _fields(kind, called[id], thing, new[called[id]], names)
        else:
            instead = gone.get(id, {}).get("instead")
            more = (f"{instead} serves instead" if instead else "nothing serves instead",)
            yield Change("removed", kind, id, thing["title"], more, breaking=not instead)
    for id in new.keys() - old.keys() - set(called.values()):
        yield Change("added", kind, id, new[id]["title"])


def _fields(kind: str, id: str, old: Data, new: Data, names: Names) -> Iterator[Change]:
    """The fields that differ in more than the names of things that are called otherwise."""
    differ = [name for name in {**old, **new} if old.get(name) != new.get(name) and name != "former_ids"]
    if fields := tuple(name for name in differ if _renamed(old.get(name), names) != _renamed(new.get(name), names)):
        yield Change("changed", kind, id, new["title"], fields)


def _renamed(value: Any, names: Names) -> Any:
    """A value in which things have their present ids, where a link or a whole text names them."""
    if isinstance(value, dict):
        return {_renamed(name, names): _renamed(each, names) for name, each in value.items()}
    if isinstance(value, list):
        return [_renamed(each, names) for each in value]
    if not isinstance(value, str):
        return value
    whole = next((called[value] for called in names.values() if value in called), value)
    return _NAMED.sub(lambda found: f"{found[1]}:{names.get(found[1], {}).get(found[2], found[2])}", whole)


def _grades(before: Data, now: Data, called: Mapping[str, str]) -> Iterator[Change]:
    for id, grade in before["grades"].items():
        here = id if id in now["grades"] else called.get(id, "")
        if now["grades"].get(here, grade) != grade:
            title = now["claim"][here]["title"]
            yield Change("graded", "claim", here, title, (now["grades"][here], grade))
