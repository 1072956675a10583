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
from strideguide.model.plan import Plan
from strideguide.training.answers import Answers
from strideguide.training.balance import Balance, Week
from strideguide.training.match import Matcher
from strideguide.training.payload import payload
from strideguide.training.resolved import AS_IT_IS, changes, resolved
from strideguide.training.sessions import Moves, Practice
from strideguide.training.states import states
from tests import worlds

REPOSITORY = Path(__file__).parents[1]
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
            "plan": {plan.id: Plan.model_validate({**plan.model_dump(mode="json"), "id": plan.id, **_sessions(plan)})},
            "injury": {knee.id: knee.model_copy(update={"stages": stages})},
        }
        self.library = replace(library, things={**library.things, **things})

    def week(self, *pain: int, phase: int = 0) -> tuple[Practice, ...]:
        """The first phase for a reader with these states."""
        return week(self.library, "first-weeks", Answers(pain=frozenset(pain)), phase)

    def sets(self, *pain: int) -> dict[str, list[tuple[str, int, str]]]:
        """For each session what is done of exercises: the id, the sets and the effort."""
        return {
            practice.session.key: [
                (done.exercise.id, done.sets.high, str(done.dose.effort)) for done in practice.exercises if done.dose
            ]
            for practice in self.week(*pain)
        }


def _sessions(plan: Plan) -> dict[str, Any]:
    sessions = [session.model_dump(mode="json") for session in plan.sessions]
    for session in sessions:
        session["blocks"] = [{"part": "main", "exercises": [HOPS, SQUATS]}]
    return {"sessions": sessions}


def week(library: Library, plan: str, answers: Answers, phase: int = 0) -> tuple[Practice, ...]:
    """A week of a plan for answers."""
    assert library.picker
    matcher, moves = Matcher(payload(library, library.picker)), Moves.of(library)
    at = next(number for number, one in enumerate(matcher.plans) if one["id"] == plan)
    found, known = library.things["plan"][plan], library.things["injury"].values()
    assert isinstance(found, Plan)
    own = states(one for one in known if isinstance(one, Injury))
    return resolved(Balance(found, moves), phase, changes(matcher, at, answers, moves, own))


AS_WRITTEN = {key: [("hop", 3, "RPE 7-8"), ("squat", 2, "2-3 in reserve")] for key in "ab"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny guide."""
    return worlds.write(tmp_path_factory.mktemp("tiny"))


def test_without_answers_every_plan_is_as_it_is() -> None:
    library = load(REPOSITORY)
    moves = Moves.of(library)
    for plan in library.things["plan"].values():
        assert isinstance(plan, Plan)
        balance = Balance(plan, moves)
        for phase, (_, practices) in enumerate(balance.all):
            assert resolved(balance, phase) == resolved(balance, phase, AS_IT_IS) == practices
    first = next(iter(library.things["plan"]))
    assert week(library, first, Answers()) == Balance(library.things["plan"][first], moves).all[0][1]  # type: ignore[arg-type]


def test_a_state_without_limits_changes_nothing(root: Path) -> None:
    assert World(root).sets(SORE) == World(root).sets() == AS_WRITTEN


def test_no_effort_is_above_the_highest(root: Path) -> None:
    sets = World(root, effort=6).sets(SORE)
    assert sets == {key: [("hop", 3, "RPE 6"), ("squat", 2, "4 in reserve")] for key in "ab"}
    assert World(root, effort=8).sets(SORE)["a"] == AS_WRITTEN["a"]


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
        "a": [("hop", 3, "RPE 4"), ("squat", 2, "6 in reserve")],
        "b": [("squat", 2, "6 in reserve")],
    }


def test_the_load_falls_with_the_limits(root: Path) -> None:
    plain, world = World(root), World(root, effort=6)
    balance = Balance(world.library.things["plan"]["first-weeks"], Moves.of(world.library))  # type: ignore[arg-type]
    phase, _ = balance.all[0]

    def load_of(practices: tuple[Practice, ...]) -> float:
        return Week(1, phase, 1.0, practices).load

    assert load_of(plain.week()) == 2 * (3 * 7.5 + 2 * 7.5)
    assert load_of(world.week(SORE)) == 2 * (3 * 6 + 2 * 6)
