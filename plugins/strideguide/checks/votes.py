"""Studies under claims: each votes once, on what it tested and somebody read, and no trial votes twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from ..breaks import SENTENCE
from ..library import Library, Origin
from ..model.claim import Claim, Evidence, Study
from ..problems import Problem, brief
from ..training.grades import CEILING, STEPS, WEIGHT, held, pools, votes
from .lists import twice

WORDS = re.compile(r"\w+")
SHORT = 6  # sentences of fewer words assert nothing by themselves


def check(library: Library) -> Iterator[Problem]:
    studies = {id: it for id, it in library.things["evidence"].items() if isinstance(it, Evidence)}
    pool, first = pools(studies), dict[str, str]()
    for claim in library.things["claim"].values():
        if isinstance(claim, Claim):
            origin = library.origin("claim", claim.id)
            yield from _listed(claim, studies, origin)
            yield from _twice_counted(claim, studies, pool, origin)
            yield from _said_twice(claim, first, origin)
    for study in studies.values():
        yield from _record(study, studies, library.origin("evidence", study.id))


def _listed(claim: Claim, studies: Mapping[str, Evidence], origin: Origin) -> Iterator[Problem]:
    """What is wrong with a study under a claim by itself."""
    if claim.studies and not claim.looked_into:
        remedy = 'Write "looked_into: true", or remove the studies.'
        what = "Nobody looked for studies of this claim, but some stand under it."
        yield Problem(origin.place(("looked_into",)), "contradiction", what, remedy)
    named = [study.evidence for study in claim.studies]
    for index, study in enumerate(claim.studies):
        if study.evidence in named[:index]:
            yield twice(origin, ("studies", index, "evidence"), study.evidence)
        evidence = studies.get(study.evidence)
        if evidence and study.direction != "context":
            yield from _vote(claim, study, evidence, ("studies", index), origin)


def _vote(
    claim: Claim, study: Study, evidence: Evidence, path: tuple[str | int, ...], origin: Origin
) -> Iterator[Problem]:
    """A study that is said to have tested a claim: whether it can have a vote on it."""
    voted = (*path, "direction")
    context = 'Write "direction: context", and in "note" what it bears on.'
    if evidence.method not in CEILING:
        what = f'"{study.evidence}" is advice, and tested nothing.'
        yield Problem(origin.place(voted), "off-topic", what, context)
    elif evidence.read.how not in STEPS:
        what = f'"{study.evidence}" is known from "{evidence.read.how}" alone, and can\'t vote.'
        remedy = f'Read its abstract at least and say so in "read", or else: {context}'
        yield Problem(origin.place(voted), "unread-vote", what, remedy)
    elif not evidence.measured:
        what = f'"{study.evidence}" does not say what it measured, which its vote needs.'
        yield Problem(origin.place(voted), "missing-field", what, 'Write "measured" in its file.')
    elif not set(evidence.measured) & set(claim.outcomes) and not (study.lowered and study.lowered.outcome):
        what = f'"{study.evidence}" measured {_and(evidence.measured)}; the claim is about {_and(claim.outcomes)}.'
        remedy = f'{context} If it tells of the claim all the same, say how in "lowered", below "outcome".'
        yield Problem(origin.place(voted), "off-topic", what, remedy)
    if study.result is None:
        what = "A vote says on which result it rests."
        yield Problem(origin.place(path), "missing-field", what, 'Add "result", in your own words.')


def _twice_counted(
    claim: Claim, studies: Mapping[str, Evidence], pool: Mapping[str, str], origin: Origin
) -> Iterator[Problem]:
    """Studies that both vote, though the trials of one are inside the other, or one trial is inside both."""
    voting = {vote.evidence.id for vote in votes(claim.studies, studies) if vote.weight}
    inside = {id: {pool[part]: part for part in sorted(held(id, studies)) if part in pool} for id in voting}
    at = {study.evidence: index for index, study in reversed(list(enumerate(claim.studies)))}
    for one, other in combinations(sorted(voting, key=at.__getitem__), 2):
        path = ("studies", at[other], "evidence")
        for review, part in ((one, other), (other, one)):
            if same := inside[review].get(pool[part]):
                what = f'"{part}" has the same trials as "{same}", which is inside "{review}", so they vote twice.'
                remedy = f'Name "{part}" in "contains" of "{review}", too.'
                yield Problem(origin.place(path), "shared-trials", what, remedy)
        if both := sorted(inside[one].keys() & inside[other].keys()):
            what = f'"{inside[one][both[0]]}" is inside "{one}" and inside "{other}", so it votes twice.'
            remedy = f'Name "{one}" in "same_trials" of "{other}", if most of their trials are the same.'
            yield Problem(origin.place(path), "shared-trials", what, remedy)


def _said_twice(claim: Claim, first: dict[str, str], origin: Origin) -> Iterator[Problem]:
    """Sentences that stand under another claim already, which would give them a second grade."""
    for field, text in (("said", claim.said), ("wording", claim.wording)):
        for sentence in SENTENCE.split(text.strip()):
            words = WORDS.findall(sentence.lower())
            where = first.setdefault(" ".join(words), claim.id)
            if where != claim.id and len(words) >= SHORT:
                what = f'"{brief(sentence)}" stands under the claim "{where}" already.'
                remedy = "Keep it under the claim whose studies tested it."
                yield Problem(origin.find((field,), sentence.split("\n")[0]), "said-twice", what, remedy)


def _record(study: Evidence, studies: Mapping[str, Evidence], origin: Origin) -> Iterator[Problem]:
    """What is wrong with a study's record by itself."""
    most = CEILING.get(study.method)
    if most and WEIGHT[study.certainty] > WEIGHT[most]:
        what = f'The certainty is "{study.certainty}", but {study.method} makes nobody surer than "{most}".'
        yield Problem(origin.place(("certainty",)), "too-certain", what, f'Write "{most}" or less.')
    for index, part in enumerate(study.contains):
        if study.id == part.study or study.id in held(part.study, studies):
            what = f'"{part.study}" is inside "{study.id}" and the other way round.'
            yield Problem(origin.place(("contains", index, "study")), "contradiction", what, "Remove one of the two.")
        if part.study in study.same_trials:
            what = f'"{part.study}" stands in "contains" and in "same_trials".'
            yield Problem(origin.place(("contains", index, "study")), "contradiction", what, "Keep it in one of them.")


def _and(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
