"""The words that everything else is sorted by: levels, goals, seasons, patterns, places; all in vocabulary.yml."""

from .base import Entity, KitRef, Line, Prose


class Level(Entity):
    """How much training somebody has behind them."""

    summary: Line
    """How to tell that this is you."""


class Goal(Entity):
    """What somebody trains for."""

    summary: Line
    """What the training then aims at."""


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
