"""The reason for each answer: why a plan was chosen, in the order of the questions."""

from __future__ import annotations

from typing import Any

import pytest

from strideguide.training.match import Answers
from strideguide.training.payload import PartsData
from tests.test_match import BAND, FREE, HOP, KNEE, PRESS, ROW, SHIN, STEP, STEP_UP, answers, matcher, plan


@pytest.mark.parametrize(
    ("given", "fields", "expected"),
    [
        (answers(goal=1), {"goals": [1, 0]}, ("goal", "first", {"of": [1, 0], "answer": 1})),
        (answers(goal=0), {"goals": [1, 0]}, ("goal", "fits", {"of": [1, 0], "answer": 0})),
        (answers(goal=2), {"goals": [1, 0]}, ("goal", "relaxed", {"of": [1, 0], "answer": 2})),
        (answers(level=0), {}, ("level", "fits", {"of": [0], "answer": 0})),
        (answers(level=1), {}, ("level", "relaxed", {"of": [0], "answer": 1})),
        (answers(runs=4), {"runs": [4, 5]}, ("runs", "fits", {"of": [4, 5], "answer": 4})),
        (answers(sessions=3), {}, ("sessions", "relaxed", {"low": 1, "high": 2, "answer": 3})),
        (answers(minutes=45), {}, ("minutes", "fits", {"n": 30, "answer": 45})),
        (answers(season=1), {"seasons": [2, 1]}, ("season", "fits", {"of": [2, 1], "answer": 1})),
        (answers([]), {}, ("kit", "none", {})),
        (answers([STEP]), {"kit": [STEP]}, ("kit", "enough", {})),
        (answers([]), {"parts": [([STEP_UP, PRESS], []), ([FREE], [ROW])], "kit": [0, 1, 2]}, (
            "kit", "swapped", {"n": 2, "left": 1},
        )),
        (answers(weak=3), {"focus": [3], "sets": {"3": 7}}, ("weak", "focus", {"answer": 3, "n": 7})),
        (answers(weak=3), {"focus": [1], "sets": {"3": 7}}, ("weak", "trains", {"answer": 3, "n": 7})),
        (answers(weak=3), {"sets": {"1": 7}}, ("weak", "misses", {"answer": 3, "n": 0})),
        (answers(pain=(KNEE,)), {"parts": [([STEP_UP], [])]}, (
            "pain", "changed", {"answer": KNEE, "n": 0, "left": 0, "care": 1},
        )),
        (answers(pain=(SHIN,)), {"parts": [([PRESS, FREE], [HOP])]}, (
            "pain", "changed", {"answer": SHIN, "n": 2, "left": 0, "care": 0},
        )),
        (answers(pain=(KNEE,)), {"made_for": [KNEE]}, (
            "pain", "made for", {"answer": KNEE, "n": 0, "left": 0, "care": 0},
        )),
    ],
)  # fmt: skip
def test_each_answer_has_its_reason(given: Answers, fields: dict[str, Any], expected: tuple[Any, ...]) -> None:
    parts = [PartsData(main=main, other=other) for main, other in fields.get("parts", [([FREE], [])])]
    made = matcher(plan(**{**fields, "parts": parts}))
    [match] = made.matches(given)
    assert [(reason.question, reason.found, reason.values) for reason in made.reasons(match, given)] == [expected]


def test_nothing_is_said_of_a_pain_to_which_nothing_in_a_plan_is_opposed() -> None:
    made, given = matcher(plan(FREE)), answers(pain=(KNEE, SHIN))
    [match] = made.matches(given)
    assert [*made.reasons(match, given)] == []


def test_each_pain_is_told_of_what_it_changes_itself() -> None:
    given = answers(pain=(KNEE, SHIN))
    made = matcher(plan(FREE, FREE, STEP_UP, PRESS))
    [match] = made.matches(given)
    assert [(reason.found, reason.values) for reason in made.reasons(match, given)] == [
        ("changed", {"answer": KNEE, "n": 0, "left": 0, "care": 1}),
        ("changed", {"answer": SHIN, "n": 0, "left": 1, "care": 0}),
    ]


def test_reasons_come_in_the_order_of_the_questions_and_pains_by_number() -> None:
    given = Answers(0, 0, 1, 1, 20, 0, 0, frozenset([BAND]), frozenset([SHIN, KNEE]))
    made = matcher(plan(STEP_UP, HOP, FREE, FREE))
    [match] = made.matches(given)
    found = list(made.reasons(match, given))
    asked = ["goal", "level", "runs", "sessions", "minutes", "season", "kit", "weak", "pain", "pain"]
    assert [reason.question for reason in found] == asked
    assert [reason.values["answer"] for reason in found[-2:]] == [KNEE, SHIN]
    assert not list(made.reasons(match, Answers()))
