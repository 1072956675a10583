"""What the guide says of the plan picker: which counts and weak spots there are to choose from, and which rules."""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from .base import Line, PatternRef, Record, RuleRef
from .questions import QUESTIONS

if TYPE_CHECKING:  # a type checker knows no choices that are read from a table
    QuestionName = str
else:
    QuestionName = Literal[tuple(QUESTIONS)]
Counts = Annotated[list[Annotated[int, Field(ge=1, le=240)]], Field(min_length=1, max_length=12)]
KeyCounts = Annotated[list[Annotated[int, Field(ge=0, le=3)]], Field(min_length=1, max_length=4)]
RunCounts = Annotated[list[Annotated[int, Field(ge=0, le=7)]], Field(min_length=1, max_length=8)]


class Weeks(Record):
    """The weeks of running that the proofs count as sensible."""

    long_runs: Annotated[int, Field(ge=0, le=7)]
    """At most this many long runs."""
    key_runs_apart: Annotated[int, Field(ge=1, le=3)]
    """Hard and long runs are at least this many days apart."""


class WeakSpot(Record):
    """A weak spot that readers can name."""

    pattern: PatternRef
    """The movement pattern that trains it."""
    title: Line
    """What readers call it."""


class Picker(Record):
    """The plan picker. Goals, levels, seasons, kit and pains are those of the guide; the rest stands here."""

    version: Annotated[int, Field(ge=1, le=99)]
    """Counts up when an answer in an old address would mean something else."""
    runs: RunCounts
    """Runs a week to choose from; 0 is for those who do not run now."""
    key_runs: KeyCounts
    """Hard and long runs a week to choose from."""
    sessions: Counts
    """Sessions a week to choose from."""
    minutes: Counts
    """Minutes a session may take, to choose from."""
    weak_spots: Annotated[list[WeakSpot], Field(min_length=1, max_length=12)]
    """Weak spots to choose from."""
    rules: dict[QuestionName, list[RuleRef]] = {}
    """For each question the rules that explain it."""
    weeks: Weeks
    """The weeks of running that every plan is proved with."""
