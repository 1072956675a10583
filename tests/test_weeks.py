"""The weeks of a plan: what phases change of sets, efforts, weights and times, what they leave out, and the load."""

from __future__ import annotations

from typing import Any

import pytest

from strideguide.model.values import Range
from strideguide.training.balance import Balance
from strideguide.training.sessions import Bout, Done
from strideguide.training.weeks import Week, chosen
from tests.plans import balance, phase, plan, session

SQUATS = "squat 3 x 10 @ RPE 7-8"
ROWS = "row 2 x 10 @ 4 in reserve"
EASY = "squat 2 x 10 @ light"
HOLD = "stretch 2 x 30 s @ light"
RIDE = "ride 20 min @ RPE 4"
HOPS = "hop 3 x 20 s @ RPE 7"


def told(week: Week) -> list[str]:
    """Every move of a week as it is done, in one line."""
    return [_line(practice.session.key, move) for practice in week.practices for move in practice.moves]


def _line(key: str, move: Done | Bout) -> str:
    if isinstance(move, Bout):
        return f"{key} {move.activity.id} {move.item.length} @ {move.item.effort}"
    assert move.dose
    weight = f" {move.weight}" if move.weight else ""
    harder = f" by {move.dose.harder_by}" if move.dose.harder_by else ""
    return f"{key} {move.exercise.id} {move.dose.work} @ {move.dose.effort}{weight}{harder}"


def weeks(*phases: dict[str, Any]) -> list[list[str]]:
    """The weeks of a plan with two sessions."""
    sessions = session("a", "warm-up: squat 1 x 5 @ RPE 6", RIDE, SQUATS, HOLD), session("b", SQUATS, EASY)
    return [told(week) for week in balance(*sessions, phases=[*phases]).all]


WARM_UP, SAME, RIDDEN = "a squat 1 x 5 @ RPE 6", "squat 3 x 10 @ RPE 7-8", "a ride 20 min @ RPE 4"
HELD, LIGHT = "a stretch 2 x 30 s @ light", "b squat 2 x 10 @ light"


@pytest.mark.parametrize(
    ("fields", "counted"),
    [
        ({}, ["3 x 10 @ RPE 7-8"] * 3),
        # One value is that of all weeks; of a list each is that of a week, and the last one holds on.
        ({"sets": 2}, ["2 x 10 @ RPE 7-8"] * 3),
        ({"sets": ["1 fewer", 3, "1 more"]}, ["2 x 10 @ RPE 7-8", "3 x 10 @ RPE 7-8", "4 x 10 @ RPE 7-8"]),
        ({"sets": [2, 4]}, ["2 x 10 @ RPE 7-8", "4 x 10 @ RPE 7-8", "4 x 10 @ RPE 7-8"]),
        ({"sets": "9 fewer"}, ["1 x 10 @ RPE 7-8"] * 3),
        ({"effort": ["4 in reserve", "2-3 in reserve"]}, [
            "3 x 10 @ 4 in reserve", "3 x 10 @ 2-3 in reserve", "3 x 10 @ 2-3 in reserve",
        ]),
        ({"weight": ["find", "same", "step"]}, [f"3 x 10 @ RPE 7-8 {one}" for one in ("find", "same", "step")]),
        ({"effort": "light", "weight": "half"}, ["3 x 10 @ light half"] * 3),
    ],
)  # fmt: skip
def test_a_phase_changes_what_counts_week_by_week_and_nothing_else(fields: dict[str, Any], counted: list[str]) -> None:
    assert weeks(phase("build", 3, "a", "b", **fields)) == [
        [WARM_UP, RIDDEN, f"a squat {work}", HELD, f"b squat {work}", LIGHT] for work in counted
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        # What is said of one move goes before what is said of all, wherever that stands, and counts from its dose.
        ({"exercise": "squat", "session": "b", "sets": "1 more"}, [
            WARM_UP, RIDDEN, "a squat 2 x 10 @ RPE 7-8", HELD, "b squat 4 x 10 @ RPE 7-8", "b squat 3 x 10 @ light",
        ]),
        ({"exercise": "squat", "repetitions": ["8", "6-7"]}, [
            "a squat 1 x 6-7 @ RPE 6", RIDDEN, "a squat 2 x 6-7 @ RPE 7-8", HELD,
            "b squat 2 x 6-7 @ RPE 7-8", "b squat 2 x 6-7 @ light",
        ]),
        ({"exercise": "squat", "session": "a", "effort": ["light", "1 in reserve"], "weight": "less"}, [
            "a squat 1 x 5 @ 1 in reserve less", RIDDEN, "a squat 2 x 10 @ 1 in reserve less", HELD,
            "b squat 2 x 10 @ RPE 7-8", LIGHT,
        ]),
        ({"exercise": "stretch", "time": ["20 s", "40-60 s"], "sets": 1}, [
            WARM_UP, RIDDEN, "a squat 2 x 10 @ RPE 7-8", "a stretch 1 x 40-60 s @ light",
            "b squat 2 x 10 @ RPE 7-8", LIGHT,
        ]),
        ({"activity": "ride", "time": ["25 min", "30-40 min"]}, [
            WARM_UP, "a ride 30-40 min @ RPE 4", "a squat 2 x 10 @ RPE 7-8", HELD, "b squat 2 x 10 @ RPE 7-8", LIGHT,
        ]),
        ({"activity": "ride", "effort": ["RPE 5", "RPE 6-7"]}, [
            WARM_UP, "a ride 20 min @ RPE 6-7", "a squat 2 x 10 @ RPE 7-8", HELD, "b squat 2 x 10 @ RPE 7-8", LIGHT,
        ]),
        ({"exercise": "squat", "session": "a", "harder_by": ["slower", "rucksack"]}, [
            f"{WARM_UP} by rucksack", RIDDEN, "a squat 2 x 10 @ RPE 7-8 by rucksack", HELD,
            "b squat 2 x 10 @ RPE 7-8", LIGHT,
        ]),
        ({"exercise": "squat", "out": "2"}, [RIDDEN, HELD]),
        ({"exercise": "squat", "session": "b", "out": "1-3"}, [WARM_UP, RIDDEN, "a squat 2 x 10 @ RPE 7-8", HELD]),
        ({"activity": "ride", "out": "1"}, [
            WARM_UP, RIDDEN, "a squat 2 x 10 @ RPE 7-8", HELD, "b squat 2 x 10 @ RPE 7-8", LIGHT,
        ]),
    ],
)  # fmt: skip
def test_a_change_is_of_one_move_in_one_session_or_in_all(change: dict[str, Any], expected: list[str]) -> None:
    """The second of three weeks, of a phase that takes a set off all moves."""
    assert weeks(phase("build", 3, "a", "b", sets="1 fewer", changes=[change]))[1] == expected


def test_a_move_is_out_in_the_weeks_that_its_change_names() -> None:
    made = phase("build", 4, "b", changes=[{"exercise": "squat", "out": "2-3"}])
    assert [len(week) for week in weeks(made, phase("build", 1, "b"))] == [2, 0, 0, 2, 2]


def test_sets_that_a_week_makes_light_still_count_and_light_ones_never_do() -> None:
    [week] = balance(session("a", ROWS, EASY), phases=[phase("deload", 1, "a", effort="light")]).all
    [practice] = week.practices
    assert [(done.is_light, done.counts) for done in practice.exercises] == [(True, True), (True, False)]
    assert practice.traits == {"light", "strength"} and practice.muscles == {"upper-back"} and week.sets == 2
    harder = phase("build", 1, "a", changes=[{"exercise": "squat", "effort": "RPE 9"}])
    [week] = balance(session("a", EASY), phases=[harder]).all
    assert week.sets == 0 and week.practices[0].traits == {"light"}


def test_weeks_have_their_number_and_their_place_in_a_phase() -> None:
    made = balance(session("a", SQUATS), phases=[phase("build", 2, "a"), phase("deload", 1, "a")])
    found = [(week.number, week.index, week.at, week.phase.kind) for week in made.all]
    assert found == [(1, 0, 0, "build"), (2, 0, 1, "build"), (3, 1, 0, "deload")]


def test_weeks_that_do_the_same_have_their_sessions_in_common() -> None:
    made = balance(session("a", SQUATS), session("b", ROWS), phases=[
        phase("build", 3, "a", "b", changes=[{"exercise": "row", "weight": ["find", "step"]}]), phase("build", 1, "b"),
    ])  # fmt: skip
    assert [[practice.session.key for practice in week.practices] for week in made.all] == [["a", "b"]] * 3 + [["b"]]
    assert [practice.session.key for practice in made.practices] == ["a", "b", "b", "b"]
    assert made.all[1].practices == made.all[2].practices != made.all[0].practices


def test_a_session_as_it_is_written_has_all_that_any_week_has() -> None:
    made = balance(session("a", SQUATS, ROWS), phases=[phase("build", 1, "a", sets=1, changes=[
        {"exercise": "row", "out": "1"},
    ])])  # fmt: skip
    [whole], [week] = made.written, made.all
    assert [(done.exercise.id, done.sets) for done in whole.exercises] == [("squat", Range(3, 3)), ("row", Range(2, 2))]
    assert told(week) == ["a squat 1 x 10 @ RPE 7-8"]


@pytest.mark.parametrize(
    ("optional", "counts", "chosen_keys"),
    [
        ("", (3, 3), {3: "abc"}),
        ("c", (2, 3), {2: "ab", 3: "abc"}),
        ("ac", (1, 3), {1: "b", 2: "ab", 3: "abc"}),
        ("abc", (1, 3), {1: "a", 2: "ab", 3: "abc"}),
    ],
)
def test_optional_sessions_are_added_in_their_order(
    optional: str, counts: tuple[int, int], chosen_keys: dict[int, str]
) -> None:
    made = plan(*(session(key, ROWS, optional=key in optional) for key in "abc"))
    assert balance(*(session(key, ROWS, optional=key in optional) for key in "abc")).sessions == counts
    assert {count: "".join(sorted(chosen(made, count))) for count in chosen_keys} == chosen_keys


def test_a_week_has_the_sessions_that_its_phase_names_in_the_order_of_the_plan() -> None:
    sessions = session("a", SQUATS), session("b", ROWS, optional=True), session("c", EASY, optional=True)
    made = balance(*sessions, phases=[phase("build", 1, "c", "a", "b"), phase("deload", 1, "b")])
    keys = {
        count: ["".join(p.session.key for p in week.practices) for week in made.weeks(count)] for count in (1, 2, 3)
    }
    assert keys == {1: ["a", ""], 2: ["ab", "b"], 3: ["abc", "b"]}


def loads(made: Balance, count: int = 99) -> list[float]:
    return [round(week.load, 3) for week in made.weeks(count)]


def test_the_load_is_minutes_times_effort_over_all_moves() -> None:
    made = balance(session("a", SQUATS, EASY), session("b", RIDE, optional=True), phases=[
        phase("build", 2, "a", "b", sets=[2, 3]), phase("deload", 1, "a", sets=1, effort="light"),
    ])  # fmt: skip
    # A set lasts 40 seconds and has a minute of rest, and half a minute is for the change; light counts as RPE 3.
    easy = (2 * 100 + 30) / 60 * 3
    squats = [(2 * 100 + 30) / 60 * 7.5, (3 * 100 + 30) / 60 * 7.5, (100 + 30) / 60 * 3]
    assert loads(made, 1) == [round(some + easy, 3) for some in squats]
    assert loads(made, 2) == [round(some + easy + ride, 3) for some, ride in zip(squats, (80, 80, 0), strict=True)]


def test_contacts_of_a_week_are_those_of_both_sides_and_two_a_second() -> None:
    made = balance(session("a", HOPS), session("b", "hop 2 x 10 @ RPE 7"), phases=[
        phase("build", 2, "a", "b", changes=[{"exercise": "hop", "session": "a", "sets": [1, 2], "time": "10 s"}]),
    ])  # fmt: skip
    assert [week.contacts for week in made.all] == [1 * 2 * 10 + 20, 2 * 2 * 10 + 20]
