"""Why a session stands where it does, or nowhere: whole sentences about its day and the rules in them."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from tests import scale
from tests.browser import once
from tests.node.own_week import PlanPage
from tests.node.runtime import Runtime

from strideguide.library import Library

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "session_reasons.yml").read_text("utf-8"))
SENTENCES = re.compile(r"[A-Z][^.{}]*\.(?: (?:It is|In the way:) [^.{}]*\.)?")
FLAWS = re.compile(r"(?:Breaks a rule|Not ideal): [^{}]+")


@pytest.fixture(scope="module")
def library() -> Library:
    return once.library()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once.shipped(tmp_path_factory)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_what_is_said(node: Runtime, library: Library, site: Path, case: dict[str, Any]) -> None:
    page = PlanPage.of(library, site, case["plan"])
    data = {**page.data, "rules": case.get("rules", page.data["rules"])}
    found = node.call("whys", data, {**page.usual, **case["given"]}, 0)
    assert [one["text"] for one in found] == case["says"]
    assert [one["flaws"] for one in found] == case.get("flaws", [[]] * len(found))


def test_every_plan_has_whole_sentences_that_lead_to_its_rules(node: Runtime, library: Library, site: Path) -> None:
    random = Random(9)
    for plan in library.things["plan"]:
        page = PlanPage.of(library, site, plan)
        rules = {rule["href"] for rule in page.data["rules"]}
        for own in page.weeks(random, scale.at(2, 50)):
            for week in range(len(page.data["course"]["weeks"])):
                for one in node.call("whys", page.data, own, week):
                    assert SENTENCES.fullmatch(one["text"]), (plan, own, week)
                    assert all(map(FLAWS.fullmatch, one["flaws"])), (plan, own, week)
                    assert "undefined" not in str(one) and rules.issuperset(one["links"])
