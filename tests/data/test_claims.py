"""What the guide says of contested claims never stands without the studies that say otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from strideguide.library import load
from strideguide.model.claim import Claim

LIBRARY = load(Path(__file__).parents[2])
CLAIMS = {claim.number: claim for claim in LIBRARY.things["claim"].values() if isinstance(claim, Claim)}


def test_the_34_claims_of_the_facts_are_there() -> None:
    assert sorted(filter(None, CLAIMS)) == [f"C{number:02}" for number in range(1, 35)]


@pytest.mark.parametrize("number", ["C01", "C26", "C28"])
def test_a_supporting_study_stands_beside_a_negative_or_a_mixed_one(number: str) -> None:
    directions = {study.direction for study in CLAIMS[number].studies}
    assert directions & {"mixed", "no effect", "against"}
    assert len(CLAIMS[number].studies) >= 2
