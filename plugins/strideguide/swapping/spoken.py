"""What a plan says of a move that it has no more: such sentences are left out, unless the stand-in is called alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..layers import sentences
from ..layers.sentences import Named
from ..training.mentions import Names
from ..training.states import Move
from .search import Key
from .written import Written


class Spoken:
    """Knows the moves of a guide, the hidden ones too, by their names."""

    def __init__(self, moves: Iterable[tuple[str, Move]]) -> None:
        self.names = Names(moves, plain="")

    def without(self, written: Written, gone: Iterable[Key]) -> Written:
        """A plan without sentences about moves that are gone; one that would be all of a text stays."""
        lost, value = {*gone}, written.value
        for holder, field in _texts(value):
            kept = sentences.told(holder[field], lambda part: self._named(part, lost))
            holder[field] = kept or holder[field]
        return Written(value, written.origin_of(value))

    def _named(self, part: str, lost: set[Key]) -> list[Named]:
        found = self.names.mentions(part)
        return [Named(one.start, one.end, lost.issuperset(one.things)) for one in found]


def _texts(value: Any) -> Iterator[tuple[Any, str]]:
    """The sentences of a plan: what to know of it, of its sessions and of its weeks."""
    yield value, "about"
    yield from ((session, "note") for session in value["sessions"] if "note" in session)
    yield from ((phase, "progression") for phase in value["phases"])
