"""Safe to start: each condition and situation, at each stage, level and goal, rules what is offered as its file says.

The files are read here as plain YAML, so that nothing which reads them for the guide has a say in what they say.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from tests.browser import once
from tests.node.own_week import PlanPage
from tests.node.properties import compare
from tests.node.runtime import Runtime
from tests.scale import at

from strideguide.brand.record import PLAIN
from strideguide.library import Library
from strideguide.training.answers import Answers
from strideguide.training.match import Matcher
from strideguide.training.payload import Payload, payload
from strideguide.views.page_data import plan_words
from strideguide.words import Words

REPOSITORY = Path(__file__).parents[2]
GOALS = ("first-5k", "speed", "long-distance")
LEVELS = ("beginner", "intermediate", "advanced")
NUMBERS = ("effort", "jumps", "runs")
IMPACTS = ("none", "low", "high")
LEADS = {
    "free": "",
    "careful": "Go carefully.",
    "ask": "See somebody first.",
    "stop": "The plan is not for you now.",
}


def files(folder: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The files of a kind by id, as they are written."""
    for path in sorted((REPOSITORY / "data" / folder).glob("*.yml")):
        yield path.stem, yaml.safe_load(path.read_text("utf-8"))


class Stage(NamedTuple):
    """A stage of a condition, as its file has it; `id` is how answers name it."""

    id: str
    condition: dict[str, Any]
    written: dict[str, Any]

    @property
    def limits(self) -> dict[str, Any]:
        limits: dict[str, Any] = self.written.get("limits") or {}
        return limits


STAGES = [
    Stage(f"{id}:{stage['stage']}" if number else id, condition, stage)
    for id, condition in files("injuries")
    for number, stage in enumerate(condition["stages"])
]
MOVES = dict(files("exercises")) | dict(files("activities"))


@pytest.fixture(scope="module")
def shipped() -> Library:
    return once.library()


@pytest.fixture(scope="module")
def data(shipped: Library) -> Payload:
    assert shipped.picker
    return payload(shipped, shipped.picker)


def asked(data: Payload, stage: Stage) -> list[dict[str, Any]]:
    """The answers of three goals and three levels at a stage; at landing one of them, another one for each stage."""
    number = {question: data["questions"][question].index for question in ("goal", "level", "pain")}
    plain: dict[str, Any] = {name: [] if name == "pain" else None for name in data["questions"]}
    pain = [number["pain"](stage.id)]
    all_ways = [
        {**plain, "goal": number["goal"](goal), "level": number["level"](level), "pain": pain}
        for goal, level in product(GOALS, LEVELS)
    ]
    first = 4 * pain[0] % len(all_ways)  # 4 and 9 share no divisor, so that all ways come in turn
    return (all_ways[first:] + all_ways[:first])[: at(1, len(all_ways))]


def test_every_condition_says_what_it_allows() -> None:
    assert len({stage.condition["title"] for stage in STAGES}) >= 26
    assert {stage.written["start"] for stage in STAGES} == {*LEADS} - {"free"}


def test_the_verdict_and_the_caps_are_those_of_the_file(node: Runtime, data: Payload) -> None:
    for stage in STAGES:
        given = asked(data, stage)
        compare(node, "picker", data, given)  # Python says the same
        for said in node.call("picker", data, given):
            assert said["start"] == stage.written["start"], stage.id
            assert bool(said["plans"]) == (said["start"] != "stop"), stage.id
            caps = {name: stage.limits[name] for name in (*NUMBERS, "pain_rule") if name in stage.limits}
            assert said["limits"] == caps, stage.id


def test_no_offered_plan_has_a_week_above_the_caps(node: Runtime, shipped: Library, data: Payload) -> None:
    matcher = Matcher(data)
    pages: dict[str, PlanPage] = {}
    for stage in STAGES:
        offered = [matcher.best(_answers(one)) for one in asked(data, stage)]
        for plan in {match.plan for match in offered if match}:
            id = data["plans"][plan]["id"]
            page = pages.setdefault(id, PlanPage.made(shipped, data, id))
            [weeks] = node.call("done", page.told, [[data["questions"]["pain"].index(stage.id)]])
            for week in weeks:
                assert [*above(week, stage)] == [], f"{id} with {stage.id}"


def _answers(given: dict[str, Any]) -> Answers:
    return Answers(**{**given, "pain": frozenset(given["pain"]), "kit": None})


def above(week: list[tuple[str, int, int]], stage: Stage) -> Iterator[str]:
    """What of a week is above a limit of a stage."""
    limits = stage.limits
    yield from (f"{id}: RPE {rpe}" for id, rpe, _ in week if rpe > limits.get("effort", 10))
    jumps = sum(contacts for *_, contacts in week)
    yield from [f"{jumps} contacts"] if jumps > limits.get("jumps", jumps) else []
    for id, *_ in week:
        move = MOVES[id]
        if IMPACTS.index(move["impact"]) > IMPACTS.index(limits.get("impact", "high")):
            yield f"{id}: impact"
        if move.get("pattern") in limits.get("patterns", []) or {*move.get("ranges", [])} & {*limits.get("ranges", [])}:
            yield f"{id}: left out"
        for caution in _listed(move["cautions"]):
            counts = stage.written["stage"] in caution.get("stages", [stage.written["stage"]])
            if caution["action"] == "avoid" and counts and caution["condition"] == stage.id.partition(":")[0]:
                yield f"{id}: avoid"


def _listed(cautions: Any) -> list[dict[str, Any]]:
    return cautions if isinstance(cautions, list) else []


def test_a_plan_says_what_the_file_says(node: Runtime, data: Payload) -> None:
    words = plan_words(Words.load(), PLAIN.units)
    given = [[data["questions"]["pain"].index(stage.id)] for stage in STAGES]
    for stage, said in zip(STAGES, node.call("allowed", {"payload": data, "words": words}, given), strict=True):
        start, limits = stage.written["start"], stage.limits
        offered = start != "stop"
        assert said["lead"] == LEADS[start], stage.id
        assert len(said["reasons"]) == (start != "free")
        for reason in said["reasons"]:
            assert stage.condition["title"] in reason and _line(stage.written["because"]) in reason
        asks = [f"Ask {_line(stage.written['ask'])}."] if "ask" in stage.written else []
        assert said["asks"] == asks, stage.id
        assert ("No running." in said["limited"]) == (offered and limits.get("runs") == 0), stage.id
        assert ("No jumps." in said["limited"]) == (offered and limits.get("jumps") == 0), stage.id
        effort = f"is harder than RPE {limits.get('effort')}"
        assert (effort in said["limited"]) == (offered and "effort" in limits), stage.id
        assert bool(said["rule"]) == (offered and "pain_rule" in limits), stage.id
        hows = [_line(stage.condition["how"])] if offered and "how" in stage.condition else []
        assert said["hows"] == hows, stage.id


def _line(text: str) -> str:
    return " ".join(text.split())
