"""The words in which authors speak of a week: its days, its runs, and what sessions are to it."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

DayKind = Literal["no run", "easy", "hard", "long"]
RunDay = Literal["easy", "hard", "long"]
RunDays = Annotated[list[RunDay], Field(min_length=1)]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Trait = Literal["strength", "cross-training", "gentle", "hard", "light", "replaces a run"]
Traits = Annotated[list[Trait], Field(min_length=1)]
PhaseKind = Literal["build", "deload", "taper", "race", "recovery", "maintain"]
Occasion = Literal["race-near", "just-raced", "away"]  # times for which a plan may be made, and no other
# For each of them how many weeks there are up to a race, with its own, from and to; none if no race tells it.
OCCASIONS: Mapping[Occasion, tuple[int, int] | None] = {"race-near": (1, 2), "just-raced": (-1, 0), "away": None}
LIGHTER = frozenset({"deload", "taper", "race", "recovery"})  # kinds of phase that are lighter on purpose
