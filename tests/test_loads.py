"""The load of a plan in figures: deloads, the largest rise, contacts, minutes, and hard sets by muscle."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from strideguide.training.balance import Balance
from strideguide.training.loads import Loads, hard_sets
from tests.plans import balance, phase, session

SQUATS = "squat 4 x 10 @ RPE 7-8"
ROWS = "row 2 x 10 @ 2 in reserve"
EASY = "lunge 3 x 10 @ light"
RIDE = "ride 10 min @ RPE 4"
RIDES = session("c", RIDE)


def loads(*phases: dict[str, Any]) -> Loads:
    """The figures of a plan with two sessions."""
    return Loads.of(balance(session("a", SQUATS, EASY), session("b", ROWS, optional=True), phases=[*phases]))


@pytest.mark.parametrize(
    ("phases", "deloads"),
    [
        ([phase("build", 2, "a")], None),
        ([phase("build", 2, "a"), phase("deload", 1, "a", sets="2 fewer")], (50, 50)),
        ([phase("build", 2, "a"), phase("deload", 1, "a")], (0, 0)),
        # Against the last full week; one that is lighter is no measure of the next.
        ([phase("build", 2, "a", sets=[2, 4]), phase("deload", 2, "a", sets=[2, 3])], (25, 50)),
        (
            [
                phase("build", 1, "a"), phase("deload", 1, "a", sets=3), phase("build", 1, "a", sets=2),
                phase("deload", 1, "a", sets=1),
            ],
            (25, 50),
        ),
        # Other lighter weeks are none, and the first week has nothing before it.
        ([phase("build", 2, "a"), phase("taper", 1, "a", sets=1)], None),
        ([phase("deload", 1, "a", sets=1), phase("build", 1, "a")], None),
        # Sets of all sessions count: 4 of a and 2 of b.
        ([phase("build", 1, "a", "b"), phase("deload", 1, "a", "b", sets="1 fewer")], (33, 33)),
    ],
)  # fmt: skip
def test_deloads_are_sets_that_are_off_in_per_cent(
    phases: list[dict[str, Any]], deloads: tuple[int, int] | None
) -> None:
    assert loads(*phases).deloads == deloads


def ridden(*minutes: int, **fields: Any) -> Loads:
    """The figures of weeks that ride so many minutes each; `fields` are those of the last one."""
    weeks = [phase("build", 1, "a", changes=[{"activity": "ride", "time": f"{one} min"}]) for one in minutes]
    return Loads.of(balance(session("a", RIDE), phases=[*weeks[:-1], {**weeks[-1], **fields}]))


@pytest.mark.parametrize(
    ("minutes", "rise"),
    [
        ([10], 0),
        ([10, 10], 0),
        ([10, 15], 50),
        ([20, 10], 0),
        # Against the mean of the three before, or of as many as there are.
        ([10, 20, 30], 100),
        ([10, 20, 30, 30], 100),
        ([30, 10, 20, 30], 50),
        ([60, 12, 12, 12, 12], 0),
        ([60, 12, 12, 12, 15], 25),
    ],
)
def test_a_rise_is_above_the_mean_of_three_weeks_before(minutes: list[int], rise: int) -> None:
    assert ridden(*minutes).rise == rise


def test_lighter_weeks_are_no_rise_and_no_measure() -> None:
    assert ridden(10, 40, kind="race").rise == 0
    weeks = [(10, "build"), (2, "deload"), (15, "build")]
    phases = [phase(kind, 1, "a", changes=[{"activity": "ride", "time": f"{one} min"}]) for one, kind in weeks]
    assert Loads.of(balance(session("a", RIDE), phases=phases)).rise == 50


def test_contacts_are_the_most_of_one_session_and_minutes_of_the_shortest_and_longest() -> None:
    hops = session("a", "hop 2 x 10 @ RPE 7", "hop 1 x 10 s @ RPE 7"), session("b", "hop 3 x 11 @ light")
    made = balance(*hops, RIDES)
    found = Loads.of(made)
    assert found.contacts == 40
    assert found.minutes == (made.shortest, made.minutes) and found.minutes[0] < found.minutes[1]
    assert loads(phase("build", 1, "a")).contacts == 0


def test_key_runs_are_the_most_that_any_week_of_its_fits_has() -> None:
    fits = [{"runs": "1-3", "key_runs": "0-1"}, {"runs": "3-4", "key_runs": "1-3"}, {"runs": "5", "key_runs": "2"}]
    assert Loads.of(balance(RIDES, fits=fits)).key_runs == 3


def practised(*items: str, **fields: Any) -> Balance:
    return balance(session("a", *items), phases=[phase("build", 1, "a", **fields)])


@pytest.mark.parametrize(
    ("items", "fields", "sets"),
    [
        ([SQUATS], {}, {"quads": 4}),
        ([SQUATS, ROWS], {}, {"quads": 4, "upper-back": 2}),
        # Light sets, warm-ups and mobility are no hard sets.
        ([SQUATS, EASY, "warm-up: squat 2 x 5 @ RPE 6", "stretch 2 x 30 s @ RPE 6"], {}, {"quads": 4}),
        ([SQUATS, ROWS], {"effort": "light"}, {}),
        ([SQUATS], {"sets": 2}, {"quads": 2}),
    ],
)
def test_hard_sets_are_those_that_count_and_are_not_light(
    items: list[str], fields: dict[str, Any], sets: dict[str, int]
) -> None:
    assert hard_sets(practised(*items, **fields).all[0].practices) == sets


def test_a_muscle_that_helps_has_half_a_set() -> None:
    made = practised(SQUATS)
    [practice] = made.all[0].practices
    [done] = practice.exercises
    muscles = done.exercise.muscles.model_copy(update={"secondary": ["glutes"]})
    helped = replace(done, exercise=done.exercise.model_copy(update={"muscles": muscles}))
    assert hard_sets((replace(practice, moves=(helped,)),)) == {"quads": 4, "glutes": 2}
