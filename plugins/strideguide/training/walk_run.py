"""The steps of a walk-run schedule in the weeks of a plan, and the weeks in which its runs have their days between.

`assets/parts/walk_run.js` says the same of steps and days to a browser; tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from .day_rules import DAYS, NO_RUN, Pattern
from .kinds.form import WEEK
from .week import Arranger

EASY = DAYS.index("easy")


def is_close(pattern: Pattern, rest: int) -> bool:
    """Whether two runs of a week that goes round have fewer days between than they should."""
    days = [day for day, kind in enumerate(pattern) if kind != NO_RUN]
    return any((other - day - 1) % WEEK < rest for day, other in zip(days, days[1:] + days[:1], strict=True))


def patterns(runs: int, rest: int) -> Iterator[Pattern]:
    """Every week of so many easy runs with at least so many days between, those with early runs first."""
    for days in combinations(range(WEEK), runs):
        pattern = tuple(EASY if day in days else NO_RUN for day in range(WEEK))
        if not is_close(pattern, rest):
            yield pattern


def placed(arranger: Arranger, runs: int, rest: int) -> Pattern:
    """The week of runs in which most sessions have a day, then most wishes are met; of equal ones the earliest."""

    def cost(pattern: Pattern) -> tuple[int, int]:
        best = arranger.arrange(pattern, 1).best[0]
        return best.days.count(None), len(best.breaks)

    return min(patterns(runs, rest), key=cost)


def steps(weeks: int, count: int, said: Sequence[int], done: Sequence[bool]) -> list[int]:
    """The step of each week of a course, of `count`: what a reader `said` of its first weeks, then a step on after
    so many `weeks` as a step has at least. A week that is not `done` counts for none, so its step comes again.
    """
    found: list[int] = []
    now, spent = 1, 0
    for at, is_done in enumerate(done):
        if at < len(said):
            now, spent = said[at], spent if said[at] == now else 0
        elif spent >= weeks:
            now, spent = min(now + 1, count), 0
        found.append(now)
        spent += is_done
    return found
