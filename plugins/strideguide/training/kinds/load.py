"""Growth and lighter weeks.

The load of a week is its session-RPE minutes: minutes times effort, over all moves. A week is held against the mean of
the three weeks before it that are not lighter ones. A lighter week comes often enough and not too often. A deload keeps
sessions and moves, takes some sets off, and leaves more in reserve; where no main move has two sets, none has to go.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field

from ...model.values import Range, within
from ...model.week import LIGHTER
from .base import AboutPlans, Balance, Found, Tell, Week

COMPARED = 3  # weeks


class Load(AboutPlans):
    """How the load of the weeks grows, and what a deload is. The load of a week is its session-RPE minutes."""

    words = ("says",)

    growth: Annotated[int, Field(ge=1, le=100)]
    """By how many per cent a week may exceed the mean of the three weeks before it that are not lighter ones."""
    deload_after: Annotated[Range, within(1, 12)]
    """After so many weeks comes a lighter one."""
    sets_off: Annotated[Range, within(0, 100)]
    """The per cent of the sets of strength work that a deload takes off."""
    more_in_reserve: Annotated[int, Field(ge=1, le=4)]
    """So many more repetitions are in reserve in a deload, if its sets are not light."""

    def judge(self, balance: Balance) -> Found:
        low, high = balance.sessions
        for count in range(low, high + 1):
            full: list[Week] = []
            row = 0
            for week in balance.weeks(count):
                is_full = week.phase.kind not in LIGHTER
                row = row + 1 if is_full else 0
                words = self._full(week, row, full) if is_full else self._lighter(week, full)
                yield from ((("phases", week.index), told) for told in words)
                if not is_full and len(full) and week.phase.kind == "deload":
                    yield from self._too_soon(week, full)
                if is_full:
                    full.append(week)

    def _full(self, week: Week, row: int, full: Sequence[Week]) -> Iterator[str]:
        """What is wrong with a week that is number `row` in a row without a lighter one, after others."""
        if row > self.deload_after.high:
            most = self.deload_after.high
            yield f"Week {week.number} is number {row} in a row without a lighter one; {most} are the most."
        mean = mean_before([one.load for one in full])
        if mean and week.load > mean * (1 + self.growth / 100) + 1e-9:
            more, most = round((week.load / mean - 1) * 100), self.growth
            yield f"Week {week.number} is {more} % above the mean of the full weeks before it; {most} % is the most."

    def _too_soon(self, week: Week, full: Sequence[Week]) -> Found:
        """A deload that comes too soon after the last lighter week, or after the beginning."""
        row = 0
        for at, one in enumerate(reversed(full), 1):
            if one.number != week.number - at:
                break
            row = at
        if 0 < row < self.deload_after.low:
            least = self.deload_after.low
            yield ("phases", week.index), f"The deload in week {week.number} comes after {row}; {least} are the least."

    def _lighter(self, week: Week, full: Sequence[Week]) -> Iterator[str]:
        if not full:
            return
        before, name = full[-1], f"Week {week.number}"
        if week.load >= before.load and before.load:
            yield f"{name} is called a {week.phase.kind} and is not lighter than the week before it."
        if week.phase.kind == "deload" and before.sets:
            yield from self._deload(week, before, name)

    def _deload(self, week: Week, before: Week, name: str) -> Iterator[str]:
        then, now = _moves(before), _moves(week)
        if missing := [title for title in then if title not in now]:
            yield f"{name} is a deload and leaves out {', '.join(missing)}; a deload keeps its moves."
        off = round((1 - week.sets / before.sets) * 100)
        if any(done.sets.high > 1 for done in then.values()) and not self.sets_off.low <= off <= self.sets_off.high:
            yield f"{name} is a deload and takes {off} % of the sets off; {self.sets_off} % is right."
        for title, done in now.items():
            most = then[title].rpe.high - self.more_in_reserve if title in then else done.rpe.high
            if not done.is_light and done.rpe.high > most:
                yield f"{name} is a deload and {title} is not light and leaves less than {self.more_in_reserve} more."

    def says(self, tell: Tell) -> str:
        weeks, off = str(self.deload_after), str(self.sets_off)
        return tell("says", growth=self.growth, weeks=weeks, off=off, more=self.more_in_reserve)


def mean_before(loads: Sequence[float]) -> float:
    """The mean of the full weeks that a week is held against, of the loads of all before it; 0 if there is none."""
    compared = loads[-COMPARED:]
    return sum(compared) / len(compared) if compared else 0.0


def _moves(week: Week) -> Mapping[str, Any]:
    """The strength work of a week by the titles of its exercises."""
    return {done.exercise.title: done for practice in week.practices for done in practice.counted}
