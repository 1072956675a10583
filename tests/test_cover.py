"""The count of all combinations of answers, held against asking every single one in small worlds."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from strideguide.model.questions import QUESTIONS
from strideguide.training.answers import UNANSWERED, Answers
from strideguide.training.cover import Cover, cover, options
from strideguide.training.keys import address_data
from strideguide.training.match import Matcher
from strideguide.training.payload import MoveData, PartsData, Payload, PlanData, asked_data
from strideguide.training.tables import Table, either, full, having
from tests.scale import late


def world(seed: int) -> Payload:
    """Two goals and levels, two of each count, three pieces of kit, two pains; four moves in two plans, by chance."""
    chance = random.Random(seed)
    moves = [move(chance, at) for at in range(4)]
    return Payload(
        version=1,
        address=address_data(),
        asked=asked_data(),
        questions={
            "goal": ["a", "b"], "level": ["low", "high"], "runs": [2], "sessions": [1, 2], "minutes": [20, 40],
            "season": ["only"], "weak": ["squat"], "kit": ["step", "band", "bar"], "pain": ["knee", "shin"],
        },
        starts=[chance.choice(["free", "free", "ask", "stop"]) for _ in range(2)],
        most_pains=chance.choice([1, 2, 2]),
        titles={},
        former={},
        moves=moves,
        plans=[plan(chance, at) for at in range(2)],
    )  # fmt: skip


def some(chance: random.Random, count: int, most: int = 9) -> list[int]:
    return sorted(chance.sample(range(count), chance.randint(0, min(count, most))))


def move(chance: random.Random, at: int) -> MoveData:
    hurt = some(chance, 2)
    avoid = [pain for pain in hurt if chance.random() < 0.7]
    return MoveData(
        kind="exercise", id=f"m{at}", title=f"M{at}", level=chance.randint(0, 1), all=some(chance, 3, 1),
        any=some(chance, 3, 2), avoid=avoid, modify=[pain for pain in hurt if pain not in avoid],
        instead=[other for other in chance.sample(range(4), 3) if other != at],
    )  # fmt: skip


def plan(chance: random.Random, at: int) -> PlanData:
    low = chance.randint(1, 2)
    parts = [PartsData(main=chance.sample(range(4), 2), other=some(chance, 4, 1)) for _ in range(2)]
    return PlanData(
        id=f"p{at}", title=f"P{at}", summary="", goals=some(chance, 2) or [0], levels=some(chance, 2) or [0],
        seasons=[0], runs=[2], sessions=[low, chance.randint(low, 2)], minutes=chance.choice([15, 30, 50]), focus=[],
        made_for=[], sets={}, kit=[], parts=parts,
    )  # fmt: skip


def brute(matcher: Matcher) -> Cover:
    """The same count, one combination after the other."""
    count: Counter[str] = Counter()
    asked = {name: [*every(matcher.data, name)] for name in QUESTIONS}
    for values in product(*asked.values()):
        answers = Answers(**dict(zip(asked, values, strict=True)))
        best = matcher.best(answers)
        found = "stopped" if matcher.start(answers.pain) == "stop" else "without" if best is None else "relaxed"
        if best and not best.relaxed:
            found = "exact"
        answered = all(value is not None for value in values)
        count.update(["total", found, *(["answered", f"answered_{found}"] if answered else [])])
    return Cover(
        total=count["total"],
        exact=count["exact"],
        stopped=count["stopped"],
        without=count["without"],
        answered=count["answered"],
        answered_exact=count["answered_exact"],
        answered_stopped=count["answered_stopped"],
    )


def every(data: Payload, question: str) -> list[Any]:
    """Everything that can be answered to a question."""
    if not QUESTIONS[question].many:
        return [*options(data, question)]
    count = len(data["questions"][question])
    sets = [frozenset(i for i in range(count) if number >> i & 1) for number in range(1 << count)]
    return [*dict.fromkeys([UNANSWERED[question], *sets])]


@pytest.mark.parametrize("seed", [1, *late(0, 2, 3, 4, 5)])
def test_the_factored_count_is_the_count_one_by_one(seed: int) -> None:
    matcher = Matcher(world(seed))
    counted, asked = cover(matcher), brute(matcher)
    assert replace(counted, example=None) == asked
    assert counted.total == counted.exact + counted.relaxed + counted.stopped + counted.without


def test_the_small_worlds_have_all_four_kinds_of_answers() -> None:
    counts = [cover(Matcher(world(seed))) for seed in range(6)]
    assert any(count.exact for count in counts)
    assert any(count.relaxed for count in counts)
    assert any(count.stopped for count in counts)
    assert any(count.without for count in counts)


def test_a_combination_without_a_plan_is_shown() -> None:
    found = next(cover(matcher) for seed in range(6) if cover(matcher := Matcher(world(seed))).without)
    assert found.example is not None
    assert found.example.kit == frozenset()


@pytest.mark.parametrize("seed", range(6))
def test_the_combination_that_is_shown_has_no_plan_and_no_word_to_see_somebody(seed: int) -> None:
    matcher = Matcher(world(seed))
    found = cover(matcher)
    assert (found.example is None) == (found.without == 0)
    if found.example:
        assert (matcher.best(found.example), matcher.start(found.example.pain) == "stop") == (None, False)


def test_tables_widen_to_the_kit_of_both() -> None:
    step_or_both, band = Table((0, 2), having(0, 2)), Table((1,), having(0, 1))
    union = either([step_or_both, band])
    assert union.kit == (0, 1, 2)
    assert [bool(union.bits >> kit & 1) for kit in range(8)] == [False, True, True, True, False, True, True, True]
    assert union.share(3) == 6
    assert union.with_all
    assert not union.always
    assert Table((0,), full(1)).always
