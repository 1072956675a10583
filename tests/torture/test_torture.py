"""A sample of what no other test has at landing; `make torture` has all of it."""

from __future__ import annotations

import pytest

from tests.torture.__main__ import PARTS

SAMPLE = {"publications": 10, "together": 2, "readers": 6, "serve": 3, "same": 1}


@pytest.mark.parametrize("part", SAMPLE)
def test_what_must_hold_does(part: str) -> None:
    run, _ = PARTS[part]
    tally = run(SAMPLE[part])
    assert tally.failures == []
    assert tally.tried >= 1
