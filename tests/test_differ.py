"""What `strideguide prove --diff` says of an older picker.json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import pytest

from strideguide.cli.proofs import difference
from strideguide.library import load
from strideguide.model.questions import RELAXED
from strideguide.training import differ
from strideguide.training.payload import payload
from strideguide.training.proof import prove
from tests import worlds
from tests.browser.once import library as shipped

STOPS = worlds.swapped("data/injuries/sore-knee.yml", ("start: free", "start: stop"))


def of_before(root: Path, *unsaid: str) -> Path:
    """The picker.json of the tiny guide, without some of what it says."""
    library = load(root)
    assert library.picker
    data: dict[str, Any] = {**payload(library, library.picker)}
    old = root / "picker.json"
    old.write_text(json.dumps({key: value for key, value in data.items() if key not in unsaid}), "utf-8")
    return old


@pytest.mark.parametrize("unsaid", [(), ("states", "conditions", "most_pains")])
def test_a_condition_that_comes_to_say_stop_is_told(tmp_path: Path, unsaid: tuple[str, ...]) -> None:
    old = of_before(worlds.write(tmp_path / "old"), *unsaid)
    now = load(worlds.write(tmp_path / "new", {"data/injuries/sore-knee.yml": STOPS}))
    told = difference(old, now, prove(now)).splitlines()
    assert [line.partition(", for example")[0] for line in told[1:]] == ["  4: first-weeks -> None"]
    assert told[1].endswith("pain sore-knee:returning")


def test_an_older_condition_is_that_of_every_stage_that_it_has_now(tmp_path: Path) -> None:
    library = load(worlds.write(tmp_path))
    before = json.loads(of_before(tmp_path, "states", "conditions", "most_pains").read_text("utf-8"))
    before["questions"]["pain"], before["starts"] = ["sore-knee"], ["stop"]
    for move in before["moves"]:
        move["avoid"], move["modify"] = [], []
    for plan in before["plans"]:
        plan["made_for"] = []
    (tmp_path / "older.json").write_text(json.dumps(before), "utf-8")
    told = difference(tmp_path / "older.json", library, prove(library)).splitlines()
    asked = 2 * 2  # as many goals and levels as there are, with each place and none
    assert [line.partition(", for example")[0] for line in told[1:]] == [f"  {3 * asked}: None -> first-weeks"]


@pytest.mark.parametrize(("question", "field"), [("season", "seasons"), ("race", "weeks"), ("key_runs", "key_runs")])
def test_data_that_asked_less_is_compared_by_what_it_asked(tmp_path: Path, question: str, field: str) -> None:
    library = load(worlds.write(tmp_path))
    before = json.loads(of_before(tmp_path, "asked", "address").read_text("utf-8"))
    del before["questions"][question]
    for plan in before["plans"]:
        del plan[field]
    (tmp_path / "less.json").write_text(json.dumps(before), "utf-8")
    assert difference(tmp_path / "less.json", library, prove(library)).startswith("Changes: 0 of ")


def test_each_answer_to_which_a_plan_gives_way_is_asked_and_not_too_many_at_once() -> None:
    assert {question for together in differ.TOGETHER for question in together} == {*RELAXED, "pain"}
    guide = shipped()
    assert guide.picker
    found = differ.asks(payload(guide, guide.picker), {id: [] for id in guide.things["place"]})
    assert 10_000 < sum(1 for _ in found) < 100_000


def test_the_same_data_changes_nothing(tmp_path: Path) -> None:
    library = load(worlds.write(tmp_path))
    assert difference(of_before(tmp_path), library, prove(library)).startswith("Changes: 0 of ")


@pytest.mark.parametrize("text", ["", "[]", "{}", "7", '{"questions": {}}', '{"questions": {"pain": 5}}'])
def test_what_is_no_picker_s_data_is_refused(tmp_path: Path, text: str) -> None:
    library = load(worlds.write(tmp_path))
    (tmp_path / "odd.json").write_text(text, "utf-8")
    with pytest.raises(click.UsageError, match="is no picker"):
        difference(tmp_path / "odd.json", library, prove(library))
