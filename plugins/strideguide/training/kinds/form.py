"""The one form that every rule about days compiles to, so that nothing that places sessions knows a kind of rule.

A rule bars a session from days (`bars`), keeps pairs of sessions apart (`between`), or limits what stands on some days
in a row (`most`); it may do all three. `assets/parts/day_rules.js` reads the form as `training/week_data.py` writes it.

A week goes round: after Sunday comes the same Monday. Days are 0 to 6, Monday first. A pattern names the kind of run
of each day by its number in `DAYS`. What the form can't say: that something has to stand somewhere because of another
session, as in "a swim on the day after the squats". It forbids and limits; it does not demand.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import get_args

from ...model.week import DayKind, Trait

DAYS: tuple[DayKind, ...] = get_args(DayKind)
NO_RUN = DAYS.index("no run")
RUNS = frozenset(range(len(DAYS))) - {NO_RUN}
NONE: frozenset[int] = frozenset()
WEEK = 7

Pattern = tuple[int, ...]


def numbers(kinds: Iterable[DayKind]) -> frozenset[int]:
    """Kinds of day by their numbers."""
    return frozenset(DAYS.index(kind) for kind in kinds)


@dataclass(frozen=True)
class Runs:
    """A number of runs of some kinds around a session: `low` to `high` of them on the days from `first` to `last`.

    Days are counted from the session: 0 is its own day, -1 the day before it.
    """

    kinds: frozenset[int]
    first: int = 0
    last: int = 0
    low: int = 1
    high: int = WEEK

    def __post_init__(self) -> None:
        if not -WEEK < self.first <= self.last < WEEK or self.last - self.first >= WEEK:
            raise ValueError(f"days from {self.first} to {self.last} are no days of one week")

    def hold(self, pattern: Pattern, day: int) -> bool:
        days = range(day + self.first, day + self.last + 1)
        return self.low <= sum(pattern[at % WEEK] in self.kinds for at in days) <= self.high


ANYWHERE = 0, WEEK - 1  # from the first to the last day of a whole week


@dataclass(frozen=True)
class When:
    """What holds for a session on a day if all of this does: the day is one of `weekdays` (none named: any day), the
    runs around it are these, and fewer than `hours` lie between a run and the session on one day (0: whatever lies).
    """

    runs: tuple[Runs, ...] = ()
    weekdays: frozenset[int] = NONE
    hours: float = 0

    def holds(self, pattern: Pattern, day: int, hours: float) -> bool:
        return (
            (not self.weekdays or day in self.weekdays)
            and (not self.hours or hours < self.hours)
            and all(runs.hold(pattern, day) for runs in self.runs)
        )

    def may_hold(self, kind: int) -> bool:
        """Whether it can hold in some week for a session on this kind of day."""
        return all(runs.low <= (kind in runs.kinds) <= runs.high for runs in self.runs if runs.first == runs.last == 0)


ALWAYS = When()


@dataclass(frozen=True)
class Sessions:
    """Sessions that have all of some traits, and none of others."""

    traits: frozenset[Trait] = frozenset()
    without: frozenset[Trait] = frozenset()

    def fit(self, traits: Set[str]) -> bool:
        return self.traits <= traits and self.without.isdisjoint(traits)

    def spare(self, traits: Set[str]) -> bool:
        """Whether such sessions would be meant but for a trait of `without`."""
        return self.traits <= traits and not self.without.isdisjoint(traits)


@dataclass(frozen=True)
class Between:
    """Days that may not lie between a session of the rule and one of `others`, as numbers from it to the other.

    0: not on one day. 1: the other not on the next day. 6: the other not on the day before.
    """

    others: Sessions
    days: frozenset[int]
    same_muscles: bool = False

    @property
    def back(self) -> frozenset[int]:
        """The same as numbers from the other to it."""
        return frozenset(-day % WEEK for day in self.days)

    @property
    def mutual(self) -> bool:
        """Whether it asks the same of both sessions."""
        return self.days == self.back


def nearer(days: int) -> frozenset[int]:
    """What may not lie between two sessions that keep `days` days apart, in either order."""
    return frozenset(day for day in range(WEEK) if min(day, WEEK - day) < days)


@dataclass(frozen=True)
class Most:
    """The most that stands on any `within` days in a row: sessions of the rule, and runs of some kinds.

    `days`: counts the days on which any of these stands, however many.
    """

    most: int
    within: int = WEEK
    runs: frozenset[int] = NONE
    days: bool = False

    def __post_init__(self) -> None:
        if self.most < 0 or not 1 <= self.within <= WEEK:
            raise ValueError(f"at most {self.most} within {self.within} days is no limit of a week")

    def over(self, load: tuple[int, ...]) -> bool:
        """Whether it is broken by what stands on each day, runs included."""
        counted = [min(number, 1) for number in load] if self.days else [*load]
        starts = range(WEEK if self.within < WEEK else 1)
        return any(sum((counted + counted)[start : start + self.within]) > self.most for start in starts)


@dataclass(frozen=True)
class Form:
    """A rule about days. It breaks where any of `bars` holds for one of its `sessions`, or as the other parts say.

    `concerns` says where it asks something of such a session, so that readers are told that the session keeps it.
    """

    sessions: Sessions
    bars: tuple[When, ...] = ()
    between: Between | None = None
    most: Most | None = None
    concerns: tuple[When, ...] = (ALWAYS,)

    def __post_init__(self) -> None:
        if not (self.bars or self.between or self.most):
            raise ValueError("a rule about days that bars, parts and limits nothing")

    @property
    def turns(self) -> bool:
        """Whether it says the same of a week of running that begins on another day."""
        return not any(when.weekdays for when in self.bars)
