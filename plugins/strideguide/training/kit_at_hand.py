"""What can be done with which kit. `assets/parts/kit_at_hand.js` says the same to a browser."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from .payload import MoveData


class OwnKit(NamedTuple):
    """The kit that a plan needs itself: all of the first, and of each of the others one piece, nobody knows which."""

    sure: frozenset[int]
    either: tuple[frozenset[int], ...]

    @classmethod
    def of(cls, moves: Collection[MoveData]) -> OwnKit:
        """What these moves need together."""
        either = dict.fromkeys(frozenset(move["any"]) for move in moves if move["any"])
        return cls(frozenset(piece for move in moves for piece in move["all"]), tuple(either))

    @property
    def pieces(self) -> tuple[frozenset[int], ...]:
        """What is to be had: any one of each of these. A choice that another one settles is no more to be had."""
        open = [some for some in self.either if some.isdisjoint(self.sure)]
        narrowest = (some for some in open if not any(other < some for other in open))
        return (*(frozenset({piece}) for piece in self.sure), *narrowest)

    def suits(self, move: MoveData) -> bool:
        """Whether everybody who can do the plan can do a move, whatever pieces they have."""
        wanted = {*move["any"]}
        one = not wanted or not wanted.isdisjoint(self.sure) or any(some <= wanted for some in self.either)
        return one and self.sure.issuperset(move["all"])


def doable(move: MoveData, kit: frozenset[int]) -> bool:
    """Whether a move can be done with the kit at hand."""
    return kit.issuperset(move["all"]) and (not move["any"] or not kit.isdisjoint(move["any"]))
