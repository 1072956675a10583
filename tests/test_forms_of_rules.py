"""What rules about days compile to: one form each, which both runtimes look things up in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from strideguide.model.rule import Rule
from strideguide.training.day_rules import WeekRule, week_rule
from strideguide.training.kinds.form import RUNS, Between, Form, Most, Runs, Sessions, When
from tests.test_week import ANY_RUN, EASY, form, rule, week

STRENGTH = Sessions(frozenset({"strength"}))


@pytest.mark.parametrize(
    ("looks", "made"),
    [
        ({"rest_days": {"at_least": 2}},
         Form(Sessions(without=frozenset({"gentle"})), most=Most(5, runs=RUNS, days=True), concerns=())),
        *(
            ({"not_near": {"sessions": ["light"], "when": when, "runs": ["easy"]}},
             form("light", bars=(When((Runs(frozenset({1}), offset, offset),)),), concerns=(When((EASY,)),)))
            for when, offset in (("day before", 1), ("day after", -1), ("same day", 0))
        ),
        *(
            ({"apart": {"sessions": ["strength"], "same_muscles": True, "at_least": time}},
             form("strength", between=Between(STRENGTH, frozenset(days), same_muscles=True)))
            for time, days in (("6 h", {0}), ("24 h", {0}), ("25 h", {0, 1, 6}), ("48-72 h", {0, 1, 6}))
        ),
        ({"after_run": {"sessions": ["strength"], "at_least": "90-180 min"}},
         form("strength", bars=(When((Runs(RUNS),), hours=1.5),), concerns=(When((Runs(RUNS),)),))),
        ({"only_on": {"sessions": ["light"], "runs": ["easy"]}},
         form("light", bars=(When((Runs(frozenset({1}), low=0, high=0), ANY_RUN)),), concerns=())),
        *(
            ({"best_near": {"sessions": ["light"], "when": when, "runs": ["easy"]}},
             form("light", bars=(When((Runs(frozenset({1}), offset, offset, 0, 0), EASY)),), concerns=(When((EASY,)),)))
            for when, offset in (("day before", 1), ("day after", -1), ("same day", 0))
        ),
    ],
)  # fmt: skip
def test_a_rule_about_days_has_one_form(looks: dict[str, Any], made: Form) -> None:
    for must in (True, False):
        assert rule("some", must, **looks) == WeekRule("some", must, made)


def test_a_rule_about_plans_has_none() -> None:
    fields = {"id": "some", "title": "Some", "summary": "Some.", "why": "So.", "severity": "must"}
    assert week_rule(Rule.model_validate({**fields, "looks": {"focus_count": {"at_most": 1}}})) is None


@pytest.mark.parametrize(
    "made",
    [
        lambda: form("hard"),
        lambda: Runs(RUNS, 1, 0),
        lambda: Runs(RUNS, -3, 4),
        lambda: Runs(RUNS, 7, 7),
        lambda: Most(-1),
        lambda: Most(1, within=8),
        lambda: Most(1, within=0),
    ],
)
def test_a_form_that_says_nothing_or_nonsense_is_refused(made: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"nothing|no days of one week|no limit of a week"):
        made()


def test_a_rule_may_concern_a_session_on_some_kind_of_day() -> None:
    on_runs, around = When((Runs(RUNS),)), When((Runs(RUNS, -1, 1),))
    assert [on_runs.may_hold(kind) for kind in week("-e")] == [False, True]
    assert [around.may_hold(kind) for kind in week("-e")] == [True, True]
