"""What answers about the body do to plans together: how many sets of states there are, those that do the same as one.

What a state leaves out is a mask: a bit for each move that is not done as it is, and one for each that stands in for
none. Masks are joined before anything is multiplied, as most of the sets are alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from itertools import pairwise
from math import prod
from typing import NamedTuple

from .match import Matcher

States = tuple[int, ...]


class Effect(NamedTuple):
    """What a set of states does: the moves that it leaves out, and whether plans stand folded below an advice."""

    mask: int
    ask: bool


class Alike(NamedTuple):
    """How many sets of states do the same, and one of them."""

    number: int
    example: States


Effects = Mapping[Effect, Alike]
NOTHING: Effects = {Effect(0, ask=False): Alike(1, ())}


class Bodies:
    """The sets of states of a payload, one stage of a condition each. `relevant` are the bits that matter to plans.

    `every` is how many sets there are, `few` those with no more conditions than may be at once.
    """

    def __init__(self, matcher: Matcher, relevant: int) -> None:
        self.matcher, self.masks = matcher, masks(matcher)
        known = matcher.data["states"]
        stages: dict[int, list[int]] = {}
        for number, state in enumerate(known):
            stages.setdefault(state["condition"], []).append(number)
        self.relevant, self.most = relevant, matcher.data["most_pains"]
        conditions = matcher.data["conditions"]
        self.counting = [some for number, some in stages.items() if conditions[number]["counts"]]
        self.situations = [some for number, some in stages.items() if not conditions[number]["counts"]]
        self.every = prod(len(some) + 1 for some in stages.values())
        self.few = sum(_sizes(map(len, self.counting), self.most)) * prod(len(some) + 1 for some in self.situations)

    def started(self) -> Effects:
        """The sets of states with which a plan may be started, or stands folded."""
        sizes: list[Effects] = [NOTHING, *({} for _ in range(self.most))]
        for condition in self.counting:
            own = self._own(condition)
            sizes = [sizes[0], *(_either(more, _both(few, own)) for few, more in pairwise(sizes))]
        around = reduce(lambda all, own: _either(all, _both(all, own)), map(self._own, self.situations), NOTHING)
        return _both(reduce(_either, sizes), around)

    def _own(self, stages: Iterable[int]) -> Effects:
        """What the stages of one condition do that leave a plan."""
        found: dict[Effect, Alike] = {}
        for number in stages:
            start = self.matcher.data["states"][number]["start"]
            if start != "stop":
                _add(found, Effect(self.masks[number] & self.relevant, start == "ask"), Alike(1, (number,)))
        return found


def masks(matcher: Matcher) -> list[int]:
    """What each state leaves out."""
    found = [0] * len(matcher.data["states"])
    for at, move in enumerate(matcher.moves):
        for state in move["avoid"]:
            found[state] |= as_it_is(at) | instead(matcher, at)
        for state in move["modify"]:
            found[state] |= instead(matcher, at)
    return found


def as_it_is(at: int) -> int:
    """The bit of a move that is done as it is."""
    return 1 << at


def instead(matcher: Matcher, at: int) -> int:
    """The bit of a move that stands in for another."""
    return 1 << len(matcher.moves) + at


def _sizes(conditions: Iterable[int], most: int) -> list[int]:
    """How many sets of none, one, two ... conditions there are, each with so many stages."""
    found = [1, *[0] * most]
    for stages in conditions:
        found = [1, *(more + few * stages for few, more in pairwise(found))]
    return found


def _both(some: Effects, others: Effects) -> Effects:
    """One of some and one of others at once."""
    found: dict[Effect, Alike] = {}
    for one, sets in some.items():
        for other, more in others.items():
            effect = Effect(one.mask | other.mask, one.ask or other.ask)
            _add(found, effect, Alike(sets.number * more.number, sets.example + more.example))
    return found


def _either(some: Effects, others: Effects) -> Effects:
    found = {**some}
    for effect, sets in others.items():
        _add(found, effect, sets)
    return found


def _add(found: dict[Effect, Alike], effect: Effect, sets: Alike) -> None:
    known = found.get(effect)
    found[effect] = Alike(known.number + sets.number, known.example) if known else sets
