"""Muscles and kit: what is trained, and with what."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Entity, Line, Prose, Record

Region = Literal["hips", "thigh", "lower leg", "foot", "trunk", "upper body"]


class Muscle(Entity):
    """A muscle or a group of muscles that is trained as one."""

    summary: Line
    """Where it is and what it does, in one sentence."""
    region: Region
    """The part of the body."""
    in_running: Prose
    """What it does while you run."""


class Step(Record):
    """The smallest step by which a weight usually grows. This is common practice, and gyms differ."""

    kg: Annotated[float, Field(ge=0.25, le=20)]
    """In kilograms."""
    lb: Annotated[float, Field(ge=0.5, le=45)]
    """In pounds, as it is sold there; not the same weight to the gram."""
    note: Line | None = None
    """Of what, if that is not plain: `for each hand`, `one plate of the stack`."""


class Kit(Entity):
    """Something an exercise or an activity needs."""

    summary: Line
    """What it is, in one sentence."""
    place: Literal["home", "gym", "outdoors", "pool"]
    """Where it is usually found."""
    step: Step | None = None
    """Its smallest step, if it adds weight in steps; lifts with it have a first weight and warm-up sets."""
    instead: Line | None = None
    """What does the same job if you have none."""
    choosing: Line | None = None
    """What to look for before you buy or use one."""
