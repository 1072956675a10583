"""Plans that are much alike: how much they share, which reasons they need, and how many may have one."""

from __future__ import annotations

from typing import Any

import pytest

from strideguide.model.plan import Plan
from strideguide.training.findings import Finding
from strideguide.training.likeness import MOST, PAIRS, alike, likeness
from tests.plans import plan, session

# Enough moves that a plan with one fewer is too much alike, whatever the limit is.
MANY = 40


def made(id: str, *items: str, like: tuple[str, ...] = ()) -> Plan:
    """A plan of items in one session, that says of some others why they are alike."""
    reasons = [{"plan": other, "reason": "Both are wet."} for other in like]
    return plan(session("a", *items), id=id, alike=reasons)


def told(*plans: Plan) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(finding.thing[1], finding.path) for finding in alike(plans)]


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("", "", 0.0),
        ("abc", "", 0.0),
        ("abc", "abc", 1.0),
        ("abc", "cde", 1 / 5),
        ("ab", "abcd", 0.5),
    ],
)
def test_likeness_is_what_two_have_in_common_of_what_either_has(one: str, other: str, share: float) -> None:
    assert likeness(frozenset(one), frozenset(other)) == likeness(frozenset(other), frozenset(one)) == share


def test_two_plans_with_the_same_moves_are_told_once_at_the_later_one() -> None:
    assert told(made("b", "squat", "row"), made("a", "row", "squat")) == [("a", ("sessions",))]
    assert told(made("a", "squat", "row"), made("b", "row", "squat")) == [("b", ("sessions",))]


@pytest.mark.parametrize(
    ("items", "is_told"),
    [
        (["squat", "row", "lunge"], True),
        # Warm-ups and ends are what every plan has: only main parts are compared.
        (["squat", "row", "lunge", "warm-up: stretch", "finish: walk 5 min @ RPE 2"], True),
        # How much there is of a move makes no other move of it, nor does the session in which it stands.
        (["squat 5 x 5 @ RPE 8", "row", "lunge", "squat 1 x 5 @ light"], True),
        (["squat", "finish: row", "warm-up: lunge"], False),
        (["squat", "calf-raise", "hop"], False),
        ([], False),
    ],
)
def test_only_the_moves_of_main_parts_make_plans_alike(items: list[str], is_told: bool) -> None:
    found = told(made("a", "squat", "row", "lunge"), made("b", *(items or ["finish: squat"])))
    assert found == ([("b", ("sessions",))] if is_told else [])


def test_activities_are_moves_too() -> None:
    rides = "ride 20 min @ RPE 4", "swim 20 min @ RPE 4"
    assert told(made("a", *rides), made("b", *rides)) == [("b", ("sessions",))]
    assert told(made("a", rides[0]), made("b", rides[1])) == []


def shared(number: int, of: int) -> list[Plan]:
    """Two plans that share a number of all their main moves; such moves need not exist."""
    both = [f"move{'x' * at}" for at in range(number)]
    return [made("a", *both, *(f"own{'x' * at}" for at in range(of - number))), made("b", *both)]


@pytest.mark.parametrize("number", [1, int(MOST * MANY), int(MOST * MANY) + 1, MANY])
def test_as_much_as_the_limit_is_no_fault_and_more_is(number: int) -> None:
    assert told(*shared(number, MANY)) == ([("b", ("sessions",))] if number / MANY > MOST else [])


def test_a_reason_is_enough_in_either_plan_and_told_where_it_is_not_needed() -> None:
    both: dict[str, Any] = {"a": ("squat", "row"), "b": ("row", "squat")}
    for id, other in ("ab", "ba"):
        assert told(made(id, *both[id], like=(other,)), made(other, *both[other])) == []
    assert told(made("a", "squat", like=("b",)), made("b", "row")) == [("a", ("alike", 0))]
    # A plan that is not there is told as a reference; it is like none.
    assert told(made("a", "squat", like=("gone",))) == [("a", ("alike", 0))]


def test_few_pairs_may_have_a_reason() -> None:
    ids = "abcd"
    plans = [made(id, "squat", like=(*ids[:at],)) for at, id in enumerate(ids)]
    assert told(*plans[:3]) == []  # three pairs
    [finding] = alike(plans)
    assert (finding.thing, finding.path) == (("plan", "d"), ("alike",))
    assert finding.words == f"6 pairs of plans say why they are alike; {PAIRS} are the most."


def test_it_says_how_much_is_the_same_and_how_much_may_be() -> None:
    [finding] = alike([made("a", "squat"), made("b", "squat")])
    assert isinstance(finding, Finding) and finding.proof == "alike"
    assert finding.words == f'100% of its main moves and those of "a" are the same; {MOST:.0%} are the most.'
