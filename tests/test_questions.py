"""A question is said once: what is added in four files stands on the page, in addresses, proofs and scripts."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from strideguide.model.picker import Picker
from strideguide.model.plan import Plan
from strideguide.model.questions import COUNTS, QUESTIONS, RELAXED
from strideguide.training.keys import FORMER, KEYS
from strideguide.training.payload import PlanData
from tests import worlds

REPOSITORY = Path(__file__).parents[1]
PARTS = REPOSITORY / "plugins/strideguide/assets/parts"
SCRIPTS = ("answers", "chosen", "match", "meeting", "offered", "payload", "phrases", "picker", "results")
# What stood in the addresses that were given out first.
OLDEST = {
    "v": "version", "goal": "id", "level": "id", "runs": "count", "sessions": "count", "minutes": "count",
    "season": "id", "weak": "id", "kit": "ids", "pain": "ids", "week": "week", "on": "days", "hours": "hours",
}  # fmt: skip
# All that it takes to ask on what somebody runs, which plans meet with a list, and which hints they see, a set by which
# no plan is chosen: what is put before a text.
FILES = {
    "plugins/strideguide/model/questions.py": {
        '    Question("weak"': (
            '    Question("footing", choices=("firm", "soft"), plan="footings", met="in", gives_way=25),\n'
            '    Question("hints", choices=("ache", "swelling"), many=True),'
        ),
    },
    "plugins/strideguide/model/plan.py": {
        "    about: Prose": '    footings: list[Literal["firm", "soft"]] = []\n    """What it prepares for."""',
    },
    "plugins/strideguide/training/payload.py": {"    runs: list[int]": "    footings: list[int]"},
    "plugins/strideguide/locales/en/picker.yml": {
        "    weak: Weak spot": "    footing: Footing\n    hints: Hints",
        "    up_to:": "    footing: {firm: Firm, soft: Soft}\n    hints: {ache: Ache, swelling: Swelling}",
        "    sessions: sessions a week": "    footing: the footing",
        "    pain_one:": '    hints_one: "{n} hint"\n    hints_other: "{n} hints"',
        "    pain: any set": '    hints: "any set of the {all} hints, or none"',
        "    kit:\n      none:": "    footing:\n      fits: You run here, {answer}.\n      relaxed: It is for {of}.",
    },
}
PLAN = "data/plans/first-weeks.yml"
GUIDE = {
    PLAN: worlds.swapped(PLAN, ("about: |", "footings: [firm]\nabout: |")),
    "data/plans/hills.yml": worlds.swapped(
        PLAN,
        ("about: |", "footings: [soft]\nalike: [{plan: first-weeks, reason: It is for grass.}]\nabout: |"),
        ("First weeks", "Hills"),
    ),
}


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a copy of the program makes of the tiny guide once the question is there: see added_question.py."""
    tree, root = tmp_path_factory.mktemp("tree"), worlds.write(tmp_path_factory.mktemp("guide"), GUIDE)
    for folder in ("plugins", "overrides", "tests/node"):
        shutil.copytree(REPOSITORY / folder, tree / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for path, changes in FILES.items():
        text = (tree / path).read_text("utf-8")
        for before, put in changes.items():
            assert text.count(before) == 1, (path, before)
            text = text.replace(before, f"{put}\n{before}")
        (tree / path).write_text(text, "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "tests.added_question", str(tree), str(root), "footing", "hints"],
        env={**os.environ, "PYTHONPATH": f"{tree / 'plugins'}{os.pathsep}{REPOSITORY}"},
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def test_at_most_four_files_are_touched() -> None:
    assert len(FILES) <= 4


def test_the_page_asks_it_with_its_words(added: dict[str, Any]) -> None:
    assert added["problems"] == []
    _, _, control = added["pages"]["find/"].partition('<fieldset id="q-footing"><legend>Footing</legend>')
    control, _, _ = control.partition("</fieldset>")
    assert re.findall(r'type="radio" name="footing" value="(\w*)".*?<span>(\w+)', control) == [
        ("", "Any"), ("firm", "Firm"), ("soft", "Soft"),
    ]  # fmt: skip
    assert '<input type="checkbox" name="hints" value="ache"><span>Ache</span>' in added["pages"]["find/"]


def test_plans_are_found_by_it_and_it_gives_way(added: dict[str, Any]) -> None:
    assert added["best"][:2] == [["first-weeks", []], ["hills", []]]
    asked = {row["name"]: row["gives_way"] for row in added["data"]["asked"]}
    assert asked["season"] < asked["footing"] < asked["sessions"]


def test_addresses_hold_it_in_both_runtimes(added: dict[str, Any]) -> None:
    """That the scripts of the tree read and write it as Python does was compared where it was made."""
    assert added["addresses"] == ["?v=1&footing=firm", "?v=1&footing=soft", "?v=1&hints=ache,swelling"]
    assert '"footing":"id"' in added["pages"]["plans/hills/"]


def test_it_is_counted_and_proved(added: dict[str, Any]) -> None:
    # As in test_find.py, two footings or none, and any of two hints.
    assert added["count"] == 2 * 3 * 4 * 3 * 3 * 3 * 2 * 2 * 4 * 9 * (2**1 + 1) * (1 + 3) * 3 * 2**2
    proof = added["pages"]["find/proof/"]
    assert '<th scope="row">Footing</th><td>3</td>' in proof and "footing, sessions a week" in proof
    assert '<th scope="row">Hints</th><td>4 (any set of the 2 hints, or none)</td>' in proof
    assert "footing=soft" in proof and "; Soft; " in proof


def test_what_readers_see_of_it_has_words(added: dict[str, Any]) -> None:
    assert added["data"]["titles"]["footing"] == ["Firm", "Soft"]
    said = '"reason.footing.relaxed":"It is for {of}."'
    assert said in added["pages"]["find/"]


def test_a_word_that_is_forgotten_fails_with_its_name(added: dict[str, Any]) -> None:
    assert {*added["lacking"]} == {
        "picker.question.footing", "picker.answer.footing.firm", "picker.answer.footing.soft",
        "picked.relaxed.footing", "picked.reason.footing.fits", "picked.reason.footing.relaxed",
        "picker.question.hints", "picker.answer.hints.ache", "picker.answer.hints.swelling",
        "picked.shown.hints", "proof.sets.hints",
    }  # fmt: skip
    assert [key for key, said in added["lacking"].items() if key not in said] == []


def test_each_question_that_asks_for_a_count_has_its_field() -> None:
    assert [name for name in COUNTS if name not in Picker.model_fields] == []


def test_scripts_name_no_question_but_those_of_which_they_know_more() -> None:
    """What is too hard, what a plan trains and is made for, and what kit and pains do to moves is written out in both
    runtimes.
    """
    plain = "|".join(QUESTIONS.keys() - {"level", "race", "now", "weak", "kit", "pain"})
    text = "".join((PARTS / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    assert re.findall(rf'answers\.(?:{plain})\b|"(?:{plain})"', text) == []


def test_each_field_that_meets_a_question_is_known() -> None:
    met = [question for question in QUESTIONS.values() if question.met]
    assert [question.name for question in met if question.plan not in PlanData.__annotations__] == []
    named = [question.name for question in met if question.form == "id" and question.plan not in Plan.model_fields]
    assert named == []


def test_what_gives_way_has_an_order_and_is_met_by_a_field() -> None:
    orders = [question.gives_way for question in QUESTIONS.values() if question.gives_way]
    assert len({*orders}) == len(orders)
    met = [question for question in QUESTIONS.values() if question.met]
    assert {*RELAXED} == {question.name for question in met}
    assert [question.name for question in met if question.many] == []  # no word says yet how a plan meets a set


def test_the_first_format_of_an_address_is_read_for_good() -> None:
    """Whoever changes what a key holds, or takes it away, adds what it held to FORMER; see keys.py."""
    first = {**KEYS, **(FORMER[0] if FORMER else {})}
    assert {key: first.get(key) for key in OLDEST} == OLDEST
