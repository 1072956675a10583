"""What a reader does in a week of a plan: it is the plan as it is without answers, and each limit changes its part."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from strideguide.library import Library, load
from strideguide.model.exercise import Caution, Exercise
from strideguide.model.injury import Injury
from strideguide.model.limits import Limits
from strideguide.model.plan import Block, Plan, Session
from strideguide.training.answers import Answers
from strideguide.training.balance import Balance
from strideguide.training.match import Matcher
from strideguide.training.payload import payload
from strideguide.training.resolved import AS_IT_IS, changes, resolved
from strideguide.training.sessions import Moves, Practice
from strideguide.training.states import states
from strideguide.training.weeks import Week
from tests import worlds
from tests.browser import once

SORE, SETTLING = 0, 1  # stages of the tiny guide's only condition
HOPS = {"exercise": "hop", "dose": {"work": "3 x 10", "rest": "1 min", "effort": "RPE 7-8"}}
SQUATS = {"exercise": "squat", "dose": {"work": "2 x 8", "rest": "1 min", "effort": "2-3 in reserve"}}


class World:
    """The tiny guide with a hop, which jumps, in both sessions of its plan, and one limit of its condition."""

    def __init__(self, root: Path, cautions: tuple[Caution, ...] = (), **limits: Any) -> None:
        library = load(root)
        squat, plan = library.things["exercise"]["squat"], library.things["plan"]["first-weeks"]
        knee = library.things["injury"]["sore-knee"]
        assert isinstance(squat, Exercise) and isinstance(plan, Plan) and isinstance(knee, Injury)
        plain = squat.model_copy(update={"cautions": [*cautions]})
        hop = {"id": "hop", "title": "Hop", "kind": "plyometric", "pattern": "jump", "impact": "high"}
        moves = {"squat": plain, "hop": squat.model_copy(update={**hop, "ranges": [], "cautions": []})}
        first, *others = knee.stages
        stages = [first.model_copy(update={"limits": Limits.model_validate(limits)}), *others]
        things: dict[str, Any] = {
            "exercise": moves,
            "plan": {plan.id: plan.model_copy(update={"sessions": _sessions(plan)})},
            "injury": {knee.id: knee.model_copy(update={"stages": stages})},
        }
        self.library = replace(library, things={**library.things, **things})

    def week(self, *pain: int, at: int = 0) -> tuple[Practice, ...]:
        """The first week for a reader with these states, or another one."""
        return week(self.library, "first-weeks", Answers(pain=frozenset(pain)), at)

    def sets(self, *pain: int) -> dict[str, list[tuple[str, int, str]]]:
        """For each session what is done of exercises: the id, the sets and the effort."""
        return {
            practice.session.key: [
                (done.exercise.id, done.sets.high, str(done.dose.effort)) for done in practice.exercises if done.dose
            ]
            for practice in self.week(*pain)
        }


def _sessions(plan: Plan) -> list[Session]:
    block = Block.model_validate({"part": "main", "exercises": [HOPS, SQUATS]})
    return [session.model_copy(update={"blocks": [block]}) for session in plan.sessions]


def week(library: Library, plan: str, answers: Answers, number: int = 0) -> tuple[Practice, ...]:
    """A week of a plan for answers."""
    assert library.picker
    matcher, moves = Matcher(payload(library, library.picker)), Moves.of(library)
    at = next(number for number, one in enumerate(matcher.plans) if one["id"] == plan)
    found, known = library.things["plan"][plan], library.things["injury"].values()
    assert isinstance(found, Plan)
    own = states(one for one in known if isinstance(one, Injury))
    return resolved(Balance(found, moves), number, changes(matcher, at, answers, moves, own))


AS_WRITTEN = {key: [("hop", 3, "RPE 7-8"), ("squat", 2, "2-3 in reserve")] for key in "ab"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny guide."""
    return worlds.write(tmp_path_factory.mktemp("tiny"))


def test_without_answers_every_plan_is_as_it_is() -> None:
    library = once.library()
    moves = Moves.of(library)
    for plan in library.things["plan"].values():
        assert isinstance(plan, Plan)
        balance = Balance(plan, moves)
        for at, one in enumerate(balance.all):
            assert resolved(balance, at) == resolved(balance, at, AS_IT_IS) == one.practices
    first = next(iter(library.things["plan"]))
    assert week(library, first, Answers()) == Balance(library.things["plan"][first], moves).all[0].practices  # type: ignore[arg-type]


def test_a_state_without_limits_changes_nothing(root: Path) -> None:
    assert World(root).sets(SORE) == World(root).sets() == AS_WRITTEN


def test_no_effort_is_above_the_highest(root: Path) -> None:
    sets = World(root, effort=6).sets(SORE)
    assert sets == {key: [("hop", 3, "RPE 6"), ("squat", 2, "4 in reserve")] for key in "ab"}
    assert World(root, effort=8).sets(SORE)["a"] == AS_WRITTEN["a"]


@pytest.mark.parametrize(("highest", "rpe"), [(5, (2, 4)), (4, (2, 4)), (3, (2, 3)), (1, (1, 1))])
def test_sets_below_what_can_be_felt_are_light_and_count_as_no_more_than_the_highest(
    root: Path, highest: int, rpe: tuple[int, int]
) -> None:
    for practice in World(root, effort=highest).week(SORE):
        assert [(str(one.dose.effort), one.counts) for one in practice.exercises if one.dose] == [("light", True)] * 2
        assert {(one.rpe.low, one.rpe.high) for one in practice.exercises} == {rpe}
        assert {"strength", "light"} - practice.traits == {"light"}  # hops stay hard


@pytest.mark.parametrize(
    ("most", "hops"),
    [(60, [3, 3]), (59, [3, 2]), (30, [3]), (29, [2]), (10, [1]), (9, []), (0, [])],
)
def test_jumps_of_a_week_count_together(root: Path, most: int, hops: list[int]) -> None:
    sets = World(root, jumps=most).sets(SORE)
    assert [number for done in sets.values() for id, number, _ in done if id == "hop"] == hops
    assert all(done[-1] == AS_WRITTEN["a"][-1] for done in sets.values())


@pytest.mark.parametrize(
    ("limits", "left"),
    [
        ({"impact": "low"}, ["squat"]),
        ({"impact": "none"}, ["squat"]),
        ({"patterns": ["squat"]}, ["hop"]),
        ({"patterns": ["jump", "squat"]}, []),
        ({"ranges": ["deep knee bend"]}, ["hop"]),
        ({"ranges": ["bent toes"]}, ["hop", "squat"]),
        ({"runs": 0, "pain_rule": "painless"}, ["hop", "squat"]),
    ],
)
def test_what_a_limit_leaves_out(root: Path, limits: dict[str, Any], left: list[str]) -> None:
    sets = World(root, **limits).sets(SORE)
    assert {key: [id for id, *_ in done] for key, done in sets.items()} == {"a": left, "b": left}


def test_a_note_stands_at_the_stages_that_it_names(root: Path) -> None:
    fields = {"condition": "sore-knee", "action": "modify", "stages": ["settling"], "note": "Go half as deep."}
    world = World(root, (Caution.model_validate(fields),))
    notes = [[done.notes for done in world.week(state)[0].exercises] for state in (SORE, SETTLING)]
    assert notes == [[(), ()], [(), ("Go half as deep.",)]]
    left_out = Caution.model_validate({**fields, "action": "avoid"})
    assert [done.exercise.id for done in World(root, (left_out,)).week(SETTLING)[0].exercises] == ["hop"]


def test_of_two_states_the_strictest_limit_counts(root: Path) -> None:
    world = World(root, effort=7, jumps=30)  # the tiny guide's second stage has RPE 4
    assert world.sets(SORE, SETTLING) == {
        "a": [("hop", 3, "light"), ("squat", 2, "light")],
        "b": [("squat", 2, "light")],
    }


def test_the_load_falls_with_the_limits(root: Path) -> None:
    plain, world = World(root), World(root, effort=6)
    balance = Balance(world.library.things["plan"]["first-weeks"], Moves.of(world.library))  # type: ignore[arg-type]
    phase = balance.all[0].phase

    def load_of(practices: tuple[Practice, ...]) -> float:
        return Week(1, 0, phase, 0, practices).load

    minutes = (3 * (40 + 60) + 30) / 60 + (2 * (32 + 60) + 30) / 60  # hops and squats
    assert load_of(plain.week()) == pytest.approx(2 * minutes * 7.5)
    assert load_of(world.week(SORE)) == pytest.approx(2 * minutes * 6)
