"""Sessions that keep away from certain runs.

A session that has all of the traits does not stand on the day of such a run, or on the day before it, or on the day
after it: one of the three. Who wants two of them writes two rules. The week goes round, so that the day before a long
run on Monday is Sunday.
"""

from dataclasses import replace

from .base import RUNS_NAMED, Clause, Tell
from .form import Runs, When
from .near import NearRuns, words_of


class NotNear(NearRuns):
    """Days on which a session may not stand, told by the runs around it."""

    words = words_of("says", "keep")

    def bar(self, some: Runs) -> When:
        return When((replace(some, first=self.offset, last=self.offset),))

    def clause(self, tell: Tell) -> Clause:
        keep = tell(self.word("keep"), runs=RUNS_NAMED)
        return Clause(keep, keep, tell.a_run(self.runs))
