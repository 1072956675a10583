"""How sure a claim is, computed from its studies. The rule is documented for readers on the page about grading.

A study has one vote at most. It has none if it did not test the claim, only tells what others found, was not read as
far as its abstract, or is inside a review that votes. Reviews of the same trials have one vote together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from ..model.claim import Certainty, Claim, Evidence, How, Lowered, Method, Study

Grade = Literal[
    "strong", "moderate", "limited", "conflicting", "not supported", "no evidence found", "not looked into"
]  # fmt: skip
GRADES: tuple[Grade, ...] = get_args(Grade)
NOTHING: Grade = "no evidence found"

CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
WEIGHT: Mapping[Certainty, int] = {"high": 4, "moderate": 3, "low": 2, "very low": 1}
SUPPORTED = 0.75
CONFLICTING = 0.3
SOLID = ("high", "moderate")

# How many steps of certainty a way of reading takes away; what is not here was not read, and never votes.
STEPS: Mapping[How, int] = {"the page": 0, "a copy": 0, "the paper": 0, "a table": 0, "the abstract": 1}
# The most that a method can make anybody sure of; what is not here tests nothing, and never votes.
CEILING: Mapping[Method, Certainty] = {
    "review": "high", "trial": "high", "observation": "moderate", "guideline": "moderate", "overview": "low",
}  # fmt: skip

Silence = Literal["context", "background", "advice", "unread", "inside", "same trials"]


@dataclass(frozen=True)
class Vote:
    """A study under a claim: how sure it makes us there, or why it is silent, and because of which other study.

    `assumed` says that it is likely to be inside that one, though nobody saw it named there.
    """

    study: Study
    evidence: Evidence
    certainty: Certainty | None
    silence: Silence | None = None
    by: str = ""
    assumed: bool = False

    @property
    def weight(self) -> int:
        """What it counts; 0 if it is silent."""
        return WEIGHT[self.certainty] if self.certainty and not self.silence else 0

    @property
    def counts_for(self) -> float:
        """The part of its weight that speaks for the claim: a mixed study counts half each way."""
        return {"supports": 1.0, "mixed": 0.5}.get(self.study.direction, 0.0) * self.weight


def votes(studies: Iterable[Study], bibliography: Mapping[str, Evidence]) -> list[Vote]:
    """Every study under a claim, in order. What could not be read from its file is left out."""
    alone = [_alone(study, bibliography[study.evidence]) for study in studies if study.evidence in bibliography]
    speaking = {vote.evidence.id: vote for vote in alone if not vote.silence}
    inside = _inside(speaking, bibliography)
    spoken_for = _spoken_for([vote for id, vote in speaking.items() if id not in inside], pools(bibliography))
    return [_beside(vote, inside, spoken_for) for vote in alone]


def share_for(found: Iterable[Vote]) -> float | None:
    """The share of all weight that speaks for the claim, 0 to 1; None if nothing votes."""
    found = list(found)
    total = sum(vote.weight for vote in found)
    return sum(vote.counts_for for vote in found) / total if total else None


def grade(found: Iterable[Vote]) -> Grade:
    """The grade that votes add up to."""
    found = list(found)
    share = share_for(found)
    if share is None:
        return NOTHING
    if share < CONFLICTING:
        return "not supported"
    if share < SUPPORTED:
        return "conflicting"
    sure = [v.certainty for v in found if v.weight and v.study.direction == "supports" and v.certainty in SOLID]
    if len(sure) >= 3 or (len(sure) >= 2 and "high" in sure):
        return "strong"
    return "moderate" if sure else "limited"


def grade_of(claim: Claim, found: Iterable[Vote]) -> Grade:
    """The grade of a claim from its votes, if somebody looked for studies at all."""
    return grade(found) if claim.looked_into else "not looked into"


def reasons(lowered: Lowered | None) -> tuple[tuple[str, str], ...]:
    """Why a study makes us less sure of a claim: what differs, and how."""
    if lowered is None:
        return ()
    return tuple((name, why) for name in Lowered.model_fields if (why := getattr(lowered, name)))


def pools(bibliography: Mapping[str, Evidence]) -> Mapping[str, str]:
    """Each study's pool, named by one of those in it: those that share their trials. It is enough if one says so."""
    pool = {id: id for id in bibliography}
    for id, study in bibliography.items():
        for other in study.same_trials:
            if other in pool and pool[other] != pool[id]:
                old = pool[other]
                pool.update({each: pool[id] for each, its in pool.items() if its == old})
    return pool


def held(id: str, bibliography: Mapping[str, Evidence]) -> Mapping[str, bool]:
    """All that is inside a study, and inside what is inside of it; of each whether that is assumed at some step."""
    found: dict[str, bool] = {}
    ahead = [(id, False)]
    while ahead:
        outer, unsure = ahead.pop()
        for part in bibliography[outer].contains if outer in bibliography else ():
            assumed = unsure or part.assumed
            if found.get(part.study, True) and (part.study not in found or not assumed):
                found[part.study] = assumed
                ahead.append((part.study, assumed))
    return {inner: assumed for inner, assumed in found.items() if inner != id}


def _alone(study: Study, evidence: Evidence) -> Vote:
    """A study by itself, whatever else stands under the claim."""
    steps = STEPS.get(evidence.read.how)
    silence: Silence | None = None
    if study.direction == "context":
        silence = "context"
    elif not study.own:
        silence = "background"
    elif evidence.method not in CEILING:
        silence = "advice"
    elif steps is None:
        silence = "unread"
    if silence or steps is None:
        return Vote(study, evidence, None, silence)
    down = CERTAINTIES.index(evidence.certainty) + steps + len(reasons(study.lowered))
    return Vote(study, evidence, CERTAINTIES[min(down, len(CERTAINTIES) - 1)])


def _inside(speaking: Iterable[str], bibliography: Mapping[str, Evidence]) -> Mapping[str, tuple[str, bool]]:
    """Those of them that are inside another one, each with one in which it was seen, or else is assumed."""
    speaking = list(speaking)
    parts = [(inner, outer, only) for outer in speaking for inner, only in held(outer, bibliography).items()]
    parts.sort(key=lambda part: not part[2])
    return {inner: (outer, only) for inner, outer, only in parts if inner in speaking}


def _spoken_for(voters: Sequence[Vote], pool: Mapping[str, str]) -> Mapping[str, str]:
    """Those that share their trials with a surer one, or as sure and newer: each with the one that votes for all."""
    first: dict[str, str] = {}
    for vote in sorted(voters, key=lambda vote: (vote.weight, vote.evidence.year or 0, vote.evidence.id)):
        first[pool[vote.evidence.id]] = vote.evidence.id
    return {id: first[pool[id]] for id in (vote.evidence.id for vote in voters) if first[pool[id]] != id}


def _beside(vote: Vote, inside: Mapping[str, tuple[str, bool]], spoken_for: Mapping[str, str]) -> Vote:
    """A study beside the others of its claim."""
    id = vote.evidence.id
    if vote.silence:
        return vote
    if id in inside:
        outer, assumed = inside[id]
        return replace(vote, silence="inside", by=outer, assumed=assumed)
    return replace(vote, silence="same trials", by=spoken_for[id]) if id in spoken_for else vote
