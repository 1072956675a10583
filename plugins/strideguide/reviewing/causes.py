"""Pages that changed, grouped by what was edited: the thing that a page is about, or else those to which it leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..changes import Change
from ..model.kinds import KINDS
from .pages import Own

Pages = Mapping[str, Own]


class Group(NamedTuple):
    """Pages that one thing, or several together, changed; none is named if the page itself must have been edited."""

    causes: tuple[str, ...]
    pages: tuple[str, ...]


def differing(before: Pages, now: Pages) -> tuple[list[str], list[str], list[str]]:
    """The pages that are new, that are gone, and that have other content, each in order."""
    both = before.keys() & now.keys()
    changed = sorted(uri for uri in both if before[uri].sha256 != now[uri].sha256)
    return sorted(now.keys() - both), sorted(before.keys() - both), changed


def grouped(changes: Sequence[Change], before: Pages, now: Pages) -> list[Group]:
    """Every page that is new, gone or changed, once, with what led to it; the group that leads to most comes first."""
    edited = _edited(changes)
    groups: dict[tuple[str, ...], list[str]] = {}
    for uri in sorted(uri for uris in differing(before, now) for uri in uris):
        groups.setdefault(_causes(uri, edited, before, now), []).append(uri)
    found = (Group(causes, tuple(uris)) for causes, uris in groups.items())
    return sorted(found, key=lambda group: (not group.causes, len(group.causes), -len(group.pages), group.causes))


def _edited(changes: Sequence[Change]) -> dict[str, str]:
    """What was edited, as kind and id, by the address of its page; of a renamed thing both addresses."""
    found: dict[str, str] = {}
    for change in changes:
        for id in dict.fromkeys([change.id, *(change.more if change.what == "renamed" else ())]):
            found.setdefault(KINDS[change.kind].uri(id), f"{change.kind}:{id}")
    return found


def _causes(uri: str, edited: Mapping[str, str], before: Pages, now: Pages) -> tuple[str, ...]:
    if uri in edited:
        return (edited[uri],)
    return tuple(dict.fromkeys(name for address, name in edited.items() if address in _linked(uri, before, now)))


def _linked(uri: str, before: Pages, now: Pages) -> Iterator[str]:
    for side in (before, now):
        if uri in side:
            yield from side[uri].links
