"""With which kit a plan can be followed, whatever a body leaves out: truth tables in whole numbers.

A table over n pieces of kit is a number of 2^n bits; bit k says whether the kit whose pieces are the bits of k is
enough. And, or and counting are then single operations over all kits at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, reduce
from operator import and_, or_
from typing import NamedTuple

from .effects import as_it_is, instead
from .kit_at_hand import OwnKit
from .match import Matcher
from .payload import MoveData

EVERY = -1  # every bit of any table


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

    @cached_property
    def part(self) -> float:
        """The part of all sets of kit that is enough."""
        return self.bits.bit_count() / (1 << len(self.kit))

    def share(self, pieces: int) -> int:
        """How many sets of `pieces` pieces of kit are enough."""
        return self.bits.bit_count() << (pieces - len(self.kit))


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


def widest(tables: Iterable[Table]) -> frozenset[Table]:
    """The tables without those whose kits are all enough for another one: together they say the same."""
    found: list[Table] = []
    for table in sorted(tables, key=lambda table: table.part, reverse=True):
        if not any(_is_inside(table, other) for other in found):
            found.append(table)
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def _is_inside(table: Table, other: Table) -> bool:
    """Whether every kit that is enough for a table is enough for another one."""
    kit = tuple(sorted({*table.kit, *other.kit}))
    wide = _widened(other, kit)
    return _widened(table, kit) | wide == wide and table.own <= other.own


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


class _Way(NamedTuple):
    """A move as it is done in a plan, and what rules it out: a bit of masks, for these states."""

    move: MoveData
    bit: int
    states: frozenset[int]

    def serves_for(self, other: _Way) -> bool:
        """Whether it can be done wherever another can: it needs no more kit, and is ruled out by no other state."""
        return OwnKit.of([other.move]).suits(self.move) and self.states <= other.states

    @property
    def sure(self) -> bool:
        """Whether everybody can do it."""
        return not (self.move["all"] or self.move["any"] or self.states)


class _Part:
    """The kits with which the main part of a session can be followed: at least half of its moves are left.

    `needed` is how many have to be left of those that not everybody can do.
    """

    def __init__(self, moves: Sequence[Sequence[_Way]], tables: Mapping[int, int]) -> None:
        open = [ways for ways in moves if not ways[0].sure]
        self.needed = (len(moves) + 1) // 2 - (len(moves) - len(open))
        self.moves = [[(way.bit, tables[way.bit]) for way in ways] for ways in open]
        self.relevant = reduce(or_, (way.bit for ways in open for way in ways), 0)
        self.tables: dict[int, int] = {}  # with the place of each, as numbers so long are compared too slowly
        self._known: dict[int, int] = {}

    def of(self, mask: int) -> int:
        """The place among its tables of that of kits that are enough if the moves of a mask are left out."""
        out = mask & self.relevant
        found = self._known.get(out)
        if found is None:
            moves = [reduce(or_, (table for bit, table in ways if not bit & out), 0) for ways in self.moves]
            found = self.tables.setdefault(_at_least(moves, self.needed), len(self.tables))
            self._known[out] = found
        return found


class PlanTable:
    """The kits with which one plan can be followed.

    `relevant` are the bits of masks that matter to it. Numbers in here have one bit more than there are sets of kit,
    for the plan's own.
    """

    def __init__(self, matcher: Matcher, index: int) -> None:
        parts = [parts["main"] for parts in matcher.plans[index]["parts"]]
        ways = {at: _ways(matcher, index, at) for main in parts for at in main}
        moves = [*(matcher.moves[at] for at in ways), *(way.move for some in ways.values() for way in some)]
        self.kit = tuple(sorted({piece for move in moves for piece in (*move["all"], *move["any"])}))
        self.own = matcher.own_kit[index]
        tables = {way.bit: self._table(way.move) for some in ways.values() for way in some}
        made = [_Part([ways[at] for at in main], tables) for main in parts]
        self.parts = [part for part in made if part.needed > 0]
        self.relevant = reduce(or_, (part.relevant for part in self.parts), 0)
        self.enough = EVERY  # the kits with which at least half of each main part is done as it is written
        for main in parts:
            self.enough &= _at_least([self._table(matcher.moves[at]) for at in main], (len(main) + 1) // 2)
        self._known: dict[int, Table] = {}  # by masks, by the places of the tables of parts, and by their bits
        self._joined: dict[tuple[int, ...], Table] = {}
        self._tables: dict[int, Table] = {}

    def of_all(self, masks: Iterable[int]) -> list[Table]:
        """For each mask the kits that are enough if its moves are left out."""
        known, relevant = self._known, self.relevant
        return [known.get(mask & relevant) or self._of(mask & relevant) for mask in masks]

    def _of(self, out: int) -> Table:
        places = tuple([part.of(out) for part in self.parts])
        if places not in self._joined:
            self._joined[places] = self._join(places)
        found = self._known[out] = self._joined[places]
        return found

    def _join(self, places: Iterable[int]) -> Table:
        tables = ([*part.tables][place] for part, place in zip(self.parts, places, strict=True))
        bits, pieces = reduce(and_, tables, self.enough), len(self.kit)
        return self._tables.setdefault(bits, Table(self.kit, bits & full(pieces), bool(bits >> (1 << pieces))))

    def _table(self, move: MoveData) -> int:
        """The kits with which a move can be done."""
        pieces = len(self.kit)
        bits = full(pieces)
        for piece in move["all"]:
            bits &= having(self.kit.index(piece), pieces)
        if move["any"]:
            bits &= reduce(or_, (having(self.kit.index(piece), pieces) for piece in move["any"]))
        return bits | self.own.suits(move) << (1 << pieces)


def _ways(matcher: Matcher, index: int, at: int) -> list[_Way]:
    """A move and what may stand in for it in a plan, without those for which another one always serves."""
    found = [_Way(matcher.moves[at], as_it_is(at), frozenset(matcher.moves[at]["avoid"]))]
    for other in matcher.substitutes(index, at):
        move = matcher.moves[other]
        way = _Way(move, instead(matcher, other), frozenset((*move["avoid"], *move["modify"])))
        if not any(one.serves_for(way) for one in found):
            found = [*(one for one in found if not way.serves_for(one)), way]
    return found


def _at_least(tables: Sequence[int], count: int) -> int:
    """Where at least `count` of the tables hold."""
    reached = [EVERY] + [0] * count
    for table in tables:
        for number in range(count, 0, -1):
            reached[number] |= reached[number - 1] & table
    return reached[-1]
