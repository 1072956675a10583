"""The cards of a site, drawn when a host asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from ..model.kinds import KINDS
from ..views.chapter_picture import NAMED
from ..views.guide import Guide
from . import pictures
from .cards import Card, Cards
from .drawn import Paper

_PICTURE = re.compile(r"^<!-- picture: (.*?)-->", re.M)


class Shared:
    """The card of each page of a guide. `chapters` are title and text of the hand-written ones, by their addresses."""

    def __init__(self, guide: Guide, chapters: Mapping[str, tuple[str, str]]) -> None:
        titles = {uri: title for uri, (title, _) in chapters.items()}
        shown = {uri: thing for uri, (_, text) in chapters.items() if (thing := _first(_PICTURE.findall(text), guide))}
        self._guide, self._cards = guide, Cards(guide, titles, shown)
        self._svg: dict[str, str] = {}

    @cached_property
    def _paper(self) -> Paper:
        return Paper.of(self._guide.library)

    def card(self, uri: str) -> Card:
        """The card of the page at `uri`."""
        return self._cards.of(uri)

    def svg(self, card: Card) -> str:
        """The drawing of a card."""
        if card.uri not in self._svg:
            self._svg[card.uri] = self._paper.svg(card)
        return self._svg[card.uri]

    def picture(self, card: Card) -> str:
        """The path in the site of a card's picture."""
        return pictures.path(self.svg(card))


def _first(directives: Iterable[str], guide: Guide) -> tuple[str, str] | None:
    """The first thing with a small drawing that a chapter shows."""
    named = (found.groups() for text in directives for found in NAMED.finditer(text))
    drawn = ((kind, id) for kind, id in named if kind in KINDS and KINDS[kind].picture)
    return next(((kind, id) for kind, id in drawn if id in guide.library.things[kind] and guide.thumb(kind, id)), None)
