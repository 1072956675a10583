"""How a plan meets an answer: for each word of the table of questions whether, how far it is off, and how closely.

`assets/parts/meeting.js` says the same to a browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ..model.questions import Met

Counted = Callable[[Any, int], int]
QUARTERS = 4  # what is spare is told apart so finely
FAR = 3  # times as long as there is time for: nobody has that


class Meeting(NamedTuple):
    """What a plan has and an answer: whether it meets it, and how much it is off; how many quarters of the answer are
    spare; how loosely it fits, as it would fit other answers, too, be there an answer (None: there is none); and
    whether it is far from it.
    """

    meets: Callable[[Any, int], bool]
    off: Counted
    spare: Counted
    loose: Callable[[Any, int | None], int]
    far: Callable[[Any, int], bool] = lambda held, answer: False  # noqa: ARG005 - all of them are asked alike


def _no(held: Any, answer: int) -> int:  # noqa: ARG001 - all of them are asked alike
    return 0


def _others(held: Any, answer: int | None) -> int:  # noqa: ARG001 - all of them are asked alike
    return len(held)


def _is_in(held: Any, answer: int) -> bool:
    return answer in held


def _distance(answer: int, held: Iterable[int]) -> int:
    return min((abs(answer - one) for one in held), default=0)


def _lacking(held: Sequence[int], answer: int) -> int:
    """How many of its weeks a plan lacks up to a race. One that has no race is over in the week before that."""
    weeks, to_race = held
    return max(0, to_race - answer if to_race else weeks + 1 - answer)


def _whole(held: Sequence[int]) -> int:
    """How many weeks a plan has that may lie before a race, with the race's own if it has one."""
    weeks, to_race = held
    return max(1, to_race or weeks)


MEETINGS: Mapping[Met, Meeting] = {
    # One of what a plan has.
    "in": Meeting(_is_in, _no, _no, _others),
    # One of the numbers that it has, or near to one.
    "near": Meeting(_is_in, lambda held, answer: _distance(answer, held), _no, _others),
    # One of the levels that it has, or near to a lower one; more than the answer is asked of nobody.
    "reached": Meeting(
        _is_in, lambda held, answer: _distance(answer, (one for one in held if one <= answer)), _no, _others
    ),
    # Between the two numbers that it has.
    "between": Meeting(
        lambda held, answer: bool(held[0] <= answer <= held[1]),
        lambda held, answer: max(0, held[0] - answer, answer - held[1]),
        _no,
        lambda held, _: held[1] - held[0],
    ),
    # At least the number that it has, and not twice as much: who has an hour is not served by half of it.
    "most": Meeting(
        lambda held, answer: bool(held <= answer < 2 * held),
        lambda held, answer: 0 if held <= answer < 2 * held else abs(held - answer),
        lambda held, answer: QUARTERS * max(0, answer - held) // max(1, answer),
        lambda held, answer: max(0, (answer or 0) - held),
        lambda held, answer: bool(held > FAR * answer),
    ),
    # More than half of its weeks are done by a race that is so many weeks ahead; the nearer, the fewer quarters of them
    # are left out, and better counted back from it.
    "ahead": Meeting(
        lambda held, answer: 2 * _lacking(held, answer) < _whole(held),
        lambda held, answer: QUARTERS * _lacking(held, answer) // _whole(held),
        _no,
        lambda held, answer: int(answer is not None and not held[1]),
    ),
}
