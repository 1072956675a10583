"""For whom a plan is not, and what must not be missed before it: made of the records of conditions and signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..model.exercise import Exercise
from ..model.injury import Injury
from ..model.limits import Start
from ..model.sign import URGENCIES, Sign
from ..training.balance import Balance
from ..training.states import Move, State
from .guide import Desk, Link

MOST_OPEN = 8  # signs that stand open on the page of a plan
# What kills or maims within hours and can begin in a session: our choice of the first among those to call for at once.
GRAVEST = (
    "chest-pain", "fainting", "breathless", "blood-clot", "numb-between-the-legs", "tight-leg", "heat", "head-knock",
)  # fmt: skip


class When(NamedTuple):
    """A stage of a condition at which a plan waits: whether it stops or somebody is asked, and how readers know."""

    start: Start
    condition: Link
    says: str


class Care(NamedTuple):
    """What somebody with a condition leaves out of a plan, and what they change."""

    condition: Link
    avoid: tuple[Link, ...]
    modify: tuple[Link, ...]


class NotFor(NamedTuple):
    """For whom a plan is not. `stops` and `asks` are what it begins with, `others` those for whom only parts change.

    `signs` are those of the guide that stand open, the gravest first, and `more_signs` all others.
    """

    stops: tuple[Link, ...]
    asks: tuple[Link, ...]
    when: tuple[When, ...]
    others: int
    signs: tuple[Link, ...]
    more_signs: tuple[Link, ...]


def not_for(desk: Desk, cautions: Iterable[Care]) -> NotFor:
    """For whom a plan is not, by all conditions of the guide at each of their stages."""
    conditions = desk.guide.all("injury", Injury)
    firsts = {one.id: one.stages[0].start for one in conditions}
    signs = [*_signs(desk)]
    waits = {start: [id for id, first in firsts.items() if first == start] for start in ("stop", "ask")}
    return NotFor(
        stops=desk.links("injury", waits["stop"]),
        asks=desk.links("injury", waits["ask"]),
        when=tuple(_when(desk, conditions)),
        others=sum(firsts[care.condition.id] not in waits for care in cautions),
        signs=desk.links("sign", signs[:MOST_OPEN]),
        more_signs=desk.links("sign", signs[MOST_OPEN:]),
    )


def _when(desk: Desk, conditions: Iterable[Injury]) -> Iterator[When]:
    for start in ("stop", "ask"):
        for one in conditions:
            link = desk.link("injury", one.id)
            yield from (When(rule.start, link, rule.says) for rule in one.stages if rule.start == start)


def _signs(desk: Desk) -> list[str]:
    """All signs by how urgent they are; of the same urgency first those that kill fastest."""
    signs = desk.guide.all("sign", Sign)
    urgency = {sign.id: URGENCIES.index(sign.calls[0].urgency) for sign in signs}
    gravest = {id: at for at, id in enumerate(GRAVEST)}
    return sorted(urgency, key=lambda id: (urgency[id], gravest.get(id, MOST_OPEN)))


def cautions(desk: Desk, balance: Balance) -> Iterator[Care]:
    """For each condition what is left out of a plan and what is changed, at the first stage at which it may be done."""
    for condition in desk.guide.all("injury", Injury):
        states = (State(condition, rule) for rule in condition.stages if rule.start != "stop")
        if state := next(states, None):
            avoid = tuple(_link(desk, move) for move in balance.used if state.leaves_out(move))
            modify = tuple(_link(desk, move) for move in balance.used if state.changes(move))
            if avoid or modify:
                yield Care(desk.link("injury", condition.id), avoid, modify)


def _link(desk: Desk, move: Move) -> Link:
    return desk.link("exercise" if isinstance(move, Exercise) else "activity", move.id)
