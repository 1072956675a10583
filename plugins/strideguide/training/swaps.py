"""What the picker puts in the place of moves, judged by the guide's own exercises and not by the picker's data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations, islice, product
from typing import NamedTuple

from ..model.exercise import Exercise
from .balance import needs
from .ladders import doable
from .match import Matcher
from .sessions import Moves
from .states import Move, State


class _Marked(NamedTuple):
    """The moves that a state leaves out, and those that call for any care in it."""

    out: frozenset[int]
    care: frozenset[int]

    @classmethod
    def of(cls, out: Iterable[int], changed: Iterable[int]) -> _Marked:
        left = frozenset(out)
        return cls(left, left.union(changed))


@dataclass(frozen=True)
class Unsafe:
    """A move that stands in for another although it may not, or is done although it should not be: and why."""

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
        """Every move of every plan, for each state and each set of the kit that matters, and no word of kit."""
        known: set[tuple[int, int]] = set()
        for plan, used in enumerate(self.matcher.used):
            for at in used:
                yield from islice(self.unasked(plan, at), 1)
                if (at, self.matcher.lowest[plan]) not in known:
                    known.add((at, self.matcher.lowest[plan]))
                    yield from self._of(plan, at)

    def _of(self, plan: int, at: int) -> Iterator[Unsafe]:
        """What is wrong with a move and all that may stand in for it: one finding, if any."""
        instead = self.matcher.moves[at]["instead"]
        yield from islice(chain(self._chosen(plan, at), self._forgotten(plan, at, instead)), 1)

    def _chosen(self, plan: int, at: int) -> Iterator[Unsafe]:
        """Stand-ins that the picker chooses and should not. States that are alike for a move are tried once."""
        bodies = self._bodies(at)
        for kit in self._kits(at):
            there = self._there(at, kit)
            for pain, alike in bodies.items():
                instead = self.matcher.stand_in(plan, at, kit, pain)
                self.checked += alike
                if instead is None:
                    self.left_out += alike
                elif why := self._fault(at, instead, pain, there):
                    yield Unsafe(plan, at, instead, why)

    def unasked(self, plan: int, at: int) -> Iterator[Unsafe]:
        """Stand-ins for a reader who did not say what kit there is, that a plan's own kit may not be enough for."""
        for instead in {self.matcher.stand_in(plan, at, None, pain) for pain in self._bodies(at)} - {None}:
            if instead is not None and not self._own_is_enough(plan, self._thing(instead)):
                yield Unsafe(plan, at, instead, "it needs kit that the plan does not need")

    def _own_is_enough(self, plan: int, other: Move) -> bool:
        """Whether a move can be done with any kit that is enough for all moves of a plan."""
        all_of, any_of = needs(other)
        needed = [needs(self._thing(at)) for at in self.matcher.used[plan]]
        sure = {piece for pieces, _ in needed for piece in pieces}
        either = {pieces for _, pieces in needed if {*pieces} & {*all_of, *any_of}}
        return all(doable(other, sure.union(hand)) for hand in product(*either))

    def _forgotten(self, plan: int, at: int, instead: Sequence[int]) -> Iterator[Unsafe]:
        """Moves whose cautions and limits the picker does not know, be they chosen with one state alone or not."""
        for state, known, truly in zip(self.states, self._known, self._truly, strict=True):
            if at in truly.out - known.out:
                yield Unsafe(plan, at, at, f"{state.id} leaves it out")
            if some := truly.care.intersection(instead) - known.care:
                yield Unsafe(plan, at, min(some), f"it calls for care with {state.id}")

    def _bodies(self, at: int) -> Mapping[frozenset[int], int]:
        """No state, and one of all those that say the same of what may stand in for a move, with how many they are."""
        instead = frozenset(self.matcher.moves[at]["instead"])
        alike: dict[tuple[frozenset[int], frozenset[int]], list[int]] = defaultdict(list)
        for number, (known, truly) in enumerate(zip(self._known, self._truly, strict=True)):
            alike[known.care & instead, truly.care & instead].append(number)
        return {frozenset[int](): 1, **{frozenset(some[:1]): len(some) for some in alike.values()}}

    @cached_property
    def _known(self) -> list[_Marked]:
        """What the picker's data say of each state."""
        moves = [*enumerate(self.matcher.moves)]
        return [
            _Marked.of(
                (at for at, move in moves if state in move["avoid"]),
                (at for at, move in moves if state in move["modify"]),
            )
            for state in range(len(self.states))
        ]

    @cached_property
    def _truly(self) -> list[_Marked]:
        """What the guide's own records say of each state."""
        moves = [(at, self._thing(at)) for at in range(len(self.matcher.moves))]
        return [
            _Marked.of(
                (at for at, move in moves if state.leaves_out(move)), (at for at, move in moves if state.changes(move))
            )
            for state in self.states
        ]

    def _thing(self, at: int) -> Move:
        data = self.matcher.moves[at]
        return self.moves.kinds[data["kind"]][data["id"]]

    def _kits(self, at: int) -> list[frozenset[int]]:
        moves = [self.matcher.moves[other] for other in (at, *self.matcher.moves[at]["instead"])]
        pieces = sorted({piece for move in moves for piece in (*move["all"], *move["any"])})
        sizes = chain.from_iterable(combinations(pieces, size) for size in range(len(pieces) + 1))
        return [*map(frozenset, sizes)]

    def _there(self, at: int, kit: frozenset[int]) -> set[int]:
        """What can be done with a kit of all that may stand in for a move."""
        hand = {self.matcher.data["questions"]["kit"][piece] for piece in kit}
        return {other for other in self.matcher.moves[at]["instead"] if doable(self._thing(other), hand)}

    def _fault(self, at: int, instead: int, pain: frozenset[int], there: set[int]) -> str:
        """What is wrong with a stand-in; "" if nothing is."""
        own, other = self._thing(at), self._thing(instead)
        if isinstance(own, Exercise) != isinstance(other, Exercise):
            return "it is no exercise" if isinstance(own, Exercise) else "it is no activity"
        if care := [self.states[one].id for one in sorted(pain) if instead in self._truly[one].care]:
            return f"it calls for care with {', '.join(care)}"
        if instead not in there:
            return "it needs kit that is not there"
        alike = not isinstance(other, Exercise) or not isinstance(own, Exercise) or other.pattern == own.pattern
        return "" if alike else "it is another movement pattern"
