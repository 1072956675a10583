"""What a reader does in a week of a plan: its sessions with what the reader's answers change. `resolved` alone tells.

`assets/parts/resolved.js` says the same to a browser; tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..model.activity import Activity
from ..model.exercise import Exercise
from ..model.sets import MOST_RPE
from ..model.values import Range
from .answers import Answers
from .balance import Balance
from .match import Matcher
from .sessions import Bout, Done, Moves, Practice, name_of
from .states import LimitsData, State

Move = Exercise | Activity


@dataclass(frozen=True)
class Change:
    """What answers change in a plan.

    `instead` has by the name of a move, such as "exercise:squat", what is done in its place, None for nothing;
    `notes` how a move is changed; `limits` the highest RPE of a set or an activity, and the most contacts a week.
    """

    instead: Mapping[str, Move | None] = field(default_factory=dict)
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    limits: LimitsData = field(default_factory=lambda: LimitsData())


AS_IT_IS = Change()


def resolved(balance: Balance, week: int, change: Change = AS_IT_IS, count: int = 99) -> tuple[Practice, ...]:
    """The sessions of a week, by its place in the plan from 0, for a reader who does `count` of them: exact doses."""
    practices = balance.weeks(count, change.limits.get("effort", MOST_RPE))[week].practices
    left = change.limits.get("jumps")
    if left is None and not change.instead and not change.notes:
        return practices
    done: list[Practice] = []
    for practice in practices:
        moves: list[Done | Bout] = []
        for move in practice.moves:
            changed = _changed(move, change)
            if isinstance(changed, Done) and changed.contacts and left is not None:
                changed, left = _within(changed, left)
            if changed is not None:
                moves.append(changed)
        done.append(Practice(practice.session, tuple(moves)))
    return tuple(done)


def changes(matcher: Matcher, plan: int, answers: Answers, moves: Moves, states: Collection[State]) -> Change:
    """What answers change in a plan: its number is that in the picker's data. `states` are all of the guide."""

    def thing(at: int) -> Move:
        return moves.kinds[matcher.moves[at]["kind"]][matcher.moves[at]["id"]]

    here = [state for number, state in enumerate(states) if number in answers.pain]
    swaps = [*matcher.swaps(plan, answers.kit, answers.pain)]
    care = matcher.care(plan, answers.pain, swaps)
    return Change(
        {name_of(thing(swap.move)): None if swap.instead is None else thing(swap.instead) for swap in swaps},
        {name_of(thing(at)): tuple(_notes(thing(at), here)) for at in care},
        matcher.limits(answers.pain),
    )


def _notes(move: Move, states: Collection[State]) -> Iterator[str]:
    yield from dict.fromkeys(caution.note for state in states for caution in state.cautions(move))


def _changed(move: Done | Bout, change: Change) -> Done | Bout | None:
    """A move as it is done: another one with the same dose, one with notes, or none."""
    other, notes = change.instead.get(move.name, move.thing), change.notes.get(move.name, ())
    if other is move.thing and not notes:
        return move
    if isinstance(move, Bout):
        return replace(move, activity=other, notes=notes) if isinstance(other, Activity) else None
    return replace(move, exercise=other, notes=notes) if isinstance(other, Exercise) else None


def _within(done: Done, left: int) -> tuple[Done | None, int]:
    """Jumps with no more contacts than are left in the week, and what is left after them; None if not one set is."""
    a_set = done.contacts * done.sides
    sets = min(done.sets.high, left // a_set)
    if not sets or done.dose is None:
        return None, left
    work = replace(done.dose.work, sets=Range(min(done.sets.low, sets), sets))
    return replace(done, dose=done.dose.model_copy(update={"work": work})), left - sets * a_set
