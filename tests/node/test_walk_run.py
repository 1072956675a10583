"""The steps of a walk-run schedule and the days of its runs: alike in both runtimes, and as the rule has them."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from tests import scale
from tests.browser.once import REPOSITORY
from tests.node.properties import compare
from tests.node.runtime import Runtime

from strideguide.library import load
from strideguide.model.plan import Plan
from strideguide.model.walk_run import WalkRun
from strideguide.training.walk_run import is_close, patterns, steps
from strideguide.views.guide import Desk, Guide
from strideguide.views.own_week import usual
from strideguide.words import Words

ON, AWAY = True, False


def drawn(random: Random, count: int) -> Iterator[dict[str, object]]:
    """Courses with weeks that are missed, what readers say of their first weeks, and weeks of runs."""
    for _ in range(count):
        last = random.randint(1, 9)
        yield {
            "weeks": random.randint(1, 3), "count": last,
            "said": [random.randint(1, last) for _ in range(random.randint(0, 6))],
            "done": [random.random() < 0.8 for _ in range(random.randint(1, 14))],
            "pattern": [random.choice([0, 0, 1]) for _ in range(7)], "rest": random.randint(0, 2),
        }  # fmt: skip


def test_both_runtimes_know_the_same_steps_and_days(node: Runtime) -> None:
    assert compare(node, "walk_run", None, [*drawn(Random(16), scale.at(400, 5_000))]) > 200


@pytest.mark.parametrize(
    ("said", "done", "found"),
    [
        ([], [ON] * 8, [1, 2, 3, 4, 5, 6, 6, 6]),
        ([3], [ON] * 4, [3, 4, 5, 6]),
        ([1, 1], [ON] * 4, [1, 1, 2, 3]),
        ([2, 3, 2], [ON] * 5, [2, 3, 2, 3, 4]),
        ([], [ON, AWAY, ON, ON], [1, 2, 2, 3]),
    ],
    ids=["a step on each week", "begins with the third", "stays", "goes back one", "a missed week is done again"],
)
def test_steps_go_on_stay_and_go_back(said: list[int], done: list[bool], found: list[int]) -> None:
    assert steps(1, 6, said, done) == found


def test_a_step_of_two_weeks_is_left_after_two() -> None:
    assert steps(2, 3, [], [ON] * 6) == [1, 1, 2, 2, 3, 3]


def test_the_runs_of_every_plan_with_a_schedule_have_their_days_between() -> None:
    library = load(REPOSITORY)
    guide = Guide(library, Words.load(), drawn=False)
    plans = [plan for plan in library.things["plan"].values() if isinstance(plan, Plan) and plan.walk_run]
    assert plans
    for plan in plans:
        schedule = library.things["walk-run"][plan.walk_run or ""]
        assert isinstance(schedule, WalkRun)
        pattern = usual(Desk(guide, f"plans/{plan.id}/"), guide.balances[plan.id])
        assert pattern in [*patterns(schedule.runs or 0, schedule.days_between or 0)], plan.id


def test_three_runs_with_a_day_between_have_seven_weeks_and_four_have_none() -> None:
    assert (len([*patterns(3, 1)]), len([*patterns(4, 1)])) == (7, 0)
    assert is_close((1, 0, 0, 0, 0, 0, 1), 1)  # Sunday and Monday are neighbours
