"""A plan: who it is for, what its sessions are, and in which weeks they are done. All else is derived."""

from typing import Annotated, Literal

from pydantic import Field

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
    Prose,
    Reason,
    Record,
    Reviewed,
    RuleRef,
    SeasonRef,
)
from .exercise import Dose
from .values import Duration, Effort, Range
from .week import DayKind


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


class Phase(Record):
    """Some weeks of one kind."""

    title: Line
    """What to call it."""
    kind: Literal["build", "deload", "taper", "maintain"]
    """What the weeks are for."""
    weeks: Annotated[int, Field(ge=1, le=12)]
    """How many weeks."""
    progression: Line
    """What changes from week to week."""
    sets: Range | None = None
    """Sets of every exercise of the main parts with RPE 5 or more in these weeks; left out, as the dose says."""
    effort: Effort | None = None
    """Effort of the same sets in these weeks; left out, as the dose says."""
    sessions: Annotated[list[Id], Field(min_length=1)]
    """The keys of the sessions of each of these weeks."""


class Fit(Record):
    """Weeks of running that a plan goes with. Every such week is proved to have room for all sessions."""

    runs: Range
    """Runs a week."""
    key_runs: Range
    """How many of these may be hard or long."""
    key_runs_apart: Annotated[int, Field(ge=1, le=3)] = 1
    """At least so many days between hard or long runs, if that is more than the guide's own `key_runs_apart`."""


class Waiver(Record):
    """A rule that the plan breaks on purpose."""

    rule: RuleRef
    """The rule."""
    reason: Reason
    """Why it is right here, in words for readers."""


class Plan(Entity, Reviewed):
    """Some weeks of strength and cross-training around a runner's runs."""

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
    places: Annotated[list[PlaceRef], Field(min_length=1)]
    """Where all of it can be done as it is written."""
    focus: list[PatternRef] = []
    """The weak spot that it works on, if it has one."""
    conditions: list[InjuryRef] = []
    """Injuries and conditions that it is made for."""
    about: Prose
    """What to know before you start."""
    sessions: Annotated[list[Session], Field(min_length=1, max_length=6)]
    """Its sessions. Those that are not optional are its smallest week."""
    phases: Annotated[list[Phase], Field(min_length=1)]
    """The weeks, in order."""
    waivers: list[Waiver] = []
    """Rules that it breaks on purpose."""
