"""Cases of the picker and of weeks: Python says what a case says, and both runtimes are alike in all of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.matching import matcher, plan
from tests.node.drawn import NOTHING
from tests.node.properties import TABLES, Week, compare
from tests.node.runtime import Runtime

from strideguide.library import load
from strideguide.model.rule import Looks, Rule
from strideguide.training.day_rules import week_rule
from strideguide.training.payload import Payload, PlanData
from strideguide.training.typical import pattern

HERE = Path(__file__).parent
# The questions of the small picker of matching.py, of which it needs to know only kit and pains itself.
QUESTIONS: dict[str, list[Any]] = {
    **{question: [f"{question}-{number}" for number in range(3)] for question in ("goal", "level", "season", "weak")},
    **{question: [*range(1, 61)] for question in ("runs", "sessions", "minutes")},
}
SESSION = {"traits": ["strength"], "muscles": [], "days": [0, 1]}


def cases(name: str) -> list[Any]:
    listed = yaml.safe_load((HERE / "cases" / f"{name}.yml").read_text("utf-8"))
    return [pytest.param(case, id=case["about"]) for case in listed]


def small_plan(main: tuple[int, ...] = (), **fields: Any) -> PlanData:
    return plan(*main, **fields)


def small_picker(plans: list[dict[str, Any]], **said: Any) -> Payload:
    """The data of a picker with plans by the fields in which they differ from plan()."""
    made = matcher(*(small_plan(**fields) for fields in plans), **said).data
    return {**made, "questions": {**QUESTIONS, **made["questions"]}}


def says(table: str, world: Any, given: Any, node: Runtime) -> dict[str, Any]:
    """What both runtimes say."""
    compare(node, table, world, [given])
    [said] = TABLES[table](world, [given])
    return said


@pytest.mark.parametrize("case", cases("picker"))
def test_answers(node: Runtime, case: dict[str, Any]) -> None:
    said = says("picker", small_picker(**case["world"]), {**NOTHING, **case["given"]}, node)
    assert {name: said[name] for name in case["says"]} == case["says"]


@pytest.fixture(scope="session")
def like() -> Rule:
    """A rule of the guide, whatever it looks for."""
    return next(rule for rule in load(HERE.parents[1]).things["rule"].values() if isinstance(rule, Rule))


@pytest.mark.parametrize("case", cases("weeks"))
def test_weeks(node: Runtime, like: Rule, case: dict[str, Any]) -> None:
    rules = [
        week_rule(like.model_copy(update={"severity": severity, "looks": Looks.model_validate(looks)}))
        for severity, key in (("must", "rules"), ("should", "should"))
        for looks in case.get(key, ())
    ]
    sessions = tuple({**SESSION, **fields} for fields in case["sessions"])
    world = Week([rule for rule in rules if rule], sessions, case.get("hours", 6))  # type: ignore[arg-type]
    given = {"pattern": pattern(case["given"]["week"]), "placed": case["given"]["placed"]}
    said = says("week", world, given, node)
    assert {name: said[name] for name in case["says"]} == case["says"]
