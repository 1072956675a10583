"""Rules across things. What each rule says stands in tests/cases; here are the edges of wording and of Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from strideguide import checks
from strideguide.checks.promises import promise
from strideguide.checks.wording import MAX_MARKS, too_heavy
from strideguide.library import load
from strideguide.marks import texts
from tests import worlds

SENTENCES = yaml.safe_load(Path(__file__).with_name("promises.yml").read_text("utf-8"))


@pytest.mark.parametrize("text", SENTENCES["promises"])
def test_a_promise_is_found(text: str) -> None:
    assert promise(text)


@pytest.mark.parametrize("text", SENTENCES["honest"])
def test_an_honest_sentence_is_none(text: str) -> None:
    assert promise(text) is None


@pytest.mark.parametrize("sign", "[<`*_")
def test_so_many_signs_are_fair_and_one_more_is_too_heavy(sign: str) -> None:
    assert not too_heavy(f"a{sign}" * MAX_MARKS)
    assert too_heavy(f"a{sign}" * (MAX_MARKS + 1))


@pytest.mark.parametrize(("text", "heavy"), [("- " * 8, False), ("- " * 9, True), ("> " * 9, True), ("-" * 50, False)])
def test_lists_in_lists_on_one_line_are_counted(text: str, heavy: bool) -> None:
    assert bool(too_heavy(f"{text}a")) is heavy


def test_every_text_of_a_record_is_looked_at_with_its_path(tmp_path: Path) -> None:
    found = dict(texts(load(worlds.write(tmp_path)).things["exercise"]["squat"]))
    assert found["mistakes", 0, "fix"] == "Sit back a little more."
    assert found["provenance", "note"] == "With thanks."


def test_the_families_find_nothing_in_the_tiny_guide(tmp_path: Path) -> None:
    assert list(checks.check(load(worlds.write(tmp_path)))) == []
