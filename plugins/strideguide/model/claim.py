"""Claims, the studies behind them, and the benefits that they add up to."""

from typing import Annotated, Literal

from pydantic import Field

from .base import KEPT, ClaimRef, Entity, EvidenceRef, Line, Prose, Protects, Record, SourceRef
from .values import Day

Certainty = Literal["high", "moderate", "low", "very low"]
Direction = Literal["supports", "mixed", "no effect", "against"]
Reading = Literal[Direction, "context"]
Outcome = Literal[
    "injuries", "recovery from injury", "pain", "economy", "performance", "fitness", "strength", "power", "muscle",
    "form", "balance", "bone", "metabolism", "health", "mood", "thinking", "sleep", "soreness", "fatigue", "adherence",
]  # fmt: skip
Method = Literal["review", "trial", "observation", "overview", "guideline", "advice"]
How = Literal["the page", "a copy", "the paper", "a table", "the abstract", "part of the abstract", "second hand"]


class Lowered(Record):
    """Why a study makes us less sure of a claim than of what it asked itself. Each reason takes one step away."""

    people: Line | None = None
    """Whom it studied, if the claim is about other people."""
    training: Line | None = None
    """What they did, if the claim is about other training."""
    outcome: Line | None = None
    """What was measured, if the claim is about something else."""


class Study(Record):
    """What one study says of one claim: its vote, or why it has none."""

    evidence: EvidenceRef
    """The study."""
    direction: Reading
    """What it found for this claim; `context` if it bears on the subject but did not test the claim."""
    result: Line | None = None
    """The result on which the vote rests, in the guide's own words; only `context` does without."""
    own: Annotated[bool, Protects('whose result the study "{evidence}" tells', kept=True)] = True
    """Whether that is a result of the study itself; what it tells of other studies never votes."""
    lowered: Annotated[Lowered | None, Protects('why the study "{evidence}" counts for less', kept=True)] = None
    """Why it makes us less sure here than its own certainty says."""
    note: Line | None = None
    """Why it counts in this way, if that is not plain."""


_VOTE = Protects(
    'the study "{evidence}", which says "{direction}"',
    about="evidence",
    by="direction",
    order=("supports", "context", "mixed", "no effect", "against"),
)


class Claim(Entity):
    """Something that is said about training, and what studies found. Its grade is computed, never written."""

    computed = {"grade": "The grade of a claim is computed from its studies."}

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
    outcomes: Annotated[list[Outcome], Field(min_length=1)]
    """What the claim says will change; who measured none of it did not test the claim."""
    looked_into: bool = True
    """Whether somebody searched for studies of it. Without a search no grade can say that nothing was found."""
    studies: Annotated[list[Study], _VOTE] = []
    """Every study of the bibliography that bears on it, whichever way it points."""
    reviewed: Day
    """The day on which somebody last held it against its studies."""


class Benefit(Entity):
    """Something that runners hope to get from training."""

    computed = {"grade": "A benefit has the grade of its first claim."}

    summary: Line
    """The benefit in one sentence that its evidence carries."""
    group: Literal["injury", "performance", "health", "mind"]
    """What it is about."""
    explanation: Prose
    """How it is thought to come about, and how sure that is."""
    expect: Line
    """What you may expect, and after how long, in plain words."""
    claims: Annotated[
        list[ClaimRef], Field(min_length=1), Protects('the claim "{entry}", with the harms of its studies')
    ]
    """The claims that it rests on. The first one states the benefit and gives it its grade."""
    reviewed: Day
    """The day on which somebody last read it whole and checked it."""


class Read(Record):
    """When and how somebody of the guide read it."""

    on: Day
    """The day."""
    how: How
    """How far: whole (`the page` or `the paper` itself, or `a copy` of its text elsewhere); the tables or passages that
    the guide tells of (`a table`); the whole of `the abstract`, or `part of the abstract`; or not (`second hand`).
    """


class Contained(Record):
    """A study that is inside a review."""

    study: EvidenceRef
    """The study."""
    assumed: bool = False
    """Whether its people and its date alone make that likely; nobody of the guide saw it named there."""


_ONE_VOTE = Protects('what "{field}" says, without which a trial may vote twice', kept=True)


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
    method: Annotated[Method, KEPT]
    """How it knows: a systematic `review`, a `trial`, an `observation` of what people do anyway, an `overview` by
    experts, a `guideline` of a professional body, or `advice` and opinion, which test nothing.
    """
    participants: Line | None = None
    """How many took part."""
    population: Line
    """Who they were: much of the evidence is not from runners."""
    finding: Annotated[str, Field(min_length=20, max_length=900)]
    """What it found, with its numbers."""
    measured: Annotated[list[Outcome], Protects("what it measured", kept=True)] = []
    """What it measured, or pooled; needed where it has a vote."""
    harms: Annotated[list[Line], Protects('the harm "{entry}"')] = []
    """What went worse for those who did it, with numbers; shown wherever the study stands for something good."""
    direction: Direction
    """The general direction; each claim says how it reads the study for itself."""
    certainty: Annotated[Certainty, KEPT]
    """How sure it can make us of what it asked, in those whom it studied: our judgement, not a published grade."""
    contains: Annotated[list[Contained], _ONE_VOTE] = []
    """Studies of this bibliography that are inside this review, and so have no vote beside it."""
    same_trials: Annotated[list[EvidenceRef], _ONE_VOTE] = []
    """Other reviews of mostly the same trials, or reports by the same group: together they have one vote."""
    limits: Line | None = None
    """What to keep in mind: size, design, what could not be read."""
    read: Annotated[Read, KEPT]
    """When and how far it was read."""
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
