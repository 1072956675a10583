"""What rules share that tell a session's day by a run near it."""

from abc import abstractmethod
from typing import Literal

from ...model.week import RunDays, Traits
from .base import AboutDays, Tell
from .form import ANYWHERE, Form, Runs, Sessions, When, numbers

OFFSETS = {"same day": 0, "day before": 1, "day after": -1}


class NearRuns(AboutDays):
    """A session and a run near it. In a week that has no such run the rule asks nothing."""

    sessions: Traits
    """The sessions that have all of these traits."""
    when: Literal["same day", "day before", "day after"]
    """Where the session would stand: on the day of the run, the day before it, or the day after it."""
    runs: RunDays
    """The runs that it is about."""

    def form(self) -> Form:
        some = Runs(numbers(self.runs), *ANYWHERE)
        return Form(Sessions(frozenset(self.sessions)), bars=(self.bar(some),), concerns=(When((some,)),))

    @abstractmethod
    def bar(self, some: Runs) -> When:
        """When it bars a session from a day; `some` are its runs on any day of the week."""

    @property
    def offset(self) -> int:
        """The day of the run, counted from the session."""
        return OFFSETS[self.when]

    def says(self, tell: Tell) -> str:
        return tell(self.word("says"), sessions=tell.sessions(self.sessions), runs=tell.runs(self.runs))

    def word(self, name: str) -> str:
        """The key of a word, which depends on the day."""
        return f"{name}.{self.when.replace(' ', '_')}"


def words_of(*names: str) -> tuple[str, ...]:
    """The keys of words that depend on the day."""
    return tuple(f"{name}.{when.replace(' ', '_')}" for name in names for when in OFFSETS)
