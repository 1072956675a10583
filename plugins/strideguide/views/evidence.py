"""Pages of claims, benefits and studies: what is said, what was found, and how sure that is."""

from __future__ import annotations

from typing import NamedTuple

from ..model.claim import Benefit, Claim, Evidence, Study
from .guide import Desk, Group, Link


class Read(NamedTuple):
    """A study as one claim reads it."""

    link: Link
    study: Study
    evidence: Evidence


class Graded(NamedTuple):
    """A claim with its grade and its studies, and how many of them read it in which way."""

    link: Link
    thing: Claim
    grade: str
    studies: tuple[Read, ...]
    said_by: tuple[Link, ...]
    counts: tuple[tuple[str, int], ...]


class ClaimView(NamedTuple):
    """What the page of a claim shows."""

    thing: Claim
    claim: Graded
    mentions: tuple[Group, ...]


class BenefitView(NamedTuple):
    """What the page of a benefit shows."""

    thing: Benefit
    grade: str
    claims: tuple[Graded, ...]
    mentions: tuple[Group, ...]


class EvidenceView(NamedTuple):
    """What the page of a study shows: what it found, and every claim that reads it, in which direction."""

    thing: Evidence
    read_by: tuple[tuple[Link, Study], ...]
    mentions: tuple[Group, ...]


DIRECTIONS = ("supports", "mixed", "no effect", "against")
READINGS = (*DIRECTIONS, "context")


def graded(desk: Desk, claim: Claim) -> Graded:
    """A claim as pages show it."""
    guide = desk.guide
    studies = [
        Read(desk.link("evidence", study.evidence), study, evidence)
        for study in claim.studies
        if (evidence := guide.get("evidence", study.evidence, Evidence))
    ]
    counts = ((d, sum(read.study.direction == d for read in studies)) for d in READINGS)
    return Graded(
        link=desk.link("claim", claim.id),
        thing=claim,
        grade=guide.grades[claim.id],
        studies=tuple(studies),
        said_by=desk.links("source", claim.said_by),
        counts=tuple((d, n) for d, n in counts if n),
    )


def claim_view(desk: Desk, claim: Claim) -> ClaimView:
    """The page of a claim."""
    return ClaimView(claim, graded(desk, claim), desk.referrers("claim", claim.id))


def benefit_view(desk: Desk, benefit: Benefit) -> BenefitView:
    """The page of a benefit."""
    claims = (desk.guide.get("claim", id, Claim) for id in benefit.claims)
    return BenefitView(
        thing=benefit,
        grade=desk.guide.stated(benefit.id),
        claims=tuple(graded(desk, claim) for claim in claims if claim),
        mentions=desk.referrers("benefit", benefit.id),
    )


def evidence_view(desk: Desk, evidence: Evidence) -> EvidenceView:
    """The page of a study."""
    return EvidenceView(evidence, read_by(desk, evidence), desk.referrers("evidence", evidence.id))


def read_by(desk: Desk, evidence: Evidence) -> tuple[tuple[Link, Study], ...]:
    """The claims that cite a study, each with how it reads it."""
    claims = (desk.guide.get("claim", id, Claim) for id in desk.guide.named_by("evidence", evidence.id, "claim"))
    return tuple(
        (desk.link("claim", claim.id), study)
        for claim in claims
        if claim
        for study in claim.studies
        if study.evidence == evidence.id
    )
