"""The days on which the sessions of a plan keep the rules of the week.

`assets/parts/week.js` says the same to a browser; tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from heapq import heappop, heappush
from itertools import combinations, islice

from .day_rules import NO_RUN, Pattern, Slot, WeekRule, alone, distance, together

NOT_NAMED = 3  # what a kind of day costs that the session does not name, beyond its last one
WISH = 1000  # what it costs to break a rule that should be kept: more than all days that are less liked
OUT = 7  # the day of a session that is left out

NO_KINDS: frozenset[int] = frozenset()
Placement = tuple[int | None, ...]
Cost = int | None  # None: a rule is broken that must be kept
Choices = list[tuple[int, int]]  # days, and what each costs


@dataclass(frozen=True, order=True)
class Break:
    """A rule that a placement breaks: the index of the rule, and of the sessions that break it."""

    rule: int
    slots: tuple[int, ...]


@dataclass(frozen=True)
class Arrangement:
    """Days for sessions, with the rules that they break (none of those that must be kept)."""

    days: Placement
    breaks: tuple[Break, ...]


@dataclass(frozen=True)
class Answer:
    """The best arrangements, best first, all of the same sessions; for each one left out the rules in its way."""

    best: tuple[Arrangement, ...]
    in_the_way: dict[int, tuple[int, ...]] = field(default_factory=dict)


def preference(slot: Slot, kind: int) -> int:
    """What it costs to put a session on a kind of day: 0 on its best one."""
    return slot.days.index(kind) if kind in slot.days else len(slot.days) + NOT_NAMED


class Arranger:
    """Places sessions in weeks by rules. `hours` is the time that there is between run and session on one day."""

    def __init__(self, rules: Sequence[WeekRule], slots: Sequence[Slot], hours: float) -> None:
        self.rules, self.slots, self.hours = tuple(rules), tuple(slots), hours
        self.pairs = tuple(combinations(range(len(slots)), 2))
        self.about = [[i for i, slot in enumerate(slots) if rule.fits(slot)] for rule in rules]
        self.kept = [[(i, j) for i, j in self.pairs if together(rule, slots[i], slots[j])] for rule in rules]
        self.gaps = {pair: self._gap(pair) for pair in self.pairs}
        self.resting = tuple(map(self._resting, range(8)))
        self.least_free = next(free for free in range(8) if self.resting[free] is not None)
        self.busy = tuple("gentle" not in slot.traits for slot in slots)
        self.best = any(rule.finds == "best_after" for rule in rules)  # the one rule that asks what a week has at all

    @cached_property
    def _own(self) -> list[Callable[[int, int, int, frozenset[int]], Cost]]:
        return [cache(partial(self._own_cost, index)) for index in range(len(self.slots))]

    def _gap(self, pair: tuple[int, int]) -> tuple[Cost, ...]:
        """What it costs to put two sessions on days whose numbers differ by 0, 1, 2 and so on."""
        rules = [rule for rule, kept in zip(self.rules, self.kept, strict=True) if pair in kept]
        return tuple(_cost(rule.must for rule in rules if distance(0, day) < rule.apart) for day in range(7))

    def _resting(self, free: int) -> Cost:
        """What it costs that so many days are free."""
        return _cost(rule.must for rule in self.rules if rule.finds == "rest_days" and free < rule.at_least)

    def breaks(self, pattern: Pattern, placed: Placement) -> tuple[Break, ...]:
        """Every rule that a placement breaks, and by which sessions."""
        found: list[Break] = []
        for index, rule in enumerate(self.rules):
            if rule.finds == "rest_days":
                if len(self._free(pattern, placed)) < rule.at_least:
                    found.append(Break(index, ()))
            elif rule.finds == "apart":
                for i, j in self.kept[index]:
                    one, other = placed[i], placed[j]
                    if one is not None and other is not None and distance(one, other) < rule.apart:
                        found.append(Break(index, (i, j)))
            else:
                for i in self.about[index]:
                    day = placed[i]
                    if day is not None and alone(rule, pattern, day, self.hours):
                        found.append(Break(index, (i,)))
        return tuple(found)

    def _free(self, pattern: Pattern, placed: Placement) -> set[int]:
        """Days without a run and with nothing but gentle sessions."""
        taken = {day for day, busy in zip(placed, self.busy, strict=True) if busy}
        return {day for day, kind in enumerate(pattern) if kind == NO_RUN and day not in taken}

    def arrange(self, pattern: Pattern, count: int = 3) -> Answer:
        """The best `count` ways to place as many sessions as can be; the first ones of a plan go before later ones.

        None of them breaks a rule that must be kept. Of two ways the one that breaks fewer others is better, then the
        one with days that are liked more, then the one with earlier days.
        """
        choices = self._choices(pattern)
        for left_out in _subsets(len(self.slots)):
            offered = [[(OUT, 0)] if i in left_out else days for i, days in enumerate(choices)]
            ways = islice(self._ways(pattern, offered), count)
            if best := tuple(self._arrangement(pattern, placed) for placed in ways):
                return Answer(best, {i: self._blocked(pattern, best[0].days, i) for i in sorted(left_out)})
        nothing: Placement = (None,) * len(self.slots)
        in_the_way = {i: self._blocked(pattern, nothing, i) for i in range(len(self.slots))}
        return Answer((self._arrangement(pattern, nothing),), in_the_way)

    def _ways(self, pattern: Pattern, choices: Sequence[Choices]) -> Iterator[Placement]:
        """Every way to place sessions on days that they may choose from, best first."""
        ahead = [0]  # the least that the sessions from each one on will cost
        for days in reversed(choices):
            ahead.insert(0, ahead[0] + min((cost for _, cost in days), default=0))
        free = frozenset(self._free(pattern, (None,) * len(choices)))
        possible = all(choices) and self.resting[len(free)] is not None
        begun: list[tuple[int, tuple[int, ...], int, frozenset[int]]] = [(0, (), 0, free)] if possible else []
        while begun:
            _, placed, spent, free = heappop(begun)
            index = len(placed)
            if index == len(choices):
                yield tuple(None if day == OUT else day for day in placed)
                continue
            for day, own in choices[index]:
                rest = free - {day} if self.busy[index] else free
                near, resting = self.near(placed, day), self.resting[len(rest)]
                if near is not None and resting is not None:
                    cost = spent + own + near
                    heappush(begun, (cost + ahead[index + 1] + resting, (*placed, day), cost, rest))

    def _choices(self, pattern: Pattern) -> list[Choices]:
        """For each session the days on which it breaks, by itself, no rule that must be kept, and what each costs."""
        kinds = frozenset(pattern) if self.best else NO_KINDS
        around = [(pattern[day - 1], pattern[day], pattern[(day + 1) % 7], kinds) for day in range(7)]
        return [
            [(day, cost) for day, seen in enumerate(around) if (cost := own(*seen)) is not None] for own in self._own
        ]

    def _own_cost(self, index: int, before: int, kind: int, after: int, kinds: frozenset[int]) -> Cost:
        """What it costs to put a session, by itself, on a day of a kind between two others, in a week that has `kinds`.

        A rule about one session looks no further than that, and but for `best_after` not at `kinds`.
        """
        pattern = (before, kind, after, *kinds)
        rules = (rule for rule, about in zip(self.rules, self.about, strict=True) if index in about)
        cost = _cost(rule.must for rule in rules if alone(rule, pattern, 1, self.hours))
        return None if cost is None else cost + preference(self.slots[index], kind)

    def near(self, placed: tuple[int, ...], day: int) -> Cost:
        """What a day costs for the next session because of those that are placed."""
        total = 0
        for at, other in enumerate(placed):
            if OUT not in (day, other):
                cost = self.gaps[at, len(placed)][abs(other - day)]
                if cost is None:
                    return None
                total += cost
        return total

    def _arrangement(self, pattern: Pattern, placed: Placement) -> Arrangement:
        return Arrangement(placed, self.breaks(pattern, placed))

    def _blocked(self, pattern: Pattern, placed: Placement, index: int) -> tuple[int, ...]:
        """The rules in the way of a session: those that it breaks on the day on which it breaks fewest."""

        def broken(day: int) -> tuple[int, ...]:
            tried = (*placed[:index], day, *placed[index + 1 :])
            return tuple(dict.fromkeys(b.rule for b in self.breaks(pattern, tried) if self.rules[b.rule].must))

        return min(
            (broken(day) for day in sorted(range(7), key=lambda d: (preference(self.slots[index], pattern[d]), d))),
            key=len,
        )


def _subsets(count: int) -> Iterator[frozenset[int]]:
    """Sessions to leave out: few before many, later ones of a plan before earlier ones. Never all of them."""
    for size in range(count):
        yield from sorted(
            (frozenset(some) for some in combinations(range(count), size)),
            key=lambda some: sum(1 << (count - 1 - index) for index in some),
        )


def _cost(broken: Iterable[bool]) -> Cost:
    """What it costs to break rules of which each must be kept or not."""
    total = 0
    for must in broken:
        if must:
            return None
        total += WISH
    return total
