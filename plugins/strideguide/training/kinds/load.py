"""Growth and lighter weeks.

The load of a week is its sets for strength, each times its RPE. No week grows too far beyond the heaviest one before
it, there is a lighter one often enough, and a week that is called lighter is lighter than the one before it.
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from .base import RESTFUL, AboutPlans, Balance, Found, Path, Tell, Week


class Load(AboutPlans):
    """How the load of the weeks grows. The load of a week is its sets for strength, each times its RPE."""

    words = ("says",)

    growth: Annotated[int, Field(ge=1, le=100)]
    """By how many per cent a week may exceed the heaviest week before it."""
    deload_after: Annotated[int, Field(ge=1, le=12)]
    """After this many weeks at most comes a lighter one."""

    def judge(self, balance: Balance) -> Found:
        low, high = balance.sessions
        for count in range(low, high + 1):
            heaviest, before, row = 0.0, 0.0, 0
            for week in balance.weeks(count):
                row = 0 if week.phase.kind in RESTFUL else row + 1
                # Phases may be equal, and then the first one is not the one to blame.
                path: Path = ("phases", [phase is week.phase for phase in balance.plan.phases].index(True))
                yield from ((path, words) for words in self._week(week, row, heaviest, before))
                heaviest, before = max(heaviest, week.load), week.load if row else before

    def _week(self, week: Week, row: int, heaviest: float, before: float) -> Iterator[str]:
        """What is wrong with a week: number `row` in a row without a lighter one, after others with their loads."""
        if row > self.deload_after:
            most = self.deload_after
            yield f"Week {week.number} is number {row} in a row without a lighter one; {most} are the most."
        if heaviest and week.load > heaviest * (1 + self.growth / 100) + 1e-9:
            more, most = round((week.load / heaviest - 1) * 100), self.growth
            yield f"Week {week.number} is {more} % above the heaviest week before it; {most} % is the most."
        if not row and before and week.load >= before:
            yield f"Week {week.number} is called a {week.phase.kind} and is not lighter than the week before it."

    def says(self, tell: Tell) -> str:
        return tell("says", growth=self.growth, weeks=self.deload_after)
