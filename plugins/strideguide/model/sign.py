"""Signs that must not be missed: what a person sees or feels, how urgent it is, and what to do."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import KEPT, Entity, EvidenceRef, Line, Prose, Protects, Record, Reviewed

Urgency = Literal["now", "today", "soon"]
URGENCIES: tuple[Urgency, ...] = ("now", "today", "soon")  # from the most urgent
# Where all signs stand in one list: heart and breath first, then the head and heat, blood, nerves, bones and joints.
GRAVEST = (
    "chest-pain", "breathless", "fainting", "heartbeat", "head-knock", "heat", "harming-yourself", "pregnancy-stop",
    "after-birth-stop",
    "blood-clot", "dark-urine", "tight-leg", "numb-between-the-legs", "back-pain-that-worries",
    "small-knock-thin-bones", "groin-or-hip", "bone-stress", "joint-after-a-blow", "ankle-that-may-be-broken",
    "achilles-tear", "child-in-pain", "under-fuelled", "hot-swollen-joint", "weak-leg", "pain-that-never-stops",
    "knee-that-locks", "tendon-and-antibiotics", "worn-out", "no-better",
)  # fmt: skip


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
    calls: Annotated[list[Alert], Field(min_length=1, max_length=3), _CALL]
    """What calls for help, the most urgent first."""
    more: Annotated[Prose | None, KEPT] = None
    """Who is at risk, and what else to know."""
