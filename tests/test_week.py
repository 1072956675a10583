"""The rules of the week: what each kind finds, how days are chosen, and what is left out when there is no room."""

from __future__ import annotations

from typing import Any

import pytest

from strideguide.model.rule import Rule
from strideguide.training.day_rules import Slot, WeekRule, week_rule
from strideguide.training.run_weeks import RunWeeks
from strideguide.training.week import Arrangement, Arranger, Break, preference

# Runs by letter, Monday first: no run, easy, hard, long. Days of sessions by number, "." for one that is left out.
RUNS = "-ehl"
KEY_RUNS = frozenset({2, 3})


def slot(traits: str = "", muscles: str = "", days: str = "-e") -> Slot:
    """A session by words."""
    return Slot(frozenset(traits.split()), frozenset(muscles.split()), tuple(map(RUNS.index, days)))


def week(text: str) -> tuple[int, ...]:
    return tuple(map(RUNS.index, text))


def placed(text: str) -> tuple[int | None, ...]:
    return tuple(None if day == "." else int(day) for day in text)


HARD = slot("hard strength", "legs")
ARMS = slot("light strength", "arms", "e-h")
LEGS = slot("light strength", "legs")
SWIM = slot("light cross-training", "", "e-")
WALK = slot("light gentle")

REST = WeekRule("rest", True, "rest_days", at_least=1)
NOT_ON = WeekRule("not-on", True, "not_near", frozenset({"hard", "strength"}), KEY_RUNS)
NOT_BEFORE = WeekRule("not-before", True, "not_near", frozenset({"hard"}), KEY_RUNS, offset=1)
NOT_AFTER = WeekRule("not-after", True, "not_near", frozenset({"hard"}), frozenset({3}), offset=-1)
ONE_A_DAY = WeekRule("one-a-day", True, "apart", frozenset({"strength"}), apart=1)
TWO_DAYS = WeekRule("two-days", True, "apart", frozenset({"strength"}), apart=2, same_muscles=True)
THREE_HOURS = WeekRule("three-hours", True, "after_run", frozenset({"strength"}), hours=3)
SIX_HOURS = WeekRule("six-hours", False, "after_run", frozenset({"strength"}), hours=6)
ABOUT_NONE = WeekRule("about-none", True, "not_near", frozenset({"no such trait"}), KEY_RUNS)
BEST_AFTER = WeekRule("best-after", False, "best_after", frozenset({"cross-training"}), KEY_RUNS)


@pytest.mark.parametrize(
    ("rule", "slots", "runs", "days", "hours", "found"),
    [
        # A day without a run and with nothing but gentle sessions; a session that is left out takes no day.
        (REST, [HARD, WALK], "eeeee--", "56", 9, []),
        (REST, [HARD, WALK], "eeeee--", "55", 9, []),
        (REST, [HARD, SWIM], "eeeee--", "56", 9, [()]),
        (REST, [HARD, SWIM], "eeeee--", "5.", 9, []),
        (REST, [HARD, SWIM], "eeeee--", "01", 9, []),
        (REST, [], "eeeeeee", "", 9, [()]),
        # Not on the day of a run, nor on the day before or after it. A week goes round.
        (NOT_ON, [HARD, ARMS, SWIM], "hel----", "000", 9, [(0,)]),
        (NOT_ON, [HARD, HARD], "hel----", "12", 9, [(1,)]),
        (NOT_BEFORE, [HARD, ARMS, HARD], "-h-----", "001", 9, [(0,)]),
        (NOT_BEFORE, [HARD, HARD], "l------", "60", 9, [(0,)]),
        (NOT_AFTER, [HARD, HARD, HARD], "h-----l", "012", 9, [(0,)]),
        (NOT_AFTER, [HARD], "h-----l", ".", 9, []),
        # Apart, round the week; only sessions for the same muscles, if the rule says so.
        (ONE_A_DAY, [HARD, ARMS, SWIM], "-------", "333", 9, [(0, 1)]),
        (ONE_A_DAY, [HARD, ARMS, LEGS], "-------", "34.", 9, []),
        (TWO_DAYS, [HARD, LEGS], "-------", "02", 9, []),
        (TWO_DAYS, [HARD, LEGS], "-------", "43", 9, [(0, 1)]),
        (TWO_DAYS, [HARD, LEGS], "-------", "06", 9, [(0, 1)]),
        (TWO_DAYS, [HARD, ARMS, LEGS, HARD], "-------", "0015", 9, [(0, 2)]),
        # Hours after a run of any kind.
        (THREE_HOURS, [HARD, HARD, SWIM], "e------", "010", 2, [(0,)]),
        (THREE_HOURS, [HARD, ARMS], "eh-----", "01", 2.9, [(0,), (1,)]),
        (THREE_HOURS, [HARD, ARMS], "eh-----", "01", 3, []),
        (SIX_HOURS, [HARD, ARMS], "eh-----", "01", 3, [(0,), (1,)]),
        # Best on the day after such a run, if the week has one.
        (BEST_AFTER, [SWIM, SWIM, HARD], "h-----l", "103", 9, []),
        (BEST_AFTER, [SWIM, SWIM], "h------", "02", 9, [(0,), (1,)]),
        (BEST_AFTER, [SWIM], "eeeeee-", "2", 9, []),
    ],
)
def test_what_breaks_a_rule(
    rule: WeekRule, slots: list[Slot], runs: str, days: str, hours: float, found: list[tuple[int, ...]]
) -> None:
    for rules, index in (([rule], 0), ([ABOUT_NONE, rule], 1)):
        found_here = Arranger(rules, slots, hours).breaks(week(runs), placed(days))
        assert found_here == tuple(Break(index, slots) for slots in found)


@pytest.mark.parametrize(
    ("looks", "rule"),
    [
        ({"rest_days": {"at_least": 2}}, WeekRule("some", True, "rest_days", at_least=2)),
        (
            {"not_near": {"sessions": ["hard", "strength"], "when": "day before", "runs": ["hard", "long"]}},
            WeekRule("some", True, "not_near", frozenset({"hard", "strength"}), KEY_RUNS, offset=1),
        ),
        (
            {"not_near": {"sessions": ["hard"], "when": "day after", "runs": ["easy"]}},
            WeekRule("some", True, "not_near", frozenset({"hard"}), frozenset({1}), offset=-1),
        ),
        (
            {"not_near": {"sessions": ["hard"], "when": "same day", "runs": ["easy"]}},
            WeekRule("some", True, "not_near", frozenset({"hard"}), frozenset({1}), offset=0),
        ),
        *(
            (
                {"apart": {"sessions": ["hard"], "same_muscles": True, "at_least": time}},
                WeekRule("some", True, "apart", frozenset({"hard"}), apart=days, same_muscles=True),
            )
            for time, days in (("6 h", 1), ("24 h", 1), ("25 h", 2), ("48-72 h", 2))
        ),
        (
            {"after_run": {"sessions": ["strength"], "at_least": "90-180 min"}},
            WeekRule("some", True, "after_run", frozenset({"strength"}), hours=1.5),
        ),
        (
            {"best_after": {"sessions": ["light"], "runs": ["long"]}},
            WeekRule("some", True, "best_after", frozenset({"light"}), frozenset({3})),
        ),
        ({"focus_count": {"at_most": 1}}, None),
    ],
)
def test_a_rule_about_days_has_one_shape(looks: dict[str, Any], rule: WeekRule | None) -> None:
    fields = {"id": "some", "title": "Some", "summary": "Some.", "severity": "must", "why": "So.", "looks": looks}
    assert week_rule(Rule.model_validate(fields)) == rule
    should = week_rule(Rule.model_validate({**fields, "severity": "should"}))
    assert (should and should.must) == (rule and False)


def test_days_are_liked_in_the_order_that_the_session_names() -> None:
    assert [preference(slot(days="e-h"), kind) for kind in week("e-hl")] == [0, 1, 2, 6]


def arrange(rules: list[WeekRule], slots: list[Slot], runs: str, hours: float = 24, count: int = 3) -> list[str]:
    """The best days as texts such as "03 breaks six-hours", best first."""
    return [said(rules, way) for way in Arranger(rules, slots, hours).arrange(week(runs), count).best]


def said(rules: list[WeekRule], way: Arrangement) -> str:
    days = "".join("." if day is None else str(day) for day in way.days)
    return " breaks ".join([days, *(rules[broken.rule].id for broken in way.breaks)])


@pytest.mark.parametrize(
    ("rules", "slots", "runs", "hours", "best"),
    [
        # Days that are liked come first, then early ones.
        ([], [ARMS], "-h-e---", 24, ["3", "0", "2"]),
        ([], [ARMS, HARD], "hhhhh-e", 24, ["65", "55", "66"]),
        ([REST], [ARMS, HARD], "hhhhh-e", 24, ["66", "06", "16"]),
        # A rule that must be kept rules days out; what is far enough apart in a week that goes round is found.
        ([NOT_ON, NOT_BEFORE], [HARD], "h-l-eeh", 24, ["3", "4"]),
        ([TWO_DAYS], [HARD, LEGS], "-hhhh--", 24, ["05", "50"]),
        # Rather break no rule that should be kept than like the days; but keep what must be kept.
        ([SIX_HOURS], [ARMS], "eeeee-e", 3, ["5", "0 breaks six-hours", "1 breaks six-hours"]),
        ([SIX_HOURS, REST], [ARMS], "eeeee-e", 3, ["0 breaks six-hours", "1 breaks six-hours", "2 breaks six-hours"]),
        ([BEST_AFTER], [SWIM], "h-e---e", 24, ["1", "2 breaks best-after", "6 breaks best-after"]),
        ([], [], "eeeeeee", 24, [""]),
    ],
)
def test_the_best_days_come_first(
    rules: list[WeekRule], slots: list[Slot], runs: str, hours: float, best: list[str]
) -> None:
    assert arrange(rules, slots, runs, hours, len(best)) == best


@pytest.mark.parametrize(
    ("rules", "slots", "runs", "hours", "best", "in_the_way"),
    [
        # All have room; of equal days the earlier ones.
        ([REST], [HARD, SWIM, SWIM], "hh-e--h", 24, "233", {}),
        ([THREE_HOURS, REST], [HARD, WALK], "eeeee--", 0, "55", {}),
        # The first sessions of a plan go before later ones, and few are left out before many.
        ([ONE_A_DAY, NOT_ON], [HARD, HARD], "hhhhhh-", 24, "6.", {1: ["one-a-day"]}),
        ([TWO_DAYS, THREE_HOURS], [HARD, LEGS, LEGS], "eeee---", 0, "46.", {2: ["two-days"]}),
        ([THREE_HOURS, REST], [HARD, SWIM, LEGS], "eeeeee-", 0, ".0.", {0: ["rest"], 2: ["rest"]}),
        # Its least bad day is named: on the others it would be in the way of the hard runs on both days.
        ([NOT_ON, NOT_BEFORE, TWO_DAYS], [HARD, LEGS], "hhhhhh-", 24, ".6", {0: ["not-before", "two-days"]}),
        # Runs on every day leave no day of rest, whatever is left out.
        ([REST], [WALK, SWIM], "eeeeeee", 24, "..", {0: ["rest"], 1: ["rest"]}),
    ],
)
def test_where_there_is_no_room_the_rules_in_the_way_are_named(
    rules: list[WeekRule], slots: list[Slot], runs: str, hours: float, best: str, in_the_way: dict[int, list[str]]
) -> None:
    arranger = Arranger(rules, slots, hours)
    answer = arranger.arrange(week(runs))
    assert answer.best[0].days == placed(best)
    assert {i: [rules[rule].id for rule in found] for i, found in answer.in_the_way.items()} == in_the_way
    weeks = RunWeeks([week(runs)], hours)
    assert bool(weeks.crowded(tuple(rules), tuple(slots), 1)) is bool(in_the_way)


def test_all_ways_are_found_and_no_more() -> None:
    """Two sessions for the same muscles on free days that lie in a row: Monday, Tuesday, Wednesday."""
    assert arrange([TWO_DAYS, NOT_ON], [HARD, HARD], "---hhhh", count=9) == ["02", "20"]
