"""Muscles and kit: what is trained, and with what."""

from typing import Literal

from .base import Entity, Line, Prose

Region = Literal["hips", "thigh", "lower leg", "foot", "trunk", "upper body"]


class Muscle(Entity):
    """A muscle or a group of muscles that is trained as one."""

    summary: Line
    """Where it is and what it does, in one sentence."""
    region: Region
    """The part of the body."""
    in_running: Prose
    """What it does while you run."""


class Kit(Entity):
    """Something an exercise or an activity needs."""

    summary: Line
    """What it is, in one sentence."""
    place: Literal["home", "gym", "outdoors", "pool"]
    """Where it is usually found."""
    loads: bool = False
    """True if it adds weight in steps, so that lifts with it have a first weight and warm-up sets."""
    instead: Line | None = None
    """What does the same job if you have none."""
    choosing: Line | None = None
    """What to look for before you buy or use one."""
