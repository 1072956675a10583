"""Time between a run and a session on one day.

The run comes first. A plan can't know how much time its reader has, so no plan is refused by this rule. The reader's
own week asks how many hours there are, and keeps the session off days with a run if they are too few.
"""

import math

from ...model.values import Duration
from ...model.week import Traits
from .base import AboutDays, Clause, Tell
from .form import RUNS, Form, Runs, Sessions, When

SECONDS_AN_HOUR = 3_600


class AfterRun(AboutDays):
    """Time between a run and a session on one day; the run comes first."""

    words = "says", "keep.one", "keep.other", "keep_better.one", "keep_better.other"

    sessions: Traits
    """The sessions that have all of these traits."""
    at_least: Duration
    """The time between them."""

    def form(self) -> Form:
        a_run = (Runs(RUNS),)
        bar = When(a_run, hours=self._hours)
        return Form(Sessions(frozenset(self.sessions)), bars=(bar,), concerns=(When(a_run),))

    def says(self, tell: Tell) -> str:
        return tell("says", sessions=tell.sessions(self.sessions), time=self.at_least)

    def clause(self, tell: Tell) -> Clause:
        keep = tell("keep" if tell.must else "keep_better", n=math.ceil(self._hours))
        return Clause(keep, keep)

    @property
    def _hours(self) -> float:
        return self.at_least.low / SECONDS_AN_HOUR
