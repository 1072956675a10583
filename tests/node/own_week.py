"""What a plan's page makes of a reader's own week: its address, the days of sessions, and the course of the plan."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, Self
from urllib.parse import urlencode

from tests.browser.own_weeks import Days, OwnWeek

from strideguide.brand.record import PLAIN
from strideguide.library import Library
from strideguide.model.injury import Injury
from strideguide.model.kinds import KINDS
from strideguide.model.sets import Effort
from strideguide.training.answers import Answers
from strideguide.training.match import Matcher
from strideguide.training.payload import Payload
from strideguide.training.resolved import Change, changes, resolved
from strideguide.training.sessions import Bout, Done, Moves, Practice
from strideguide.training.states import states
from strideguide.training.typical import pattern
from strideguide.training.week import Arranger, around
from strideguide.training.week_data import session_data, slot_of
from strideguide.training.weeks import chosen
from strideguide.views.guide import Desk, Guide
from strideguide.views.own_week import own_week as page_week
from strideguide.views.page_data import plan_words
from strideguide.views.session import sessions
from strideguide.words import Words

DATA = re.compile(r'<script type="application/json">(.*?)</script>', re.S)
WORDS = {"words": plan_words(Words.load(), PLAIN.units)}
NOTHING: dict[str, Any] = {"kit": None, "pain": []}  # of kit and body
SAID = 0.7  # how often a week says something of its own


class PlanPage(NamedTuple):
    """A plan, what its page tells its scripts together with their words, and what the picker does."""

    library: Library
    data: Mapping[str, Any]
    picker: Payload

    @classmethod
    def of(cls, library: Library, site: Path, plan: str) -> Self:
        """The page of a plan as it is published."""
        found = DATA.search((site / "plans" / plan / "index.html").read_text("utf-8"))
        assert found
        return cls(library, json.loads(found[1]) | WORDS, json.loads((site / "picker.json").read_text("utf-8")))

    @classmethod
    def made(cls, library: Library, picker: Payload, plan: str) -> Self:
        """The page of a plan of a guide that nobody publishes."""
        guide = Guide(library, Words.load(), drawn=False)
        desk = Desk(guide, KINDS["plan"].uri(plan))
        week = page_week(desk, guide.balances[plan], tuple(sessions(desk, guide.balances[plan])))
        return cls(library, json.loads(week.data) | WORDS, picker)

    @property
    def told(self) -> dict[str, Any]:
        """The same for calls.mjs."""
        return {**self.data, "payload": self.picker}

    @property
    def usual(self) -> dict[str, Any]:
        """The week that the page begins with."""
        data = self.data
        week = data["weeks"][data["runs"]][data["keys"][data["runs"]]]
        return {
            "week": week,
            "sessions": data["count"],
            "hours": data["hours"][-1],
            "placed": None,
            "rules": [],
        } | NOTHING

    def weeks(self, random: Random, count: int) -> Iterator[dict[str, Any]]:
        """Any weeks of a reader: runs, sessions, hours, days by hand, kit, and what is said of the body."""
        pieces, states = range(len(self.picker["questions"]["kit"])), range(len(self.picker["states"]))
        data, keys = self.data, [session["key"] for session in self.data["sessions"]]
        low, high = data["range"]
        choices = [rule["id"] for rule in data["rules"] if "instead_of" in rule]
        for _ in range(count):
            own = {
                "week": "".join(random.choices(data["letters"], weights=(6, 4, 2, 1), k=7)),
                "sessions": random.randint(low, high),
                "hours": random.choice(data["hours"]),
                "placed": {key: random.choice([None, *range(7)]) for key in random.sample(keys, min(len(keys), 2))},
                "rules": random.sample(choices, random.randint(0, len(choices))),
                "kit": random.sample(pieces, random.randint(len(pieces) // 2, len(pieces))),
                "pain": random.sample(states, min(len(states), random.randint(1, 3))),
            }
            yield {name: own[name] if random.random() < SAID else usual for name, usual in self.usual.items()}


def own_week(page: PlanPage, given: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Own weeks with their days; the scripts read them from the address that is written here."""
    for asked in given:
        change = change_of(page, asked)
        fields = asked["week"], asked["sessions"], asked["hours"], change, frozenset(asked["rules"])
        own = OwnWeek(page.library, page.data["id"], *fields)
        weeks = range(len(own.weeks))
        days = [_days(own, week, asked["placed"]) for week in weeks]
        yield {
            "address": _address(page, asked, change),
            "read back": {name: asked[name] for name in ("week", "sessions", "hours", "placed", "rules")},
            "days": days,
            "best": [[[*way.days] for way in own.answer(week).best] for week in weeks],
            "breaks": [_breaks(own, week, days[week]) for week in weeks],
            "in the way": {key: sorted(rules) for key, rules in own.in_the_way().items()},
            "course": [*_course(own, days)],
            "loads": [*_loads(own)],
        }


def _days(own: OwnWeek, week: int, placed: Mapping[str, int | None] | None) -> Days:
    """The days of sessions in a week: those that the reader chose, and otherwise where the rules put them."""
    if not {*(placed or ())} & chosen(own.balance.plan, own.count):
        return own.days(week)
    assert placed
    slots = [slot_of(practice) for practice in own.weeks[week]]
    keys = [practice.session.key for practice in own.weeks[week]]
    fixed = {at: placed[key] for at, key in enumerate(keys) if key in placed}
    days = around(Arranger(own.rules, slots, own.hours), pattern(own.week), fixed)
    best = dict(enumerate(own.answer(week).best[0].days)) | fixed
    return dict(zip(keys, days or [best[at] for at in range(len(keys))], strict=True))


def _breaks(own: OwnWeek, week: int, days: Days) -> list[list[Any]]:
    """The rules that sessions break on days, by ids and keys."""
    practices = own.weeks[week]
    arranger = Arranger(own.rules, [slot_of(practice) for practice in practices], own.hours)
    found = arranger.breaks(pattern(own.week), tuple(days[practice.session.key] for practice in practices))
    return [[own.rules[one.rule].id, [practices[at].session.key for at in one.slots]] for one in found]


def _address(page: PlanPage, asked: Mapping[str, Any], change: Change) -> str:
    """What is not as the page begins, in the address of a week; hard runs wait under some limits."""
    usual, limits = page.usual, change.limits
    if "runs" in limits or limits.get("effort", 10) < 7 or limits.get("pain_rule") == "painless":
        runs = min(page.data["runs"], limits.get("runs", 7))
        week = page.data["weeks"][runs][page.data["keys"][runs]]
        usual = {**usual, "week": week.replace("h", "e").replace("l", "e")}
    said = {name: asked[name] for name in ("week", "sessions", "hours") if asked[name] != usual[name]}
    if asked["rules"]:
        said["rules"] = ",".join(sorted(asked["rules"]))
    if asked["placed"]:
        signs = {key: "x" if day is None else str(day + 1) for key, day in asked["placed"].items()}
        said["on"] = "".join(signs.get(session["key"], "-") for session in page.data["sessions"])
    return urlencode(said)


def change_of(page: PlanPage, asked: Mapping[str, Any]) -> Change:
    """What answers about kit and body change in the plan."""
    matcher = Matcher(page.picker)
    plan = next(at for at, plan in enumerate(page.picker["plans"]) if plan["id"] == page.data["id"])
    kit = None if asked["kit"] is None else frozenset(asked["kit"])
    known = states(one for one in page.library.things["injury"].values() if isinstance(one, Injury))
    return changes(matcher, plan, Answers(kit=kit, pain=frozenset(asked["pain"])), Moves.of(page.library), known)


def _course(own: OwnWeek, days: list[Days]) -> Iterator[list[Any]]:
    """Each week of the plan: its phase, and of each session all that it is, with its day."""
    for week, practices, on in zip(own.balance.all, own.weeks, days, strict=True):
        done = [[on[practice.session.key], practice.minutes, *_session(practice)] for practice in practices]
        yield [week.phase.title, done]


def _loads(own: OwnWeek) -> Iterator[float]:
    """The load of each week with all sessions, as far as plain numbers are exact."""
    for at, week in enumerate(own.balance.all):
        yield round(replace(week, practices=resolved(own.balance, at, own.change)).load, 6)


def _session(practice: Practice) -> Iterator[Any]:
    yield session_data(practice)
    for move in practice.moves:
        yield _exercise(move) if isinstance(move, Done) else _bout(move)


def _bout(bout: Bout) -> list[Any]:
    effort = bout.item.effort
    return [bout.activity.id, None, str(bout.item.length), *_effort(effort), "", "", [*bout.notes]]


def _exercise(done: Done) -> list[Any]:
    if done.dose is None:
        return [done.exercise.id, None, "", [], "", "", "", [*done.notes]]
    work = done.dose.work
    each = str(work.repetitions or work.time)
    sides = " per side" if done.exercise.unilateral or work.per_side else ""
    sets, rest, effort = [work.sets.low, work.sets.high], str(done.dose.rest), _effort(done.dose.effort)
    return [done.exercise.id, sets, each + sides, *effort, rest, done.weight or "", [*done.notes]]


def _effort(effort: Effort) -> tuple[list[int], str]:
    return [effort.range.low, effort.range.high], "" if effort.scale == "RPE" else effort.scale
