"""Injuries and conditions: when to see a professional first, then what may help."""

from typing import Annotated, Literal

from pydantic import Field

from .base import ActivityRef, ClaimRef, Entity, EvidenceRef, Line, MuscleRef, Prose, Protects, Record, Reviewed

Mark = Literal[
    "neck", "shoulder", "elbow", "wrist", "upper back", "lower back", "hip", "groin", "buttock", "front of the thigh",
    "back of the thigh", "kneecap", "outside of the knee", "inside of the knee", "back of the knee", "shin", "calf",
    "Achilles tendon", "ankle", "heel", "foot",
]  # fmt: skip

Start = Literal["stop", "ask", "free"]


class RedFlag(Record):
    """A sign that calls for a professional."""

    sign: Line
    """What you notice."""
    urgency: Literal["emergency", "urgent", "soon"]
    """`emergency`: now. `urgent`: today or tomorrow. `soon`: make an appointment."""
    sources: list[EvidenceRef] = []
    """The official pages that name the sign."""


_RED_FLAG = Protects('the red flag "{sign}"', "sign", "urgency", ("soon", "urgent", "emergency"))
_START = Protects('what readers who have it are told before any plan, "start: {entry}"', order=("free", "ask", "stop"))


class MayHelp(Record):
    """Something that may help, with how sure that is."""

    what: Line
    """What to do, promising no more than the claim's grade carries."""
    claim: ClaimRef | None = None
    """The claim that it rests on."""
    evidence: list[EvidenceRef] = []
    """Studies and guidelines behind it; with neither a claim nor a study it is common practice without a trial."""


class Injury(Entity, Reviewed):
    """An injury or a condition that a runner may have."""

    kind: Literal["injury", "condition"]
    """An `injury` of a body part, or a `condition` of the whole body."""
    start: Annotated[Start, _START] = "ask"
    """`stop`: no plan is offered. `ask`, or left out: see somebody first, plans are folded. `free`: plans are shown."""
    summary: Line
    """What it is, in one sentence."""
    region: Line
    """Where in the body."""
    marks: list[Mark] = []
    """The places that the drawing of the body marks; none if it has no one place."""
    muscles: list[MuscleRef] = []
    """The muscles in or around the region."""
    feels: Annotated[list[Line], Field(min_length=1)]
    """What it feels like."""
    provoked_by: list[Line] = []
    """What usually brings it on."""
    red_flags: Annotated[list[RedFlag], Field(min_length=1), _RED_FLAG]
    """When to see a professional: the first thing on the page."""
    avoid: Annotated[list[Line], Field(min_length=1), Protects('what to leave out, "{entry}"')]
    """What to leave out meanwhile."""
    may_help: list[MayHelp] = []
    """What may help."""
    explanation: Prose
    """What is known of it, where studies disagree, and what to expect."""
    keep_fit: list[ActivityRef] = []
    """Activities that usually go on."""
    claims: list[ClaimRef] = []
    """Claims that are made about it."""
    not_covered: Line | None = None
    """What this guide did not look into and therefore does not speak of."""
