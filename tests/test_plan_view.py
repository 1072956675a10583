"""The page of a plan: what stands first, where its reader's week begins, and what its scripts are told."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from strideguide import site
from strideguide.library import load
from strideguide.model.plan import Fit, Plan
from strideguide.model.values import Range
from strideguide.training.running import RunWeek
from strideguide.training.typical import USUAL, Keys, pattern, usual_keys, usual_runs, usual_week, written
from tests import worlds
from tests.browser import once

PLAN = "data/plans/first-weeks.yml"
KNEE = "data/injuries/sore-knee.yml"
CHAIR = "data/kit/chair.yml"
STEP = "step: {kg: 2.5, lb: 5}\n"
# What its first stage allows.
LIMITED = """    start: careful
    limits: {effort: 4, impact: low, jumps: 20, runs: 3, patterns: [], ranges: [], pain_rule: usual}
"""


def page(folder: Path, *pairs: tuple[str, str]) -> str:
    """The body of the tiny guide's plan with some texts swapped."""
    root = worlds.write(folder, {PLAN: worlds.swapped(PLAN, *pairs)})
    return next(page.body for page in site.build(root).pages if page.uri == "plans/first-weeks/")


def data(body: str) -> dict[str, Any]:
    """What the page tells its scripts."""
    found = re.search(r'<script type="application/json">(.*?)</script>', body, re.S)
    assert found
    told: dict[str, Any] = json.loads(found[1])
    return told


def tiny_plan(folder: Path, *fits: Fit) -> Plan:
    plan = load(worlds.write(folder)).things["plan"]["first-weeks"]
    assert isinstance(plan, Plan)
    return plan.model_copy(update={"fits": [*fits]})


def test_signs_and_for_whom_the_plan_is_not_stand_before_everything_else(tmp_path: Path) -> None:
    body = page(tmp_path)
    order = (
        'id="red-flags"',
        'data-part="body"',
        "sg-glance",
        'id="not-for"',
        'id="signs"',
        'id="own"',
        "data-session",
    )
    assert [*order] == sorted(order, key=body.index)
    assert "<li>The knee locks.</li>" in body[: body.index("sg-glance")]
    noticed = body[body.index('id="signs"') : body.index('id="own"')]
    assert re.search(r'<a href="[^"]*signs/pain-that-never-stops/">The knee locks</a>', noticed)  # not its title


def before(folder: Path, *pairs: tuple[str, str]) -> str:
    """What stands before the tiny guide's plan, as text, with some texts of its condition swapped."""
    root = worlds.write(folder, {KNEE: worlds.swapped(KNEE, *pairs)})
    body = next(page.body for page in site.build(root).pages if page.uri == "plans/first-weeks/")
    found = body[body.index('id="not-for"') : body.index('<h3 id="signs"')]
    return " ".join(re.sub("<[^>]*>", " ", found.partition(">")[2]).split())


def test_for_whom_a_plan_is_not_is_made_of_the_records_of_conditions(tmp_path: Path) -> None:
    assert before(tmp_path / "careful").startswith("Is it for you now? With 1 more, parts of it change. See which")
    stopped = before(tmp_path / "stop", (LIMITED, "    start: stop\n"))
    assert "Not now, with: Sore knee ." in stopped
    assert "When, exactly? Sore knee , no plan : It hurts on most days." in stopped
    assert "Ask somebody" not in stopped and "now and then" not in stopped
    asked = before(tmp_path / "ask", (LIMITED, LIMITED.replace("careful", "ask")))
    assert "Ask somebody first, with: Sore knee ." in asked
    assert "Sore knee , ask first : It hurts on most days." in asked


def test_what_limits_leave_out_is_told_with_the_cautions(tmp_path: Path) -> None:
    limited = (LIMITED, LIMITED.replace("patterns: []", "patterns: [squat]"))
    root = worlds.write(tmp_path, {KNEE: worlds.swapped(KNEE, limited)})
    body = next(page.body for page in site.build(root).pages if page.uri == "plans/first-weeks/")
    told = body[body.index('id="cautions"') : body.index('id="trains"')]
    assert re.search(r'sg-avoid">Leave out</span> <a href="../../exercises/squat/#cautions">', told)


def test_scripts_get_the_doses_of_each_week_in_the_order_of_the_moves(tmp_path: Path) -> None:
    changed = "week three.\n    changes: [{exercise: squat, sets: [2, 1 more]}, {activity: swimming, out: 3}]\n"
    told = data(page(tmp_path, ("week three.\n", changed)))
    a = told["sessions"][0]
    assert [move["id"] for move in a["moves"]] == ["swimming", "squat"]
    assert [move["log"] for move in a["moves"]] == ["minutes", "times"]
    course = told["course"]
    doses = [
        [at if at is None else course["doses"][at] for at in week["sessions"][0]["doses"]] for week in course["weeks"]
    ]
    swim = {"each": "10 min", "effort": [3, 3], "seconds": [600, 0]}
    squat = {"each": "8", "rest": "1 min", "seconds": [32, 60], "effort": [4, 4], "scale": "reserve"}
    two, three = {**squat, "sets": [2, 2]}, {**squat, "sets": [3, 3]}
    light = {**squat, "sets": [1, 1], "effort": [2, 4], "scale": "light"}
    assert doses == [[swim, two], [swim, three], [None, three], [swim, three], [swim, light]]
    assert [week["phase"] for week in course["weeks"]] == [0, 0, 0, 0, 1]
    assert len(course["doses"]) == 5  # each stands once; that of the other swim is the fifth


def test_scripts_get_the_rules_that_the_plan_does_not_waive(tmp_path: Path) -> None:
    waived = ("waivers:\n", "waivers:\n  - {rule: rest-day, reason: No rest is needed.}\n")
    told = data(page(tmp_path / "kept")), data(page(tmp_path / "waived", waived))
    rules = [[rule["id"] for rule in some["rules"]] for some in told]
    assert rules[0] == ["rest-day", "fresh-legs", "two-days", "hours-between", "easy-after"]
    assert rules[1] == rules[0][1:]


def test_the_example_is_the_best_week_that_the_arranger_knows(tmp_path: Path) -> None:
    body = page(tmp_path)
    days = re.findall(r'<li data-day="\d">.*?</li>\n(?=<li|</ol)', body, re.S)
    assert len(days) == 7
    assert [re.findall("#session-(.)", day) for day in days] == [["a"], [], [], [], ["b"], [], []]
    assert [re.search('sg-unscripted">(.*?)<', day)[1] for day in days] == [  # type: ignore[index]
        "Walk and run", "No run", "Walk and run", "No run", "Walk and run", "No run", "No run",
    ]  # fmt: skip


@pytest.mark.parametrize("runs", range(len(USUAL)))
def test_a_usual_week_has_its_runs_and_is_read_as_it_is_written(runs: int) -> None:
    for count in range(min(runs, 3) + 1):
        week = usual_week(Keys(2, ["long", "hard"]), runs, count)
        assert (RunWeek(week, 1).runs, RunWeek(week, 1).key_runs) == (runs, count)
        assert pattern(written(week)) == week
        assert RunWeek(week, 1).apart > 1


@pytest.mark.parametrize(
    ("first", "weeks"),
    [
        (["long", "hard"], ["-e-e--e", "-e-e--l", "-e-h--l", "-h-h--l"]),
        (["hard", "long"], ["-e-e--e", "-e-h--e", "-e-h--l", "-h-h--l"]),
        (["long"], ["-e-e--e", "-e-e--l", "-e-h--l", "-h-h--l"]),
        ([], ["-e-e--e", "-e-h--e", "-e-h--l", "-h-h--l"]),
    ],
)
def test_the_runs_that_matter_most_to_a_goal_are_the_first_hard_or_long_ones(
    first: list[str], weeks: list[str]
) -> None:
    assert [written(usual_week(Keys(0, first), 3, count)) for count in range(4)] == weeks


@pytest.mark.parametrize(
    ("usual", "keys", "runs", "found"),
    [
        (2, Range(0, 2), 3, 2),
        (1, Range(0, 2), 3, 1),
        (0, Range(0, 2), 3, 0),
        # One run at least is an easy one.
        (2, Range(0, 2), 2, 1),
        (2, Range(0, 2), 0, 0),
        # No more than the plan goes with; if it goes with no week of so many runs, what is usual.
        (2, Range(0, 1), 3, 1),
        (2, Range(0, 0), 3, 0),
        (2, Range(0, 0), 5, 2),
    ],
)
def test_how_many_runs_are_usually_hard_or_long(tmp_path: Path, usual: int, keys: Range, runs: int, found: int) -> None:
    plan = tiny_plan(tmp_path, Fit(runs=Range(0, 4), key_runs=keys))
    assert usual_keys(plan, Keys(usual, ["hard", "long"]), runs) == found


def test_level_and_goal_say_how_many_runs_are_usually_hard_or_long() -> None:
    """The lowest level and the first goal of a plan, as they stand in data/vocabulary.yml."""
    shipped = once.library()
    plans = [plan for plan in shipped.things["plan"].values() if isinstance(plan, Plan)]
    said = {(plan.levels[0], plan.goals[0]): Keys.of(plan, shipped) for plan in plans}
    assert {keys.usual for (level, _), keys in said.items() if level == "beginner"} == {0}
    assert {keys.usual for (_, goal), keys in said.items() if goal in ("stay-healthy", "first-5k", "return")} == {0}
    assert said["intermediate", "long-distance"] == (1, ["long", "hard"])
    assert said["advanced", "speed"] == (2, ["hard", "long"])


@pytest.mark.parametrize(
    ("runs", "usual"), [(Range(1, 6), 3), (Range(1, 2), 2), (Range(5, 6), 5), (Range(7, 7), 7), (Range(0, 0), 0)]
)
def test_readers_have_three_runs_or_what_is_nearest(tmp_path: Path, runs: Range, usual: int) -> None:
    assert usual_runs(tiny_plan(tmp_path, Fit(runs=runs, key_runs=Range(0, 0)))) == usual


@pytest.mark.parametrize(
    ("effort", "step", "told"),
    [
        ("4 in reserve", "", "No weight to find"),
        ("4 in reserve", STEP, "Your first weight"),
        ("light", STEP, ""),
    ],
)
def test_a_box_says_how_to_choose_a_load_where_a_set_is_more_than_light(
    tmp_path: Path, effort: str, step: str, told: str
) -> None:
    plan = worlds.swapped(PLAN, ("effort: 4 in reserve}", f"effort: {effort}}}"))
    chair = f"{worlds.swapped(CHAIR)}{step}"
    root = worlds.write(tmp_path, {PLAN: plan, CHAIR: chair})
    body = next(page.body for page in site.build(root).pages if page.uri == "plans/first-weeks/")
    assert ('id="doses"' in body, told in body, "One step:" in body) == (bool(told), True, bool(step and told))


def test_the_kind_of_a_phase_is_not_said_twice(tmp_path: Path) -> None:
    body = page(tmp_path, ("  - title: Breathe\n", "  - title: Deload of a week\n"))
    assert re.findall(r'class="sg-mark">(.*?)<', body) == ["Build"]
    assert [phase["mark"] for phase in data(body)["phases"]] == ["Build", ""]
