"""How many combinations of single answers and kit have a plan: each set of plans is looked up once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from .tables import Table, either, widest


class Times(NamedTuple):
    """A number of combinations, and how many of them have an answer to every question."""

    all: int = 0
    answered: int = 0

    def plus(self, other: Times, times: int = 1) -> Times:
        """With so many times the other."""
        return Times(self.all + times * other.all, self.answered + times * other.answered)


class Left(NamedTuple):
    """What a body leaves: the plans that need no kit, a bit for each, and the tables of the others that can be done."""

    always: int
    others: tuple[tuple[int, Table], ...]

    @classmethod
    def of(cls, tables: Sequence[Table]) -> Left:
        """By the table of each plan."""
        plans = [*enumerate(tables)]
        always = sum(1 << at for at, table in plans if table.always)
        return cls(always, tuple((1 << at, table) for at, table in plans if table.bits and not table.always))


Weights = Mapping[int, Times]  # for sets of plans, a bit for each, how many combinations of single answers they answer


class Weighed:
    """Combinations of single answers by the plans that answer them, and those of them with which kit."""

    def __init__(self, weights: Weights, kits: int) -> None:
        self.weights, self.kits = weights, kits
        self._rests: dict[int, tuple[Times, Weights]] = {}
        self._met: dict[tuple[int, int], Weights] = {}
        self._enough: dict[frozenset[Table], tuple[int, int]] = {}

    @property
    def total(self) -> Times:
        """All combinations of single answers and kit, of which there is every set, and no word of it."""
        return self._with_any_kit(sum_of(self.weights))

    def found(self, left: Left) -> Times:
        """How many of them have a plan."""
        sure, rest = self._rest(left.always)
        found, tables = self._with_any_kit(sure), dict(left.others)
        for plans, times in self._meeting(left, rest).items():
            some, own = self._kits(frozenset([tables[bit] for bit in _bits(plans)]))
            found = found.plus(Times(times.all * (some + own), times.answered * some))
        return found

    def _with_any_kit(self, times: Times) -> Times:
        return Times(times.all * ((1 << self.kits) + 1), times.answered << self.kits)

    def _rest(self, always: int) -> tuple[Times, Weights]:
        """How many are answered by a plan that needs no kit, and those that are not."""
        if always not in self._rests:
            rest = {plans: times for plans, times in self.weights.items() if not plans & always}
            self._rests[always] = sum_of(self.weights).plus(sum_of(rest), -1), rest
        return self._rests[always]

    def _meeting(self, left: Left, rest: Weights) -> Weights:
        """The rest, by those plans for which some kit is enough."""
        live = sum(bit for bit, _ in left.others)
        if (left.always, live) not in self._met:
            found: dict[int, Times] = defaultdict(Times)
            for plans, times in rest.items():
                if plans & live:
                    found[plans & live] = found[plans & live].plus(times)
            self._met[left.always, live] = found
        return self._met[left.always, live]

    def _kits(self, tables: frozenset[Table]) -> tuple[int, int]:
        """How many sets of kit are enough for one of some plans, and 1 if its own kit is."""
        if tables not in self._enough:
            wide = widest(tables)
            if wide not in self._enough:
                union = either(wide)
                self._enough[wide] = union.share(self.kits), int(union.own)
            self._enough[tables] = self._enough[wide]
        return self._enough[tables]


@cache
def _bits(plans: int) -> tuple[int, ...]:
    """The bits of a set of plans."""
    return tuple(1 << at for at in range(plans.bit_length()) if plans >> at & 1)


def sum_of(weights: Weights) -> Times:
    """All of them together."""
    return Times(sum(times.all for times in weights.values()), sum(times.answered for times in weights.values()))
