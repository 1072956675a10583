"""Grades are computed from studies: by weight, with every study counted whichever way it points."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strideguide.model.claim import Certainty, Direction
from strideguide.training.grades import GRADES, Finding, grade, share_for

FINDINGS = st.lists(
    st.builds(Finding, st.sampled_from([*get_args(Direction), "context"]), st.sampled_from(get_args(Certainty))),
    max_size=9,
)
WORDS: dict[str, Direction] = {"+": "supports", "~": "mixed", "0": "no effect", "-": "against"}
SURE: dict[str, Certainty] = {"h": "high", "m": "moderate", "l": "low", "v": "very low"}


def studies(text: str) -> list[Finding]:
    """Findings from a short text: "+h" supports with high certainty, "0l" found no effect with low, "c" is context."""
    return [Finding("context", "high") if s == "c" else Finding(WORDS[s[0]], SURE[s[1]]) for s in text.split()]


@pytest.mark.parametrize(
    ("found", "expected"),
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
def test_a_grade_weighs_all_studies(found: str, expected: str) -> None:
    assert grade(studies(found)) == expected


@pytest.mark.parametrize(("found", "share"), [("+m -l", 0.6), ("~h", 0.5), ("0v", 0.0), ("+v", 1.0)])
def test_the_share_is_of_weight(found: str, share: float) -> None:
    assert share_for(studies(found)) == pytest.approx(share)


@given(FINDINGS)
def test_context_changes_nothing_and_order_does_not_matter(found: list[Finding]) -> None:
    assert grade(found) == grade([*found, Finding("context", "high")]) == grade(found[::-1]) in GRADES


@given(FINDINGS, st.sampled_from(get_args(Certainty)))
def test_a_study_against_never_lifts_a_grade_of_support(found: list[Finding], certainty: Certainty) -> None:
    order = ("strong", "moderate", "limited", "conflicting", "not supported")
    before, after = grade(found), grade([*found, Finding("against", certainty)])
    assert before == "no evidence found" or order.index(after) >= order.index(before)
