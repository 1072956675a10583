"""What follows from a plan: which sets count, what a session is to the rules, how long it takes, how its load runs."""

from __future__ import annotations

import pytest

from strideguide.model.values import Effort, Range
from strideguide.training.balance import Balance, single_leg
from strideguide.training.sessions import LEGS, Moves, chosen, rpe
from tests.plans import balance, moves, phase, plan, session

HARD = "squat 3 x 10 @ RPE 7-8"
LIGHT = "squat 2 x 10 @ RPE 4-5"
EASY = "squat 2 x 10 @ RPE 3-4"


@pytest.mark.parametrize(
    ("text", "low", "high"), [("RPE 6-7", 6, 7), ("2-3 in reserve", 7, 8), ("0 in reserve", 10, 10)]
)
def test_an_effort_in_reserve_is_what_is_left_to_ten(text: str, low: int, high: int) -> None:
    assert rpe(Effort.read(text)) == Range(low, high)


@pytest.mark.parametrize(
    ("items", "traits", "muscles"),
    [
        ([HARD], "hard strength", "quads"),
        (["squat 3 x 10 @ 3-4 in reserve"], "hard strength", "quads"),
        ([LIGHT], "light strength", "quads"),
        (["squat 2 x 10 @ RPE 5-6", "row 2 x 10 @ RPE 8"], "light strength", "quads upper-back"),
        (["calf-raise 2 x 10 @ RPE 6-7"], "hard strength", "soleus"),
        # The side of the hip works without the legs growing heavy.
        (["clamshell 2 x 10 @ RPE 8"], "light strength", "quads"),
        (["row 3 x 10 @ RPE 9"], "light strength", "upper-back"),
        # Below RPE 5, and outside the main part, nothing counts.
        ([EASY], "light", ""),
        (["warm-up: squat 3 x 10 @ RPE 8"], "light", ""),
        (["finish: hop 3 x 5 @ RPE 8", LIGHT], "light strength", "quads"),
        (["stretch 3 x 30 s @ RPE 9", EASY], "light", ""),
        # Hops in the main part are hard at any effort, and count from RPE 5.
        (["hop 3 x 5 @ RPE 3"], "hard", ""),
        (["hop 3 x 5 @ RPE 5"], "hard strength", "calves"),
        # Activities: cross-training if nothing counts, hard from RPE 7, gentle up to RPE 4 where the day allows it.
        (["walk 20 min @ RPE 3-4"], "light gentle cross-training", ""),
        (["swim 20 min @ RPE 4"], "light gentle cross-training", ""),
        (["swim 20 min @ RPE 4-5"], "light cross-training", ""),
        (["ride 20 min @ RPE 2"], "light cross-training", ""),
        (["ride 20 min @ RPE 6-7"], "hard cross-training", ""),
        (["warm-up: ride 5 min @ RPE 7", EASY], "hard", ""),
        (["walk 5 min @ RPE 2", HARD], "hard strength", "quads"),
        (["walk 5 min @ RPE 2", EASY], "light cross-training", ""),
        (["stretch 1 x 30 s @ RPE 2"], "light gentle", ""),
        (["warm-up: walk 5 min @ RPE 3", "stretch"], "light gentle", ""),
        (["warm-up: ride 5 min @ RPE 3", "stretch"], "light", ""),
    ],
)
def test_what_a_session_is_follows_from_its_items(items: list[str], traits: str, muscles: str) -> None:
    [(_, [done])] = balance(session("a", *items)).all
    assert done.traits == {*traits.split()}
    assert done.muscles == {*muscles.split()}


def test_a_session_may_replace_a_run_because_its_author_says_so() -> None:
    [(_, [done])] = balance(session("a", "ride 20 min @ RPE 3", replaces_run=True)).all
    assert done.traits == {"light", "cross-training", "replaces a run"}


@pytest.mark.parametrize(
    ("items", "seconds"),
    [
        (["squat 2-3 x 8-10 @ RPE 6"], 3 * (10 * 4 + 60) + 30),
        (["lunge 2 x 10 @ RPE 6"], 2 * (10 * 4 * 2 + 60) + 30),
        (["stretch 3 x 20-60 s @ RPE 2"], 3 * (60 + 60) + 30),
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
    [(_, [done])] = balance(made).all
    assert done.exercises[0].seconds == 10 * 6 + 60 + 30


def test_the_shortest_and_the_longest_session_are_of_all_sessions() -> None:
    made = balance(session("a", "walk 9 min @ RPE 2"), session("b", "walk 31 min @ RPE 2", optional=True))
    assert (made.shortest, made.minutes) == (9, 31)


def test_the_dose_of_the_exercise_is_that_of_the_first_goal_and_level() -> None:
    at_first = balance(session("a", "squat"), levels=["advanced", "beginner"]).all[0][1][0].exercises[0]
    assert at_first.rpe == Range(7, 8)
    without = balance(session("a", "squat"), goals=["speed", "stay-healthy"]).all[0][1][0].exercises[0]
    assert (without.dose, without.sets, without.rpe, without.seconds, without.counts) == (
        None, Range(0, 0), Range(0, 0), 0, False,
    )  # fmt: skip


def test_a_phase_changes_the_sets_that_count_and_nothing_else() -> None:
    items = ["warm-up: squat 3 x 10 @ RPE 8", "stretch 3 x 30 s @ RPE 8", "row 3 x 10 @ RPE 4", HARD]
    deload = phase("deload", 1, "a", sets="1", effort="RPE 4-5")
    [(_, [done])] = balance(session("a", *items), phases=[deload]).all
    assert [item.sets.high for item in done.exercises] == [3, 3, 3, 1]
    assert [item.rpe.high for item in done.exercises] == [8, 8, 4, 5]
    assert done.exercises[3].dose and done.exercises[3].dose.work.repetitions == Range(10, 10)
    assert done.traits == {"light", "strength"}
    [(_, [only_sets])] = balance(session("a", *items), phases=[phase("build", 1, "a", sets="4-5")]).all
    assert (only_sets.exercises[3].sets, only_sets.exercises[3].rpe) == (Range(4, 5), Range(7, 8))


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
    made = plan(*(session(key, LIGHT, optional=key in optional) for key in "abc"))
    assert balance(*(session(key, LIGHT, optional=key in optional) for key in "abc")).sessions == counts
    assert {count: "".join(sorted(chosen(made, count))) for count in chosen_keys} == chosen_keys


def test_a_phase_has_the_sessions_that_it_names_in_the_order_of_the_plan() -> None:
    sessions = session("a", HARD), session("b", LIGHT, optional=True), session("c", EASY, optional=True)
    made = balance(*sessions, phases=[phase("build", 1, "c", "a", "b"), phase("deload", 1, "b")])
    keys = {count: ["".join(p.session.key for p in done) for _, done in made.phases(count)] for count in (1, 2, 3)}
    assert keys == {1: ["a", ""], 2: ["ab", "b"], 3: ["abc", "b"]}


def test_sets_grow_through_a_phase_and_the_load_is_sets_times_effort() -> None:
    weeks = [phase("build", 3, "a", sets="2-4"), phase("deload", 1, "a", sets="1", effort="RPE 4-5")]
    made = balance(session("a", HARD, EASY), session("b", LIGHT, optional=True), phases=weeks)
    assert [(week.number, week.step, week.load) for week in made.weeks(1)] == [
        (1, 0.0, 2 * 7.5), (2, 0.5, 3 * 7.5), (3, 1.0, 4 * 7.5), (4, 1.0, 1 * 4.5),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("phases", "sets"),
    [
        ([("build", "3"), ("deload", "1")], 3),
        ([("build", "4"), ("maintain", "2"), ("taper", "1")], 4),
        ([("build", "2"), ("build", "3"), ("deload", "5")], 3),
        ([("deload", "1"), ("taper", "2")], 2),
    ],
)
def test_the_hardest_week_has_most_sets(phases: list[tuple[str, str]], sets: int) -> None:
    made = balance(session("a", HARD, "row 1 x 9 @ RPE 6", EASY), phases=[phase(k, 1, "a", sets=n) for k, n in phases])
    assert made.sets() == {"squat": sets + 2, "pull": sets}
    assert made.muscle_sets() == {"quads": sets, "upper-back": sets}


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
    assert balance(made).all[0][1][0].traits == {"hard", "strength"}
    assert [move.title for move in balance(made).used] == ["Squat"]


@pytest.mark.parametrize(
    ("items", "patterns", "expected"),
    [
        ([HARD, "lunge 2 x 8 @ RPE 7"], LEGS, (2, 5)),
        ([HARD, "lunge 2 x 8 @ RPE 7", "row 4 x 8 @ RPE 8", "lunge 9 x 8 @ RPE 2"], LEGS, (2, 5)),
        ([HARD, "lunge 2 x 8 @ RPE 7"], {"lunge"}, (2, 2)),
        (["row 4 x 8 @ RPE 8"], LEGS, (0, 0)),
    ],
)
def test_sets_on_one_leg_are_counted_among_those_of_the_legs(
    items: list[str], patterns: set[str], expected: tuple[int, int]
) -> None:
    [(_, done)] = balance(session("a", *items)).all
    assert single_leg(done, patterns) == expected
