"""What a rule says of the days of a week: where a session may stand, and how far from others.

`assets/parts/week.js` says the same to a browser; tests hold the two together. A week goes round: after Sunday comes
the same Monday. Days are 0 to 6; a pattern names the kind of run of each day.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, get_args

from ..model.plan import DayKind
from ..model.rule import Looks, Rule

DAYS: tuple[DayKind, ...] = get_args(DayKind)
NO_RUN = DAYS.index("no run")
OFFSETS = {"same day": 0, "day before": 1, "day after": -1}

Pattern = tuple[int, ...]
Finds = Literal["rest_days", "not_near", "apart", "after_run", "best_after"]


@dataclass(frozen=True)
class Slot:
    """A session as the week sees it. `days` are the kinds of day on which it belongs, the best one first."""

    traits: frozenset[str]
    muscles: frozenset[str]
    days: tuple[int, ...]


@dataclass(frozen=True)
class WeekRule:
    """A rule about days, in one shape for all that it may look for. `apart` is in days, `hours` from run to session."""

    id: str
    must: bool
    finds: Finds
    traits: frozenset[str] = frozenset()
    runs: frozenset[int] = frozenset()
    offset: int = 0
    apart: int = 0
    same_muscles: bool = False
    hours: float = 0
    at_least: int = 0

    def fits(self, slot: Slot) -> bool:
        return self.traits <= slot.traits


def week_rule(rule: Rule) -> WeekRule | None:
    """A rule as the week sees it; None if it is not about days."""
    values = _values(rule.looks)
    return WeekRule(rule.id, rule.severity == "must", **values) if values else None


def _values(looks: Looks) -> dict[str, Any]:
    if rest := looks.rest_days:
        return {"finds": "rest_days", "at_least": rest.at_least}
    if near := looks.not_near:
        runs, offset = _kinds(near.runs), OFFSETS[near.when]
        return {"finds": "not_near", "traits": frozenset(near.sessions), "runs": runs, "offset": offset}
    if apart := looks.apart:
        days, traits = math.ceil(apart.at_least.low / 86400), frozenset(apart.sessions)
        return {"finds": "apart", "traits": traits, "apart": days, "same_muscles": apart.same_muscles}
    if after := looks.after_run:
        return {"finds": "after_run", "traits": frozenset(after.sessions), "hours": after.at_least.low / 3600}
    if best := looks.best_after:
        return {"finds": "best_after", "traits": frozenset(best.sessions), "runs": _kinds(best.runs)}
    return {}


def _kinds(names: Iterable[DayKind]) -> frozenset[int]:
    return frozenset(DAYS.index(name) for name in names)


def alone(rule: WeekRule, pattern: Pattern, day: int, hours: float) -> bool:
    """Whether a session that a rule is about breaks it on a day, whatever the other sessions are."""
    if rule.finds == "not_near":
        return pattern[(day + rule.offset) % 7] in rule.runs
    if rule.finds == "after_run":
        return pattern[day] != NO_RUN and hours < rule.hours
    if rule.finds == "best_after":
        return pattern[day - 1] not in rule.runs and not rule.runs.isdisjoint(pattern)
    return False


def distance(one: int, other: int) -> int:
    """Days between two days of a week that goes round."""
    apart = abs(one - other)
    return min(apart, 7 - apart)


def together(rule: WeekRule, one: Slot, other: Slot) -> bool:
    """Whether a rule keeps two sessions apart."""
    return (
        rule.finds == "apart"
        and rule.fits(one)
        and rule.fits(other)
        and (not rule.same_muscles or bool(one.muscles & other.muscles))
    )
