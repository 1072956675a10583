"""Which of many weeks of running have room for the same sessions. All are judged at once: what suits one suits many.

A set of weeks is a number with a bit for each week, and so "in both of these sets" is one step for hundreds of weeks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, reduce
from operator import and_, or_

from .day_rules import Pattern, Slot, WeekRule
from .kinds.form import WEEK, Most, Runs, When
from .week import Arranger, Loads

Bits = int


class RunWeeks:
    """Weeks of running, by their patterns. `hours` is the time between run and session on one day."""

    def __init__(self, patterns: Iterable[Pattern], hours: float) -> None:
        self.hours = hours
        self.bits = {pattern: 1 << index for index, pattern in enumerate(patterns)}
        self.every = self.set(self.bits)
        self._days = cache(self._with_runs)
        self._held = cache(self._hold)
        self._barred = cache(self._bar)
        self._kept = cache(self._keep)

    def set(self, patterns: Iterable[Pattern]) -> Bits:
        """Some of these weeks."""
        return sum(self.bits[pattern] for pattern in patterns)

    def crowded(self, rules: tuple[WeekRule, ...], slots: tuple[Slot, ...], weeks: Bits) -> Bits:
        """Those of `weeks` in which not all sessions can be placed; every rule is one that must be kept."""
        barred = [self._barred(rules, slot.traits) for slot in slots]
        arranger = Arranger(rules, slots, self.hours)
        loads: Loads = ((0,) * WEEK,) * len(arranger.limits)
        kept = weeks & self._in_limits(arranger, loads)
        return weeks & ~kept | self._lacking(arranger, barred, kept, (), loads)

    def _lacking(
        self, arranger: Arranger, barred: list[list[Bits]], weeks: Bits, placed: tuple[int, ...], loads: Loads
    ) -> Bits:
        """Those of `weeks` in which the sessions after the placed ones, which are `loads`, find no days."""
        index = len(placed)
        if index == len(barred):
            return 0
        for day, bar in enumerate(barred[index]):
            suited = weeks & ~bar
            if suited and arranger.may(placed, day):
                loaded = arranger.loaded(loads, index, day)
                suited &= self._in_limits(arranger, loaded)
                weeks = weeks & ~suited | self._lacking(arranger, barred, suited, (*placed, day), loaded)
        return weeks

    def _in_limits(self, arranger: Arranger, loads: Loads) -> Bits:
        """The weeks that have room for so many sessions on each day."""
        kept = (self._kept(most, load) for (_, most), load in zip(arranger.limits, loads, strict=True))
        return reduce(and_, kept, self.every)

    def _keep(self, most: Most, load: tuple[int, ...]) -> Bits:
        runs, weeks = self._days(most.runs), self.every
        steps = [[self.every] * number + [runs[day]] for day, number in enumerate(load)]
        if most.days:
            steps = [[reduce(or_, some)] for some in steps]
        for start in range(WEEK if most.within < WEEK else 1):
            here = [step for day in range(start, start + most.within) for step in steps[day % WEEK]]
            weeks &= ~self._at_least(most.most + 1, here)
        return weeks

    def _bar(self, rules: tuple[WeekRule, ...], traits: frozenset[str]) -> list[Bits]:
        """For each day the weeks in which a session by itself breaks a rule there."""
        bars = [when for rule in rules if rule.form.sessions.fit(traits) for when in rule.form.bars]
        return [reduce(or_, (self._held(when)[day] for when in bars), 0) for day in range(WEEK)]

    def _hold(self, when: When) -> list[Bits]:
        """For each day the weeks in which this holds there."""
        may = not when.hours or self.hours < when.hours
        days = [day for day in range(WEEK) if may and (not when.weekdays or day in when.weekdays)]
        held = {day: reduce(and_, (self._have(runs, day) for runs in when.runs), self.every) for day in days}
        return [held.get(day, 0) for day in range(WEEK)]

    def _have(self, runs: Runs, day: int) -> Bits:
        """The weeks that have these runs around a day."""
        there = self._days(runs.kinds)
        steps = [there[at % WEEK] for at in range(day + runs.first, day + runs.last + 1)]
        return self._at_least(runs.low, steps) & ~self._at_least(runs.high + 1, steps)

    def _with_runs(self, kinds: frozenset[int]) -> list[Bits]:
        """For each day the weeks that have one of some kinds of run there."""
        return [self.set(pattern for pattern in self.bits if pattern[day] in kinds) for day in range(WEEK)]

    def _at_least(self, number: int, steps: Sequence[Bits]) -> Bits:
        """The weeks that are in so many of some sets of weeks."""
        counted = [self.every] + [0] * number  # the weeks in at least 0, 1, 2 and so on
        for step in steps:
            for at in range(number, 0, -1):
                counted[at] |= counted[at - 1] & step
        return counted[number]
