"""What is new between two states of a guide, told from two data.json: for changelogs, for coaches, for reviewers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

What = Literal["removed", "renamed", "graded", "changed", "added"]
Data = Mapping[str, Any]
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

    found = [change for kind in KINDS for change in _of_kind(kind, before, now)]
    order = [*TITLES]
    return sorted(
        [*found, *_grades(before, now)], key=lambda change: (order.index(change.what), change.kind, change.id)
    )


def _of_kind(kind: str, before: Data, now: Data) -> Iterator[Change]:
    old, new = before.get(kind, {}), now.get(kind, {})
    called = {former: id for id, thing in new.items() for former in thing["former_ids"] if former not in new}
    gone = now.get("removed", {}).get(kind, {})
    for id, thing in old.items():
        if id in new:
            yield from _fields(kind, id, thing, new[id])
        elif id in called:
            yield Change("renamed", kind, id, thing["title"], (called[id],))
            yield from _fields(kind, called[id], thing, new[called[id]])
        else:
            instead = gone.get(id, {}).get("instead")
            more = (f"{instead} serves instead" if instead else "nothing serves instead",)
            yield Change("removed", kind, id, thing["title"], more, breaking=not instead)
    for id in new.keys() - old.keys() - set(called.values()):
        yield Change("added", kind, id, new[id]["title"])


def _fields(kind: str, id: str, old: Data, new: Data) -> Iterator[Change]:
    names = [name for name in {**old, **new} if old.get(name) != new.get(name) and name != "former_ids"]
    if names:
        yield Change("changed", kind, id, new["title"], tuple(names))


def _grades(before: Data, now: Data) -> Iterator[Change]:
    called = {former: id for id, thing in now["claim"].items() for former in thing["former_ids"]}
    for id, grade in before["grades"].items():
        here = id if id in now["grades"] else called.get(id, "")
        if now["grades"].get(here, grade) != grade:
            title = now["claim"][here]["title"]
            yield Change("graded", "claim", here, title, (now["grades"][here], grade))
