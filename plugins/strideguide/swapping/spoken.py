"""What a plan says of a move that it has no more: such sentences are left out, unless the stand-in is called alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..layers import sentences
from ..layers.sentences import Named
from ..training.mentions import Names
from ..training.states import Move
from .search import Key
from .written import Written

_LISTED = re.compile(r", | and ")


class Spoken:
    """Knows the moves of a guide, the hidden ones too, by their names."""

    def __init__(self, moves: Iterable[tuple[str, Move]]) -> None:
        known = [*moves]
        self.names = Names(known, plain="")
        self.titles = {_bare(name): (kind, move.id) for kind, move in known for name in (move.title, *move.aliases)}

    def without(self, written: Written, gone: Iterable[Key]) -> Written:
        """A plan that does not speak of moves that are gone; a sentence that would be all of a text stays."""
        lost, value = {*gone}, written.value
        for holder, field in _texts(value):
            kept = sentences.told(holder[field], lambda part: self._named(part, lost))
            holder[field] = kept or holder[field]
        for session in value["sessions"]:
            session["title"] = self._titled(session["title"], lost)
        return Written(value, written.origin_of(value))

    def _titled(self, title: str, lost: set[Key]) -> str:
        """A session's title without moves that are gone: "Session B: hinge, split squat and push" lists three."""
        head, colon, rest = title.rpartition(": ")
        listed = _LISTED.split(rest)
        left = [one for one in listed if not self._is_of(one, lost)]
        if len(left) == len(listed):
            return title
        words = " and ".join(filter(None, (", ".join(left[:-1]), *left[-1:])))
        whole = f"{head}{colon}{words}" if words else head or title
        return whole[0].upper() + whole[1:]

    def _is_of(self, part: str, lost: set[Key]) -> bool:
        """Whether a part of a title is about what is gone, with or without hyphens: sessions step up as verbs do."""
        return self.titles.get(_bare(part)) in lost or any(named.hidden for named in self._named(part, lost))

    def _named(self, part: str, lost: set[Key]) -> list[Named]:
        found = self.names.mentions(part)
        return [Named(one.start, one.end, lost.issuperset(one.things)) for one in found]


def _bare(name: str) -> str:
    return name.casefold().replace("-", " ")


def _texts(value: Any) -> Iterator[tuple[Any, str]]:
    """The sentences of a plan: what to know of it, of its sessions and of its weeks."""
    yield value, "summary"
    yield value, "about"
    yield from ((session, "note") for session in value["sessions"] if "note" in session)
    yield from ((phase, "progression") for phase in value["phases"])
