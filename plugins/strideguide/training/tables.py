"""With which kit a plan can be followed, for every set of pains: truth tables in whole numbers.

A table over n pieces of kit is a number of 2^n bits; bit k says whether the kit whose pieces are the bits of k is
enough. And, or and counting are then single operations over all kits at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from .match import Matcher
from .payload import MoveData


@dataclass(frozen=True)
class Table:
    """Which kits are enough. `kit` are the pieces that matter, in order; `bits` has one bit for each set of them."""

    kit: tuple[int, ...]
    bits: int

    @property
    def always(self) -> bool:
        return self.bits == full(len(self.kit))

    def share(self, pieces: int) -> int:
        """How many sets of `pieces` pieces of kit are enough."""
        return self.bits.bit_count() << (pieces - len(self.kit))

    @property
    def with_all(self) -> bool:
        """Whether all kit is enough."""
        return bool(self.bits >> ((1 << len(self.kit)) - 1) & 1)


@cache
def full(pieces: int) -> int:
    """The table of what can always be done."""
    return (1 << (1 << pieces)) - 1


@cache
def having(index: int, pieces: int) -> int:
    """The table of all sets that have the piece at `index`."""
    half = 1 << index
    block = ((1 << half) - 1) << half
    bits, width = block, 2 * half
    while width < 1 << pieces:
        bits |= bits << width
        width *= 2
    return bits


def either(tables: Iterable[Table]) -> Table:
    """The table of kits that are enough for at least one."""
    tables = list(tables)
    kit = tuple(sorted({piece for table in tables for piece in table.kit}))
    bits = 0
    for table in tables:
        bits |= _widened(table, kit)
    return Table(kit, bits)


@lru_cache(maxsize=4096)
def _widened(table: Table, kit: tuple[int, ...]) -> int:
    """The bits of a table over more pieces of kit."""
    bits = table.bits
    for index, piece in enumerate(kit):
        if piece not in table.kit:  # doubled: each block of 2^index bits is the same with and without the piece
            bits = _doubled(bits, 1 << index)
            table = Table(tuple(sorted((*table.kit, piece))), bits)
    return bits


def _doubled(bits: int, block: int) -> int:
    found, at, mask = 0, 0, (1 << block) - 1
    while bits:
        part = bits & mask
        found |= (part | part << block) << at
        bits >>= block
        at += 2 * block
    return found


class MoveTable:
    """The kits with which one move can be done or stood in for."""

    def __init__(self, ways: Sequence[tuple[int, int]], everything: int) -> None:
        self.own, self.own_hurts = ways[0]
        self.ways, self.everything = ways, everything
        self.pain = _all(hurts for _, hurts in ways)
        self._known: dict[int, int] = {}

    def alike(self, pain: int) -> int:
        """One number for all pains that leave the same ways. With no need of kit only the move's own pains count."""
        return -1 if self.own == self.everything and not pain & self.own_hurts else pain & self.pain

    def of(self, alike: int) -> int:
        """The kits that are enough, for a number that `alike` gave."""
        if alike < 0:
            return self.everything
        if alike not in self._known:
            self._known[alike] = _all(table for table, hurts in self.ways if not hurts & alike)
        return self._known[alike]


class PlanTable:
    """The kits with which one plan can be followed."""

    def __init__(self, matcher: Matcher, index: int) -> None:
        self.parts = [parts["main"] for parts in matcher.plans[index]["parts"]]
        ways = {at: _ways(matcher, index, at) for main in self.parts for at in main}
        pieces = {piece for found in ways.values() for move, _ in found for piece in (*move["all"], *move["any"])}
        self.kit = tuple(sorted(pieces))
        self.everything = full(len(self.kit))
        self.moves = {
            at: MoveTable([(self._table(move), pain) for move, pain in found], self.everything)
            for at, found in ways.items()
        }
        self._known: dict[tuple[int, ...], Table] = {}

    def of(self, pain: int) -> Table:
        """The kits that are enough with these pains; `pain` has a bit for each."""
        alike = tuple(move.alike(pain) for move in self.moves.values())
        if alike not in self._known:
            moves = {at: move.of(same) for (at, move), same in zip(self.moves.items(), alike, strict=True)}
            self._known[alike] = Table(self.kit, self._bits(moves))
        return self._known[alike]

    def _bits(self, moves: dict[int, int]) -> int:
        bits = self.everything
        for main in self.parts:
            bits &= _at_least([moves[at] for at in main], (len(main) + 1) // 2, self.everything)
        return bits

    def _table(self, move: MoveData) -> int:
        bits = self.everything
        for piece in move["all"]:
            bits &= having(self.kit.index(piece), len(self.kit))
        if move["any"]:
            bits &= _all(having(self.kit.index(piece), len(self.kit)) for piece in move["any"])
        return bits


def _ways(matcher: Matcher, index: int, at: int) -> list[tuple[MoveData, int]]:
    """A move and all that may stand in for it in a plan, each with the pains that rule it out."""
    own = matcher.moves[at]
    highest = max(own["level"], matcher.lowest[index])
    others = [move for other in own["instead"] if (move := matcher.moves[other])["level"] <= highest]
    return [
        (own, _all(1 << pain for pain in own["avoid"])),
        *((move, _all(1 << pain for pain in (*move["avoid"], *move["modify"]))) for move in others),
    ]


def _all(bits: Iterable[int]) -> int:
    found = 0
    for some in bits:
        found |= some
    return found


def _at_least(tables: Sequence[int], count: int, everything: int) -> int:
    """Where at least `count` of the tables hold."""
    reached = [everything] + [0] * count
    for table in tables:
        for number in range(count, 0, -1):
            reached[number] |= reached[number - 1] & table
    return reached[count]
