"""Muscles that every plan with strength sessions trains.

In every phase with strength sessions, for every number of sessions a week that a plan allows, at least one of the
muscles does most of the work in some set that counts as strength work.
"""

from collections.abc import Iterable, Sequence
from typing import Annotated

from pydantic import Field

from ...model.base import MuscleRef
from .base import AboutPlans, Balance, Found, Tell, every_week


class Trains(AboutPlans):
    """Muscles that a week has to train."""

    words = ("says",)

    muscles: Annotated[list[MuscleRef], Field(min_length=1)]
    """At least one of these does most of the work in some exercise."""

    def judge(self, balance: Balance) -> Found:
        muscles = frozenset(self.muscles)
        for count, week in every_week(balance):
            trained = [practice.muscles for practice in week.practices if "strength" in practice.traits]
            if trained and not any(muscles & some for some in trained):
                yield ("phases", week.index), f"With {count} a week nothing trains {' or '.join(sorted(muscles))}."

    def says(self, tell: Tell) -> str:
        return tell("says")

    def named(self) -> Iterable[tuple[str, Sequence[str]]]:
        return [("muscle", self.muscles)]
