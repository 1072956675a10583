"""What may stand in for a move of a plan, the nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from ..model.exercise import Exercise
from ..model.limits import IMPACTS
from ..training.balance import Balance, needs
from ..training.ladders import akin, alike, doable, other_activities
from ..training.sessions import name_of
from ..training.states import Move


def nearest(move: Move, shown: Iterable[Move], balance: Balance, levels: Sequence[str]) -> list[Move]:
    """Moves that can take its place in a plan, with no more impact.

    Those of its movement pattern come first; of these, what the plan does not have already; of these, what its own kit
    is enough for; of these, the rungs beside it on a ladder, and what is done in the same way: on one side or both,
    counted or by time. Exercises of other patterns train all that it trains most; none takes the place of a pattern for
    which the plan is.
    """
    if not isinstance(move, Exercise):
        found: list[Move] = [*other_activities(move, (one for one in shown if not isinstance(one, Exercise)))]
    else:
        most = IMPACTS.index(move.impact)
        exercises = [one for one in shown if isinstance(one, Exercise) and IMPACTS.index(one.impact) <= most]
        others = [] if move.pattern in balance.plan.focus else akin(move, exercises, levels)
        found = [*alike(move, exercises, levels), *others]
    there = {name_of(one) for one in balance.used}

    def key(one: Move) -> tuple[bool, ...]:
        kept = name_of(one) in there, not _own_kit_is_enough(one, balance)
        return _of_another_pattern(one, move), *kept, *_unlike(one, move)

    return sorted(found, key=key)


def _of_another_pattern(one: Move, move: Move) -> bool:
    return isinstance(one, Exercise) and isinstance(move, Exercise) and one.pattern != move.pattern


def _own_kit_is_enough(move: Move, balance: Balance) -> bool:
    """Whether everybody who can do the plan as it is written can do a move, whichever of its kit they have."""
    sure, either = balance.kit
    return all(doable(move, {*sure, *hand}) for hand in product(*either))


def _unlike(one: Move, move: Move) -> tuple[bool, ...]:
    """In what a stand-in differs most from a move, the most telling first."""
    if not (isinstance(one, Exercise) and isinstance(move, Exercise)):
        return (needs(one) != needs(move),)
    beside = {*move.variations, *move.easier, *move.harder}
    return one.unilateral != move.unilateral, by_time(one) != by_time(move), one.id not in beside


def by_time(exercise: Exercise) -> bool:
    """Whether most of its own doses are sets by time."""
    doses = [dose for row in exercise.doses for dose in row.levels.values()]
    return 2 * sum(dose.work.time is not None for dose in doses) > len(doses)
