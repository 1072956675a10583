"""Sessions as rules see them, and the rules about days in their form, as plain data.

What a rule does not say is left out, as phones load it with every plan; `assets/parts/day_rules.js` reads it.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict

from .day_rules import DAYS, Slot, WeekRule
from .kinds.form import ALWAYS, Between, Most, Runs, Sessions, When
from .sessions import Practice

RunsData = list[list[int] | int]  # kinds, first, last, low, high


class WhenData(TypedDict):
    """What holds on a day: `When`."""

    runs: NotRequired[list[RunsData]]
    weekdays: NotRequired[list[int]]
    hours: NotRequired[float]


class SessionsData(TypedDict):
    """Which sessions: `Sessions`."""

    traits: NotRequired[list[str]]
    without: NotRequired[list[str]]


class BetweenData(SessionsData):
    """What may not lie between two sessions: `Between`."""

    days: list[int]
    same_muscles: NotRequired[bool]


class MostData(TypedDict):
    """The most that stands on some days in a row: `Most`."""

    most: int
    within: int
    runs: NotRequired[list[int]]
    days: NotRequired[bool]


class RuleData(SessionsData):
    """A rule about days: `WeekRule`. With `instead_of` it counts where it is chosen, in the place of that rule. Without
    `concerns` it asks something of its sessions in any week.
    """

    id: str
    must: bool
    instead_of: NotRequired[str]
    bars: NotRequired[list[WhenData]]
    between: NotRequired[BetweenData]
    most: NotRequired[MostData]
    concerns: NotRequired[list[WhenData]]


class SessionData(TypedDict):
    """A session as rules see it; `days` are kinds of day by number, the best one first."""

    key: str
    traits: list[str]
    muscles: list[str]
    days: list[int]


def rule_data(rule: WeekRule) -> RuleData:
    """A rule about days as plain data."""
    form, data = rule.form, RuleData(id=rule.id, must=rule.must)
    if rule.instead_of:
        data["instead_of"] = rule.instead_of
    _name(form.sessions, data)
    if form.bars:
        data["bars"] = [*map(_when, form.bars)]
    if form.between:
        data["between"] = _between(form.between)
    if form.most:
        data["most"] = _most(form.most)
    if form.concerns != (ALWAYS,):
        data["concerns"] = [*map(_when, form.concerns)]
    return data


def _name(sessions: Sessions, data: SessionsData) -> None:
    if sessions.traits:
        data["traits"] = sorted(sessions.traits)
    if sessions.without:
        data["without"] = sorted(sessions.without)


def _when(when: When) -> WhenData:
    data = WhenData()
    if when.runs:
        data["runs"] = [*map(_runs, when.runs)]
    if when.weekdays:
        data["weekdays"] = sorted(when.weekdays)
    if when.hours:
        data["hours"] = when.hours
    return data


def _runs(runs: Runs) -> RunsData:
    """Numbers at the end are left out if they are those of any run on the day itself."""
    said, usual = ((r.first, r.last, r.low, r.high) for r in (runs, Runs(runs.kinds)))
    count = max((at for at in range(1, 5) if said[at - 1] != usual[at - 1]), default=0)
    return [sorted(runs.kinds), *said[:count]]


def _between(between: Between) -> BetweenData:
    data = BetweenData(days=sorted(between.days))
    _name(between.others, data)
    if between.same_muscles:
        data["same_muscles"] = True
    return data


def _most(most: Most) -> MostData:
    data = MostData(most=most.most, within=most.within)
    if most.runs:
        data["runs"] = sorted(most.runs)
    if most.days:
        data["days"] = True
    return data


def session_data(practice: Practice) -> SessionData:
    """A session as plain data."""
    slot = slot_of(practice)
    return SessionData(
        key=practice.session.key,
        traits=sorted(slot.traits),
        muscles=sorted(slot.muscles),
        days=[*slot.days],
    )


def slot_of(practice: Practice) -> Slot:
    """A session as the week sees it."""
    days = tuple(DAYS.index(kind) for kind in practice.session.days)
    return Slot(frozenset(practice.traits), practice.muscles, days)
