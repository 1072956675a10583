"""Signs that must not be missed: what a person sees or feels, how urgent it is, and what to do."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import KEPT, Entity, EvidenceRef, Line, Prose, Protects, Record, Reviewed

Urgency = Literal["now", "today", "soon"]
URGENCIES: tuple[Urgency, ...] = ("now", "today", "soon")  # from the most urgent


class Alert(Record):
    """What calls for help at one level of urgency."""

    urgency: Urgency
    """`now`: an emergency. `today`: help on the same day. `soon`: an appointment within days."""
    notice: Annotated[list[Line], Field(min_length=1, max_length=6)]
    """What a person sees or feels, in plain words; each can stand alone after "if"."""
    act: Annotated[Line | None, Protects('what to do, "{entry}"', kept=True)] = None
    """What to do beyond what the level says."""
    sources: list[EvidenceRef] = []
    """The official pages that say so; none only where the guide searched and found none."""


_CALL = Protects('the sign "{notice}"', about="notice", by="urgency", order=URGENCIES[::-1])


class Sign(Entity, Reviewed):
    """Something that a person may see or feel and that must not be missed. Conditions refer to it."""

    title: Annotated[Line, KEPT]
    """The name that readers see."""
    means: Annotated[Line, KEPT]
    """What it is about, in plain words; nobody is asked to make a diagnosis."""
    rank: Annotated[int, Field(ge=1, le=99), KEPT]
    """Its place in the order of danger, the gravest first: what kills or maims within hours and may begin in a session
    has the lowest numbers. Where all signs stand in one list, it decides; of the same number the title."""
    calls: Annotated[list[Alert], Field(min_length=1, max_length=3), _CALL]
    """What calls for help, the most urgent first."""
    more: Annotated[Prose | None, KEPT] = None
    """Who is at risk, and what else to know."""
