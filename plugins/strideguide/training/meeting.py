"""How a plan meets an answer: for each word of the table of questions whether, how far it is off, and what is spare.

`assets/parts/match.js` says the same to a browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from ..model.questions import Met

Counted = Callable[[Any, int], int]


class Meeting(NamedTuple):
    """What a plan has and an answer: whether it meets it, how much it is off, and how much of the answer is left."""

    meets: Callable[[Any, int], bool]
    off: Counted
    spare: Counted


def _no(held: Any, answer: int) -> int:  # noqa: ARG001 - all of them are asked alike
    return 0


def _is_in(held: Any, answer: int) -> bool:
    return answer in held


def _distance(answer: int, held: Iterable[int]) -> int:
    return min((abs(answer - one) for one in held), default=0)


MEETINGS: Mapping[Met, Meeting] = {
    # One of what a plan has.
    "in": Meeting(_is_in, _no, _no),
    # One of the numbers that it has, or near to one.
    "near": Meeting(_is_in, lambda held, answer: _distance(answer, held), _no),
    # One of the levels that it has, or near to a lower one; more than the answer is asked of nobody.
    "reached": Meeting(_is_in, lambda held, answer: _distance(answer, (one for one in held if one <= answer)), _no),
    # Between the two numbers that it has.
    "between": Meeting(
        lambda held, answer: bool(held[0] <= answer <= held[1]),
        lambda held, answer: max(0, held[0] - answer, answer - held[1]),
        _no,
    ),
    # At least the number that it has.
    "most": Meeting(
        lambda held, answer: bool(held <= answer),
        lambda held, answer: max(0, held - answer),
        lambda held, answer: max(0, answer - held),
    ),
}
