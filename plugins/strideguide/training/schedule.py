"""The weeks of a plan as its reader does them: counted back from a race, begun late, done again, or missed.

`assets/parts/schedule.js` says the same to a browser; tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..model.plan import Plan
from ..model.week import LIGHTER, PhaseKind

MOST_WEEKS = 60  # of a course that a reader may change; what is said of later ones is not read
MOST_FULL = 5  # full weeks in a row, where a shorter course has the choice
TAPER = ("taper", "race")

Planned = tuple[int | None, int]  # where in the course a week was due, None if it is done once more; and the week


@dataclass(frozen=True)
class Said:
    """What a reader says of the course.

    `begin` is the week of the plan to begin with, from 0. The weeks of the course, from 0, in which nothing is done,
    that are done again in the next one, and before which the reader goes back to the week after the last lighter one.
    `to_race` is how many weeks there are up to the race, with its own.
    """

    begin: int = 0
    missed: frozenset[int] = frozenset()
    again: frozenset[int] = frozenset()
    back: frozenset[int] = frozenset()
    to_race: int | None = None


@dataclass(frozen=True)
class Entry:
    """A week of the course: the week of the plan that is done, or is not, as the reader misses it; and the place in the
    course at which it was due, None if that is here, or nowhere as it is done once more.
    """

    week: int
    due: int | None = None
    done: bool = True


@dataclass(frozen=True)
class Course:
    """The weeks of a course in their order; `wait` is how many weeks the plan begins later than it could, and
    `has_race` whether it was counted back from one.
    """

    entries: tuple[Entry, ...]
    wait: int = 0
    has_race: bool = False


@dataclass
class _Walk:
    """A way through the weeks of a plan; `done` are the kinds of those behind, "" for one that was missed."""

    kinds: Sequence[PhaseKind]
    said: Said
    left: list[Planned]
    room: int | None
    done: list[str] = field(default_factory=list)

    def entries(self) -> Iterator[Entry]:
        while self.left:
            place = len(self.done)
            if place < MOST_WEEKS and place in self.said.back:
                self._go_back()
            due, week = self.left[0]
            missed = place < MOST_WEEKS and place in self.said.missed
            yield Entry(week, due if due is not None and due < place else None, not missed)
            self.done.append("" if missed else self.kinds[week])
            if not missed:
                self.left[0:1] = [(None, week)] if place < MOST_WEEKS and place in self.said.again else []
            self._shorten()

    def _go_back(self) -> None:
        _, week = self.left[0]
        first = next((at + 1 for at in range(week - 1, -1, -1) if self.kinds[at] in LIGHTER), 0)
        self.left[0:0] = [(None, at) for at in range(max(first, self.said.begin), week)]
        self._shorten()

    def _shorten(self) -> None:
        if self.room is not None:
            self.left = _shortened(self.kinds, self.left, self.room - len(self.done), self.done)


def course(kinds: Sequence[PhaseKind], said: Said) -> Course:
    """The course of a plan whose weeks are of these kinds. A race that is over, or that the plan has none of, counts as
    none.
    """
    weeks = [*range(min(said.begin, len(kinds) - 1), len(kinds))]
    race = last_race(kinds)
    if said.to_race is None or said.to_race < 1 or race is None or race < weeks[0]:
        return Course(tuple(_Walk(kinds, said, [*enumerate(weeks)], None).entries()))
    wanted, wait = fitted(kinds, [week for week in weeks if week <= race], said.to_race)
    done = _Walk(kinds, said, [*enumerate(wanted)], len(wanted)).entries()
    return Course((*done, *(Entry(week) for week in weeks if week > race)), wait, True)


def last_race(kinds: Sequence[PhaseKind]) -> int | None:
    """The week that has the race; None if the plan has none."""
    races = [at for at, kind in enumerate(kinds) if kind == "race"]
    return races[-1] if races else None


def length(plan: Plan) -> int:
    """How many weeks a plan has."""
    return sum(phase.weeks for phase in plan.phases)


def weeks_to_race(plan: Plan) -> int:
    """How many weeks a plan has up to its race, with that week; 0 if it has no race."""
    race = last_race([phase.kind for phase in plan.phases for _ in range(phase.weeks)])
    return 0 if race is None else race + 1


def fitted(kinds: Sequence[PhaseKind], weeks: Sequence[int], have: int) -> tuple[list[int], int]:
    """Weeks of a plan, of which the last one has the race, for a reader who has so many; and how many of these to wait.

    With fewer than the plan has, the last weeks before the taper are left out. With more, each block of full weeks and
    the deload after it may be done twice, the first one first; what is left is time to wait.
    """
    found = [week for _, week in _shortened(kinds, [*enumerate(weeks)], have, [])]
    for block in _blocks(kinds, found):
        if len(found) + len(block) <= have:
            at = found.index(block[0])
            found[at:at] = block
    return found, have - len(found)


def _shortened(kinds: Sequence[PhaseKind], left: list[Planned], room: int, done: Sequence[str]) -> list[Planned]:
    """The first weeks and the taper. A deload just before that makes room for the full week after it, if these do not
    become too many in a row.
    """
    if len(left) <= room:
        return left
    taper = next((at for at, (_, week) in enumerate(left) if kinds[week] in TAPER), len(left))
    kept, end = left[: max(0, room - len(left) + taper)], left[taper:]
    if kept and kinds[kept[-1][1]] == "deload" and _full([*done, *(kinds[week] for _, week in kept[:-1])]) < MOST_FULL:
        kept[-1] = left[len(kept)]
    return [*kept, *end][-room:] if room > 0 else []


def _full(kinds: Sequence[str]) -> int:
    """How many full weeks there are at the end."""
    return next((at for at, kind in enumerate(reversed(kinds)) if not kind or kind in LIGHTER), len(kinds))


def _blocks(kinds: Sequence[PhaseKind], weeks: Sequence[int]) -> Iterator[list[int]]:
    """Full weeks before the taper, each run of them with the deload after it; a run without one is no block."""
    block: list[int] = []
    for week in [*weeks]:
        if kinds[week] in TAPER:
            return
        block.append(week)
        if kinds[week] in LIGHTER:
            if len(block) > 1:
                yield block
            block = []
