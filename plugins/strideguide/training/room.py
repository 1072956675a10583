"""Whether every week of a plan has room for its sessions in every week of running that the plan says it fits."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import combinations, product

from ..model.picker import Weeks
from ..model.plan import Fit, Plan
from ..model.rule import Rule
from .balance import Balance
from .day_rules import DAYS, NO_RUN, Slot, WeekRule, distance, week_rule
from .run_weeks import Bits, RunWeeks
from .week import Arranger
from .week_data import slot_of

SENSIBLE = Weeks(long_runs=1, key_runs_apart=2)
LONG = DAYS.index("long")
KEY = frozenset({DAYS.index("hard"), LONG})
HOURS = 24.0  # a plan can't know the hours between run and session; the reader's own week asks for them


@dataclass(frozen=True)
class RunWeek:
    """A week of running, which stands for all that begin on another day of it: `times` in all."""

    pattern: tuple[int, ...]
    times: int

    @cached_property
    def runs(self) -> int:
        return 7 - self.pattern.count(NO_RUN)

    @cached_property
    def key_runs(self) -> int:
        return sum(kind in KEY for kind in self.pattern)

    @cached_property
    def apart(self) -> int:
        return keys_apart(self.pattern)

    def fits(self, fit: Fit) -> bool:
        """Whether a plan says with this that it goes with the week."""
        return (
            fit.runs.low <= self.runs <= fit.runs.high
            and fit.key_runs.low <= self.key_runs <= fit.key_runs.high
            and self.apart >= fit.key_runs_apart
        )


@dataclass(frozen=True)
class Crowded:
    """Weeks of running without room: the entry of `fits` that takes them in, the rules in the way, and an example."""

    fit: int
    count: int
    weeks: int
    example: tuple[int, ...]
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
        waived = {waiver.rule for waiver in balance.plan.waivers}
        rules = tuple(w for rule in self.rules if rule.id not in waived and (w := week_rule(rule)) and w.must)
        fits = [fitting(self.weeks, fit) for fit in balance.plan.fits]
        every = self._weeks.set({week.pattern for weeks in fits for week in weeks})
        times = sum(week.times for weeks in fits for week in weeks)
        low, high = balance.sessions
        for count in range(low, high + 1):
            found: set[int] = set()
            for phase, done in balance.phases(count):
                self.weighed += times * phase.weeks * len(rules)
                slots = tuple(map(slot_of, done))
                lacking = self._lacking(rules, slots, every)
                for index, weeks in enumerate(fits if lacking else ()):
                    without = [week for week in weeks if self._weeks.bits[week.pattern] & lacking]
                    if without and index not in found:
                        found.add(index)
                        yield _crowded(Arranger(rules, slots, HOURS), index, count, without)

    @cached_property
    def _weeks(self) -> RunWeeks:
        return RunWeeks((week.pattern for week in run_weeks(self.weeks.long_runs, self.weeks.key_runs_apart)), HOURS)

    def _lacking(self, rules: tuple[WeekRule, ...], slots: tuple[Slot, ...], weeks: Bits) -> Bits:
        """Those of some weeks of running that have no room for all sessions; each question is asked once."""
        asked = rules, slots, weeks
        if asked not in self._known:
            self._known[asked] = self._weeks.crowded(rules, slots, weeks)
        return self._known[asked]


def _crowded(arranger: Arranger, fit: int, count: int, lacking: Sequence[RunWeek]) -> Crowded:
    example = lacking[0].pattern
    in_the_way = arranger.arrange(example, 1).in_the_way
    rules = dict.fromkeys(arranger.rules[rule].id for broken in in_the_way.values() for rule in broken)
    return Crowded(fit, count, sum(week.times for week in lacking), example, tuple(rules))


@cache
def fitting(weeks: Weeks, fit: Fit) -> tuple[RunWeek, ...]:
    """The sensible weeks of running that a plan goes with."""
    return tuple(week for week in run_weeks(weeks.long_runs, weeks.key_runs_apart) if week.fits(fit))


@cache
def run_weeks(long_runs: int, apart: int) -> tuple[RunWeek, ...]:
    """Every sensible week of running, one for all that differ only by the day on which they begin."""
    found: list[RunWeek] = []
    for pattern in _starting_least():
        if pattern.count(LONG) <= long_runs and keys_apart(pattern) >= apart:
            turned = {pattern[day:] + pattern[:day] for day in range(7)}
            if pattern == min(turned):
                found.append(RunWeek(pattern, len(turned)))
    return tuple(found)


def _starting_least() -> Iterator[tuple[int, ...]]:
    """Every week whose first day is the least of its days, in order; each other week is one of these, turned."""
    for first in range(len(DAYS)):
        for others in product(range(first, len(DAYS)), repeat=6):
            yield first, *others


def keys_apart(pattern: Sequence[int]) -> int:
    """The fewest days between two hard or long runs; 7 if there are not two."""
    keys = [day for day, kind in enumerate(pattern) if kind in KEY]
    return min((distance(a, b) for a, b in combinations(keys, 2)), default=7)


def fits_runs(plan: Plan, runs: int) -> bool:
    """Whether a plan says that it goes with so many runs a week."""
    return any(fit.runs.low <= runs <= fit.runs.high for fit in plan.fits)
