"""Sessions that keep away from certain runs.

A session that has all of the traits does not stand on the day of such a run, or on the day before it, or on the day
after it: one of the three. Who wants two of them writes two rules. The week goes round, so that the day before a long
run on Monday is Sunday.
"""

from typing import Literal

from ...model.week import RunDays, Traits
from .base import RUNS_NAMED, AboutDays, Clause, Tell
from .form import ANYWHERE, Form, Runs, Sessions, When, numbers

OFFSETS = {"same day": 0, "day before": 1, "day after": -1}


class NotNear(AboutDays):
    """Days on which a session may not stand, told by the runs around it."""

    words = tuple(f"{word}.{when.replace(' ', '_')}" for word in ("says", "keep") for when in OFFSETS)

    sessions: Traits
    """The sessions that have all of these traits."""
    when: Literal["same day", "day before", "day after"]
    """Where the session would stand: on the day of the run, the day before it, or the day after it."""
    runs: RunDays
    """The runs that it keeps away from."""

    def form(self) -> Form:
        runs, offset = numbers(self.runs), OFFSETS[self.when]
        return Form(
            Sessions(frozenset(self.sessions)),
            bars=(When((Runs(runs, offset, offset),)),),
            concerns=(When((Runs(runs, *ANYWHERE),)),),
        )

    def says(self, tell: Tell) -> str:
        return tell(f"says.{self._when}", sessions=tell.sessions(self.sessions), runs=tell.runs(self.runs))

    def clause(self, tell: Tell) -> Clause:
        keep = tell(f"keep.{self._when}", runs=RUNS_NAMED)
        return Clause(keep, keep, tell.a_run(self.runs))

    @property
    def _when(self) -> str:
        return self.when.replace(" ", "_")
