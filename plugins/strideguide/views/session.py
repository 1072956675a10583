"""The sessions of a plan as its page shows them: what each one is, where in the week it belongs, and its doses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ..model.plan import Session
from ..model.values import Range
from ..training.balance import Balance
from ..training.day_rules import DAYS, Slot
from ..training.kinds.form import NONE
from ..training.sessions import Bout, Done, Practice
from ..training.week_data import slot_of
from ..training.weeks import practice
from ..words import Words
from .guide import Desk
from .link import Link
from .telling import Asked, asked

KINDS = ("strength", "cross-training")
EFFORTS = ("gentle", "hard", "light")  # a gentle session is light as well; it is called gentle


class Row(NamedTuple):
    """A move of a session: an exercise with its dose, or an activity with its length and effort."""

    link: Link
    move: Done | Bout


class Part(NamedTuple):
    """A part of a session, such as the warm-up, with its moves in their order."""

    name: str
    rows: tuple[Row, ...]


class Table(NamedTuple):
    """A session as one week has it."""

    session: Session
    parts: tuple[Part, ...]


class Clause(NamedTuple):
    """A part of a sentence that says what a rule asks of a session, with the rule."""

    words: str
    link: Link


class SessionView(NamedTuple):
    """A session of a plan. `minutes` run from its shortest week to its longest; `first` is its first week."""

    thing: Session
    short: str
    kinds: tuple[str, ...]
    minutes: Range
    belongs: str
    keep: tuple[Clause, ...]
    spared: Clause | None
    first: Table


def sessions(desk: Desk, balance: Balance) -> Iterator[SessionView]:
    """The sessions of a plan, each once."""
    rules = asked(desk, balance.plan)
    fullest = at_their_fullest(balance)
    for index, session in enumerate(balance.plan.sessions):
        done = [p for p in balance.practices if p.session.key == session.key] or [fullest[index]]
        slot = slot_of(fullest[index])
        yield SessionView(
            thing=session,
            short=short(session),
            kinds=tuple(_kinds(slot)),
            minutes=Range(min(p.minutes for p in done), max(p.minutes for p in done)),
            belongs=_belongs(desk.guide.words, session),
            keep=tuple(_clauses(desk.guide.words, rules, index, fullest)),
            spared=_spared(rules, slot),
            first=table(desk, done[0]),
        )


def short(session: Session) -> str:
    """What a session is called where room is scarce: its title up to a colon, or of "Session A" just the letter."""
    name, letter = session.title.partition(":")[0], session.key.upper()
    return letter if len(letter) == 1 and letter in name.split() else name


def at_their_fullest(balance: Balance) -> list[Practice]:
    """Each session as it is done in the week with most sets; one that this week lacks, in the last week that has it."""
    found = {practice.session.key: practice for practice in balance.practices}
    found |= {practice.session.key: practice for practice in balance.hardest}
    plan = balance.plan
    return [found.get(s.key) or practice(plan, s, balance.moves, plan.phases[0], 0) for s in plan.sessions]


def _kinds(slot: Slot) -> Iterator[str]:
    yield from (kind for kind in KINDS if kind in slot.traits)
    yield from [effort for effort in EFFORTS if effort in slot.traits][:1]


def _belongs(t: Words, session: Session) -> str:
    """The kinds of day for a session, as a sentence."""
    names = [t(f"plan.day.{kind.replace(' ', '-')}") for kind in dict.fromkeys(session.days)]
    if len(names) == 1:
        return t("plan.belongs.one", first=names[0])
    if len(names) == len(DAYS):
        return t("plan.belongs.any", first=names[0])
    return t("plan.belongs.some", first=names[0], others=f" {t('page.or')} ".join(names[1:]))


def _clauses(t: Words, rules: Sequence[Asked], index: int, fullest: Sequence[Practice]) -> Iterator[Clause]:
    """What the rules about days ask of a session; of two that keep it from the same ones only what asks for more."""
    slots = [slot_of(practice) for practice in fullest]
    found = [(rule, rule.others(index, slots)) for rule in rules]
    before: Asked | None = None
    for rule, others in found:
        more = any(other.parts > rule.parts > NONE and {*some} >= {*others} for other, some in found)
        if not more and rule.concerns(slots[index], others):
            names = _and(t, [short(fullest[at].session) for at in others])
            yield Clause(rule.words(names, before, t("plan.scripts.again")), rule.link)
            before = rule


def _spared(rules: Sequence[Asked], slot: Slot) -> Clause | None:
    """The first rule that a session is spared, such as that of rest days for one that leaves its day one."""
    found = (one for one in rules if one.spares and one.rule.form.sessions.spare(slot.traits))
    return next((Clause(one.spares, one.link) for one in found), None)


def _and(t: Words, names: Sequence[str]) -> str:
    *first, last = names or [""]
    return f"{', '.join(first)} {t('page.and')} {last}" if first else last


def table(desk: Desk, practice: Practice) -> Table:
    """A session as one week has it."""
    parts = groupby(practice.moves, key=lambda move: move.part)
    rows = ((name, tuple(Row(_link(desk, move), move) for move in moves)) for name, moves in parts)
    return Table(practice.session, tuple(Part(name, moves) for name, moves in rows))


def _link(desk: Desk, move: Done | Bout) -> Link:
    if isinstance(move, Done):
        return desk.link("exercise", move.exercise.id)
    return desk.link("activity", move.activity.id)
