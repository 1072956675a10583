"""Cards of care: what calls for help, by how urgent it is. Pages, picker and plans show the same ones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..model.sign import URGENCIES, Sign, Urgency
from ..words import Words
from .guide import Desk
from .link import Link


def does(words: Words, sign: Sign) -> str:
    """What to do about a sign, in one sentence for those who see no more of it than this."""
    levels = {call.urgency: words(f"urgency_short.{call.urgency}") for call in sign.calls}
    return words("care.does", levels="; or ".join(levels.values()))


class Told(NamedTuple):
    """What calls for help of one sign, at one level; without sources it is common practice."""

    sign: Link
    notice: tuple[str, ...]
    act: str
    sources: tuple[Link, ...]

    @property
    def first(self) -> str:
        """The first thing that is noticed, for lists: a title would promise the same at every level."""
        return self.notice[0].rstrip(".")


class Card(NamedTuple):
    """All that calls for help at one level of urgency."""

    urgency: Urgency
    told: tuple[Told, ...]


def cards(desk: Desk, ids: Iterable[str]) -> tuple[Card, ...]:
    """The cards of some signs, the most urgent first; levels without anything are left out."""
    signs = [sign for id in ids if (sign := desk.guide.get("sign", id, Sign))]
    found = (Card(urgency, tuple(_told(desk, signs, urgency))) for urgency in URGENCIES)
    return tuple(card for card in found if card.told)


def _told(desk: Desk, signs: Iterable[Sign], urgency: Urgency) -> Iterable[Told]:
    for sign in signs:
        for call in sign.calls:
            if call.urgency == urgency:
                yield Told(desk.link("sign", sign.id), tuple(call.notice), call.act or "", desk.cites(call.sources))


def gravest(signs: Iterable[Sign]) -> list[Sign]:
    """Signs in order of danger."""
    return sorted(signs, key=lambda sign: (sign.rank, sign.title))


def calls(desk: Desk, ids: Iterable[str]) -> tuple[tuple[Urgency, Told], ...]:
    """What calls for help of some signs, each once: what the picker makes its cards of."""
    known = dict.fromkeys(ids)
    return tuple((card.urgency, told) for id in known for card in cards(desk, [id]) for told in card.told)
