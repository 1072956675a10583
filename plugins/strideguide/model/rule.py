"""A rule of the week or of a plan: plain words, where they come from, and what the computer then looks for."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from .base import (
    ClaimRef,
    ConflictRef,
    Entity,
    LevelRef,
    Line,
    MuscleRef,
    PatternRef,
    Prose,
    Protects,
    Record,
    SeasonRef,
    SourceRef,
)
from .values import Duration, Range

Trait = Literal["strength", "cross-training", "gentle", "hard", "light", "replaces a run"]
Traits = Annotated[list[Trait], Field(min_length=1)]
RunDay = Literal["easy", "hard", "long"]


class RestDays(Record):
    """Days of the week without a run and with nothing but gentle sessions."""

    at_least: Annotated[int, Field(ge=1, le=7)]
    """How many."""


class NotNear(Record):
    """Days on which a session may not stand, told by the runs around it."""

    sessions: Traits
    """The sessions that have all of these traits."""
    when: Literal["same day", "day before", "day after"]
    """Where the session would stand: on the day of the run, the day before it, or the day after it."""
    runs: Annotated[list[RunDay], Field(min_length=1)]
    """The runs that it keeps away from."""


class Apart(Record):
    """Time between two sessions."""

    sessions: Traits
    """Both sessions have all of these traits."""
    same_muscles: bool = False
    """True if it holds only for sessions whose main parts share a muscle that does most of the work."""
    at_least: Duration
    """The time between them; days are counted as 24 hours."""


class AfterRun(Record):
    """Time between a run and a session on one day; the run comes first."""

    sessions: Traits
    """The sessions that have all of these traits."""
    at_least: Duration
    """The time between them."""


class BestAfter(Record):
    """The day that suits a session best."""

    sessions: Traits
    """The sessions that have all of these traits."""
    runs: Annotated[list[RunDay], Field(min_length=1)]
    """The session stands best on the day after one of these runs, if the week has one."""


class SeasonCount(Record):
    """How many sessions of a kind a week of one season has."""

    season: SeasonRef
    """The season."""
    count: Range
    """The number."""


class WeekCount(Record):
    """How many sessions of a kind a week has."""

    sessions: Traits
    """The sessions that have all of these traits."""
    levels: dict[LevelRef, Range]
    """The number for each level."""
    seasons: list[SeasonCount] = []
    """Seasons in which the number is another, whatever the level."""


class Load(Record):
    """How the load of the weeks grows. The load of a week is its sets for strength, each times its RPE."""

    growth: Annotated[int, Field(ge=1, le=100)]
    """By how many per cent a week may exceed the heaviest week before it."""
    deload_after: Annotated[int, Field(ge=1, le=12)]
    """After this many weeks at most comes a lighter one."""


class SingleLeg(Record):
    """The share of leg sets that are done on one leg."""

    patterns: Annotated[list[PatternRef], Field(min_length=1)]
    """The movement patterns that count as leg work."""
    at_least: Annotated[int, Field(ge=1, le=100)]
    """The share in per cent."""


class Trains(Record):
    """Muscles that a week has to train."""

    muscles: Annotated[list[MuscleRef], Field(min_length=1)]
    """At least one of these does most of the work in some exercise."""


class FocusCount(Record):
    """How many new things a plan takes up at once."""

    at_most: Annotated[int, Field(ge=0, le=6)]
    """How many."""


class NoCautions(Record):
    """Nothing that has to be left out with a condition that the plan is made for."""

    action: Literal["avoid", "modify"]
    """`avoid`: only what has to be left out is refused; `modify`: also what has to be changed."""


_MINDS = Protects("the rule that plans mind cautions", by="action", order=("avoid", "modify"))


class Looks(Record):
    """What the computer looks for: exactly one of these."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    rest_days: RestDays | None = None
    """Days of rest in a week."""
    not_near: NotNear | None = None
    """Sessions that keep away from certain runs."""
    apart: Apart | None = None
    """Sessions that keep away from each other."""
    after_run: AfterRun | None = None
    """Time between a run and a session on one day."""
    best_after: BestAfter | None = None
    """The day that suits a session best."""
    week_count: WeekCount | None = None
    """Sessions a week by level and season."""
    load: Load | None = None
    """Growth and lighter weeks."""
    single_leg: SingleLeg | None = None
    """Leg work on one leg."""
    trains: Trains | None = None
    """Muscles that every plan with strength sessions trains."""
    focus_count: FocusCount | None = None
    """New things at once."""
    no_cautions: Annotated[NoCautions | None, _MINDS] = None
    """Nothing against the plan's own readers."""


class Says(Record):
    """What a source guide says of a rule."""

    source: SourceRef
    """The source guide."""
    words: Line
    """What it says, in our own words."""


class Rule(Entity):
    """A rule that plans obey. Those about days also lead the reader's own week."""

    @property
    def about(self) -> Literal["days", "plans"]:
        """What it is about: "days", then it leads the reader's own week too, or "plans"."""
        looks = self.looks
        found = (looks.rest_days, looks.not_near, looks.apart, looks.after_run, looks.best_after)
        return "days" if any(found) else "plans"

    summary: Line
    """The rule in plain words."""
    severity: Literal["must", "should"]
    """`must`: a plan that breaks it needs a waiver. `should`: the week that keeps it is placed first."""
    looks: Looks
    """What the computer looks for."""
    why: Prose
    """Why, promising no more than its claims carry."""
    sources: list[Says] = []
    """What the source guides say."""
    resolution: Line | None = None
    """How the guide settles it where they differ."""
    claims: list[ClaimRef] = []
    """Claims whose evidence it rests on; the first one gives its grade. None: it is a convention."""
    conflicts: list[ConflictRef] = []
    """Disagreements of the sources that it settles."""
