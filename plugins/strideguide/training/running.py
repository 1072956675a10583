"""Weeks of running: which there are, and how they compare with what a plan says of the weeks it fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations, product

from ..model.plan import Fit, Plan
from .day_rules import DAYS, NO_RUN, Pattern, distance

LONG = DAYS.index("long")
KEY = frozenset({DAYS.index("hard"), LONG})


@dataclass(frozen=True)
class RunWeek:
    """A week of running, which stands for all that begin on another day of it: `times` in all."""

    pattern: Pattern
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


@cache
def run_weeks(long_runs: int, apart: int, each: bool = False) -> tuple[RunWeek, ...]:
    """Every sensible week of running, or one for all that differ only by the day on which they begin."""
    found: list[RunWeek] = []
    for pattern in _starting_least():
        if pattern.count(LONG) <= long_runs and keys_apart(pattern) >= apart:
            turned = {pattern[day:] + pattern[:day] for day in range(7)}
            if pattern == min(turned):
                found += [RunWeek(one, 1) for one in sorted(turned)] if each else [RunWeek(pattern, len(turned))]
    return tuple(found)


def _starting_least() -> Iterator[Pattern]:
    """Every week whose first day is the least of its days, in order; each other week is one of these, turned."""
    for first in range(len(DAYS)):
        for others in product(range(first, len(DAYS)), repeat=6):
            yield first, *others


def keys_apart(pattern: Pattern) -> int:
    """The fewest days between two hard or long runs; 7 if there are not two."""
    keys = [day for day, kind in enumerate(pattern) if kind in KEY]
    return min((distance(a, b) for a, b in combinations(keys, 2)), default=7)


def fits_runs(plan: Plan, runs: int, keys: int | None = None) -> bool:
    """Whether a plan says that it goes with so many runs a week, and so many hard and long ones among them."""
    fits = (fit for fit in plan.fits if fit.runs.low <= runs <= fit.runs.high)
    return any(keys is None or fit.key_runs.low <= keys <= fit.key_runs.high for fit in fits)
