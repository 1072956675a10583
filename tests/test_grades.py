"""Grades are computed from studies: by weight, each trial once, whichever way it points."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strideguide.model.claim import Certainty, Direction, Evidence, Study
from strideguide.training.grades import GRADES, Vote, grade, share_for

WORDS: dict[str, Direction] = {"+": "supports", "~": "mixed", "0": "no effect", "-": "against"}
SURE: dict[str, Certainty] = {"h": "high", "m": "moderate", "l": "low", "v": "very low"}


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
