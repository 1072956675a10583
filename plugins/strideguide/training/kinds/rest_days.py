"""Days of rest in a week.

A day counts if it has no run and nothing but gentle sessions. A gentle session, such as a walk or easy yoga, leaves a
day a day of rest, and its place in a plan says so. If a week has fewer such days, the rule is broken by the week as a
whole and not by one of its sessions.
"""

from typing import Annotated

from pydantic import Field

from .base import AboutDays, Clause, Tell
from .form import RUNS, WEEK, Form, Most, Sessions


class RestDays(AboutDays):
    """Days of the week without a run and with nothing but gentle sessions."""

    words = ("says.one", "says.other", "keep.one", "keep.other", "spares")

    at_least: Annotated[int, Field(ge=1, le=7)]
    """How many."""

    def form(self) -> Form:
        busy = Sessions(without=frozenset({"gentle"}))
        return Form(busy, most=Most(WEEK - self.at_least, runs=RUNS, days=True), concerns=())

    def says(self, tell: Tell) -> str:
        return tell("says", n=self.at_least)

    def clause(self, tell: Tell) -> Clause:
        keep = tell("keep", n=self.at_least)
        return Clause(keep, keep)
