"""Sessions that keep away from each other.

Any two sessions that both have all of the traits have at least this time between them, round the week. Days are counted
as 24 hours: up to 24 hours they stand on different days, and from there on one more day for each 24 hours begun.
"""

import math

from ...model.values import Duration
from ...model.week import Traits
from .base import OTHERS, AboutDays, Clause, Tell
from .form import Between, Form, Sessions, nearer

SECONDS_A_DAY = 86_400


class Apart(AboutDays):
    """Time between two sessions."""

    words = "says", "says_muscles", "keep.one", "keep.other"

    sessions: Traits
    """Both sessions have all of these traits."""
    same_muscles: bool = False
    """True if it holds only for sessions whose main parts share a muscle that does most of the work."""
    at_least: Duration
    """The time between them; days are counted as 24 hours."""

    def form(self) -> Form:
        sessions = Sessions(frozenset(self.sessions))
        return Form(sessions, between=Between(sessions, nearer(self._days), self.same_muscles))

    def says(self, tell: Tell) -> str:
        word = "says_muscles" if self.same_muscles else "says"
        return tell(word, sessions=tell.sessions(self.sessions), time=self.at_least)

    def clause(self, tell: Tell) -> Clause:
        keep = tell("keep", n=self._days, others=OTHERS)
        return Clause(keep, keep)

    @property
    def _days(self) -> int:
        return math.ceil(self.at_least.low / SECONDS_A_DAY)
