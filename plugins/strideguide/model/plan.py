"""A plan: who it is for, what its sessions are, and in which weeks they are done. All else is derived."""

from typing import Annotated, Any, Literal

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidatorFunctionWrapHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .base import (
    ActivityRef,
    Entity,
    ExerciseRef,
    GoalRef,
    Id,
    InjuryRef,
    LevelRef,
    Line,
    PatternRef,
    PlaceRef,
    PlanRef,
    Prose,
    Reason,
    Record,
    Reviewed,
    RuleRef,
    SeasonRef,
    WalkRunRef,
)
from .exercise import Dose, Harder
from .sets import Effort, MoveEffort, SetCount, SetEffort
from .values import Duration, Range, within
from .week import DayKind, Occasion, PhaseKind


class ExerciseItem(Record):
    """An exercise in a block, with its dose."""

    exercise: ExerciseRef
    """The exercise."""
    dose: Dose | None = None
    """The dose; left out, it is the exercise's own for the plan's first goal and level."""


class ActivityItem(Record):
    """An activity in a block."""

    activity: ActivityRef
    """The activity."""
    length: Duration
    """How long."""
    effort: Effort
    """How hard."""


class Block(Record):
    """A part of a session."""

    part: Literal["warm-up", "main", "finish"]
    """Which part."""
    activities: list[ActivityItem] = []
    """The activities, in order; they come before the exercises."""
    exercises: list[ExerciseItem] = []
    """The exercises, in order."""


class Session(Record):
    """One session of a plan. Whether it is strength or cross-training, hard or light, and how long, is derived."""

    key: Id
    """A short name by which the phases call it, such as `a`."""
    title: Line
    """What readers call it."""
    optional: bool = False
    """True if it may be left out; of the optional ones, those that come first are added first."""
    replaces_run: bool = False
    """True if it takes the place of an easy run on its day."""
    days: Annotated[list[DayKind], Field(min_length=1)]
    """The kinds of day on which it belongs, the best one first."""
    note: Line | None = None
    """What else to know about its place in the week."""
    blocks: Annotated[list[Block], Field(min_length=1)]
    """Warm-up, main part, finish."""


class PerWeek:
    """Lets one value stand for a list of one, and refuses an empty list: each entry is that of a week, and the last one
    holds for the weeks that follow.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(self._read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        listed = handler(schema)
        return {"anyOf": [listed["items"], {**listed, "minItems": 1}]}

    def _read(self, value: Any, listed: ValidatorFunctionWrapHandler) -> Any:
        if value == []:
            raise PydanticCustomError("bad_value", "{how}", {"how": "Write a value, or a list with one for each week."})
        return listed(value if isinstance(value, list) else [value])


Weight = Literal["find", "step", "same", "less", "half"]


class Amounts(Record):
    """How much of moves there is in some weeks; what is left out is as the dose says.

    A field has one value for all weeks, or a list with one for each; the last one holds for the weeks that follow.
    """

    sets: Annotated[list[SetCount], PerWeek()] = []
    """Sets: a number, or how many more or fewer than the dose says, such as `1 fewer`."""
    weight: Annotated[list[Weight], PerWeek()] = []
    """The weight, or how hard it is made without one. `find`: find it in the first set. `step`: one step more where
    all sets reached the highest number. `same`: that of last week. `less`: a tenth less. `half`: half of it."""


class MoveChange(Amounts):
    """What some weeks change of one move."""

    exercise: ExerciseRef | None = None
    """The exercise."""
    activity: ActivityRef | None = None
    """Or the activity."""
    session: Id | None = None
    """The key of the session in which it is changed; left out, all sessions."""
    repetitions: Annotated[list[Range], PerWeek()] = []
    """Repetitions of a set."""
    time: Annotated[list[Duration], PerWeek()] = []
    """How long a set takes, or the activity."""
    effort: Annotated[list[MoveEffort], PerWeek()] = []
    """How hard a set is, or the activity."""
    harder_by: Annotated[list[Harder], PerWeek()] = []
    """How it is made harder without kit; one of the ways that the exercise names."""
    out: Range | None = None
    """The weeks of the phase in which it is left out, such as `1` or `1-2`."""


class RaceDays(Record):
    """How many days before the race a session stands."""

    session: Id
    """The key of the session."""
    days: Range
    """So many days before, such as `4-5`; a smaller number is later."""


class Phase(Amounts):
    """Some weeks of one kind. What it changes of all moves counts for those of main parts that are not light."""

    title: Line
    """What to call it."""
    kind: PhaseKind
    """What the weeks are for; the last week before a race, with the race in it, is a `race` week."""
    weeks: Annotated[int, Field(ge=1, le=12)]
    """How many weeks."""
    progression: Line
    """What changes from week to week, in words."""
    effort: Annotated[list[SetEffort], PerWeek()] = []
    """How hard a set is."""
    sessions: Annotated[list[Id], Field(min_length=1)]
    """The keys of the sessions of each of these weeks."""
    changes: list[MoveChange] = []
    """What it changes of single moves."""
    before_race: list[RaceDays] = []
    """Sessions that stand so many days before the race."""


class Fit(Record):
    """Weeks of running that a plan goes with. Every such week is proved to have room for all sessions."""

    runs: Annotated[Range, within(0, 7)]
    """Runs a week."""
    key_runs: Annotated[Range, within(0, 7)]
    """How many of these may be hard or long."""
    key_runs_apart: Annotated[int, Field(ge=1, le=3)] = 1
    """At least so many days between hard or long runs, if that is more than the guide's own `key_runs_apart`."""


class Waiver(Record):
    """A rule that the plan breaks on purpose."""

    rule: RuleRef
    """The rule."""
    reason: Reason
    """Why it is right here, in words for readers."""


class Alike(Record):
    """Another plan that shares most of its main moves, on purpose."""

    plan: PlanRef
    """The other plan."""
    reason: Line
    """Why both are there, in words for readers."""


class Plan(Entity, Reviewed):
    """Some weeks of strength and cross-training around a runner's runs."""

    computed = dict.fromkeys(
        ("kit", "minutes", "load", "hard", "muscles", "cautions"), "It is computed from the plan's sessions."
    )

    summary: Line
    """Who it is for and what it does, in one sentence."""
    goals: Annotated[list[GoalRef], Field(min_length=1)]
    """The goals that it serves, the first one first."""
    levels: Annotated[list[LevelRef], Field(min_length=1)]
    """The levels that it suits."""
    seasons: Annotated[list[SeasonRef], Field(min_length=1)]
    """The seasons that it fits."""
    fits: Annotated[list[Fit], Field(min_length=1)]
    """The weeks of running that it goes with."""
    walk_run: WalkRunRef | None = None
    """The walk-run schedule of its runs, which are placed on the reader's days together with its sessions."""
    places: Annotated[list[PlaceRef], Field(min_length=1)]
    """Where all of it can be done as it is written."""
    focus: list[PatternRef] = []
    """The weak spot that it works on, if it has one."""
    conditions: list[InjuryRef] = []
    """Injuries and conditions that it is made for."""
    occasions: list[Occasion] = []
    """Times that it is made for, and no others: a race within two weeks, the weeks after one, days away from home."""
    about: Prose
    """What to know before you start."""
    sessions: Annotated[list[Session], Field(min_length=1, max_length=6)]
    """Its sessions. Those that are not optional are its smallest week."""
    phases: Annotated[list[Phase], Field(min_length=1)]
    """The weeks, in order."""
    waivers: list[Waiver] = []
    """Rules that it breaks on purpose."""
    alike: list[Alike] = []
    """Plans with which it has more than six of ten main moves in common."""
