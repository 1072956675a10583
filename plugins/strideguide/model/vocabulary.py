"""The words that everything else is sorted by: levels, goals, seasons, patterns, places; all in vocabulary.yml."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Entity, KitRef, Line, Prose


class Level(Entity):
    """How much training somebody has behind them."""

    summary: Line
    """How to tell that this is you."""
    key_runs: Annotated[int, Field(ge=0, le=2)] = 0
    """How many hard and long runs the usual week of such a runner has, if the goal asks for some."""


class Goal(Entity):
    """What somebody trains for."""

    summary: Line
    """What the training then aims at."""
    key_runs: Annotated[list[Literal["hard", "long"]], Field(max_length=2)] = []
    """The hard and long runs of a usual week, the one that matters most first; without any, its runs are easy."""


class Season(Entity):
    """A part of a runner's year."""

    summary: Line
    """What it is for."""


class Pattern(Entity):
    """A movement pattern: exercises that move the same joints in the same way."""

    summary: Line
    """The movement, in one sentence."""
    jumps: bool = False
    """Whether its exercises leave the ground: these are of the kind `plyometric`, and no others."""
    why: Prose
    """Why a runner trains it."""


class Place(Entity):
    """Somewhere to train, with the kit that is usually there."""

    summary: Line
    """What it is like."""
    kit: list[KitRef] = []
    """The kit that is there."""
