"""What a text names, by a link or by a name: moves, plans and conditions, each where it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..model.base import Entity
from .findings import Thing

_LINK = re.compile(r"\[[^\][]*\]\(\s*<?(([a-z]+):([a-z0-9-]+)(?:#([a-z0-9-]+))?)[^)]*\)")
_WORD = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")


class Mention(NamedTuple):
    """What a link or a name may mean, from where to where in its text it stands, and how it is written.

    `written` is the target of a link, or the name; `anchor` the part of a page to which a link leads.
    """

    things: Sequence[Thing]
    start: int
    end: int
    written: str
    anchor: str = ""


class Names:
    """The names of things, by which sentences tell of them without a link.

    Another name of one word, such as row or bridge, is left aside, as it often means something else; but not that of a
    thing of a `plain` kind.
    """

    def __init__(self, things: Iterable[tuple[str, Entity]], plain: str) -> None:
        self._known: dict[str, list[tuple[int, tuple[str, ...], Thing]]] = {}
        self._telling: dict[str, set[str]] = defaultdict(set)
        for kind, thing in things:
            for name in sorted({thing.title, *thing.aliases}):
                words = [word.casefold() for word in _WORD.findall(name)]
                if not words or (len(words) == 1 and name != thing.title and kind != plain):
                    continue
                for form in ((*words,), (*words[:-1], f"{words[-1]}s")):
                    telling = max(form, key=len)  # the longest word, as the rarest
                    self._telling[kind].add(telling)
                    self._known.setdefault(telling, []).append((form.index(telling), form, (kind, thing.id)))

    def may_name(self, text: str, kind: str) -> bool:
        """Whether a text may name something of a kind: found sooner than what it is."""
        return f"]({kind}:" in text or not self._telling[kind].isdisjoint(_WORD.findall(text.casefold()))

    def mentions(self, text: str) -> list[Mention]:
        """What a text names, in order. A link says by itself what its words mean."""
        links = [Mention([(m[2], m[3])], *m.span(), m[1], m[4] or "") for m in _LINK.finditer(text)]
        return together(links, self._named(text))

    def _named(self, text: str) -> Iterator[Mention]:
        words = [word.casefold() for word in _WORD.findall(text)]
        told = [*self._told(words)]
        spans = [word.span() for word in _WORD.finditer(text)] if told else []
        fitting: dict[tuple[int, int], list[Thing]] = {}
        for first, last, thing in told:
            if _joined(text, spans[first:last]):
                fitting.setdefault((first, last), []).append(thing)
        reached = 0
        for first, last in sorted(fitting, key=lambda span: (span[0], -span[1])):
            if first >= reached:  # of names that overlap the first counts, and the longest
                start, end = spans[first][0], spans[last - 1][1]
                yield Mention([*dict.fromkeys(fitting[first, last])], start, end, text[start:end])
                reached = last

    def _told(self, words: Sequence[str]) -> Iterator[tuple[int, int, Thing]]:
        """The names among some words: which is the first, the one behind the last, and whose name it is."""
        for at, word in enumerate(words):
            for before, form, thing in self._known.get(word, ()):
                first = at - before
                if first >= 0 and (*words[first : first + len(form)],) == form:
                    yield first, first + len(form), thing


def together(links: Sequence[Mention], others: Iterable[Mention]) -> list[Mention]:
    """Links and other mentions in order, without those that stand in a link or in another one."""
    apart = (one for one in others if not any(a.start < one.end and one.start < a.end for a in links))
    return sorted([*links, *apart], key=lambda one: one.start)


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether no mark but a hyphen parts some words."""
    return all(not text[end:start].strip(" \n-") for (_, end), (start, _) in pairwise(spans))
