"""What the picker puts in the place of moves, judged by the guide's own exercises and not by the picker's data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from ..model.activity import Activity
from ..model.exercise import Exercise
from .balance import needs
from .match import Matcher
from .sessions import Moves
from .states import State


@dataclass(frozen=True)
class Unsafe:
    """A move that stands in for another although it may not: for which condition, with which kit."""

    plan: int
    move: int
    instead: int
    why: str


@dataclass
class Swaps:
    """Judges what the picker puts in the place of moves by the guide's own exercises, not by its own data."""

    matcher: Matcher
    moves: Moves
    states: Sequence[State]
    checked: int = 0
    left_out: int = 0

    def unsafe(self) -> Iterator[Unsafe]:
        """Every move of every plan, for each condition and each set of the kit that matters."""
        pains = range(len(self.matcher.data["questions"]["pain"]))
        known: set[tuple[int, int]] = set()
        for plan, used in enumerate(self.matcher.used):
            for at in used:
                if (at, self.matcher.lowest[plan]) not in known:
                    known.add((at, self.matcher.lowest[plan]))
                    for pain in (None, *pains):
                        yield from self._of(plan, at, frozenset() if pain is None else frozenset({pain}))

    def _of(self, plan: int, at: int, pain: frozenset[int]) -> Iterator[Unsafe]:
        for kit in self._kits(at):
            instead = self.matcher.stand_in(plan, at, kit, pain)
            self.checked += 1
            if instead is None:
                self.left_out += 1
            elif why := self._fault(at, instead, kit, pain):
                yield Unsafe(plan, at, instead, why)
                return

    def _kits(self, at: int) -> Iterator[frozenset[int]]:
        moves = [self.matcher.moves[other] for other in (at, *self.matcher.moves[at]["instead"])]
        pieces = sorted({piece for move in moves for piece in (*move["all"], *move["any"])})
        sizes = chain.from_iterable(combinations(pieces, size) for size in range(len(pieces) + 1))
        return map(frozenset, sizes)

    def _fault(self, at: int, instead: int, kit: frozenset[int], pain: frozenset[int]) -> str:
        """What is wrong with a stand-in; "" if nothing is."""
        asked = self.matcher.data["questions"]
        here = [self.states[one] for one in pain]
        own, other = self.matcher.moves[at], self.matcher.moves[instead]
        hand = {asked["kit"][piece] for piece in kit}
        if own["kind"] != other["kind"]:
            return "it is no exercise" if own["kind"] == "exercise" else "it is no activity"
        move: Exercise | Activity = (
            self.moves.activities[other["id"]] if own["kind"] == "activity" else self.moves.exercises[other["id"]]
        )
        all_of, any_of = needs(move)
        named = ", ".join(sorted(state.id for state in here))
        return _first(
            (any(state.leaves_out(move) or state.cautions(move) for state in here), f"it calls for care with {named}"),
            (not hand.issuperset(all_of) or bool(any_of and hand.isdisjoint(any_of)), "it needs kit that is not there"),
            (
                isinstance(move, Exercise) and move.pattern != self.moves.exercises[own["id"]].pattern,
                "it is another movement pattern",
            ),
        )


def _first(*faults: tuple[bool, str]) -> str:
    return next((words for found, words in faults if found), "")
