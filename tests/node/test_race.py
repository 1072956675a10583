"""Weeks towards a race: the runs around it, and sessions so many days before it, alike in both runtimes."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from tests import scale
from tests.browser import once
from tests.mixes import Mix, day_rules
from tests.node.properties import Week, compare
from tests.node.runtime import Runtime

from strideguide.library import Library
from strideguide.model.plan import Plan
from strideguide.model.values import Range
from strideguide.training.balance import Balance
from strideguide.training.day_rules import Slot
from strideguide.training.race import Race, Stand, runs, stands
from strideguide.training.sessions import Moves
from strideguide.training.week_data import session_data

NO_RUN, EASY, HARD, LONG = range(4)
WEEK = (NO_RUN, EASY, NO_RUN, HARD, NO_RUN, NO_RUN, LONG)
MONDAY, WEDNESDAY, SUNDAY = 0, 2, 6


@pytest.fixture(scope="module")
def library() -> Library:
    return once.library()


def test_before_a_race_all_runs_are_easy_and_after_it_there_are_none() -> None:
    assert runs(WEEK, Race(MONDAY, 6)) == (NO_RUN, EASY, NO_RUN, EASY, NO_RUN, NO_RUN, HARD)
    assert runs(WEEK, Race(MONDAY, 4)) == (NO_RUN, EASY, NO_RUN, EASY, HARD, NO_RUN, NO_RUN)
    assert runs(WEEK, Race(WEDNESDAY, 4)) == (NO_RUN, NO_RUN, NO_RUN, EASY, NO_RUN, NO_RUN, HARD)


@pytest.mark.parametrize(
    ("ahead", "raced"),
    [
        (13, WEEK),  # a Sunday's: the long run a week before it stays
        (12, (*WEEK[:6], EASY)),  # a Saturday's
        (9, (*WEEK[:3], EASY, NO_RUN, NO_RUN, EASY)),  # a Wednesday's: six days before it, and three
        (7, (NO_RUN, EASY, NO_RUN, EASY, NO_RUN, NO_RUN, EASY)),
        (20, WEEK),
    ],
)
def test_in_the_week_before_that_of_a_race_there_are_only_easy_runs_in_its_last_days(
    ahead: int, raced: tuple[int, ...]
) -> None:
    assert runs(WEEK, Race(MONDAY, ahead)) == raced


@pytest.mark.parametrize(
    ("first", "ahead", "days", "stand"),
    [
        (MONDAY, 6, Range(4, 5), Stand(1, 0, 5)),  # a Sunday's: of two days that are alike the earlier one
        (MONDAY, 2, Range(4, 5), Stand(4, -1, 5)),  # a Wednesday's: on Friday of the week before
        (SUNDAY, 0, Range(4, 4), Stand(2, -1, 4)),  # weeks begin on Sunday, which is the day of the race
        (MONDAY, 13, Range(4, 5), Stand(1, 1, 5)),  # said of the week before that of the race
    ],
)
def test_a_session_stands_so_many_days_before_the_race(first: int, ahead: int, days: Range, stand: Stand) -> None:
    slot = Slot(frozenset({"strength", "light"}), frozenset(), (0,))
    assert stands([], [slot], [days], Race(first, ahead), (WEEK, WEEK), 6) == [stand]


def test_of_several_days_it_is_the_one_that_breaks_fewest_rules(library: Library) -> None:
    hard = Slot(frozenset({"strength", "hard"}), frozenset(), (0,))
    raced = runs((EASY, EASY, NO_RUN, EASY, NO_RUN, NO_RUN, LONG), Race(MONDAY, 6))
    [found] = stands(day_rules(library), [hard], [Range(1, 3)], Race(MONDAY, 6), (raced, WEEK), 6)
    assert found.before == 3  # not on the day before the race, nor two days before it


def given(mix: Mix, random: Random, count: int) -> Iterator[dict[str, Any]]:
    for _ in range(count):
        before: list[list[int] | None] = [None] * len(mix)
        for at in range(len(mix)):
            if random.random() < 0.6:
                low = random.randint(1, 9)
                before[at] = [low, low + random.randint(0, 2)]
        yield {
            "pattern": random.choices(range(4), weights=(6, 4, 2, 1), k=7),
            "before": before,
            "first": random.randrange(7),
            "ahead": random.randrange(14),
        }


def test_both_runtimes_lay_out_the_same_weeks(node: Runtime, library: Library) -> None:
    rules, random, different = day_rules(library), Random(2), 0
    moves = Moves.of(library)
    plans = [plan for plan in library.things["plan"].values() if isinstance(plan, Plan)]
    for plan in random.sample(plans, scale.at(12, len(plans))):
        mix = tuple(map(session_data, random.choice(Balance(plan, moves).all).practices))
        week = Week(rules, mix, random.choice((0, 3, 6)))
        different += compare(node, "race_week", week, [*given(mix, random, scale.at(25, 200))])
    assert different > scale.at(150, 2_000)
