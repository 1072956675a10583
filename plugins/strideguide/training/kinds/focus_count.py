"""New things at once.

The weak spots that a plan works on are counted; they stand in its field `focus`.
"""

from typing import Annotated

from pydantic import Field

from .base import AboutPlans, Balance, Found, Tell


class FocusCount(AboutPlans):
    """How many new things a plan takes up at once."""

    words = "says.one", "says.other"

    at_most: Annotated[int, Field(ge=0, le=6)]
    """How many."""

    def judge(self, balance: Balance) -> Found:
        most, focus = self.at_most, balance.plan.focus
        if len(focus) > most:
            yield ("focus", most), f"The number of weak spots that it works on is {len(focus)}; {most} is the most."

    def says(self, tell: Tell) -> str:
        return tell("says", n=self.at_most)
