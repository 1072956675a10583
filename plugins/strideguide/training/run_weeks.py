"""Which of many weeks of running have room for the same sessions. All are judged at once: what suits one suits many.

A set of weeks is a number with a bit for each week, and so "in both of these sets" is one step for hundreds of weeks.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, reduce
from operator import or_

from .day_rules import NO_RUN, Pattern, Slot, WeekRule, alone
from .week import Arranger

WEEK = range(7)
NO_DAYS: frozenset[int] = frozenset()
Bits = int


class RunWeeks:
    """Weeks of running, by their patterns. `hours` is the time between run and session on one day."""

    def __init__(self, patterns: Iterable[Pattern], hours: float) -> None:
        self.hours = hours
        self.bits = {pattern: 1 << index for index, pattern in enumerate(patterns)}
        self._free = [self.set(pattern for pattern in self.bits if pattern[day] == NO_RUN) for day in WEEK]
        self._barred = cache(self._bar)
        self._breaking = cache(self._break)
        self._rested = cache(self._rest)

    def set(self, patterns: Iterable[Pattern]) -> Bits:
        """Some of these weeks."""
        return sum(self.bits[pattern] for pattern in patterns)

    def crowded(self, rules: tuple[WeekRule, ...], slots: tuple[Slot, ...], weeks: Bits) -> Bits:
        """Those of `weeks` in which not all sessions can be placed."""
        barred = [self._barred(rules, slot.traits) for slot in slots]
        arranger = Arranger(rules, slots, self.hours)
        rested = weeks & self._rested(NO_DAYS, arranger.least_free)
        return weeks & ~rested | self._lacking(arranger, barred, rested, (), NO_DAYS)

    def _lacking(
        self, arranger: Arranger, barred: list[list[Bits]], weeks: Bits, placed: tuple[int, ...], taken: frozenset[int]
    ) -> Bits:
        """Those of `weeks` in which the sessions after the placed ones find no days; `taken` days are free no more."""
        index = len(placed)
        if index == len(barred):
            return 0
        for day, bar in enumerate(barred[index]):
            suited = weeks & ~bar
            if suited and arranger.near(placed, day) is not None:
                busy = taken | {day} if arranger.busy[index] else taken
                suited &= self._rested(busy, arranger.least_free)
                weeks = weeks & ~suited | self._lacking(arranger, barred, suited, (*placed, day), busy)
        return weeks

    def _bar(self, rules: tuple[WeekRule, ...], traits: frozenset[str]) -> list[Bits]:
        """For each day the weeks in which a session by itself breaks a rule there that must be kept."""
        about = [rule for rule in rules if rule.must and rule.traits <= traits]
        return [reduce(or_, (self._breaking(rule)[day] for rule in about), 0) for day in WEEK]

    def _break(self, rule: WeekRule) -> list[Bits]:
        """For each day the weeks in which a session that a rule is about breaks it there."""
        return [self.set(pattern for pattern in self.bits if alone(rule, pattern, day, self.hours)) for day in WEEK]

    def _rest(self, taken: frozenset[int], least: int) -> Bits:
        """The weeks with at least so many days that have no run and are not taken."""
        counted = [self.set(self.bits)] + [0] * 7  # the weeks with at least 0, 1, 2 and so on
        for day in WEEK:
            if day not in taken:
                for number in range(7, 0, -1):
                    counted[number] |= counted[number - 1] & self._free[day]
        return counted[least]
