"""A sample of what no other test has at landing; `make torture` has all of it."""

from __future__ import annotations

import pytest

from tests.scale import late
from tests.torture.__main__ import PARTS

SAMPLE = {"publications": 10, "readers": 6}
AT_NIGHT = {"together": 2, "serve": 3, "same": 1}  # tests of builds, hosts and previews have a case of each kind


@pytest.mark.parametrize("part", [*SAMPLE, *late(*AT_NIGHT)])
def test_what_must_hold_does(part: str) -> None:
    run, _ = PARTS[part]
    tally = run({**SAMPLE, **AT_NIGHT}[part])
    assert tally.failures == []
    assert tally.tried >= 1
