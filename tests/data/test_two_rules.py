"""Two rules about pain stand in the guide, and never on one page without a sentence that says which is for what."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.browser import once

from strideguide.library import load
from strideguide.model.injury import Injury

# The sore tendons, the kneecap and the heel, for which the rule with numbers from 0 to 10 is.
NUMBERED = {
    "achilles-tendinopathy", "gluteal-tendinopathy", "high-hamstring-pain", "patellar-tendon-pain",
    "patellofemoral-pain", "plantar-fasciitis",
}  # fmt: skip
RULE = "#what-is-the-pain-rule"
SCHEDULE = re.compile(r'href="[^"]*walk-runs/[a-z0-9]')
EXPLAINED = ("#which-rule-is-for-what", 'id="which-rule-is-for-what"')


def is_unexplained(page: str) -> bool:
    """Whether a page names both rules and does not say which is for what."""
    return RULE in page and bool(SCHEDULE.search(page)) and not any(text in page for text in EXPLAINED)


def test_no_page_names_both_rules_without_saying_which_is_for_what(tmp_path_factory: pytest.TempPathFactory) -> None:
    site: Path = once.shipped(tmp_path_factory)
    pages = {str(path.relative_to(site)): path.read_text("utf-8") for path in site.rglob("index.html")}
    both = [name for name, text in pages.items() if RULE in text and SCHEDULE.search(text)]
    assert "injuries/achilles-tendinopathy/index.html" in both
    assert [name for name in both if is_unexplained(pages[name])] == []


def test_a_page_with_both_and_no_sentence_is_found() -> None:
    assert is_unexplained('<a href="../pain/#what-is-the-pain-rule">rule</a> <a href="../walk-runs/oxsport/">steps</a>')


def test_the_rule_with_numbers_is_for_a_sore_tendon_kneecap_or_heel_alone() -> None:
    conditions = load(once.REPOSITORY).things["injury"].values()
    stages = ((one.id, stage) for one in conditions if isinstance(one, Injury) for stage in one.stages)
    numbered = {id for id, stage in stages if stage.limits and stage.limits.pain_rule in ("usual", "kneecap")}
    assert numbered == NUMBERED
