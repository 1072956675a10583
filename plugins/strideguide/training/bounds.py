"""No answer offers a session above a limit of any of its conditions: weeks as readers get them, judged by the records.

What conditions do to a week comes in three parts, each tried in full: a move is left out or swapped, for each state by
itself (and `swaps.py` shows that no other state can bring it back); efforts are lowered and jumps are counted, for each
pair of limits that any set of states can have. Beside these, sets of several states are tried as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import NamedTuple

from ..model.sets import MOST_RPE
from .answers import Answers
from .balance import Balance
from .findings import Finding
from .match import Matcher
from .resolved import Change, changes, resolved
from .sessions import Moves, Practice, name_of
from .states import LimitsData, Move, State

SETS = 12  # sets of several states that are tried with each plan


class _Asked(NamedTuple):
    """What a plan asks of a reader in all of its weeks: its moves, the highest RPE, and the most contacts a week."""

    moves: frozenset[str]
    effort: int
    contacts: int


@dataclass
class Bounds:
    """Judges what readers get in every week of every plan by the limits and cautions of their conditions.

    `examples` are sets of states with which a plan may be started.
    """

    matcher: Matcher
    balances: Sequence[Balance]
    moves: Moves
    states: Sequence[State]
    examples: Sequence[Collection[int]]
    judged: int = 0
    _known: dict[tuple[object, ...], _Asked] = field(default_factory=dict)

    def findings(self) -> Iterator[Finding]:
        """What is above a limit, once for each plan and limit."""
        for plan, balance in enumerate(self.balances):
            alone = ([number] for number in range(len(self.states)))
            some = self.examples[plan % max(len(self.examples) // SETS, 1) :: max(len(self.examples) // SETS, 1)]
            for words in dict.fromkeys((*self._bodies(plan, alone), *self._bodies(plan, some), *self._doses(plan))):
                yield Finding("bound", ("plan", balance.plan.id), (), words)

    def _bodies(self, plan: int, bodies: Iterable[Collection[int]]) -> Iterator[str]:
        """What a plan asks of readers with these states, where it is offered to them."""
        for pain in bodies:
            answers = Answers(pain=frozenset(pain))
            if self.matcher.match(plan, answers) is not None:
                asked = self._asked(plan, changes(self.matcher, plan, answers, self.moves, self.states))
                for number in pain:
                    yield from self._above(asked, number)

    def _above(self, asked: _Asked, number: int) -> Iterator[str]:
        state = self.states[number]
        if moves := sorted(asked.moves & self._out[number]):
            yield f'With "{state.id}" it still has {", ".join(moves)}.'
        if state.limits.effort is not None and asked.effort > state.limits.effort:
            yield f'With "{state.id}" it asks for RPE {asked.effort}.'
        if state.limits.jumps is not None and asked.contacts > state.limits.jumps:
            yield f'With "{state.id}" it has {asked.contacts} contacts a week.'

    def _doses(self, plan: int) -> Iterator[str]:
        """Every highest effort with every number of jumps, whichever states may bring them together."""
        efforts = {state.limits.effort for state in self.states} | {None}
        jumps = {state.limits.jumps for state in self.states} | {None}
        for effort, contacts in product(efforts, jumps if self._asked(plan, Change()).contacts else (None,)):
            limits = LimitsData()
            if effort is not None:
                limits["effort"] = effort
            if contacts is not None:
                limits["jumps"] = contacts
            asked = self._asked(plan, Change(limits=limits))
            if asked.effort > limits.get("effort", asked.effort):
                yield f"With RPE {effort} at most it asks for {asked.effort}."
            if asked.contacts > limits.get("jumps", asked.contacts):
                yield f"With {contacts} contacts a week at most it has {asked.contacts}."

    @cached_property
    def _out(self) -> list[frozenset[str]]:
        """What each state leaves out, by the records of the guide."""
        things: list[Move] = [*self.moves.exercises.values(), *self.moves.activities.values()]
        return [frozenset(name_of(move) for move in things if state.leaves_out(move)) for state in self.states]

    def _asked(self, plan: int, change: Change) -> _Asked:
        """What a plan asks in all of its weeks; changes that do the same are tried once."""
        balance, limits = self.balances[plan], change.limits
        swaps = frozenset((name, other and other.id) for name, other in change.instead.items())
        key = plan, swaps, min(limits.get("effort", MOST_RPE), balance.highest_rpe), limits.get("jumps")
        if key not in self._known:
            self._known[key] = _asked(resolved(balance, week, change) for week in balance.distinct)
        self.judged += len(balance.all)
        return self._known[key]


def _asked(weeks: Iterable[Sequence[Practice]]) -> _Asked:
    names, effort, most = set[str](), 0, 0
    for practices in weeks:
        for move in (move for practice in practices for move in practice.moves):
            names.add(move.name)
            effort = max(effort, move.rpe.high)
        most = max(most, sum(practice.contacts for practice in practices))
    return _Asked(frozenset(names), effort, most)
