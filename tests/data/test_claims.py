"""What the guide says of contested claims never stands without the studies that say otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.browser import once

from strideguide.model.claim import Claim, Evidence
from strideguide.training.grades import grade, votes

ROOT = Path(__file__).parents[2]
LIBRARY = once.library()
GRADING = (ROOT / "content/grading.md").read_text("utf-8")
CLAIMS = {claim.number: claim for claim in LIBRARY.things["claim"].values() if isinstance(claim, Claim)}


def test_the_34_claims_of_the_facts_are_there() -> None:
    assert sorted(filter(None, CLAIMS)) == [f"C{number:02}" for number in range(1, 35)]


@pytest.mark.parametrize("number", ["C01", "C26", "C28"])
def test_a_supporting_study_stands_beside_a_negative_or_a_mixed_one(number: str) -> None:
    directions = {study.direction for study in CLAIMS[number].studies}
    assert directions & {"mixed", "no effect", "against"}
    assert len(CLAIMS[number].studies) >= 2


@pytest.mark.parametrize("id", ["twelve-weeks-fewer-injuries", "strength-halves-injuries"])
def test_the_sums_of_the_page_about_grading_are_those_of_its_two_claims(id: str) -> None:
    bibliography = {it.id: it for it in LIBRARY.things["evidence"].values() if isinstance(it, Evidence)}
    claim = next(claim for claim in CLAIMS.values() if claim.id == id)
    found = votes(claim.studies, bibliography)
    part = GRADING.split(f"(claim:{id}#why)")[1].split("The grade is")[0]
    weight_for, total = sum(vote.counts_for for vote in found), sum(vote.weight for vote in found)
    assert f"| Sum | | | | {total} | {weight_for:g} |" in part
    assert f"The share is {weight_for:g} of {total}, which is {round(weight_for / total, 2):g}." in part
    assert grade(found) == "not supported"
