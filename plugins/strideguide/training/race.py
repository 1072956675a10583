"""A week that is laid out towards a race: its runs, and the sessions that stand so many days before it.

`assets/parts/race.js` says the same to a browser; tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.values import Range
from .day_rules import DAYS, Pattern, Slot, WeekRule
from .kinds.form import WEEK
from .week import Arranger, Placement, around

NO_RUN, EASY, HARD = (DAYS.index(kind) for kind in ("no run", "easy", "hard"))
FRESH = 6  # days before a race in which there are only easy runs: a week without its own day


@dataclass(frozen=True)
class Race:
    """A race, as a week sees it: the weekday on which the week begins, and how many days after that the race is."""

    first: int
    ahead: int


@dataclass(frozen=True)
class Stand:
    """Where a session stands: on a day of this week, or of the week that is so many `weeks` on, -1 for the one before;
    and how many days before the race, None if only the rules say where.
    """

    day: int | None
    weeks: int = 0
    before: int | None = None


def runs(pattern: Pattern, race: Race) -> Pattern:
    """The runs of a week that has a race, or leads to one: none but easy ones in the last days before it, and none
    after it.
    """
    after = [(day - race.first) % WEEK - race.ahead for day in range(WEEK)]
    kinds = zip(pattern, after, strict=True)
    return tuple(HARD if days == 0 else NO_RUN if days > 0 else _before(kind, -days) for kind, days in kinds)


def _before(kind: int, days: int) -> int:
    return min(kind, EASY) if days <= FRESH else kind


def stands(
    rules: Sequence[WeekRule],
    slots: Sequence[Slot],
    before: Sequence[Range | None],
    race: Race,
    patterns: tuple[Pattern, Pattern],
    hours: float,
) -> list[Stand]:
    """Where the sessions of a week stand; `before` is how many days before the race, None where it is not said.

    Of several days it is the one on which fewest rules are broken, else the earliest. `patterns` are the runs of this
    week, and of the week before it if it has the race, else of the one after it.
    """
    found = [Stand(None)] * len(slots)
    arranger = Arranger(rules, slots, hours)
    for at, days in enumerate(before):
        if days is not None:
            tried = [_stand(race, number) for number in range(days.high, days.low - 1, -1)]
            found[at] = min(tried, key=lambda one: _broken(arranger, patterns, found, at, one))
    fixed = {at: day for at, day in enumerate(_days(found)) if before[at] is not None}
    placed = around(arranger, patterns[0], fixed)
    if placed is None:
        return found
    return [stand if stand.before is not None else Stand(placed[at]) for at, stand in enumerate(found)]


def _stand(race: Race, before: int) -> Stand:
    weeks, day = divmod(race.ahead - before, WEEK)
    return Stand((race.first + day) % WEEK, weeks, before)


def _broken(
    arranger: Arranger, patterns: tuple[Pattern, Pattern], found: Sequence[Stand], at: int, stand: Stand
) -> int:
    """How many rules are broken with a session where it is tried."""
    if stand.weeks:
        alone = Arranger(arranger.rules, [arranger.slots[at]], arranger.hours)
        return len(alone.breaks(patterns[1], (stand.day,)))
    return len(arranger.breaks(patterns[0], _days([*found[:at], stand, *found[at + 1 :]])))


def _days(stands: Sequence[Stand]) -> Placement:
    return tuple(None if stand.weeks else stand.day for stand in stands)
