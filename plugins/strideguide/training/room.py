"""Whether every week of a plan has room for its sessions in every week of running that the plan says it fits."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from ..model.picker import Weeks
from ..model.plan import Fit
from ..model.rule import Rule
from .balance import Balance
from .day_rules import DAYS, Pattern, Slot, WeekRule, kept, week_rule
from .run_weeks import Bits, RunWeeks
from .running import RunWeek, run_weeks
from .week import Arranger
from .week_data import slot_of

SENSIBLE = Weeks(long_runs=1, key_runs_apart=2)
HOURS = 24.0  # a plan can't know the hours between run and session; the reader's own week asks for them


@dataclass(frozen=True)
class Crowded:
    """Weeks of running without room: the entry of `fits` that takes them in, the rules in the way, and an example."""

    fit: int
    count: int
    weeks: int
    example: Pattern
    rules: tuple[str, ...]

    @property
    def days(self) -> tuple[str, ...]:
        """The example in words, a day each."""
        return tuple(DAYS[kind] for kind in self.example)


@dataclass
class Rooms:
    """Judges plans by the rules about days. `weighed` counts week of plan x week of running x rule."""

    rules: Sequence[Rule]
    weeks: Weeks = SENSIBLE
    weighed: int = 0
    _known: dict[Hashable, Bits] = field(default_factory=dict)

    def about_days(self, rule: Rule) -> bool:
        """Whether a rule is one about days."""
        return week_rule(rule) is not None

    def crowded(self, balance: Balance) -> Iterator[Crowded]:
        """Where a plan has no room; the rules that it waives do not count."""
        rules = tuple(rule for rule in kept(balance.plan, self.rules) if rule.must)
        each = not all(rule.form.turns for rule in rules)
        fits = [fitting(self.weeks, fit, each) for fit in balance.plan.fits]
        judge = _every(self.weeks, each)
        every = judge.set({week.pattern for weeks in fits for week in weeks})
        times = sum(week.times for weeks in fits for week in weeks)
        low, high = balance.sessions
        for count in range(low, high + 1):
            found: set[int] = set()
            for week in balance.weeks(count):
                self.weighed += times * len(rules)
                slots = tuple(map(slot_of, week.practices))
                lacking = self._lacking(judge, rules, slots, every)
                for index, weeks in enumerate(fits if lacking else ()):
                    without = [week for week in weeks if judge.bits[week.pattern] & lacking]
                    if without and index not in found:
                        found.add(index)
                        yield _crowded(Arranger(rules, slots, HOURS), index, count, without)

    def _lacking(self, judge: RunWeeks, rules: tuple[WeekRule, ...], slots: tuple[Slot, ...], weeks: Bits) -> Bits:
        """Those of some weeks of running that have no room for all sessions; each question is asked once."""
        asked = judge, rules, slots, weeks
        if asked not in self._known:
            self._known[asked] = judge.crowded(rules, slots, weeks)
        return self._known[asked]


def _crowded(arranger: Arranger, fit: int, count: int, lacking: Sequence[RunWeek]) -> Crowded:
    example = lacking[0].pattern
    in_the_way = arranger.arrange(example, 1).in_the_way
    rules = dict.fromkeys(arranger.rules[rule].id for broken in in_the_way.values() for rule in broken)
    return Crowded(fit, count, sum(week.times for week in lacking), example, tuple(rules))


@cache
def _every(weeks: Weeks, each: bool) -> RunWeeks:
    """All sensible weeks of running; `each`, or one for all that begin on another day."""
    return RunWeeks((week.pattern for week in run_weeks(weeks.long_runs, weeks.key_runs_apart, each)), HOURS)


@cache
def fitting(weeks: Weeks, fit: Fit, each: bool = False) -> tuple[RunWeek, ...]:
    """The sensible weeks of running that a plan goes with; `each`, or one for all that begin on another day."""
    return tuple(week for week in run_weeks(weeks.long_runs, weeks.key_runs_apart, each) if week.fits(fit))
