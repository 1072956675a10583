"""For whom a plan is not, and what must not be missed before it: made of the records of conditions and signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..model.exercise import Exercise
from ..model.injury import Injury
from ..model.limits import Start
from ..model.sign import Sign
from ..training.balance import Balance
from ..training.states import Move, State
from .care import Card, cards, gravest
from .guide import Desk
from .link import Link

MOST_OPEN = 8  # signs that stand open on the page of a plan


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

    `signs` are what is noticed of the gravest signs of the guide, and `more_signs` all else that is.
    """

    stops: tuple[Link, ...]
    asks: tuple[Link, ...]
    when: tuple[When, ...]
    others: int
    signs: Card | None
    more_signs: tuple[Card, ...]


def not_for(desk: Desk, cautions: Iterable[Care]) -> NotFor:
    """For whom a plan is not, by all conditions of the guide at each of their stages."""
    conditions = desk.guide.all("injury", Injury)
    firsts = {one.id: one.stages[0].start for one in conditions}
    signs, more = _signs(desk) or (None, ())
    waits = {start: [id for id, first in firsts.items() if first == start] for start in ("stop", "ask")}
    return NotFor(
        stops=desk.links("injury", waits["stop"]),
        asks=desk.links("injury", waits["ask"]),
        when=tuple(_when(desk, conditions)),
        others=sum(firsts[care.condition.id] not in waits for care in cautions),
        signs=signs,
        more_signs=more,
    )


def _when(desk: Desk, conditions: Iterable[Injury]) -> Iterator[When]:
    for start in ("stop", "ask"):
        for one in conditions:
            link = desk.link("injury", one.id)
            yield from (When(rule.start, link, rule.says) for rule in one.stages if rule.start == start)


def _signs(desk: Desk) -> tuple[Card, tuple[Card, ...]] | None:
    """What is noticed of all signs, level by level and the gravest first: what stands open, and all else."""
    shown = cards(desk, (sign.id for sign in gravest(desk.guide.all("sign", Sign))))
    if not shown:
        return None
    (urgency, told), *others = shown
    rest = [Card(urgency, told[MOST_OPEN:])] if told[MOST_OPEN:] else []
    return Card(urgency, told[:MOST_OPEN]), (*rest, *others)


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
