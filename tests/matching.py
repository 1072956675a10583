"""A small picker, for what is asked of it: six moves, and plans that are alike but for the fields a test names."""

from __future__ import annotations

from typing import Any

from strideguide.model.limits import Start
from strideguide.training.answers import Answers
from strideguide.training.keys import address_data
from strideguide.training.match import Match, Matcher
from strideguide.training.payload import MoveData, PartsData, Payload, PlanData
from strideguide.training.question_data import asked_data
from strideguide.training.states import ConditionData, StateData

# Goals, levels, seasons and weak spots are numbers from 0. Kit: step 0, band 1, bar 2. Pains: knee 0, shin 1.
KNEE, SHIN = 0, 1
STEP, BAND, BAR = 0, 1, 2
FREE, STEP_UP, ROW, PRESS, HOP, HARDER = range(6)
EASY, MEDIUM, HARD = range(3)


def move(at: int, level: int = EASY, **fields: Any) -> MoveData:
    """A move that needs nothing, hurts nobody, and that nothing replaces, but for `fields`."""
    needs: dict[str, list[int]] = {"all": [], "any": [], "avoid": [], "modify": [], "instead": [], **fields}
    return {"kind": "exercise", "id": f"m{at}", "title": f"M{at}", "level": level, **needs}  # type: ignore[typeddict-item]


MOVES = [
    move(FREE),
    move(STEP_UP, any=[STEP, BAND], modify=[KNEE], instead=[HARDER, PRESS, FREE]),
    move(ROW, all=[BAND]),
    move(PRESS, all=[BAR], any=[STEP, BAND], avoid=[SHIN], instead=[STEP_UP, HOP, HARDER]),
    move(HOP, avoid=[KNEE, SHIN], instead=[ROW, HARDER]),
    move(HARDER, MEDIUM),
]


def plan(*main: int, **fields: Any) -> PlanData:
    """A plan for goal, level, season 0 and all runs, of one session, 30 minutes long, but for `fields`."""
    plain: dict[str, Any] = {
        "id": "plan", "title": "Plan", "goals": [0], "levels": [EASY], "seasons": [0], "occasions": [],
        "runs": [1, 2, 3, 4], "key_runs": [[0, 1]] * 4, "weeks": [8, 0], "sessions": [1, 2], "minutes": 30,
        "focus": [], "made_for": [], "sets": {},
        "parts": [PartsData(main=[*(main or (FREE,))], other=[])],
    }  # fmt: skip
    return PlanData(**{**plain, **fields})  # type: ignore[typeddict-item]


def state(condition: int, start: Start = "free", **limits: Any) -> StateData:
    """A condition in a stage without end, which limits nothing but what is said."""
    return StateData(condition=condition, stage="always", says="", start=start, limits=limits, because="")  # type: ignore[typeddict-item]


def condition(id: str, counts: bool = True) -> ConditionData:
    """A condition, or a situation."""
    return ConditionData(id=id, counts=counts, signs=[])


def matcher(*plans: PlanData, starts: tuple[Start, ...] = ("free", "free"), most: int = 2) -> Matcher:
    asked = {"kit": ["step", "band", "bar"], "pain": ["knee", "shin"]}
    known = {"conditions": [*map(condition, asked["pain"])], "states": [*map(state, range(len(starts)), starts)]}
    said = {**known, "most_pains": most, "titles": {}, "former": {}, "places": [], "near": [(1, 2), (-1, 0), None]}
    tables = {"address": address_data(), "asked": asked_data()}
    return Matcher(Payload(version=1, **tables, questions=asked, **said, moves=MOVES, plans=[*plans]))  # type: ignore[typeddict-item]


def answers(kit: list[int] | None = None, pain: tuple[int, ...] = (), **given: int) -> Answers:
    return Answers(kit=None if kit is None else frozenset(kit), pain=frozenset(pain), **given)


def ranked(given: Answers, *plans: PlanData) -> list[int]:
    """The numbers of the plans, best first; the best one is the first."""
    judge = matcher(*plans)
    found = judge.matches(given)
    assert judge.best(given) == (found[0] if found else None)
    assert judge.best(given, among=[]) is None
    assert all(judge.best(given, among=[match.plan]) == match for match in found)
    return [match.plan for match in found]


def only(given: Answers, made: PlanData) -> Match:
    [match] = matcher(made).matches(given)
    return match
