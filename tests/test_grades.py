"""Grades are computed from studies: by weight, each trial once, whichever way it points.

Worlds: votes and bibliographies that are written here, and for the grades worked out by hand the guide of this
repository.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from strideguide.library import Library
from strideguide.model.claim import Certainty, Claim, Direction, Evidence, Study
from strideguide.training.grades import GRADES, Vote, grade, grade_of, share_for, votes
from tests.browser import once

HERE = Path(__file__).parent
BY_HAND, VOTES = (yaml.safe_load((HERE / name).read_text("utf-8")) for name in ("grades.yml", "votes.yml"))

WORDS: dict[str, Direction] = {"+": "supports", "~": "mixed", "0": "no effect", "-": "against"}
SURE: dict[str, Certainty] = {"h": "high", "m": "moderate", "l": "low", "v": "very low"}


@cache
def guide() -> Library:
    return once.library()


def claims() -> dict[str, Claim]:
    return {id: claim for id, claim in guide().things["claim"].items() if isinstance(claim, Claim)}


def bibliography() -> dict[str, Evidence]:
    return {id: study for id, study in guide().things["evidence"].items() if isinstance(study, Evidence)}


def vote(direction: Direction | str, certainty: Certainty) -> Vote:
    """A vote that counts as much as this certainty does; none if the direction is context."""
    said: dict[str, Any] = {"evidence": "one", "direction": direction}
    written: dict[str, Any] = {"id": "one", "certainty": certainty}
    study, record = Study.model_construct(**said), Evidence.model_construct(**written)
    return Vote(study, record, certainty, "context" if direction == "context" else None)


def found(text: str) -> list[Vote]:
    """Votes from a short text: "+h" supports with high certainty, "0l" found no effect with low, "c" is context."""
    return [vote("context", "high") if s == "c" else vote(WORDS[s[0]], SURE[s[1]]) for s in text.split()]


FOUND = st.lists(
    st.builds(vote, st.sampled_from([*get_args(Direction), "context"]), st.sampled_from(get_args(Certainty))),
    max_size=9,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "no evidence found"),
        ("c c", "no evidence found"),
        ("0h", "not supported"),
        ("-h +v", "not supported"),
        ("~h", "conflicting"),
        ("+h -h", "conflicting"),
        ("+m +m 0m", "conflicting"),
        ("+l", "limited"),
        ("+v +v +v +v", "limited"),
        ("+m", "moderate"),
        ("+h", "moderate"),
        ("+m +m", "moderate"),
        ("+m +m +m", "strong"),
        ("+h +m", "strong"),
        ("+h +h 0l", "strong"),
        ("+h +m c c c", "strong"),
    ],
)
def test_a_grade_weighs_all_votes(text: str, expected: str) -> None:
    assert grade(found(text)) == expected


@pytest.mark.parametrize(("text", "share"), [("+m -l", 0.6), ("~h", 0.5), ("0v", 0.0), ("+v", 1.0)])
def test_the_share_is_of_weight(text: str, share: float) -> None:
    assert share_for(found(text)) == pytest.approx(share)


@given(FOUND)
def test_context_changes_nothing_and_order_does_not_matter(found: list[Vote]) -> None:
    assert grade(found) == grade([*found, vote("context", "high")]) == grade(found[::-1]) in GRADES


@given(FOUND, st.sampled_from(get_args(Certainty)))
def test_a_study_against_never_lifts_a_grade_of_support(found: list[Vote], certainty: Certainty) -> None:
    order = ("strong", "moderate", "limited", "conflicting", "not supported")
    before, after = grade(found), grade([*found, vote("against", certainty)])
    assert before == "no evidence found" or order.index(after) >= order.index(before)


@pytest.mark.parametrize("case", VOTES, ids=lambda case: str(case["about"]))
def test_who_votes_with_what_weight(case: dict[str, Any]) -> None:
    records = {id: record(id, **said) for id, said in case["studies"].items()}
    studies = [
        Study(**{"evidence": id, "direction": "supports", "result": "It did."} | said)
        for id, said in case["claim"].items()
    ]
    assert {vote.evidence.id: told(vote) for vote in votes(studies, records)} == case["votes"]


def record(id: str, read: str = "the paper", **said: Any) -> Evidence:
    """A record of which only what matters is said."""
    usual: dict[str, Any] = {
        "id": id, "title": id, "authors": id, "year": 2020, "journal": id, "url": f"https://example.org/{id}",
        "design": id, "method": "trial", "population": "Runners", "direction": "supports",
        "finding": "It did what was hoped for.",
        "certainty": "moderate", "read": {"on": "2026-11-30", "how": read},
    }  # fmt: skip
    return Evidence(**usual | said)


def told(vote: Vote) -> int | str:
    """A vote as tests/votes.yml writes it."""
    if not vote.silence:
        return vote.weight
    word = {"inside": "assumed in" if vote.assumed else "inside", "same trials": "same trials as"}
    return f"{word[vote.silence]} {vote.by}" if vote.by else vote.silence


def test_a_claim_that_nobody_looked_into_has_a_grade_of_its_own() -> None:
    graded = {id: grade_of(claim, votes(claim.studies, bibliography())) for id, claim in claims().items()}
    assert {id for id, value in graded.items() if value == "not looked into"} == {
        id for id, claim in claims().items() if not claim.looked_into
    }
    assert set(graded.values()) >= {"not looked into", "no evidence found"}


@pytest.mark.parametrize("worked", BY_HAND, ids=lambda worked: str(worked["claim"]))
def test_a_grade_is_what_a_hand_works_out_from_the_records(worked: dict[str, Any]) -> None:
    found = votes(claims()[worked["claim"]].studies, bibliography())
    assert {v.evidence.id: [v.weight, v.counts_for] for v in found if v.weight} == worked["votes"]
    assert {v.evidence.id: v.silence for v in found if v.silence not in (None, "context")} == worked["silent"]
    weights, weight_for = sum(v.weight for v in found), sum(v.counts_for for v in found)
    assert [weights, weight_for, round(share_for(found) or 0, 2)] == worked["sum"]
    assert grade(found) == worked["grade"]


def test_five_grades_are_worked_out_by_hand_with_pools_and_trials_inside() -> None:
    assert len(BY_HAND) >= 5
    assert {reason for worked in BY_HAND for reason in worked["silent"].values()} >= {"inside", "same trials"}
