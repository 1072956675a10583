"""Claims, the studies behind them, and the benefits that they add up to."""

from typing import Annotated, Literal

from pydantic import Field

from .base import KEPT, ClaimRef, Entity, EvidenceRef, Line, Prose, Record, SourceRef
from .values import Day

Certainty = Literal["high", "moderate", "low", "very low"]
Direction = Literal["supports", "mixed", "no effect", "against"]
Reading = Literal[Direction, "context"]


class Study(Record):
    """What one study says of one claim."""

    evidence: EvidenceRef
    """The study."""
    direction: Reading
    """What it found for this claim; `context` if it bears on the subject but did not test the claim."""
    note: Line | None = None
    """Why it counts in this way, if that is not plain."""


class Claim(Entity):
    """Something that is said about training, and what studies found. Its grade is computed, never written."""

    number: Annotated[str, Field(pattern=r"^C\d{2}$")] | None = None
    """The claim's number in the list of claims that the guide set out to check."""
    said: Line
    """The claim as it is made."""
    wording: Prose
    """What a careful person may say instead."""
    because: Prose
    """How the guide reads the studies, and where they fall short."""
    said_by: list[SourceRef] = []
    """The source guides that make it."""
    studies: list[Study] = []
    """Every study of the bibliography that bears on it, whichever way it points."""
    reviewed: Day
    """The day on which somebody last held it against its studies."""


class Benefit(Entity):
    """Something that runners hope to get from training."""

    summary: Line
    """The benefit in one sentence that its evidence carries."""
    group: Literal["injury", "performance", "health", "mind"]
    """What it is about."""
    explanation: Prose
    """How it is thought to come about, and how sure that is."""
    expect: Line
    """What you may expect, and after how long, in plain words."""
    claims: Annotated[list[ClaimRef], Field(min_length=1)]
    """The claims that it rests on. The first one states the benefit and gives it its grade."""
    reviewed: Day
    """The day on which somebody last read it whole and checked it."""


class Read(Record):
    """When and how somebody of the guide read it."""

    on: Day
    """The day."""
    how: Literal["the page", "a copy", "the abstract", "second hand"]
    """`the page` itself, `a copy` of its text elsewhere, `the abstract`, or `second hand`: told by somebody else."""


class Evidence(Entity):
    """A study or a public-health page that the guide cites, in the guide's own words."""

    authors: Line
    """The authors, as they are cited."""
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    """The year of publication; a web page may have none."""
    journal: Line
    """Where it was published."""
    volume_pages: Line | None = None
    """Volume, issue and pages, as far as they are known."""
    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$", max_length=120)] | None = None
    """The DOI, without the address in front."""
    pmid: Annotated[str, Field(pattern=r"^\d{1,9}$")] | None = None
    """The PubMed number, as text."""
    url: Annotated[str, Field(pattern=r"^https://[^\s<>\"']+$", max_length=300)]
    """Where it can be read."""
    design: Annotated[Line, KEPT]
    """What kind of study it is."""
    participants: Line | None = None
    """How many took part."""
    population: Line
    """Who they were: much of the evidence is not from runners."""
    finding: Annotated[str, Field(min_length=20, max_length=900)]
    """What it found, with its numbers."""
    direction: Direction
    """The general direction; each claim says how it reads the study for itself."""
    certainty: Certainty
    """How sure it can make us about runners: our judgement, not a published grade."""
    limits: Line | None = None
    """What to keep in mind: size, design, what could not be read."""
    read: Annotated[Read | None, KEPT] = None
    """When and how it was read; needed where a warning sign rests on it."""
    background: Line | None = None
    """Why it is listed though no claim cites it."""


class Source(Entity):
    """One of the guides whose content this guide set out to check and to carry further."""

    number: Annotated[str, Field(pattern=r"^\d{3}$")]
    """The guide's number in the list of facts."""
    kind: Line
    """What kind of publication it is."""
    summary: Line
    """What it covers."""
