"""The rules of the week: what each kind finds, how days are chosen, and what is left out when there is no room."""

from __future__ import annotations

from typing import Any

import pytest

from strideguide.model.rule import Rule
from strideguide.training.day_rules import Slot, WeekRule, week_rule
from strideguide.training.kinds.form import ALWAYS, ANYWHERE, RUNS, Between, Form, Most, Runs, Sessions, When
from strideguide.training.run_weeks import RunWeeks
from strideguide.training.week import Arrangement, Arranger, Break, around, preference

# Runs by letter, Monday first: no run, easy, hard, long. Days of sessions by number, "." for one that is left out.
LETTERS = "-ehl"
KEY_RUNS = frozenset({2, 3})
EASY = Runs(frozenset({1}), *ANYWHERE)
ANY_RUN = Runs(RUNS, *ANYWHERE)
TRAINING = Sessions(frozenset({"cross-training"}))


def slot(traits: str = "", muscles: str = "", days: str = "-e") -> Slot:
    """A session by words."""
    return Slot(frozenset(traits.split()), frozenset(muscles.split()), tuple(map(LETTERS.index, days)))


def week(text: str) -> tuple[int, ...]:
    return tuple(map(LETTERS.index, text))


def placed(text: str) -> tuple[int | None, ...]:
    return tuple(None if day == "." else int(day) for day in text)


HARD = slot("hard strength", "legs")
ARMS = slot("light strength", "arms", "e-h")
LEGS = slot("light strength", "legs")
SWIM = slot("light cross-training", "", "e-")
WALK = slot("light gentle")


def rule(id: str, must: bool = True, **looks: Any) -> WeekRule:
    """A rule about days, in its form."""
    fields = {"id": id, "title": "Some", "summary": "Some.", "why": "So.", "looks": looks}
    made = week_rule(Rule.model_validate({**fields, "severity": "must" if must else "should"}))
    assert made
    return made


def form(sessions: str = "", **parts: Any) -> Form:
    """A form for sessions that have some traits."""
    traits: list[Any] = sessions.split()
    return Form(Sessions(frozenset(traits)), **parts)


KEY = ["hard", "long"]
REST = rule("rest", rest_days={"at_least": 1})
NOT_ON = rule("not-on", not_near={"sessions": ["hard", "strength"], "when": "same day", "runs": KEY})
NOT_BEFORE = rule("not-before", not_near={"sessions": ["hard"], "when": "day before", "runs": KEY})
NOT_AFTER = rule("not-after", not_near={"sessions": ["hard"], "when": "day after", "runs": ["long"]})
ONE_A_DAY = rule("one-a-day", apart={"sessions": ["strength"], "at_least": "24 h"})
TWO_DAYS = rule("two-days", apart={"sessions": ["strength"], "at_least": "48 h", "same_muscles": True})
THREE_HOURS = rule("three-hours", after_run={"sessions": ["strength"], "at_least": "3 h"})
SIX_HOURS = rule("six-hours", must=False, after_run={"sessions": ["strength"], "at_least": "6 h"})
BEST_ON = rule("best-on", must=False, best_near={"sessions": ["strength"], "when": "same day", "runs": ["hard"]})
ONLY_ON = rule("only-on", only_on={"sessions": ["cross-training"], "runs": ["easy"]})
BEST_AFTER = rule(
    "best-after", must=False, best_near={"sessions": ["cross-training"], "when": "day after", "runs": KEY}
)
ABOUT_NONE = WeekRule("about-none", True, form("no-such-trait", bars=(ALWAYS,)))
# What no kind of the guide says, and the form can.
MONDAYS = WeekRule("mondays", True, form("strength", bars=(When(weekdays=frozenset({0})),)))
FAR_FROM_LONG = WeekRule("far", True, form("hard", bars=(When((Runs(frozenset({3}), -2, 2),)),)))
IN_BUSY_WEEKS = WeekRule("busy", True, form("hard", bars=(When((Runs(RUNS, *ANYWHERE, low=5),)),)))
NOT_TOGETHER = WeekRule("together", True, form("strength", between=Between(TRAINING, frozenset({0}))))
NOT_THE_DAY_AFTER = WeekRule("next", True, form("hard", between=Between(TRAINING, frozenset({1}))))
TWO_A_WEEK = WeekRule("two", True, form("strength", most=Most(2)))
ONE_IN_THREE_DAYS = WeekRule("three-days", True, form("strength", most=Most(1, within=3)))
TWO_DAYS_IN_A_ROW = WeekRule("row", True, form("hard", most=Most(2, within=3, runs=KEY_RUNS, days=True)))


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
        # Best on the day of such a run, if the week has one.
        (BEST_ON, [HARD, ARMS, SWIM], "h--e--l", "360", 9, [(0,), (1,)]),
        (BEST_ON, [HARD], "---e--l", "0", 9, []),
        # On the days of such runs alone; a week without any run asks nothing.
        (ONLY_ON, [SWIM, SWIM, SWIM, HARD], "-e-h---", "0130", 9, [(0,), (2,)]),
        (ONLY_ON, [SWIM], "---h---", "0", 9, [(0,)]),
        (ONLY_ON, [SWIM], "-------", "0", 9, []),
        # Days of the week, runs within some days, runs of the whole week.
        (MONDAYS, [HARD, ARMS, SWIM], "-------", "010", 9, [(0,)]),
        (FAR_FROM_LONG, [HARD, HARD, HARD], "l------", "562", 9, [(0,), (1,), (2,)]),
        (FAR_FROM_LONG, [HARD, HARD, ARMS], "l------", "340", 9, []),
        (IN_BUSY_WEEKS, [HARD, ARMS], "eeeee--", "60", 9, [(0,)]),
        (IN_BUSY_WEEKS, [HARD, ARMS], "eeee---", "60", 9, []),
        # Sessions of two sorts: in any order, or one before the other.
        (NOT_TOGETHER, [HARD, SWIM, SWIM], "-------", "221", 9, [(0, 1)]),
        (NOT_TOGETHER, [SWIM, HARD, HARD], "-------", "223", 9, [(0, 1)]),
        (NOT_THE_DAY_AFTER, [SWIM, HARD, SWIM], "-------", "061", 9, [(0, 1)]),
        (NOT_THE_DAY_AFTER, [HARD, SWIM], "-------", "10", 9, []),
        # So many sessions a week, or within some days; days on which there is something, however much.
        (TWO_A_WEEK, [HARD, ARMS, LEGS, SWIM], "-------", "0022", 9, [()]),
        (TWO_A_WEEK, [HARD, ARMS, LEGS, SWIM], "-------", "00.2", 9, []),
        (ONE_IN_THREE_DAYS, [HARD, ARMS], "-------", "05", 9, [()]),
        (ONE_IN_THREE_DAYS, [HARD, ARMS], "-------", "04", 9, []),
        (TWO_DAYS_IN_A_ROW, [HARD, HARD], "-h-h---", "24", 9, [()]),
        (TWO_DAYS_IN_A_ROW, [HARD, HARD], "-hh----", "22", 9, []),
    ],
)
def test_what_breaks_a_rule(
    rule: WeekRule, slots: list[Slot], runs: str, days: str, hours: float, found: list[tuple[int, ...]]
) -> None:
    for rules, index in (([rule], 0), ([ABOUT_NONE, rule], 1)):
        found_here = Arranger(rules, slots, hours).breaks(week(runs), placed(days))
        assert found_here == tuple(Break(index, slots) for slots in found)


def test_days_are_liked_in_the_order_that_the_session_names() -> None:
    assert [preference(slot(days="e-h"), kind) for kind in week("e-hl")] == [0, 1, 2, 8]


def arrange(rules: list[WeekRule], slots: list[Slot], runs: str, hours: float = 24, count: int = 3) -> list[str]:
    """The best days as texts such as "03 breaks six-hours", best first."""
    return [said(rules, way) for way in Arranger(rules, slots, hours).arrange(week(runs), count).best]


def said(rules: list[WeekRule], way: Arrangement) -> str:
    days = "".join("." if day is None else str(day) for day in way.days)
    return " breaks ".join([days, *(rules[broken.rule].id for broken in way.breaks)])


@pytest.mark.parametrize(
    ("rules", "slots", "runs", "hours", "best"),
    [
        # Days that are liked come first, then early ones; several sessions are spread before that.
        ([], [ARMS], "-h-e---", 24, ["3", "0", "2"]),
        ([], [ARMS, HARD], "hhhhh-e", 24, ["15", "25", "26"]),
        ([REST], [ARMS, HARD], "hhhhh-e", 24, ["26", "36", "16"]),
        # A rule that must be kept rules days out; what is far enough apart in a week that goes round is found.
        ([NOT_ON, NOT_BEFORE], [HARD], "h-l-eeh", 24, ["3", "4"]),
        ([TWO_DAYS], [HARD, LEGS], "-hhhh--", 24, ["05", "50"]),
        # Rather break no rule that should be kept than like the days; but keep what must be kept.
        ([SIX_HOURS], [ARMS], "eeeee-e", 3, ["5", "0 breaks six-hours", "1 breaks six-hours"]),
        ([SIX_HOURS, REST], [ARMS], "eeeee-e", 3, ["0 breaks six-hours", "1 breaks six-hours", "2 breaks six-hours"]),
        ([MONDAYS], [HARD], "-hhhhee", 24, ["5", "6", "1"]),
        ([TWO_DAYS_IN_A_ROW], [HARD], "--h-hh-", 24, ["0"]),
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
        # All have room, away from each other; of equal days the earlier ones.
        ([REST], [HARD, SWIM, SWIM], "hh-e--h", 24, "235", {}),
        ([THREE_HOURS, REST], [HARD, WALK], "eeeee--", 0, "51", {}),
        # The first sessions of a plan go before later ones, and few are left out before many.
        ([ONE_A_DAY, NOT_ON], [HARD, HARD], "hhhhhh-", 24, "6.", {1: ["one-a-day"]}),
        ([TWO_DAYS, THREE_HOURS], [HARD, LEGS, LEGS], "eeee---", 0, "46.", {2: ["two-days"]}),
        ([THREE_HOURS, REST], [HARD, SWIM, LEGS], "eeeeee-", 0, ".0.", {0: ["rest"], 2: ["rest"]}),
        # Its least bad day is named: on the others it would be in the way of the hard runs on both days.
        ([NOT_ON, NOT_BEFORE, TWO_DAYS], [HARD, LEGS], "hhhhhh-", 24, ".6", {0: ["not-before", "two-days"]}),
        # A session too many in the week, and one that may stand on no day that is left.
        # What replaces a run has no day in a week without one that may be replaced.
        ([ONLY_ON], [HARD, SWIM], "h-h---l", 24, "1.", {1: ["only-on"]}),
        ([TWO_A_WEEK], [HARD, ARMS, LEGS], "-------", 24, "03.", {2: ["two"]}),
        ([FAR_FROM_LONG, MONDAYS], [HARD, ARMS], "-l--l--", 24, ".2", {0: ["far"]}),
        ([IN_BUSY_WEEKS], [ARMS, HARD], "eeeeee-", 24, "0.", {1: ["busy"]}),
        ([NOT_THE_DAY_AFTER, NOT_ON], [HARD, SWIM], "hhhhhh-", 24, "62", {}),
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


@pytest.mark.parametrize(
    ("fixed", "days"),
    [
        ({}, "03"),
        ({0: 3}, "30"),  # the other one goes round it
        ({1: 1}, "51"),
        ({0: None}, ".0"),  # and has all days where it is left out
        ({0: 6, 1: 6}, "66"),  # what was placed is nobody's to judge here
    ],
)
def test_sessions_go_round_those_that_have_their_days(fixed: dict[int, int | None], days: str) -> None:
    arranger = Arranger([TWO_DAYS], [LEGS, LEGS], 6)
    assert around(arranger, week("-e--e--"), fixed) == placed(days)
