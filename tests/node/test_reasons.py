"""Why a plan is offered: readers see it in a browser alone, and every case of reasons.yml is what match.js says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.matching import FREE, KNEE, matcher, plan
from tests.node.drawn import NOTHING, Given
from tests.node.runtime import Runtime

from strideguide.training.payload import PartsData, Payload

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("reasons.yml").read_text("utf-8"))


def asked(case: dict[str, Any]) -> tuple[Payload, Given]:
    """What a picker with the plan of a case knows, and an answer, or none, to every question."""
    fields = {**case.get("plan", {})}
    parts = PartsData(main=fields.pop("main", [FREE]), other=fields.pop("other", []))
    data = matcher(plan(**{**fields, "parts": [parts]})).data
    data["states"][KNEE]["limits"] = case.get("limits", {})
    return data, {**NOTHING, **case["answers"]}


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_each_answer_has_its_reason(node: Runtime, case: dict[str, Any]) -> None:
    assert node.call("reasons", None, [asked(case)]) == [case["reasons"]]


def test_everything_that_can_be_said_has_a_case() -> None:
    assert len({(question, found) for case in CASES for question, found, _ in case["reasons"]}) == 20
