"""Links to things, and lists of them: what a page shows of a list that has grown, and where all of it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

from markupsafe import Markup, escape

from ..names import slug

NO_THUMB = Markup("")
IN_FULL = "in_full/"  # below a page's address: its long lists. No id has a low line.
MOST = 30  # entries of a list that is shown whole: with more, a page of a grown guide weighs more than it should
OF_INDEX = 240  # and of one for which people come to the page
FEW = 6  # entries that are shown of a longer one


@dataclass(frozen=True)
class Link:
    """A link to a thing, as a page shows it: a template prints it as it is. `href` is relative to the page."""

    kind: str
    id: str
    title: str
    href: str
    summary: str = ""
    thumb: Markup = NO_THUMB
    badge: str = ""

    def __html__(self) -> str:
        return self._html

    @cached_property
    def _html(self) -> str:
        badge = f' <span class="sg-grade">{escape(self.badge)}</span>' if self.badge else ""
        return f'<a href="{escape(self.href)}">{escape(self.title)}</a>{badge}'

    @property
    def link(self) -> Link:
        return self


class Entry(Protocol):
    """What a list has: a link, or what a page says beside one."""

    @property
    def link(self) -> Link: ...


class Group(NamedTuple):
    """A list with a title of its own: all its entries, of which a page shows a few if there are more than `most`.

    `of` is whose list it is, where a page has the same of several. All of a long one stands at `at`, an address of the
    guide's own, or else on the page of the long lists of its page.
    """

    title: str
    links: tuple[Entry, ...]
    of: str = ""
    most: int = MOST
    at: str = ""

    @property
    def is_long(self) -> bool:
        return len(self.links) > self.most

    @property
    def shown(self) -> tuple[Entry, ...]:
        return self.links[:FEW] if self.is_long else self.links

    @property
    def name(self) -> str:
        return ": ".join(part for part in (self.of, self.title) if part)

    @property
    def id(self) -> str:
        """Its part of the page of long lists."""
        return slug(self.name)

    @property
    def whole(self) -> str:
        """Where all of it stands, as seen from its page."""
        return self.at or f"{IN_FULL}#{self.id}"


def in_full(view: object) -> Iterator[Group]:
    """The long lists of a page, wherever in its view they are, which stand nowhere else."""
    if isinstance(view, Group):
        if view.is_long and not view.at:
            yield view
    elif isinstance(view, tuple):
        for part in view:
            if isinstance(part, tuple):  # most parts are texts
                yield from in_full(part)
