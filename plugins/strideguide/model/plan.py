"""A plan: who it is for, its weeks, and what is done in them. Rules and picker judge it elsewhere."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import (
    ActivityRef,
    Entity,
    ExerciseRef,
    GoalRef,
    LevelRef,
    Line,
    Prose,
    Record,
    Reviewed,
    SeasonRef,
)
from .exercise import Dose
from .values import Duration, Effort, Range


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
    exercises: list[ExerciseItem] = []
    """The exercises, in order."""
    activities: list[ActivityItem] = []
    """The activities, in order."""


class Session(Record):
    """One session of a plan."""

    title: Line
    """What to call it."""
    intensity: Literal["light", "hard"]
    """`hard` if it leaves the legs heavy the day after."""
    placed: Line
    """Where in the week it belongs, relative to the runs."""
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
    sessions: Annotated[list[Session], Field(min_length=1)]
    """The sessions of each of these weeks."""


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
    runs: Range
    """Runs a week that it goes with."""
    sessions: Range
    """Sessions a week."""
    minutes: Range
    """Minutes that a session takes."""
    about: Prose
    """What to know before you start."""
    phases: Annotated[list[Phase], Field(min_length=1)]
    """The weeks, in order."""
