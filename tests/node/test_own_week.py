"""A reader's own week from an address: what can be read is, and the rest is as the page begins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.node.runtime import Runtime

from strideguide.training.keys import address_data

PLAN = {
    "letters": "-ehl", "runs": 3, "count": 2, "range": [1, 3], "keys": [0, 0, 1, 2],
    "weeks": [["-------"], ["--e----", "--h----"], ["--e---e", "--e---l", "--h---l"],
              ["-e-e--e", "-e-e--l", "-e-h--l", "-h-h--l"]],
    "hours": [0, 3, 6], "sessions": [{"key": "a"}, {"key": "b"}, {"key": "c"}], "address": address_data(),
    "rules": [{"id": "usual-way"}, {"id": "other-way", "instead_of": "usual-way"}],
}  # fmt: skip
USUAL = {"week": "-e-h--l", "sessions": 2, "hours": 6, "placed": None, "rules": []}
CASES = yaml.safe_load((Path(__file__).parent / "cases" / "own_weeks.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_what_is_read(node: Runtime, case: dict[str, Any]) -> None:
    [found] = node.call("ownWeeks", PLAN, [case["read"]])
    assert (found["says"], found["passedOver"]) == ({**USUAL, **case.get("says", {})}, case.get("passed_over", []))
    [again] = node.call("ownWeeks", PLAN, [found["written"]])
    assert (again["says"], again["written"]) == (found["says"], found["written"])


def test_a_long_address_is_no_week(node: Runtime) -> None:
    [found] = node.call("ownWeeks", PLAN, [f"week={'e' * 1_000_000}&sessions=3&on={'1' * 1_000_000}"])
    assert found["says"] == {**USUAL, "sessions": 3}
