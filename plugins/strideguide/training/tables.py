"""With which kit a plan can be followed, whatever a body leaves out: truth tables in whole numbers.

A table over n pieces of kit is a number of 2^n bits; bit k says whether the kit whose pieces are the bits of k is
enough. And, or and counting are then single operations over all kits at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, reduce
from operator import and_

from .effects import as_it_is, instead
from .kit_at_hand import OwnKit
from .match import Matcher
from .payload import MoveData

Ways = Sequence[tuple[int, int]]  # the ways to do a move: the table of each, and the bit of masks that rules it out


@dataclass(frozen=True, eq=False)
class Table:
    """Which kits are enough. `kit` are the pieces that matter, in order; `bits` has one bit for each set of them. `own`
    says whether a plan's own kit is, which counts where nobody said what kit there is.

    A table is the same as itself alone, as numbers so long are compared and hashed too slowly.
    """

    kit: tuple[int, ...]
    bits: int
    own: bool

    @cached_property
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
    return Table(kit, bits, any(table.own for table in tables))


@lru_cache(maxsize=4096)
def _widened(table: Table, kit: tuple[int, ...]) -> int:
    """The bits of a table over more pieces of kit."""
    bits, own = table.bits, {*table.kit}
    pieces = len(own)
    for index, piece in enumerate(kit):
        if piece not in own:
            bits, pieces = _doubled(bits, index, pieces), pieces + 1
    return bits


def _doubled(bits: int, index: int, pieces: int) -> int:
    """A table over one more piece, at `index`, that makes no difference: each block of bits stands there twice.

    Halves are moved apart, then halves of these, until blocks of 2^index bits have room for their doubles.
    """
    for half in range(pieces - 1, index - 1, -1):
        bits = (bits | bits << (1 << half)) & ~having(half, pieces + 1)
    return bits | bits << (1 << index)


class _Held:
    """Tables that each stand there once. They are told by their places, as numbers so long are compared too slowly."""

    def __init__(self) -> None:
        self.tables: list[int] = []
        self._places: dict[int, int] = {}

    def place(self, bits: int) -> int:
        """The place of a table."""
        found = self._places.setdefault(bits, len(self.tables))
        if found == len(self.tables):
            self.tables.append(bits)
        return found


class _Move(_Held):
    """The kits with which a move can be done, or one that may stand in for it."""

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self.ways, self.relevant = ways, _all(bit for _, bit in ways)
        self._known: dict[int, int] = {}

    def of(self, mask: int) -> int:
        """The place of the table of kits that are enough if the moves of a mask are left out."""
        out = mask & self.relevant
        found = self._known.get(out)
        if found is None:
            found = self._known[out] = self.place(_all(table for table, bit in self.ways if not bit & out))
        return found


class _Part(_Held):
    """The kits with which the main part of a session can be followed: at least half of its moves are left."""

    def __init__(self, ways: Sequence[Ways], everything: int) -> None:
        super().__init__()
        self.moves, self.everything = [_Move(some) for some in ways], everything
        self.half = (len(ways) + 1) // 2
        self.relevant = _all(move.relevant for move in self.moves)
        self._known: dict[int, int] = {}
        self._alike: dict[tuple[int, ...], int] = {}

    def of(self, mask: int) -> int:
        """The place of the table of kits that are enough if the moves of a mask are left out."""
        out = mask & self.relevant
        found = self._known.get(out)
        if found is None:
            alike = tuple([move.of(out) for move in self.moves])
            if (found := self._alike.get(alike)) is None:
                moves = [move.tables[at] for move, at in zip(self.moves, alike, strict=True)]
                found = self._alike[alike] = self.place(_at_least(moves, self.half, self.everything))
            self._known[out] = found
        return found


class PlanTable:
    """The kits with which one plan can be followed.

    `relevant` are the bits of masks that matter to it, and `known` the tables that were asked for, by these bits.
    """

    def __init__(self, matcher: Matcher, index: int) -> None:
        parts = [parts["main"] for parts in matcher.plans[index]["parts"]]
        ways = {at: _ways(matcher, index, at) for main in parts for at in main}
        pieces = {piece for found in ways.values() for move, _ in found for piece in (*move["all"], *move["any"])}
        self.kit = tuple(sorted(pieces))
        self.everything = full(len(self.kit))
        tables = {at: [(self._table(move), bit) for move, bit in found] for at, found in ways.items()}
        self.parts = [_Part([tables[at] for at in main], self.everything) for main in parts]
        self.enough = self.everything  # the kits with which at least half of each main part is done as it is written
        for main in parts:
            written = [self._table(matcher.moves[at]) for at in main]
            self.enough &= _at_least(written, (len(main) + 1) // 2, self.everything)
        own = {at: [*_with_own(matcher.own_kit[index], found)] for at, found in ways.items()}
        self.own_parts = [_Part([own[at] for at in main], 1) for main in parts]
        self.both = [*self.parts, *self.own_parts]
        self.relevant = _all(part.relevant for part in self.parts)
        self.known: dict[int, Table] = {}
        self._alike: dict[tuple[int, ...], Table] = {}
        self._tables: dict[tuple[int, bool], Table] = {}

    def of(self, mask: int) -> Table:
        """The kits that are enough if the moves of a mask are left out."""
        out = mask & self.relevant
        found = self.known.get(out)
        if found is None:
            alike = tuple([part.of(out) for part in self.both])
            if (found := self._alike.get(alike)) is None:
                found = self._alike[alike] = self._joined(alike)
            self.known[out] = found
        return found

    def _joined(self, alike: Sequence[int]) -> Table:
        """The kits that are enough for all parts, each with the table at its place."""
        tables = [part.tables[at] for part, at in zip(self.both, alike, strict=True)]
        count = len(self.parts)
        bits = reduce(and_, tables[:count], self.enough)
        own = all(tables[count:])
        return self._tables.setdefault((bits, own), Table(self.kit, bits, own))

    def _table(self, move: MoveData) -> int:
        bits = self.everything
        for piece in move["all"]:
            bits &= having(self.kit.index(piece), len(self.kit))
        if move["any"]:
            bits &= _all(having(self.kit.index(piece), len(self.kit)) for piece in move["any"])
        return bits


def _ways(matcher: Matcher, index: int, at: int) -> list[tuple[MoveData, int]]:
    """A move and all that may stand in for it in a plan, each with the bit of masks that rules it out."""
    own = matcher.moves[at]
    highest = max(own["level"], matcher.lowest[index])
    others = [(matcher.moves[other], instead(matcher, other)) for other in own["instead"]]
    return [(own, as_it_is(at)), *((move, bit) for move, bit in others if move["level"] <= highest)]


def _with_own(kit: OwnKit, found: Sequence[tuple[MoveData, int]]) -> Iterator[tuple[int, int]]:
    """Of the ways to do a move those that a plan's own kit is enough for; for the move itself it always is."""
    [(_, bit), *others] = found
    yield 1, bit
    yield from ((int(kit.suits(move)), bit) for move, bit in others)


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
