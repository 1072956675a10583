"""The day that suits a session best, told by a run near it.

A session that has all of the traits stands best on the day of such a run, or on the day before it, or on the day after
it: one of the three. A week that has no such run asks nothing. It is meant for rules that should be kept: as one that
must be kept, it leaves a session out that finds no such day.
"""

from dataclasses import replace

from .base import Clause, Tell
from .form import Runs, When
from .near import NearRuns, words_of


class BestNear(NearRuns):
    """The day that suits a session best, told by a run near it."""

    words = words_of("says", "keep", "kept")

    def bar(self, some: Runs) -> When:
        none_there = replace(some, first=self.offset, last=self.offset, low=0, high=0)
        return When((none_there, some))

    def clause(self, tell: Tell) -> Clause:
        runs = tell.a_run(self.runs)
        return Clause(tell(self.word("keep"), runs=runs), tell(self.word("kept"), runs=runs))
