"""What follows from a plan: which sets count, what a session is to the rules, how long it takes, how its load runs."""

from __future__ import annotations

from typing import Any

import pytest

from strideguide.model.sets import Effort, SetEffort
from strideguide.model.values import Range
from strideguide.training.balance import Balance, single_leg
from strideguide.training.loads import hard_sets
from strideguide.training.sessions import LEGS, Moves, rpe
from tests.plans import balance, moves, phase, plan, session

HARD = "squat 3 x 10 @ RPE 7-8"
LIGHT = "row 2 x 10 @ 4 in reserve"
EASY = "squat 2 x 10 @ light"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("RPE 6-7", 6, 7), ("2-3 in reserve", 7, 8), ("0 in reserve", 10, 10), ("light", 2, 4)],
)
def test_an_effort_in_reserve_is_what_is_left_to_ten_and_light_counts_as_little(text: str, low: int, high: int) -> None:
    assert rpe(SetEffort.read(text)) == Range(low, high)
    assert text == "light" or rpe(Effort.read(text)) == Range(low, high)


@pytest.mark.parametrize(
    ("items", "traits", "muscles"),
    [
        ([HARD], "hard strength", "quads"),
        (["squat 3 x 10 @ 3-4 in reserve"], "hard strength", "quads"),
        ([LIGHT], "light strength", "upper-back"),
        (["squat 2 x 10 @ light", "row 2 x 10 @ RPE 8"], "light strength", "upper-back"),
        (["calf-raise 2 x 10 @ RPE 6-7"], "hard strength", "soleus"),
        # The side of the hip works without the legs growing heavy.
        (["clamshell 2 x 10 @ RPE 8"], "light strength", "quads"),
        (["row 3 x 10 @ RPE 9"], "light strength", "upper-back"),
        # What is light, or stands outside the main part, does not count.
        ([EASY], "light", ""),
        (["warm-up: squat 3 x 10 @ RPE 8"], "light", ""),
        (["finish: hop 3 x 5 @ RPE 8", LIGHT], "light strength", "upper-back"),
        (["stretch 3 x 30 s @ RPE 9", EASY], "light", ""),
        # Hops in the main part are hard at any effort, and count if they are not light.
        (["hop 3 x 5 @ light"], "hard", ""),
        (["hop 3 x 5 @ RPE 6"], "hard strength", "calves"),
        # Activities: cross-training if nothing counts, hard from RPE 7, gentle up to RPE 4 where the day allows it.
        (["walk 20 min @ RPE 3-4"], "light gentle cross-training", ""),
        (["swim 20 min @ RPE 4"], "light gentle cross-training", ""),
        (["swim 20 min @ RPE 4-5"], "light cross-training", ""),
        (["ride 20 min @ RPE 2"], "light cross-training", ""),
        (["ride 20 min @ RPE 6-7"], "hard cross-training", ""),
        (["warm-up: ride 5 min @ RPE 7", EASY], "hard", ""),
        (["walk 5 min @ RPE 2", HARD], "hard strength", "quads"),
        (["walk 5 min @ RPE 2", EASY], "light cross-training", ""),
        (["stretch 1 x 30 s @ light"], "light gentle", ""),
        (["warm-up: walk 5 min @ RPE 3", "stretch"], "light gentle", ""),
        (["warm-up: ride 5 min @ RPE 3", "stretch"], "light", ""),
    ],
)
def test_what_a_session_is_follows_from_its_items(items: list[str], traits: str, muscles: str) -> None:
    [done] = balance(session("a", *items)).practices
    assert done.traits == {*traits.split()}
    assert done.muscles == {*muscles.split()}


def test_a_session_may_replace_a_run_because_its_author_says_so() -> None:
    [done] = balance(session("a", "ride 20 min @ RPE 3", replaces_run=True)).practices
    assert done.traits == {"light", "cross-training", "replaces a run"}


@pytest.mark.parametrize(
    ("items", "seconds"),
    [
        (["squat 2-3 x 8-10 @ RPE 6"], 3 * (10 * 4 + 60) + 30),
        (["lunge 2 x 10 @ RPE 6"], 2 * (10 * 4 * 2 + 60) + 30),
        (["stretch 3 x 20-60 s @ light"], 3 * (60 + 60) + 30),
        (["walk 5-10 min @ RPE 2"], 600),
        (["warm-up: walk 5 min @ RPE 2", "squat 1 x 10 @ RPE 6", "finish: row 1 x 5 @ RPE 6"], 300 + 130 + 110),
        # Its own dose: 2 x 8-10, at most 90 s of rest, 3-1-1.
        (["squat"], 2 * (10 * 5 + 90) + 30),
    ],
)
def test_minutes_are_the_upper_ends_rounded_up(items: list[str], seconds: int) -> None:
    made = balance(session("a", *items))
    assert made.minutes == made.shortest == -(-seconds // 60)


def test_fast_parts_of_a_tempo_take_a_second() -> None:
    dose = {"work": "1 x 10", "rest": "60 s", "tempo": "3-1-x-1", "effort": "RPE 7"}
    made = session("a", "squat")
    made["blocks"][0]["exercises"][0]["dose"] = dose
    [done] = balance(made).practices
    assert done.exercises[0].seconds == 10 * 6 + 60 + 30


def test_the_shortest_and_the_longest_session_are_of_all_sessions() -> None:
    made = balance(session("a", "walk 9 min @ RPE 2"), session("b", "walk 31 min @ RPE 2", optional=True))
    assert (made.shortest, made.minutes) == (9, 31)


def test_the_dose_of_the_exercise_is_that_of_the_first_goal_and_level() -> None:
    at_first = balance(session("a", "squat"), levels=["advanced", "beginner"]).practices[0].exercises[0]
    assert at_first.rpe == Range(7, 8)
    without = balance(session("a", "squat"), goals=["speed", "stay-healthy"]).practices[0].exercises[0]
    assert (without.dose, without.sets, without.rpe, without.seconds, without.counts) == (
        None, Range(0, 0), Range(0, 0), 0, False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("phases", "sets"),
    [
        ([("build", "3"), ("deload", "1")], 3),
        ([("build", "4"), ("maintain", "2"), ("taper", "1")], 4),
        ([("build", "2"), ("build", "3"), ("deload", "5")], 3),
        ([("deload", "1"), ("taper", "2")], 2),
        ([("build", ["2", "4", "3"]), ("race", "5")], 4),
    ],
)
def test_the_hardest_week_has_most_sets(phases: list[tuple[str, Any]], sets: int) -> None:
    weeks = [phase(kind, 3, "a", sets=n) for kind, n in phases]
    made = balance(session("a", HARD, "row 1 x 9 @ RPE 6", EASY), phases=weeks)
    assert made.sets() == {"squat": sets + 2, "pull": sets}
    assert hard_sets(made.hardest) == {"quads": sets, "upper-back": sets}


def test_the_kit_of_a_plan_is_that_of_all_its_moves() -> None:
    sessions = session("a", "squat", "calf-raise"), session("b", "warm-up: row", "walk 5 min @ RPE 2")
    assert balance(*sessions).kit == (("band",), (("chair",), ("step", "box")))
    # An activity needs all of its kit; what is needed in any case makes a choice that has it needless.
    walk = moves().activities["walk"].model_copy(update={"kit": ["shoes", "box"]})
    on_foot = Moves(moves().exercises, {"walk": walk})
    assert Balance(plan(*sessions), on_foot).kit == (("band", "shoes", "box"), (("chair",),))


def test_cautions_say_which_moves_call_for_them() -> None:
    made = balance(session("a", "hop", "squat"), session("b", "squat", "lunge"))
    assert made.cautions() == {"sore-shin": {"avoid": ["Hop"]}, "sore-knee": {"modify": ["Squat"]}}
    assert [move.title for move in made.used] == ["Hop", "Squat", "Lunge"]


def test_moves_that_are_not_known_are_left_out() -> None:
    made = session("a", HARD)
    made["blocks"][0]["exercises"].append({"exercise": "gone"})
    made["blocks"][0]["activities"].append({"activity": "gone", "length": "9 min", "effort": "RPE 9"})
    assert balance(made).practices[0].traits == {"hard", "strength"}
    assert [move.title for move in balance(made).used] == ["Squat"]


@pytest.mark.parametrize(
    ("items", "patterns", "expected"),
    [
        ([HARD, "lunge 2 x 8 @ RPE 7"], LEGS, (2, 5)),
        ([HARD, "lunge 2 x 8 @ RPE 7", "row 4 x 8 @ RPE 8", "lunge 9 x 8 @ light"], LEGS, (2, 5)),
        ([HARD, "lunge 2 x 8 @ RPE 7"], {"lunge"}, (2, 2)),
        (["row 4 x 8 @ RPE 8"], LEGS, (0, 0)),
    ],
)
def test_sets_on_one_leg_are_counted_among_those_of_the_legs(
    items: list[str], patterns: set[str], expected: tuple[int, int]
) -> None:
    assert single_leg(balance(session("a", *items)).practices, patterns) == expected
