"""Rules about days, each in its one form, and what they say of a session on a day and of two sessions.

`assets/parts/day_rules.js` says the same to a browser; tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from ..model.plan import Plan
from ..model.rule import Rule
from .kinds.base import AboutDays
from .kinds.form import DAYS, NO_RUN, NONE, WEEK, Form, Pattern

NONE_CHOSEN: frozenset[str] = frozenset()

__all__ = [
    "DAYS",
    "NO_RUN",
    "Pattern",
    "Slot",
    "WeekRule",
    "apart",
    "barred",
    "distance",
    "kept",
    "obeyed",
    "offered",
    "week_rule",
]


@dataclass(frozen=True)
class Slot:
    """A session as the week sees it. `days` are the kinds of day on which it belongs, the best one first."""

    traits: frozenset[str]
    muscles: frozenset[str]
    days: tuple[int, ...]


@dataclass(frozen=True)
class WeekRule:
    """A rule about days. `must`: it has to be kept. `instead_of`: the one whose place it takes where it is chosen."""

    id: str
    must: bool
    form: Form
    instead_of: str | None = None

    def fits(self, slot: Slot) -> bool:
        return self.form.sessions.fit(slot.traits)


def week_rule(rule: Rule) -> WeekRule | None:
    """A rule as the week sees it; None if it is not about days."""
    kind = rule.looks.found
    if not isinstance(kind, AboutDays):
        return None
    return WeekRule(rule.id, rule.severity == "must", kind.form(), rule.instead_of)


def offered(plan: Plan, rules: Iterable[Rule]) -> list[Rule]:
    """The rules that a reader of a plan may choose, each in the place of one that the plan does not waive."""
    waived = {waiver.rule for waiver in plan.waivers}
    return [rule for rule in rules if rule.instead_of and waived.isdisjoint((rule.id, rule.instead_of))]


def obeyed(plan: Plan, rules: Iterable[Rule], chosen: Set[str] = NONE_CHOSEN) -> list[Rule]:
    """The rules that hold for a plan: those that it does not waive, with what its reader has chosen instead."""
    rules = [*rules]
    waived = {waiver.rule for waiver in plan.waivers}
    instead = {rule.id: rule.instead_of for rule in offered(plan, rules) if rule.id in chosen}
    gone = waived | {*instead.values()}
    return [rule for rule in rules if rule.id in instead or (rule.id not in gone and not rule.instead_of)]


def kept(plan: Plan, rules: Iterable[Rule], chosen: Set[str] = NONE_CHOSEN) -> list[WeekRule]:
    """The same, of rules about days."""
    return [known for rule in obeyed(plan, rules, chosen) if (known := week_rule(rule))]


def barred(rule: WeekRule, pattern: Pattern, hours: float) -> frozenset[int]:
    """The days on which a session that a rule is about breaks it, whatever the other sessions are."""
    bars = rule.form.bars
    return frozenset(day for day in range(WEEK) if any(when.holds(pattern, day, hours) for when in bars))


def apart(rule: WeekRule, one: Slot, other: Slot) -> frozenset[int]:
    """What may not lie between two sessions, as numbers of days from one to the other."""
    between = rule.form.between
    if between is None or (between.same_muscles and one.muscles.isdisjoint(other.muscles)):
        return NONE
    there = between.days if rule.fits(one) and between.others.fit(other.traits) else NONE
    back = between.back if rule.fits(other) and between.others.fit(one.traits) else NONE
    return there | back


def distance(one: int, other: int) -> int:
    """Days between two days of a week that goes round."""
    days = abs(one - other)
    return min(days, WEEK - days)
