"""Sessions that stand on the days of certain runs, and on no others.

A session that has all of the traits stands on the day of one of these runs. A week without any run asks nothing: there
is no run that the session could go with, and so it is one of its own.
"""

from ...model.week import RunDays, Traits
from .base import AboutDays, Clause, Tell
from .form import ANYWHERE, RUNS, Form, Runs, Sessions, When, numbers


class OnlyOn(AboutDays):
    """The only days on which a session may stand, told by their runs."""

    words = "says", "keep"

    sessions: Traits
    """The sessions that have all of these traits."""
    runs: RunDays
    """The runs on whose days it may stand."""

    def form(self) -> Form:
        none_here, some_run = Runs(numbers(self.runs), low=0, high=0), Runs(RUNS, *ANYWHERE)
        bar = When((none_here, some_run))
        return Form(Sessions(frozenset(self.sessions)), bars=(bar,), concerns=())

    def says(self, tell: Tell) -> str:
        return tell("says", sessions=tell.sessions(self.sessions), runs=tell.runs(self.runs))

    def clause(self, tell: Tell) -> Clause:
        keep = tell("keep", runs=tell.a_run(self.runs))
        return Clause(keep, keep)
