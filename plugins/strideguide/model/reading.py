"""Short reading: questions, tips, myths, and where people and studies disagree."""

from typing import Annotated, Literal

from pydantic import Field

from .base import ClaimRef, Entity, EvidenceRef, Line, Prose, Record, SourceRef
from .values import Day


class Faq(Entity):
    """A question that runners ask, with its answer."""

    short: Line
    """The answer in one sentence."""
    answer: Prose
    """The whole answer."""
    topic: Literal["strength", "cross-training", "week", "injury", "evidence", "guide"]
    """What it is about."""
    claims: list[ClaimRef] = []
    """Claims that it rests on."""
    asked_in: list[SourceRef] = []
    """The source guides that ask it."""
    reviewed: Day
    """The day on which somebody last checked it."""


class Tip(Entity):
    """A piece of advice for training."""

    short: Line
    """The advice in one sentence."""
    detail: Prose
    """How to follow it, and how sure it is."""
    claims: list[ClaimRef] = []
    """Claims that it rests on."""
    given_in: list[SourceRef] = []
    """The source guides that give it."""
    reviewed: Day
    """The day on which somebody last checked it."""


class Myth(Entity):
    """A common mistake or a belief that does not hold."""

    kind: Literal["mistake", "belief"]
    """Something people do, or something people think."""
    short: Line
    """What to do or think instead, in one sentence."""
    detail: Prose
    """Why, and how sure that is."""
    claims: list[ClaimRef] = []
    """Claims that it rests on."""
    named_in: list[SourceRef] = []
    """The source guides that name or make it."""
    reviewed: Day
    """The day on which somebody last checked it."""


class Position(Record):
    """What one side says."""

    sources: list[SourceRef] = []
    """The source guides that say it; none if it is what is usual elsewhere."""
    studies: list[EvidenceRef] = []
    """The studies that speak for this side."""
    says: Line
    """What they say, with their numbers."""


class Conflict(Entity):
    """A point on which source guides, coaches or studies disagree, with each other or with themselves."""

    number: Annotated[str, Field(pattern=r"^CON-\d{2}$")] | None = None
    """The conflict's number in the list of facts."""
    question: Line
    """What they disagree about, as a question."""
    positions: Annotated[list[Position], Field(min_length=1)]
    """What each side says."""
    choice: Line
    """What this guide does."""
    because: Prose
    """Why."""
    claims: list[ClaimRef] = []
    """Claims that bear on it."""
    reviewed: Day
    """The day on which somebody last checked it."""
