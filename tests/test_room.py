"""Room for a plan in every week of running that it says it fits, held against looking at every single week."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from strideguide.model.picker import Weeks
from strideguide.model.plan import Fit
from strideguide.model.rule import Rule
from strideguide.training.balance import Balance
from strideguide.training.day_rules import DAYS, WeekRule, week_rule
from strideguide.training.kinds.form import RUNS, Form, Runs, Sessions, When
from strideguide.training.room import HOURS, Rooms, fitting
from strideguide.training.running import fits_runs, keys_apart, run_weeks
from strideguide.training.week import Arranger
from strideguide.training.week_data import slot_of
from tests.plans import balance, phase, plan, session

LOOKS = {
    "rest-day": {"rest_days": {"at_least": 1}},
    "not-before": {"not_near": {"sessions": ["hard"], "when": "day before", "runs": ["hard", "long"]}},
    "not-on": {"not_near": {"sessions": ["hard"], "when": "same day", "runs": ["hard", "long"]}},
    "two-days": {"apart": {"sessions": ["strength"], "same_muscles": True, "at_least": "48 h"}},
    "long-wait": {"after_run": {"sessions": ["strength"], "at_least": "9 h"}},
    "one-focus": {"focus_count": {"at_most": 1}},
}
HARD = session("a", "squat 2 x 10 @ RPE 7")
AGAIN = session("b", "squat 2 x 10 @ RPE 7", optional=True)
LONG_RUNS, APART = 1, 2


def rules(*ids: str) -> list[Rule]:
    fields = {"title": "A rule", "summary": "A rule.", "why": "So it is.", "severity": "must"}
    return [Rule.model_validate({"id": id, "looks": LOOKS[id], **fields}) for id in ids or LOOKS]


def fit(runs: str, key_runs: str, **more: Any) -> dict[str, Any]:
    return {"runs": runs, "key_runs": key_runs, **more}


def sensible(**entry: Any) -> list[tuple[int, ...]]:
    """Every week of running that fits an entry, one by one: at most one long run, and key runs two days apart."""
    low, high = map(int, entry["runs"].split("-"))
    least, most = map(int, entry["key_runs"].split("-"))
    apart = max(APART, entry.get("key_runs_apart", 0))
    found = []
    for week in product(range(len(DAYS)), repeat=7):
        keys = [day for day, kind in enumerate(week) if DAYS[kind] in ("hard", "long")]
        near = any(min((a - b) % 7, (b - a) % 7) < apart for a in keys for b in keys if a != b)
        runs = 7 - week.count(DAYS.index("no run"))
        fits = low <= runs <= high and least <= len(keys) <= most
        if fits and not near and week.count(DAYS.index("long")) <= LONG_RUNS:
            found.append(week)
    return found


@pytest.mark.parametrize(
    "entry",
    [fit("0-7", "0-7"), fit("0-0", "0-7"), fit("3-5", "1-2"), fit("4-4", "2-2", key_runs_apart=3), fit("7-7", "0-0")],
)
def test_a_week_of_running_stands_for_those_that_begin_on_another_day(entry: dict[str, Any]) -> None:
    found = fitting(Weeks(long_runs=LONG_RUNS, key_runs_apart=APART), Fit.model_validate(entry))
    turned = [{week.pattern[day:] + week.pattern[:day] for day in range(7)} for week in found]
    assert [len(weeks) for weeks in turned] == [week.times for week in found]
    assert sorted(week for weeks in turned for week in weeks) == sensible(**entry)


def test_the_guide_says_which_weeks_are_sensible() -> None:
    every = sum(week.times for week in run_weeks(7, 1))
    assert every == len(DAYS) ** 7
    assert sum(week.times for week in run_weeks(0, 1)) == 3**7
    weeks = (2, 0, 0, 0, 0, 0, 3), (2, 1, 3, 0, 0, 2, 0), (0, 2, 1, 1, 1, 1, 1)
    assert [keys_apart(week) for week in weeks] == [1, 2, 7]


PLANS = [
    (balance(HARD), [fit("1-5", "0-2")]),
    (balance(HARD, AGAIN), [fit("1-5", "0-2")]),
    (balance(HARD, AGAIN), [fit("1-3", "0-1"), fit("6-6", "0-2"), fit("4-7", "1-1")]),
    (balance(HARD, session("w", "walk 20 min @ RPE 2")), [fit("6-7", "0-3")]),
    (balance(HARD, AGAIN, session("c", "row 2 x 9 @ RPE 7", optional=True)), [fit("3-6", "2-3", key_runs_apart=2)]),
]  # fmt: skip


@pytest.mark.parametrize(("made", "fits"), PLANS)
def test_weeks_without_room_are_found_and_counted(made: Balance, fits: list[dict[str, Any]]) -> None:
    made = Balance(made.plan.model_copy(update={"fits": [*map(Fit.model_validate, fits)]}), made.moves)
    rooms = Rooms(rules(), Weeks(long_runs=LONG_RUNS, key_runs_apart=APART))
    found = {(crowd.fit, crowd.count): crowd for crowd in rooms.crowded(made)}
    musts = [rule for rule in map(week_rule, rules()) if rule]
    weighed = 0
    for count in range(made.sessions[0], made.sessions[1] + 1):
        [only] = made.weeks(count)
        arranger = Arranger(musts, [*map(slot_of, only.practices)], HOURS)
        for index, entry in enumerate(fits):
            weeks = sensible(**entry)
            lacking = [week for week in weeks if arranger.arrange(week).in_the_way]
            weighed += len(weeks) * len(musts)
            assert bool(lacking) is ((index, count) in found)
            if lacking:
                crowd = found[index, count]
                assert (crowd.weeks, crowd.example in lacking) == (len(lacking), True)
                assert crowd.days == tuple(DAYS[kind] for kind in crowd.example)
                assert {*crowd.rules} <= {*LOOKS} - {"one-focus", "long-wait"} and crowd.rules
    assert rooms.weighed == weighed > 0


def crowded(made: Balance, *ids: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """The entries of `fits` without room, with how many sessions, and the rules in the way."""
    return [(found.fit, found.count, found.rules) for found in Rooms(rules(*ids)).crowded(made)]


def test_the_rule_in_the_way_is_named() -> None:
    daily = balance(HARD, fits=[fit("6-6", "0-1"), fit("7-7", "0-0")])
    assert crowded(daily, "rest-day", "not-on") == [(1, 1, ("rest-day",))]
    # Three key runs leave a day that is not before one of them, but not always another one to rest on.
    three = balance(HARD, fits=[fit("3-7", "3-3")])
    assert crowded(three, "not-before", "not-on") == []
    assert crowded(three, "not-before", "not-on", "rest-day") == [(0, 1, ("not-before",))]


def test_hours_between_run_and_session_are_the_readers_and_not_the_plans() -> None:
    assert crowded(balance(HARD, fits=[fit("7-7", "0-0")]), "long-wait") == []


def test_a_rule_that_the_plan_waives_is_not_in_its_way() -> None:
    waived = [{"rule": "rest-day", "reason": "So it is."}]
    assert crowded(balance(HARD, fits=[fit("7-7", "0-0")], waivers=waived), "rest-day", "not-on") == []
    assert Rooms(rules()).about_days(rules("rest-day")[0])
    assert not Rooms(rules()).about_days(rules("one-focus")[0])


def test_a_rule_that_should_be_kept_is_not_in_the_way() -> None:
    should = [rule.model_copy(update={"severity": "should"}) for rule in rules("rest-day")]
    assert list(Rooms(should).crowded(balance(HARD, fits=[fit("7-7", "0-0")]))) == []


def test_each_entry_is_told_once_for_each_number_of_sessions_however_many_phases() -> None:
    phases = [phase("build", 2, "a", "b"), phase("deload", 1, "a", "b", sets="1"), phase("build", 3, "a", "b")]
    rooms = Rooms(rules("rest-day"))
    made = balance(HARD, AGAIN, phases=phases, fits=[fit("7-7", "0-0")])
    assert [(found.fit, found.count) for found in rooms.crowded(made)] == [(0, 1), (0, 2)]
    # One week of running, six weeks of plan, one rule, with one and with two sessions.
    assert rooms.weighed == 1 * 6 * 1 * 2


@pytest.mark.parametrize(("runs", "answer"), [(0, False), (1, True), (3, True), (4, False), (5, True), (6, False)])
def test_a_plan_goes_with_the_runs_of_any_of_its_entries(runs: int, answer: bool) -> None:
    assert fits_runs(plan(HARD, fits=[fit("5-5", "0-0"), fit("1-3", "0-1")]), runs) is answer


def test_a_rule_that_names_weekdays_is_asked_of_each_start_of_a_week(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sessions on Sundays only, and not beside a run: one week stands for no other that begins on another day."""
    only_sundays, no_run_beside = When(weekdays=frozenset(range(6))), When((Runs(RUNS),))
    rule = WeekRule("sundays", True, Form(Sessions(), bars=(only_sundays, no_run_beside)))
    monkeypatch.setattr("strideguide.training.room.kept", lambda plan, rules: [rule])
    entry = fit("3-3", "0-1")
    [crowd] = Rooms([]).crowded(balance(HARD, fits=[entry]))
    lacking = [week for week in sensible(**entry) if week[6] != DAYS.index("no run")]
    assert (crowd.weeks, crowd.example in lacking, crowd.rules) == (len(lacking), True, ("sundays",))
    assert 0 < len(lacking) < len(sensible(**entry))
