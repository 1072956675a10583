"""The count of all combinations of answers, held against asking every single one in small worlds."""

from __future__ import annotations

import random
from collections import Counter
from itertools import product
from typing import Any

import pytest

from strideguide.model.limits import STARTS
from strideguide.model.questions import QUESTIONS
from strideguide.training.answers import UNANSWERED, Answers
from strideguide.training.cover import Verdicts, cover, options
from strideguide.training.keys import address_data
from strideguide.training.match import Matcher
from strideguide.training.payload import MoveData, PartsData, Payload, PlanData, payload
from strideguide.training.question_data import asked_data
from strideguide.training.states import ConditionData, StateData
from strideguide.training.tables import Table, either, full, having
from tests.browser import once
from tests.crowded import crowded
from tests.scale import late

# A knee at two stages, a shin, a calf, and a situation in two: which condition each state is of, and whether it counts.
STATES = ((0, True), (0, True), (1, True), (2, True), (3, False), (3, False))
# What happens to a combination of answers.
KINDS = "total", "exact", "relaxed", "asked", "bare", "stopped", "crowded", "without"


def world(seed: int) -> Payload:
    """Two levels, two pieces of kit, three conditions and a situation; four moves in two plans, by chance.

    By odd seeds some questions have no answers, as those that are met by themselves are counted by even ones.
    """
    chance = random.Random(seed)
    moves = [move(chance, at) for at in range(4)]
    return Payload(
        version=1,
        address=address_data(),
        asked=asked_data(),
        questions={
            **{question: ["only"] if seed % 2 == 0 else [] for question in ("goal", "season", "weak")},
            "level": ["low", "high"], "runs": [2, 3] if seed % 2 else [2], "key_runs": [1],
            "sessions": [] if seed % 2 else [2], "minutes": [30], "race": [0, 9] if seed % 2 else [9],
            "now": ["just-raced"], "kit": ["step", "band"],
            "pain": ["knee", "knee:settling", "shin", "calf", "age", "age:cleared"],
        },
        conditions=[condition(*known) for known in dict.fromkeys(STATES)],
        states=[state(chance, condition) for condition, _ in STATES],
        most_pains=chance.choice([1, 2, 2]),
        titles={},
        former={}, places=[], near=[(-1, 0)],
        moves=moves,
        plans=[plan(chance, random.Random(10 * seed + at), at) for at in range(2)],
    )  # fmt: skip


def condition(number: int, counts: bool) -> ConditionData:
    return ConditionData(id=f"c{number}", counts=counts, signs=[])


def state(chance: random.Random, condition: int) -> StateData:
    start = chance.choice([*STARTS, "careful"])
    return StateData(condition=condition, stage="always", says="", start=start, limits={}, because="")


def some(chance: random.Random, count: int, most: int = 9) -> list[int]:
    return sorted(chance.sample(range(count), chance.randint(0, min(count, most))))


def move(chance: random.Random, at: int) -> MoveData:
    hurt = some(chance, len(STATES), 3)
    avoid = [pain for pain in hurt if chance.random() < 0.7]
    return MoveData(
        kind="exercise", id=f"m{at}", title=f"M{at}", level=chance.randint(0, 1), all=some(chance, 2, 1),
        any=some(chance, 2, 2), avoid=avoid, modify=[pain for pain in hurt if pain not in avoid],
        instead=[other for other in chance.sample(range(4), 3) if other != at],
    )  # fmt: skip


def plan(chance: random.Random, other: random.Random, at: int) -> PlanData:
    """A plan whose moves, goals and figures are by one chance, and whose weeks and times by another one."""
    low = chance.randint(1, 2)
    parts = [PartsData(main=chance.sample(range(4), 2), other=some(chance, 4, 1)) for _ in range(2)]
    return PlanData(
        id=f"p{at}", title=f"P{at}", goals=some(chance, 2) or [0], levels=some(chance, 2) or [0],
        seasons=[0], occasions=other.choice([[], [0], [0]]), runs=[2, 3],
        key_runs=[other.choice([[0], [1], [0, 1]]), [0]], weeks=other.choice([[8, 0], [20, 0], [20, 8]]),
        sessions=[low, chance.randint(low, 2)],
        minutes=chance.choice([20, 50]), focus=[], made_for=[], sets={}, parts=parts,
    )  # fmt: skip


def brute(matcher: Matcher) -> tuple[Verdicts, Verdicts]:
    """The same count, one combination after the other: of all, and of those in which every question is answered."""
    count: Counter[tuple[bool, str]] = Counter()
    asked = {name: [*every(matcher.data, name)] for name in QUESTIONS}
    for values in product(*asked.values()):
        answers = Answers(**dict(zip(asked, values, strict=True)))
        found = ["total", *kinds(matcher, answers)]
        count.update((answered, kind) for answered in {False, None not in values} for kind in found)
    each = [{kind: count[answered, kind] for kind in KINDS if kind != "relaxed"} for answered in (False, True)]
    made = Verdicts(**each[0]), Verdicts(**each[1])
    assert [found.relaxed for found in made] == [count[False, "relaxed"], count[True, "relaxed"]]
    return made


def kinds(matcher: Matcher, answers: Answers) -> list[str]:
    """What happens to a combination of answers."""
    start, found = matcher.start(answers.pain), matcher.matches(answers)
    if start == "stop":
        conditions = {STATES[pain] for pain in answers.pain}
        return ["crowded" if sum(counts for _, counts in conditions) > matcher.data["most_pains"] else "stopped"]
    if start == "ask":
        return ["asked"] if found else ["asked", "bare"]
    return ["without" if not found else "relaxed" if all(match.relaxed for match in found) else "exact"]


def every(data: Payload, question: str) -> list[Any]:
    """Everything that can be answered to a question: of states, one of each condition at most."""
    if not QUESTIONS[question].many:
        return [*options(Matcher(data), question)]
    count = len(data["questions"][question])
    sets = [frozenset(i for i in range(count) if number >> i & 1) for number in range(1 << count)]
    if question == "pain":
        sets = [pains for pains in sets if len({STATES[pain] for pain in pains}) == len(pains)]
    return [*dict.fromkeys([UNANSWERED[question], *sets])]


SEEDS = range(8)
TELLING = 5  # in this world a count is wrong that takes a stand-in for sure, or for needless, which is not


@pytest.mark.parametrize("seed", [TELLING, *late(*(seed for seed in SEEDS if seed != TELLING))])
def test_the_factored_count_is_the_count_one_by_one(seed: int) -> None:
    matcher = Matcher(world(seed))
    counted = cover(matcher)
    assert (counted.every, counted.answered) == brute(matcher)


@pytest.mark.parametrize("kind", KINDS)
def test_the_small_worlds_have_every_kind_of_answer(kind: str) -> None:
    counts = [cover(Matcher(world(seed))) for seed in SEEDS]
    assert any(getattr(count.every, kind) and getattr(count.answered, kind) for count in counts)


def test_sets_of_states_are_counted_with_one_stage_of_a_condition_each() -> None:
    counted = cover(Matcher(world(1)))
    assert counted.bodies == 3 * 2 * 2 * 3
    assert 0 < counted.effects <= counted.started < counted.bodies


@pytest.mark.parametrize("seed", SEEDS)
def test_the_combination_that_is_shown_has_no_plan_and_no_word_to_see_somebody(seed: int) -> None:
    matcher = Matcher(world(seed))
    found = cover(matcher)
    assert (found.example is None) == (found.every.without == 0)
    if found.example:
        assert found.example.kit == frozenset()
        assert (matcher.best(found.example), matcher.start(found.example.pain) in ("free", "careful")) == (None, True)


@pytest.mark.nightly
def test_more_conditions_than_a_guide_may_come_to_have_are_counted_by_what_they_do() -> None:
    """28 conditions and situations, with up to three stages: 1.3 quadrillion sets of states, each of which one by one
    would take for ever; `make bench` times the proofs.
    """
    library = crowded(once.library())
    assert library.picker
    matcher = Matcher(payload(library, library.picker))
    counted = cover(matcher)
    assert counted.bodies > 10**15
    assert 10**4 < counted.effects < 10**6


def test_tables_widen_to_the_kit_of_both() -> None:
    step_or_both, band = Table((0, 2), having(0, 2), own=True), Table((1,), having(0, 1), own=False)
    union = either([step_or_both, band])
    assert union.kit == (0, 1, 2)
    assert [bool(union.bits >> kit & 1) for kit in range(8)] == [False, True, True, True, False, True, True, True]
    assert union.share(3) == 6
    assert (union.own, either([band]).own) == (True, False)
    assert not union.always
    assert Table((0,), full(1), own=True).always
