"""The weeks of a plan as its reader does them: counted back from a race, begun late, done again, or missed.

`assets/parts/schedule.js` says the same to a browser; tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ..model.week import LIGHTER, PhaseKind

MOST_WEEKS = 60  # that a course may have; what is said beyond them is not read


@dataclass(frozen=True)
class Said:
    """What a reader says of the course: the week of the plan to begin with, from 0; the weeks of the course, from 0, in
    which nothing is done, and those that are done again; and how many weeks there are up to the race, with its own.
    """

    begin: int = 0
    missed: frozenset[int] = frozenset()
    again: frozenset[int] = frozenset()
    to_race: int | None = None


@dataclass(frozen=True)
class Entry:
    """A week of the course: the week of the plan that is done, None for none, and the one that was due if all had gone
    as the plan says. `due` is None for a week that the plan never had there.
    """

    week: int | None
    due: int | None


@dataclass(frozen=True)
class Course:
    """The weeks of a course in their order; `wait` is how many weeks the plan begins later than it could."""

    entries: tuple[Entry, ...]
    wait: int = 0


def course(kinds: Sequence[PhaseKind], said: Said) -> Course:
    """The course of a plan whose weeks are of these kinds."""
    missed = sorted(at for at in said.missed if at < MOST_WEEKS)
    weeks = [*range(min(said.begin, len(kinds) - 1), len(kinds))]
    race = last_race(kinds)
    if said.to_race is None or race is None:
        return Course(tuple(_walk(weeks, weeks, missed, said.again)))
    have = max(0, min(said.to_race, MOST_WEEKS))
    before = sum(at < have for at in missed) + sum(at < have - 1 for at in said.again)
    due, _ = fitted(kinds, weeks, have)
    wanted, wait = fitted(kinds, weeks, max(0, have - before))
    after = [week for week in weeks if week > race]
    done = [*_walk(wanted, due, [at for at in missed if at < have], said.again)][:have]
    return Course((*done, *(Entry(week, week) for week in after)), wait)


def _walk(weeks: Sequence[int], due: Sequence[int], missed: Sequence[int], again: Collection[int]) -> Iterator[Entry]:
    """Weeks one after another, with those that are missed or done again between them, and what was due."""
    left, place = [*weeks], 0
    while left:
        then = due[place] if place < len(due) else None
        if place in missed:
            yield Entry(None, then)
        else:
            yield Entry(left[0], then)
            if place not in again:
                left.pop(0)
        place += 1


def last_race(kinds: Sequence[PhaseKind]) -> int | None:
    """The week that has the race; None if the plan has none."""
    races = [at for at, kind in enumerate(kinds) if kind == "race"]
    return races[-1] if races else None


def fitted(kinds: Sequence[PhaseKind], weeks: Sequence[int], have: int) -> tuple[list[int], int]:
    """Weeks up to the race for a reader who has so many, and how many of these to wait.

    With fewer than the plan has, the last weeks before the taper are left out; a deload just before the taper makes
    room for the full week after it. With more, each block of full weeks and the deload after it may be done twice, the
    first one first; what is left is time to wait.
    """
    race = last_race(kinds)
    own = [week for week in weeks if race is None or week <= race]
    taper = next((at for at, week in enumerate(own) if kinds[week] in ("taper", "race")), len(own))
    building, end = own[:taper], own[taper:]
    room = have - len(end)
    if room <= 0:
        return end[len(end) - have :] if have else [], 0
    if room < len(building):
        return [*_shortened(kinds, building, room), *end], 0
    for block in _blocks(kinds, building):
        if len(building) + len(block) <= room:
            at = building.index(block[0])
            building = [*building[:at], *block, *building[at:]]
    return [*building, *end], room - len(building)


def _shortened(kinds: Sequence[PhaseKind], building: Sequence[int], room: int) -> list[int]:
    kept = [*building[:room]]
    if kinds[kept[-1]] == "deload" and room < len(building):
        kept[-1] = building[room]
    return kept


def _blocks(kinds: Sequence[PhaseKind], building: Sequence[int]) -> Iterator[list[int]]:
    """Runs of full weeks, each with the deload after it; a run without one is no block."""
    block: list[int] = []
    for week in building:
        block.append(week)
        if kinds[week] in LIGHTER:
            yield block
            block = []
