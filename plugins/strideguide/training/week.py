"""The days on which the sessions of a plan keep the rules of the week.

`assets/parts/week.js` says the same to a browser; tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from heapq import heappop, heappush
from itertools import combinations, islice, product
from typing import NamedTuple

from .day_rules import Pattern, Slot, WeekRule, apart, barred, distance
from .kinds.form import NONE, WEEK, Most

NOT_NAMED = 5  # what a kind of day costs that the session does not name, beyond its last one
CLOSE = (16, 8, 4, 0)  # what two sessions cost that are so many days apart: a day nearer is worse than any named one
EARLY = 7  # what two sessions cost that both stand before Thursday: worse than to like both days less
THURSDAY = 3
WISH = 1000  # what it costs to break a rule that should be kept: more than all days that are less liked or too close
WAYS = 12  # to place sessions, among which is looked for one that goes with those that have their days
OUT = 7  # the day of a session that is left out

Placement = tuple[int | None, ...]
Cost = int | None  # None: a rule is broken that must be kept
Choices = list[tuple[int, int]]  # days, and what each costs
Loads = tuple[tuple[int, ...], ...]  # for each rule that limits it, how much stands on each day
# The least that it will cost, the days so far and what they cost, what stands on each day, the days of the others.
Begun = tuple[int, tuple[int, ...], int, Loads, Sequence[Choices]]


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


class Tables(NamedTuple):
    """What rules say of a week of running: the days that each bars, and the runs on each day that each counts."""

    barred: tuple[frozenset[int], ...]
    runs: Loads


@lru_cache(maxsize=64)
def _tables(rules: tuple[WeekRule, ...], hours: float) -> Callable[[Pattern], Tables]:
    """What rules say of a week of running, asked once for all sessions that are placed in it."""

    def tables(pattern: Pattern) -> Tables:
        counted = [rule.form.most.runs if rule.form.most else NONE for rule in rules]
        runs = tuple(tuple(int(kind in kinds) for kind in pattern) for kinds in counted)
        return Tables(tuple(barred(rule, pattern, hours) for rule in rules), runs)

    return cache(tables)


class Arranger:
    """Places sessions in weeks by rules. `hours` is the time that there is between run and session on one day."""

    def __init__(self, rules: Sequence[WeekRule], slots: Sequence[Slot], hours: float) -> None:
        self.rules, self.slots, self.hours = tuple(rules), tuple(slots), hours
        self.tables = _tables(self.rules, hours)
        self.about = [[i for i, slot in enumerate(slots) if rule.fits(slot)] for rule in rules]
        self.asked = [[at for at, some in enumerate(self.about) if index in some] for index in range(len(slots))]
        self.pairs = tuple(combinations(range(len(slots)), 2))
        self.kept = [self._kept(rule) for rule in rules]
        self.gaps = {pair: self._gap(pair) for pair in self.pairs}
        parts = [(at, r.form.most, self.kept[at], self.about[at]) for at, r in enumerate(rules)]
        self.parts = [some for some in parts if any(some[1:])]  # of rules that ask something of these sessions
        self.limits = [(at, most) for at, most, _, _ in parts if most]
        self.loaded, self.full, self.over = cache(self._loaded), cache(self._full), cache(Most.over)

    def _kept(self, rule: WeekRule) -> list[tuple[tuple[int, int], frozenset[int]]]:
        """The pairs of sessions that a rule keeps apart, and what may not lie between them."""
        found = [((i, j), apart(rule, self.slots[i], self.slots[j])) for i, j in self.pairs]
        return [(pair, days) for pair, days in found if days]

    def _gap(self, pair: tuple[int, int]) -> tuple[Cost, ...]:
        """What it costs to put two sessions on days of which the second is 0, 1, 2 and so on after the first."""
        kept = zip(self.rules, self.kept, strict=True)
        about = [(rule.must, days) for rule, some in kept for at, days in some if at == pair]
        costs = [_cost(must for must, days in about if gap in days) for gap in range(WEEK)]
        return tuple(None if cost is None else cost + CLOSE[distance(gap, 0)] for gap, cost in enumerate(costs))

    def _full(self, loads: Loads) -> Cost:
        """What it costs that so much stands on each day."""
        limits = zip(self.limits, loads, strict=True)
        return _cost(self.rules[at].must for (at, most), load in limits if self.over(most, load))

    def breaks(self, pattern: Pattern, placed: Placement) -> tuple[Break, ...]:
        """Every rule that a placement breaks, and by which sessions; by none if the week as a whole breaks it."""
        found: list[Break] = []
        tables = self.tables(pattern)
        for at, most, kept, about in self.parts:
            if days := tables.barred[at]:
                found += [Break(at, (i,)) for i in about if placed[i] in days]
            for (i, j), between in kept:
                one, other = placed[i], placed[j]
                if one is not None and other is not None and (other - one) % WEEK in between:
                    found.append(Break(at, (i, j)))
            if most and self.over(most, self._load(at, tables, placed)):
                found.append(Break(at, ()))
        return tuple(found)

    def _load(self, at: int, tables: Tables, placed: Placement) -> tuple[int, ...]:
        """What stands on each day, as a rule counts it."""
        load = [*tables.runs[at]]
        for index in self.about[at]:
            if (day := placed[index]) is not None:
                load[day] += 1
        return tuple(load)

    def _loaded(self, loads: Loads, index: int, day: int) -> Loads:
        """What stands on each day, for each rule that limits it, with a session more."""
        if day == OUT:
            return loads
        return tuple(
            (*load[:day], load[day] + 1, *load[day + 1 :]) if index in self.about[at] else load
            for (at, _), load in zip(self.limits, loads, strict=True)
        )

    def arrange(self, pattern: Pattern, count: int = 3) -> Answer:
        """The best `count` ways to place as many sessions as can be; the first ones of a plan go before later ones.

        None of them breaks a rule that must be kept. Of two ways the one that breaks fewer others is better, then the
        one whose sessions are spread more and stand on days that are liked more, then the one with earlier days.
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
        runs = self.tables(pattern).runs
        loads = tuple(runs[at] for at, _ in self.limits)
        possible = all(choices) and self.full(loads) is not None
        begun: list[Begun] = [(0, (), 0, loads, choices)] if possible else []
        while begun:
            _, placed, spent, loads, ahead = heappop(begun)
            if not ahead:
                yield tuple(None if day == OUT else day for day in placed)
                continue
            for day, own in ahead[0]:
                loaded, others = self.loaded(loads, len(placed), day), self._beside(len(placed), day, ahead[1:])
                full = self.full(loaded)
                if full is not None and all(others):
                    least = spent + own + full + sum(min(cost for _, cost in days) for days in others)
                    heappush(begun, (least, (*placed, day), spent + own, loaded, others))

    def _beside(self, index: int, day: int, ahead: Sequence[Choices]) -> list[Choices]:
        """What the days of the sessions after one cost beside it on its day; those that may not be are left out."""
        if day == OUT:
            return [*ahead]
        return [[*self._near(index, day, at, days)] for at, days in enumerate(ahead, index + 1)]

    def _near(self, index: int, day: int, other: int, days: Choices) -> Iterator[tuple[int, int]]:
        gaps = self.gaps[index, other]
        for at, own in days:
            cost = 0 if at == OUT else gaps[(at - day) % WEEK]
            if cost is not None:
                yield at, own + cost + (EARLY if max(at, day) < THURSDAY else 0)

    def _choices(self, pattern: Pattern) -> list[Choices]:
        """For each session the days on which it breaks, by itself, no rule that must be kept, and what each costs."""
        barred = self.tables(pattern).barred
        found: list[Choices] = []
        for slot, asked in zip(self.slots, self.asked, strict=True):
            rules = [(self.rules[at].must, barred[at]) for at in asked if barred[at]]
            costs = [(day, _cost(must for must, days in rules if day in days)) for day in range(WEEK)]
            found.append([(day, cost + preference(slot, pattern[day])) for day, cost in costs if cost is not None])
        return found

    def may(self, placed: tuple[int, ...], day: int) -> bool:
        """Whether the next session may stand on a day beside those that are placed, by the rules that must be kept."""
        return all(self.gaps[at, len(placed)][(day - other) % WEEK] is not None for at, other in enumerate(placed))

    def _arrangement(self, pattern: Pattern, placed: Placement) -> Arrangement:
        return Arrangement(placed, self.breaks(pattern, placed))

    def _blocked(self, pattern: Pattern, placed: Placement, index: int) -> tuple[int, ...]:
        """The rules in the way of a session: those that it breaks on the day on which it breaks fewest."""

        def broken(day: int) -> tuple[int, ...]:
            tried = (*placed[:index], day, *placed[index + 1 :])
            return tuple(dict.fromkeys(b.rule for b in self.breaks(pattern, tried) if self.rules[b.rule].must))

        return min(
            (broken(day) for day in sorted(range(WEEK), key=lambda d: (preference(self.slots[index], pattern[d]), d))),
            key=len,
        )


def around(arranger: Arranger, pattern: Pattern, fixed: Mapping[int, int | None]) -> Placement | None:
    """The days of all sessions where some have theirs: the others go round these, and none of them breaks a rule that
    must be kept. Of their best ways it is the one that breaks fewest others and stands least close; None if none does.
    """
    others = [at for at in range(len(arranger.slots)) if at not in fixed]
    alone = Arranger(arranger.rules, [arranger.slots[at] for at in others], arranger.hours)
    found: dict[Placement, int] = {}
    for way in alone.arrange(pattern, WAYS).best:
        days = {**fixed, **dict(zip(others, way.days, strict=True))}
        placed = tuple(days[at] for at in range(len(arranger.slots)))
        breaks = [one for one in arranger.breaks(pattern, placed) if not one.slots or {*others} & {*one.slots}]
        cost = _cost(arranger.rules[one.rule].must for one in breaks)
        if cost is not None:
            days_of = ([day for day in some if day is not None] for some in (way.days, fixed.values()))
            found[placed] = cost + sum(CLOSE[distance(*pair)] for pair in product(*days_of))
    return min(found, key=found.__getitem__, default=None)


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
