"""What a condition at a stage leaves out of moves, and what it changes."""

from __future__ import annotations

from typing import Any

import pytest

from strideguide.library import load
from strideguide.model.exercise import Caution, Exercise
from strideguide.model.injury import Injury
from strideguide.model.limits import Limits
from strideguide.training.states import State, limits_data, states, strictest
from tests import worlds

NOTE = "Go slowly."


@pytest.fixture(scope="module")
def knee(tmp_path_factory: pytest.TempPathFactory) -> tuple[Injury, Exercise]:
    """The sore knee of the tiny guide, and its squat: strength without impact, with a deep knee bend."""
    library = load(worlds.write(tmp_path_factory.mktemp("tiny")))
    injury, squat = library.things["injury"]["sore-knee"], library.things["exercise"]["squat"]
    assert isinstance(injury, Injury) and isinstance(squat, Exercise)
    return injury, squat


def sore(injury: Injury, **limits: Any) -> State:
    """The first stage, with no other limits than these."""
    return State(injury, injury.stages[0].model_copy(update={"limits": Limits(**limits)}))


def test_the_first_stage_has_the_id_of_the_condition(knee: tuple[Injury, Exercise]) -> None:
    assert [state.id for state in states([knee[0]])] == ["sore-knee", "sore-knee:settling", "sore-knee:returning"]


@pytest.mark.parametrize(
    ("limits", "move", "out"),
    [
        ({}, {"impact": "high"}, False),
        ({"impact": "low"}, {"impact": "high"}, True),
        ({"impact": "low"}, {"impact": "low"}, False),
        ({"impact": "none"}, {"impact": "low"}, True),
        ({"patterns": ["squat"]}, {}, True),
        ({"patterns": ["lunge"]}, {}, False),
        ({"ranges": ["deep knee bend"]}, {}, True),
        ({"ranges": ["bent toes"]}, {}, False),
        ({"jumps": 0}, {"kind": "plyometric", "impact": "low"}, True),
        ({"jumps": 1}, {"kind": "plyometric", "impact": "low"}, False),
        ({"jumps": 0}, {}, False),
        ({"effort": 1, "runs": 0, "pain_rule": "painless"}, {}, False),
    ],
)
def test_limits_leave_moves_out(
    knee: tuple[Injury, Exercise], limits: dict[str, Any], move: dict[str, Any], out: bool
) -> None:
    injury, squat = knee
    plain = squat.model_copy(update={"cautions": [], **move})
    assert sore(injury, **limits).leaves_out(plain) == out
    assert not sore(injury, **limits).changes(plain)


@pytest.mark.parametrize(
    ("action", "stages", "out", "changed"),
    [
        ("avoid", [], True, False),
        ("avoid", ["sore"], True, False),
        ("avoid", ["settling"], False, False),
        ("modify", [], False, True),
        ("modify", ["settling", "sore"], False, True),
        ("modify", ["returning"], False, False),
    ],
)
def test_cautions_count_at_their_stages(
    knee: tuple[Injury, Exercise], action: Any, stages: list[Any], out: bool, changed: bool
) -> None:
    injury, squat = knee
    caution = Caution(condition="sore-knee", action=action, stages=stages, note=NOTE)
    other = Caution(condition="another", action="avoid", note=NOTE)
    move = squat.model_copy(update={"cautions": [other, caution]})
    assert (sore(injury).leaves_out(move), sore(injury).changes(move)) == (out, changed)


def test_what_is_left_out_is_not_changed_too(knee: tuple[Injury, Exercise]) -> None:
    injury, squat = knee
    assert not sore(injury, patterns=["squat"]).changes(squat)


def test_limits_add_up_by_the_strictest_of_each() -> None:
    some = [{"effort": 6, "runs": 3}, {"effort": 4, "pain_rule": "painless"}, {"jumps": 20, "pain_rule": "kneecap"}]
    assert strictest(some) == {"effort": 4, "runs": 3, "jumps": 20, "pain_rule": "painless"}  # type: ignore[arg-type]
    assert strictest([]) == limits_data(Limits()) == {}
