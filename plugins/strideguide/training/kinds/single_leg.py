"""Leg work on one leg.

Of the sets for strength in the named movement patterns, so many per cent are done on one leg, in every phase and for
every number of sessions a week that a plan allows. The pages of plans show their sets beside this rule.
"""

from collections.abc import Iterable, Sequence
from typing import Annotated

from pydantic import Field

from ...model.base import PatternRef
from .base import AboutPlans, Balance, Found, Tell, every_week


class SingleLeg(AboutPlans):
    """The share of leg sets that are done on one leg."""

    words = ("says",)

    patterns: Annotated[list[PatternRef], Field(min_length=1)]
    """The movement patterns that count as leg work."""
    at_least: Annotated[int, Field(ge=1, le=100)]
    """The share in per cent."""

    def judge(self, balance: Balance) -> Found:
        for count, week in every_week(balance):
            one, all = balance.single_leg(week.practices, self.patterns)
            if one * 100 < all * self.at_least:
                yield ("phases", week.index), f"With {count} a week {one} of {all} sets for the legs are on one leg."

    def says(self, tell: Tell) -> str:
        return tell("says", share=self.at_least)

    def named(self) -> Iterable[tuple[str, Sequence[str]]]:
        return [("pattern", self.patterns)]
