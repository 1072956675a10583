"""The day of a run that suits a session best.

The session stands on the day of one of these runs. A week that has none of them asks nothing. It is meant for rules
that should be kept: as one that must be kept, it leaves a session out that finds no such day.
"""

from ...model.week import RunDays, Traits
from .base import AboutDays, Clause, Tell
from .form import ANYWHERE, Form, Runs, Sessions, When, numbers


class BestOn(AboutDays):
    """The day of a run that suits a session best."""

    words = "says", "keep", "kept"

    sessions: Traits
    """The sessions that have all of these traits."""
    runs: RunDays
    """The session stands best on the day of one of these runs, if the week has one."""

    def form(self) -> Form:
        runs = numbers(self.runs)
        some, none_here = Runs(runs, *ANYWHERE), Runs(runs, low=0, high=0)
        return Form(Sessions(frozenset(self.sessions)), bars=(When((none_here, some)),), concerns=(When((some,)),))

    def says(self, tell: Tell) -> str:
        return tell("says", sessions=tell.sessions(self.sessions), runs=tell.runs(self.runs))

    def clause(self, tell: Tell) -> Clause:
        runs = tell.a_run(self.runs)
        return Clause(tell("keep", runs=runs), tell("kept", runs=runs))
