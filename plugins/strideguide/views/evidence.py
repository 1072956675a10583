"""Pages of claims, benefits and studies: what is said, what was found, and how sure that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from ..model.claim import Benefit, Claim, Direction, Evidence, Study
from ..training.grades import Silence, Vote, reasons, share_for
from .guide import Desk
from .link import Group, Link


class Read(NamedTuple):
    """A study as one claim reads it: the claim's own certainty, and each reason why it is less than the study's."""

    link: Link
    cite: Link
    study: Study
    evidence: Evidence
    vote: Vote
    lowered: tuple[tuple[str, str], ...]


class Silent(NamedTuple):
    """Studies that have no vote for one reason, the one that votes in their place, and whether that is assumed."""

    reason: Silence
    by: Link | None
    assumed: bool
    cites: tuple[Link, ...]


class Why(NamedTuple):
    """How votes add up: each that counts, all that don't, and the sums. `share` is None if nothing votes."""

    voters: tuple[Read, ...]
    silent: tuple[Silent, ...]
    total: str
    weight_for: str
    share: str | None


class Harm(NamedTuple):
    """What went worse in a study."""

    cite: Link
    text: str


class Graded(NamedTuple):
    """A claim with its grade, its studies and their harms, how many voted in which way, and how many did not."""

    link: Link
    thing: Claim
    grade: str
    studies: tuple[Read, ...]
    said_by: tuple[Link, ...]
    counts: tuple[tuple[str, int], ...]
    harms: tuple[Harm, ...]


class ClaimView(NamedTuple):
    """What the page of a claim shows."""

    thing: Claim
    claim: Graded
    why: Why
    mentions: tuple[Group, ...]


class BenefitView(NamedTuple):
    """What the page of a benefit shows."""

    thing: Benefit
    grade: str
    claims: tuple[Graded, ...]
    harms: tuple[Harm, ...]
    mentions: tuple[Group, ...]


class EvidenceView(NamedTuple):
    """What the page of a study shows: what it found, every claim that reads it and how, and what it shares with others.

    `contains` are studies inside it, each with whether that is assumed; `pool` those that have one vote with it.
    """

    thing: Evidence
    read_by: tuple[tuple[Link, Vote], ...]
    contains: tuple[tuple[Link, bool], ...]
    inside: tuple[Link, ...]
    pool: tuple[Link, ...]
    mentions: tuple[Group, ...]


DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
SILENCES: tuple[Silence, ...] = get_args(Silence)


def graded(desk: Desk, claim: Claim) -> Graded:
    """A claim as pages show it."""
    found = desk.guide.votes[claim.id]
    studies = tuple(_read(desk, vote) for vote in found)
    voted = [(d, sum(vote.study.direction == d for vote in found if vote.weight)) for d in DIRECTIONS]
    counts = (*voted, ("context", sum(not vote.weight for vote in found)))
    return Graded(
        link=desk.link("claim", claim.id),
        thing=claim,
        grade=desk.guide.grades[claim.id],
        studies=studies,
        said_by=desk.links("source", claim.said_by),
        counts=tuple((d, n) for d, n in counts if n),
        harms=tuple(Harm(read.cite, text) for read in studies for text in read.evidence.harms),
    )


def _read(desk: Desk, vote: Vote) -> Read:
    id = vote.evidence.id
    cited = next(iter(desk.cites([id])))
    return Read(desk.link("evidence", id), cited, vote.study, vote.evidence, vote, reasons(vote.study.lowered))


def why(claim: Graded) -> Why:
    """How the votes under a claim add up."""
    found = [read.vote for read in claim.studies]
    share = share_for(found)
    return Why(
        voters=tuple(read for read in claim.studies if read.vote.weight),
        silent=tuple(_silent(claim.studies)),
        total=f"{sum(vote.weight for vote in found):g}",
        weight_for=f"{sum(vote.counts_for for vote in found):g}",
        share=None if share is None else f"{share:.2f}",
    )


def _silent(studies: Sequence[Read]) -> Iterator[Silent]:
    """Those without a vote, together with others of the same reason."""
    cites = {read.evidence.id: read.cite for read in studies}
    groups: dict[tuple[Silence, str, bool], list[Link]] = defaultdict(list)
    for read in studies:
        if read.vote.silence:
            groups[read.vote.silence, read.vote.by, read.vote.assumed].append(read.cite)
    for (reason, by, assumed), found in sorted(groups.items(), key=lambda group: SILENCES.index(group[0][0])):
        yield Silent(reason, cites.get(by), assumed, tuple(found))


def claim_view(desk: Desk, claim: Claim) -> ClaimView:
    """The page of a claim."""
    shown = graded(desk, claim)
    return ClaimView(claim, shown, why(shown), desk.referrers("claim", claim.id))


def benefit_view(desk: Desk, benefit: Benefit) -> BenefitView:
    """The page of a benefit."""
    found = (desk.guide.get("claim", id, Claim) for id in benefit.claims)
    claims = tuple(graded(desk, claim) for claim in found if claim)
    return BenefitView(
        thing=benefit,
        grade=desk.guide.stated(benefit.id),
        claims=claims,
        harms=tuple(dict.fromkeys(harm for claim in claims for harm in claim.harms)),
        mentions=desk.referrers("benefit", benefit.id),
    )


def evidence_view(desk: Desk, evidence: Evidence) -> EvidenceView:
    """The page of a study."""
    guide = desk.guide
    others = [study for study in guide.bibliography.values() if study.id != evidence.id]
    pool = guide.pools[evidence.id]
    return EvidenceView(
        thing=evidence,
        read_by=read_by(desk, evidence),
        contains=tuple((link, part.assumed) for part in evidence.contains for link in desk.cites([part.study])),
        inside=desk.cites(s.id for s in others if any(part.study == evidence.id for part in s.contains)),
        pool=desk.cites(study.id for study in others if guide.pools[study.id] == pool),
        mentions=desk.referrers("evidence", evidence.id),
    )


def read_by(desk: Desk, evidence: Evidence) -> tuple[tuple[Link, Vote], ...]:
    """The claims that cite a study, each with how it reads it."""
    claims = (desk.guide.get("claim", id, Claim) for id in desk.guide.named_by("evidence", evidence.id, "claim"))
    return tuple(
        (desk.link("claim", claim.id), vote)
        for claim in claims
        if claim
        for vote in desk.guide.votes[claim.id]
        if vote.evidence.id == evidence.id
    )
