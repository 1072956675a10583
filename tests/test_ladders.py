"""Ladders and substitutes, on a handful of exercises made from the tiny guide's one."""

from __future__ import annotations

from pathlib import Path

import pytest

from strideguide.library import load
from strideguide.model.exercise import Exercise, Muscles, Needs
from strideguide.training.ladders import doable, ladder, substitutes
from tests import worlds

LEVELS = ["beginner", "advanced"]


@pytest.fixture
def squat(tmp_path: Path) -> Exercise:
    made = load(worlds.write(tmp_path)).things["exercise"]["squat"]
    assert isinstance(made, Exercise)
    return made


def named(squat: Exercise, id: str, **fields: object) -> Exercise:
    return squat.model_copy(update={"id": id, "title": id, **fields})


def test_rungs_are_nearest_first_and_name_each_exercise_once(squat: Exercise) -> None:
    a = named(squat, "a", harder=["b", "c"])
    b, c, d = named(squat, "b", harder=["d"]), named(squat, "c", harder=["d", "gone"]), named(squat, "d", harder=["a"])
    exercises = {e.id: e for e in (a, b, c, d)}
    assert ladder(a, exercises, "harder") == [["b", "c"], ["d"]]
    assert ladder(a, exercises, "easier") == []


@pytest.mark.parametrize(
    ("all_of", "any_of", "at_hand", "answer"),
    [
        ([], [], [], True),
        (["bar"], [], [], False),
        (["bar", "rack"], [], ["bar"], False),
        (["bar", "rack"], [], ["rack", "bar", "x"], True),
        ([], ["box", "step"], ["step"], True),
        ([], ["box", "step"], ["bar"], False),
        (["bar"], ["box"], ["bar"], False),
    ],
)
def test_all_of_and_one_of_any_are_needed(
    squat: Exercise, all_of: list[str], any_of: list[str], at_hand: list[str], answer: bool
) -> None:
    assert doable(named(squat, "a", kit=Needs(all_of=all_of, any_of=any_of)), at_hand) is answer


def test_substitutes_share_pattern_and_kind_and_the_nearest_level_comes_first(squat: Exercise) -> None:
    others = [
        named(squat, "far", level="advanced"),
        named(squat, "other-muscle", muscles=Muscles(primary=["calf"])),
        named(squat, "near"),
        named(squat, "jump", kind="plyometric"),
        named(squat, "hinge", pattern="hinge"),
        squat,
    ]
    assert [e.id for e in substitutes(squat, others, LEVELS)] == ["near", "far"]


def test_no_more_substitutes_than_phones_need(squat: Exercise) -> None:
    others = [named(squat, id) for id in "abcdefgh"]
    assert [e.id for e in substitutes(squat, others, LEVELS)] == [*"abcde"]


def test_a_level_that_is_not_known_counts_as_the_first(squat: Exercise) -> None:
    others = [named(squat, "far", level="advanced"), named(squat, "odd", level="gone")]
    assert [e.id for e in substitutes(squat, others, LEVELS)] == ["odd", "far"]
