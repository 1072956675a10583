"""What browsers are shown: a folder of pages that nobody writes any more, and what is wrong with the files since."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path
from threading import Condition

from ..problems import Problem
from .outcome import Outcome


@dataclass(frozen=True)
class Now:
    """What is shown at a moment. `name` is another one whenever a browser has to look again."""

    name: str
    pages: Path | None = None
    problems: tuple[Problem, ...] = ()
    base: str = "/"
    good: bool = False  # whether the pages are of a build that found no problem


class Shown:
    """The one name that says what is shown. It changes in one step, and whoever waits for that is told."""

    def __init__(self) -> None:
        self._turn = 0
        self._names = secrets.token_hex(4)  # a browser that is left from another server looks again, too
        self._changed = Condition()
        self.now = Now(self._name())

    def take(self, outcome: Outcome) -> None:
        """Show what has come of a build: its pages, or those of before with what is wrong now."""
        before = self.now
        if not outcome.pages and outcome.problems == before.problems:
            return
        with self._changed:
            self._turn += 1
            if outcome.pages:
                self.now = Now(self._name(), outcome.pages, outcome.problems, outcome.base, outcome.is_good)
            else:
                self.now = Now(self._name(), before.pages, outcome.problems, before.base, before.good)
            self._changed.notify_all()

    def other_than(self, name: str, seconds: float) -> str:
        """The name of what is shown as soon as it is not `name`, or after so many seconds in any case."""
        with self._changed:
            self._changed.wait_for(lambda: self.now.name != name, seconds)
            return self.now.name

    def _name(self) -> str:
        return f"{self._names}-{self._turn}"
