"""The page of the lists that are too long for another page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .guide import Desk
from .link import Group, Link


class ListsView(NamedTuple):
    """Lists with all that they have."""

    groups: tuple[Group, ...]


def view(desk: Desk, groups: Sequence[Group]) -> ListsView:
    """The long lists of another page as seen from this one, names alone."""
    return ListsView(tuple(group._replace(links=_links(desk, group)) for group in groups))


def _links(desk: Desk, group: Group) -> tuple[Link, ...]:
    return tuple(desk.link(entry.link.kind, entry.link.id) for entry in group.links)
