"""Ground contacts of jumps.

They begin small and on two legs, and not in a week in which a heavy lift is new. They grow by a step a week up to a
limit, each counted for a session, and a deload has a part of them. Timed jumps count two contacts a second.
"""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from pydantic import Field

from ...model.week import LIGHTER
from .base import AboutPlans, Balance, Found, Tell, Week

FIRST = 2  # weeks with jumps in which they are small and on two legs
HEAVY_FROM = 7  # RPE of a lift with a weight
LIFTS = frozenset({"squat", "hinge", "lunge"})  # patterns


class Contacts(AboutPlans):
    """How contacts of jumps begin and grow, counted for a session."""

    words = ("says",)

    begin: Annotated[int, Field(ge=1, le=200)]
    """The most contacts of a session in the first two weeks with jumps."""
    step: Annotated[int, Field(ge=1, le=100)]
    """By so many contacts at most a session may have more than any in the full week before."""
    most: Annotated[int, Field(ge=1, le=400)]
    """The most contacts of a session in any week."""
    deload: Annotated[int, Field(ge=0, le=100)]
    """The per cent of the contacts of the full week before that a deload may have."""

    def judge(self, balance: Balance) -> Found:
        full: list[Week] = []
        lifts: set[str] = set()
        for week in balance.weeks(balance.sessions[1]):
            words = self._lighter(week, full) if week.phase.kind in LIGHTER else self._full(week, full, lifts)
            yield from ((("phases", week.index), told) for told in words)
            if week.phase.kind not in LIGHTER and _contacts(week):
                full.append(week)
            lifts |= _heavy(week)

    def _full(self, week: Week, full: Sequence[Week], lifts: set[str]) -> Iterator[str]:
        """What is wrong with a week after full ones that had jumps, and with lifts that are known."""
        contacts, name = _contacts(week), f"Week {week.number}"
        if not contacts:
            return
        most = self.begin if len(full) < FIRST else self.most
        if full:
            most = min(most, max(_contacts(full[-1]) + self.step, 1))
        if contacts > most:
            yield f"{name} has a session with {contacts} contacts; {most} are the most there."
        if not full and (new := sorted(_heavy(week) - lifts)):
            yield f"{name} begins jumps, and with a weight {', '.join(new)} is new in it."
        if len(full) < FIRST and (great := sorted({done.exercise.title for done in _jumps(week) if _is_great(done)})):
            yield f"{name} is among the first {FIRST} with jumps, and {', '.join(great)} is on one leg or lands hard."

    def _lighter(self, week: Week, full: Sequence[Week]) -> Iterator[str]:
        if week.phase.kind == "deload" and full:
            contacts, before = week.contacts, full[-1].contacts
            if contacts * 100 > before * self.deload:
                most = f"{self.deload} % of {before} are the most"
                yield f"Week {week.number} is a deload with {contacts} contacts; {most}."

    def says(self, tell: Tell) -> str:
        return tell("says", begin=self.begin, step=self.step, most=self.most, deload=self.deload)


def _jumps(week: Week) -> list[Any]:
    return [done for practice in week.practices for done in practice.exercises if done.contacts]


def _is_great(done: Any) -> bool:
    return bool(done.exercise.unilateral or done.exercise.impact == "high")


def _contacts(week: Week) -> int:
    """The most contacts of a session."""
    return max((practice.contacts for practice in week.practices), default=0)


def _heavy(week: Week) -> set[str]:
    """The titles of lifts that are heavy in a week."""
    counted = (done for practice in week.practices for done in practice.counted)
    lifts = (done for done in counted if done.loaded and done.exercise.pattern in LIFTS)
    return {done.exercise.title for done in lifts if not done.is_light and done.rpe.high >= HEAVY_FROM}
