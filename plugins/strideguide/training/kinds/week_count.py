"""Sessions a week by level and season.

The sessions that have all of the traits are counted in every phase, for every number of sessions a week that a plan
allows. Phases that are lighter on purpose, deloads and tapers, are not judged. A season with a number of its own goes
before the levels if all seasons of the plan have one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Set

from ...model.base import LevelRef, Record, SeasonRef
from ...model.values import Range
from ...model.week import LIGHTER, Traits
from .base import AboutPlans, Balance, Found, Slip, Tell, every_week


class SeasonCount(Record):
    """How many sessions of a kind a week of one season has."""

    season: SeasonRef
    """The season."""
    count: Range
    """The number."""


class WeekCount(AboutPlans):
    """How many sessions of a kind a week has."""

    words = "says", "says_seasons"

    sessions: Traits
    """The sessions that have all of these traits."""
    levels: dict[LevelRef, Range]
    """The number for each level."""
    seasons: list[SeasonCount] = []
    """Seasons in which the number is another, whatever the level."""

    def judge(self, balance: Balance) -> Found:
        wanted, kind = frozenset(self.sessions), " and ".join(self.sessions)
        ranges = self._ranges(balance)
        for count, week in every_week(balance):
            number = sum(wanted <= practice.traits for practice in week.practices)
            for whom, right in ranges:
                if week.phase.kind not in LIGHTER and not right.low <= number <= right.high:
                    words = f"With {count} a week the number of {kind} sessions is {number}; {whom}: {right}."
                    yield ("phases", week.index, "sessions"), words

    def _ranges(self, balance: Balance) -> list[tuple[str, Range]]:
        """The numbers that hold for a plan, and for whom."""
        plan, seasons = balance.plan, self._by_season
        ranges = [(f"{level} level", self.levels[level]) for level in plan.levels if level in self.levels]
        if all(season in seasons for season in plan.seasons):
            ranges = []
        return ranges + [(season, seasons[season]) for season in plan.seasons if season in seasons]

    @property
    def _by_season(self) -> dict[str, Range]:
        return {entry.season: entry.count for entry in self.seasons}

    def says(self, tell: Tell) -> str:
        return tell("says_seasons" if self.seasons else "says", sessions=tell.sessions(self.sessions))

    def counts(self) -> Iterable[tuple[str, Mapping[str, Range]]]:
        return ("level", self.levels), ("season", self._by_season)

    def slips(self, declared: Mapping[str, Set[str]]) -> Iterable[Slip]:
        seen = Counter[str]()
        for index, entry in enumerate(self.seasons):
            if seen[entry.season]:
                what = f'"{entry.season}" stands twice in this list.'
                yield Slip(("seasons", index, "season"), "repeated-value", what, "Remove one.")
            seen[entry.season] += 1
        if missing := sorted(declared["level"] - self.levels.keys()):
            what = f"There is no count for {', '.join(missing)}."
            yield Slip(("levels",), "missing-field", what, "Add one for each level.")
