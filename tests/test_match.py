"""Which plans answer a reader's answers, which comes first, what is swapped, and who may start."""

from __future__ import annotations

from typing import Any

import pytest

from strideguide.model.limits import Start
from strideguide.model.questions import RELAXED
from strideguide.training.answers import Answers
from strideguide.training.match import WEEK, Matcher, Swap
from strideguide.training.payload import PartsData, PlanData
from tests.matching import (
    BAND,
    BAR,
    EASY,
    FREE,
    HARD,
    HARDER,
    HOP,
    KNEE,
    MEDIUM,
    PRESS,
    ROW,
    SHIN,
    STEP,
    STEP_UP,
    answers,
    matcher,
    only,
    plan,
    ranked,
)


@pytest.mark.parametrize(
    ("given", "relaxed"),
    [
        ({}, ""),
        ({"goal": 0, "level": EASY, "season": 0, "runs": 4, "sessions": 2, "minutes": 30}, ""),
        ({"goal": 1}, "goal"),
        ({"level": MEDIUM}, "level"),
        ({"season": 1}, "season"),
        ({"runs": 5}, "runs"),
        ({"sessions": 3}, "sessions"),
        ({"sessions": 1, "minutes": 29}, "minutes"),
        ({"minutes": 31}, ""),
        ({"minutes": 59}, ""),
        ({"minutes": 60}, "minutes"),
        (
            {
                "goal": 1,
                "level": HARD,
                "season": 1,
                "now": 0,
                "runs": 9,
                "key_runs": 3,
                "race": 0,
                "sessions": 9,
                "minutes": 9,
            },
            " ".join(RELAXED),
        ),
        ({"weak": 5}, ""),
        ({"now": 0}, "now"),
        ({"key_runs": 2}, "key_runs"),
        ({"key_runs": 1, "runs": 4}, ""),
        # A race: of eight weeks without one of their own five are done before the week of it, or four.
        ({"race": 5 * WEEK}, ""),
        ({"race": 4 * WEEK}, "race"),
        ({"race": 2 * WEEK - 1}, "race now"),
        ({"race": -2 * WEEK}, "now"),
        ({"race": -2 * WEEK - 1}, ""),
    ],
)
def test_answers_that_a_plan_does_not_meet_are_relaxed_and_named(given: dict[str, Any], relaxed: str) -> None:
    assert only(answers(**given), plan()).relaxed == tuple(relaxed.split())


def test_no_plan_is_above_the_level_of_the_reader() -> None:
    plans = plan(levels=[MEDIUM, HARD]), plan(levels=[EASY, HARD]), plan(levels=[HARD])
    assert ranked(answers(level=EASY), *plans) == [1]
    assert ranked(answers(level=MEDIUM), *plans) == [0, 1]
    assert ranked(answers(level=HARD), *plans) == [2, 0, 1]


# The better plan of each pair with the answers to which it is better, the gravest difference first.
PAIRS: list[tuple[Answers, PlanData, PlanData]] = [
    # What is far from the minutes comes after all that is nearer.
    (answers(minutes=10, goal=1, level=HARD), plan(), plan(minutes=31, goals=[1], levels=[HARD])),
    # What is relaxed: season rather than minutes, minutes than sessions, and so on; the gravest counts alone.
    (answers(minutes=20, season=1), plan(minutes=20), plan(seasons=[1])),
    (answers(minutes=60), plan(minutes=31), plan(minutes=30)),
    (answers(minutes=60, season=1), plan(minutes=55), plan(minutes=20, seasons=[1])),
    (answers(minutes=20, sessions=3), plan(sessions=[3, 3]), plan(minutes=20)),
    (answers(sessions=3, runs=5), plan(runs=[5]), plan(sessions=[3, 3])),
    (answers(sessions=3, race=2 * WEEK), plan(weeks=[5, 5]), plan(sessions=[3, 3])),
    (answers(race=2 * WEEK, key_runs=2), plan(key_runs=[[2]] * 4), plan(weeks=[5, 5])),
    (answers(runs=5, key_runs=2), plan(runs=[5]), plan(key_runs=[[2]] * 4)),
    (answers(runs=4, key_runs=2), plan(key_runs=[[0], [0], [0], [2]]), plan(key_runs=[[2], [2], [2], [0]])),
    (answers(runs=5, goal=1), plan(goals=[1]), plan(runs=[5])),
    (answers(goal=1, now=0), plan(occasions=[0]), plan(goals=[1])),
    (answers(now=0, level=HARD), plan(levels=[HARD]), plan(occasions=[0])),
    (
        answers(minutes=20, season=1, sessions=3, runs=5, goal=1),
        plan(goals=[1]),
        plan(minutes=20, seasons=[1], sessions=[3, 3], runs=[5]),
    ),
    # Plans for what hurts come first, and plans for something else, or for another time, after all others.
    (answers(pain=(KNEE, SHIN)), plan(made_for=[KNEE, SHIN]), plan(made_for=[SHIN])),
    (answers(pain=(KNEE,)), plan(made_for=[KNEE]), plan()),
    (answers(), plan(), plan(made_for=[KNEE])),
    (answers(pain=(KNEE,)), plan(), plan(made_for=[SHIN])),
    (answers(goal=1, level=HARD), plan(), plan(goals=[1], levels=[HARD], made_for=[KNEE])),
    (answers(goal=1, level=HARD), plan(), plan(goals=[1], levels=[HARD], occasions=[0])),
    (answers(now=1), plan(), plan(occasions=[0])),
    # A race that is near, or just over, says what is on just now where nobody said that.
    (answers(race=WEEK), plan(occasions=[0], weeks=[1, 1]), plan(weeks=[2, 2])),
    (answers(race=-WEEK), plan(occasions=[1]), plan()),
    (answers(race=WEEK, now=2), plan(occasions=[2], weeks=[1, 1]), plan(occasions=[0], weeks=[1, 1])),
    (answers(race=2 * WEEK), plan(), plan(occasions=[0], weeks=[1, 1])),
    (answers(goal=1, weak=1), plan(goals=[1], made_for=[KNEE], focus=[1]), plan()),
    (answers(goal=1), plan(), plan(goals=[1], made_for=[KNEE], focus=[1])),
    (answers(weak=1), plan(), plan(occasions=[0], focus=[1])),
    (answers(sessions=5, pain=(KNEE,)), plan(made_for=[KNEE]), plan(sessions=[1, 4])),
    (answers(minutes=10, pain=(KNEE,)), plan(minutes=30, made_for=[KNEE]), plan(minutes=29)),
    (answers(minutes=60), plan(minutes=62, seasons=[0, 1]), plan(minutes=30)),
    # Of plans that relax the same the nearest comes first: level, runs, sessions, minutes.
    (answers(race=7 * WEEK), plan(weeks=[8, 8], goals=[1, 0]), plan(weeks=[11, 11])),
    (answers(race=7 * WEEK, goal=1), plan(weeks=[8, 8], goals=[0, 1]), plan(weeks=[11, 11], goals=[1])),
    (answers(level=HARD, runs=5), plan(levels=[EASY, MEDIUM], runs=[1]), plan(runs=[4])),
    (answers(level=MEDIUM), plan(levels=[MEDIUM], focus=[0]), plan(levels=[EASY, HARD])),
    (answers(level=MEDIUM), plan(levels=[EASY, MEDIUM]), plan(levels=[MEDIUM], focus=[0])),
    (answers(runs=5, sessions=5), plan(runs=[1, 4], sessions=[1, 1]), plan(runs=[3], sessions=[1, 4])),
    (answers(runs=2, sessions=3), plan(runs=[1, 4], sessions=[4, 4]), plan(runs=[4, 5], sessions=[4, 4])),
    (answers(sessions=1, minutes=20), plan(sessions=[2, 3], minutes=60), plan(sessions=[3, 3], minutes=21)),
    (answers(sessions=4, minutes=20), plan(sessions=[1, 3], minutes=60), plan(sessions=[1, 2], minutes=21)),
    (answers(sessions=4), plan(sessions=[5, 6]), plan(sessions=[1, 3], focus=[1])),
    (answers(minutes=20), plan(HOP, FREE, minutes=25), plan(minutes=26)),
    (answers(minutes=20, pain=(KNEE,)), plan(HOP, FREE, minutes=25), plan(minutes=26)),
    # Then the weak spot and its sets in a session, how near to its heart the goal is, how many
    # quarters of the minutes are spare, what is left out, and what is swapped.
    (answers([STEP], (KNEE,), weak=1), plan(FREE, PRESS, focus=[1]), plan()),
    (answers([STEP], (KNEE,)), plan(), plan(FREE, PRESS)),
    (answers(weak=1), plan(focus=[1]), plan(sets={"1": 9})),
    (answers(weak=1), plan(sets={"1": 1}), plan(focus=[2], sets={"2": 9})),
    (answers(weak=1), plan(sets={"1": 3}), plan(sets={"1": 2})),
    (answers(weak=1), plan(sets={"1": 3}), plan(sets={"1": 7}, sessions=[1, 5])),
    (answers([BAND], weak=1, pain=(KNEE,)), plan(HOP, focus=[1]), plan()),
    (answers([BAND], pain=(KNEE,), goal=1), plan(HOP, goals=[1]), plan(goals=[0, 1])),
    (answers(goal=1), plan(ROW, goals=[1, 0]), plan(goals=[0, 1])),
    (answers([BAND], pain=(KNEE,), minutes=60), plan(HOP, minutes=55), plan(minutes=45)),
    (answers([BAND], pain=(KNEE,), minutes=60), plan(minutes=50), plan(HOP, minutes=55)),
    # Then, for who named a race, plans that are counted back from it; for who named a season, plans for few seasons.
    (answers(race=8 * WEEK), plan(weeks=[8, 8]), plan(weeks=[8, 0])),
    (answers([STEP, BAND, BAR], season=0), plan(ROW), plan(ROW, PRESS, seasons=[0, 1])),
    (answers([STEP, BAND, BAR]), plan(ROW, PRESS, seasons=[0, 1]), plan(ROW)),
    # Then kit: as much as there is of what is at hand, or little if nothing is said, and one of some pieces is one; a
    # focus only for who asks for it.
    (answers([STEP, BAND, BAR]), plan(ROW, PRESS, minutes=50), plan(ROW)),
    (answers(), plan(STEP_UP), plan(ROW, STEP_UP, PRESS)),
    (answers(), plan(STEP_UP, focus=[1]), plan(PRESS)),
    (answers(), plan(ROW, STEP_UP), plan(ROW, PRESS)),
    (answers(), plan(), plan(focus=[1])),
    # Then how closely plans fit: for few levels, goals, runs and sessions, with little time to spare, for few seasons.
    (answers(), plan(goals=[0, 1]), plan(levels=[0, 1])),
    (answers(), plan(runs=[1, 2, 3, 4, 5]), plan(goals=[0, 1])),
    (answers(), plan(sessions=[1, 3]), plan(runs=[1, 2, 3, 4, 5])),
    (answers(minutes=60), plan(minutes=50), plan(sessions=[1, 3], minutes=60)),
    (answers(minutes=60), plan(minutes=55, seasons=[0, 1]), plan(minutes=50)),
    (answers(minutes=30), plan(minutes=30, seasons=[0, 1]), plan(minutes=29)),
    (answers(), plan(), plan(seasons=[0, 1])),
    (answers(), plan(), plan()),
]  # fmt: skip


@pytest.mark.parametrize(("given", "better", "other"), PAIRS)
def test_the_better_plan_comes_first(given: Answers, better: PlanData, other: PlanData) -> None:
    assert ranked(given, better, other) == [0, 1]
    if better != other:
        assert ranked(given, other, better) == [1, 0]


@pytest.mark.parametrize(
    ("main", "given", "swaps", "care"),
    [
        ([FREE, STEP_UP, PRESS], answers(), [], []),
        ([FREE, STEP_UP, PRESS], answers([STEP, BAND, BAR]), [], []),
        # Kit: all of some, and one of others.
        ([STEP_UP], answers([BAND]), [], []),
        ([STEP_UP, FREE], answers([]), [Swap(STEP_UP, FREE, "kit")], []),
        ([STEP_UP, FREE], answers([BAR]), [Swap(STEP_UP, FREE, "kit")], []),
        ([PRESS, FREE], answers([STEP]), [Swap(PRESS, STEP_UP, "kit")], []),
        ([PRESS], answers([STEP, BAR]), [], []),
        # Pain: out if it hurts, with care if it may be changed; both reasons at once are told as pain.
        ([STEP_UP, FREE], answers(pain=(KNEE,)), [], [STEP_UP]),
        ([PRESS, FREE], answers(pain=(SHIN,)), [Swap(PRESS, STEP_UP, "pain")], []),
        ([PRESS, FREE], answers([], pain=(SHIN,)), [Swap(PRESS, None, "pain")], []),
        # What is swapped for its kit needs no care; what stands in may call for none.
        ([STEP_UP, FREE], answers([], pain=(KNEE,)), [Swap(STEP_UP, FREE, "kit")], []),
        ([PRESS, FREE], answers([STEP], pain=(KNEE,)), [Swap(PRESS, None, "kit")], []),
        ([PRESS, FREE], answers(pain=(KNEE, SHIN)), [Swap(PRESS, None, "pain")], []),
        ([HOP], answers([BAND], pain=(KNEE,)), [Swap(HOP, ROW, "pain")], []),
        # A move is judged once, however often the plan has it.
        ([HOP, HOP, FREE], answers([BAND], pain=(KNEE,)), [Swap(HOP, ROW, "pain")], []),
    ],
)
def test_what_cannot_be_done_is_swapped_or_left_out(
    main: list[int], given: Answers, swaps: list[Swap], care: list[int]
) -> None:
    match = only(given, plan(*main))
    assert (match.swaps, match.care, match.relaxed) == (tuple(swaps), tuple(care), ())


def test_a_stand_in_is_no_harder_than_the_move_and_the_plan() -> None:
    given = answers([], pain=(KNEE,))
    assert only(given, plan(HOP, FREE)).swaps == (Swap(HOP, None, "pain"),)
    assert only(given, plan(HOP, FREE, levels=[HARD, MEDIUM])).swaps == (Swap(HOP, HARDER, "pain"),)
    assert matcher(plan(levels=[])).lowest == [0]


@pytest.mark.parametrize(
    ("parts", "possible"),
    [
        ([([FREE, HOP], [])], True),
        ([([FREE, HOP, PRESS], [])], False),
        ([([FREE, HOP], []), ([HOP], [FREE])], False),
        ([([FREE], [HOP, PRESS])], True),
        ([([FREE, FREE, HOP, PRESS], [])], True),
        ([([], [HOP])], True),
    ],
)
def test_a_plan_needs_half_of_the_main_part_of_every_session(
    parts: list[tuple[list[int], list[int]]], possible: bool
) -> None:
    """Without kit and with a sore shin there is nothing in the place of hops and presses."""
    made = plan(parts=[PartsData(main=main, other=other) for main, other in parts])
    assert ranked(answers([], pain=(SHIN, KNEE)), made) == [0] * possible


@pytest.mark.parametrize(
    ("parts", "possible"),
    [
        ([([STEP_UP, FREE], [])], True),
        ([([STEP_UP, STEP_UP, FREE], [])], False),
        ([([STEP_UP, FREE], []), ([STEP_UP], [FREE])], False),
        ([([FREE], [STEP_UP, ROW])], True),
    ],
)
def test_half_of_the_main_part_of_every_session_is_done_with_the_kit_as_it_is_written(
    parts: list[tuple[list[int], list[int]]], possible: bool
) -> None:
    """Something stands in for a step-up, but swapped for the most part it would be another plan."""
    made = plan(parts=[PartsData(main=main, other=other) for main, other in parts])
    assert ranked(answers([]), made) == [0] * possible
    assert ranked(answers([STEP, BAND]), made) == [0]
    assert ranked(answers(), made) == [0]


def test_kit_and_pain_are_never_relaxed() -> None:
    assert ranked(answers([]), plan(ROW), plan(FREE)) == [1]
    assert ranked(answers([BAND]), plan(ROW), plan(FREE)) == [0, 1]
    assert ranked(answers([], (KNEE,)), plan(HOP)) == []


@pytest.mark.parametrize(
    ("starts", "most", "pain", "said"),
    [
        (("stop", "ask"), 2, (), "free"),
        (("free", "free"), 2, (KNEE, SHIN), "free"),
        (("free", "ask"), 2, (KNEE,), "free"),
        (("free", "ask"), 2, (KNEE, SHIN), "ask"),
        (("stop", "ask"), 2, (SHIN,), "ask"),
        (("stop", "ask"), 2, (SHIN, KNEE), "stop"),
        (("stop", "free"), 2, (KNEE,), "stop"),
        (("free", "ask"), 1, (KNEE, SHIN), "stop"),
        (("free", "free"), 1, (SHIN,), "free"),
    ],
)
def test_pains_say_by_the_strictest_whether_a_plan_may_be_started(
    starts: tuple[Start, ...], most: int, pain: tuple[int, ...], said: Start
) -> None:
    made = matcher(plan(), plan(made_for=[KNEE, SHIN]), starts=starts, most=most)
    given = answers(pain=pain)
    assert made.start(given.pain) == said
    assert bool(made.matches(given)) == (made.best(given) is not None) == (said != "stop")


@pytest.mark.parametrize(("race", "weeks"), [(-1, None), (0, 1), (2, 1), (3, 2), (9, 2), (10, 3)])
def test_weeks_up_to_a_race_are_those_of_the_calendar(race: int, weeks: int | None) -> None:
    asked = Matcher(matcher(plan()).data, today=0, week=-4)
    assert asked.settled(answers(race=race)).race == weeks
