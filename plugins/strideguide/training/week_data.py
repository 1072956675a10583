"""What the reader's own week knows of a plan: its sessions as rules see them, and the rules about days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from ..model.rule import Rule
from .balance import Balance
from .day_rules import DAYS, Slot, WeekRule, week_rule
from .sessions import Practice


class RuleData(TypedDict):
    """A rule about days; the fields are those of `WeekRule`."""

    id: str
    must: bool
    finds: str
    traits: list[str]
    runs: list[int]
    offset: int
    apart: int
    same_muscles: bool
    hours: float
    at_least: int


class SessionData(TypedDict):
    """A session in a phase; `days` are kinds of day by number, the best one first."""

    key: str
    title: str
    optional: bool
    minutes: int
    traits: list[str]
    muscles: list[str]
    days: list[int]


class PhaseHead(TypedDict):
    """Some weeks of one kind."""

    title: str
    kind: str
    weeks: int


class PhaseData(PhaseHead):
    """Some weeks of one kind, with all sessions that they can have."""

    sessions: list[SessionData]


class WeekData(TypedDict):
    """The kinds of day by number, the rules about days, and the plan's phases."""

    days: list[str]
    rules: list[RuleData]
    phases: list[PhaseData]


def week_data(balance: Balance, rules: Sequence[Rule]) -> WeekData:
    """What the reader's own week knows of a plan; rules that the plan waives are left out."""
    waived = {waiver.rule for waiver in balance.plan.waivers}
    known = [w for rule in rules if rule.id not in waived and (w := week_rule(rule))]
    return WeekData(
        days=[*DAYS],
        rules=[rule_data(rule) for rule in known],
        phases=[
            PhaseData(title=p.title, kind=p.kind, weeks=p.weeks, sessions=[_session(practice) for practice in done])
            for p, done in balance.all
        ],
    )


def rule_data(rule: WeekRule) -> RuleData:
    """A rule about days as plain data."""
    return RuleData(
        id=rule.id,
        must=rule.must,
        finds=rule.finds,
        traits=sorted(rule.traits),
        runs=sorted(rule.runs),
        offset=rule.offset,
        apart=rule.apart,
        same_muscles=rule.same_muscles,
        hours=rule.hours,
        at_least=rule.at_least,
    )


def _session(practice: Practice) -> SessionData:
    slot = slot_of(practice)
    return SessionData(
        key=practice.session.key,
        title=practice.session.title,
        optional=practice.session.optional,
        minutes=practice.minutes,
        traits=sorted(slot.traits),
        muscles=sorted(slot.muscles),
        days=[*slot.days],
    )


def slot_of(practice: Practice) -> Slot:
    """A session as the week sees it."""
    days = tuple(DAYS.index(kind) for kind in practice.session.days)
    return Slot(frozenset(practice.traits), practice.muscles, days)
