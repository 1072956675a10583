"""What a plan's page makes of a reader's own week: its address, the days of sessions, and the course of the plan."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, Self
from urllib.parse import urlencode

from tests.browser.own_weeks import Days, OwnWeek

from strideguide.library import Library
from strideguide.training.typical import pattern
from strideguide.training.week import Arranger
from strideguide.training.week_data import slot_of

DATA = re.compile(r'<script type="application/json">(.*?)</script>', re.S)
SAID = 0.7  # how often a week says something of its own


class PlanPage(NamedTuple):
    """A plan, and what its page tells its scripts."""

    library: Library
    data: Mapping[str, Any]

    @classmethod
    def of(cls, library: Library, site: Path, plan: str) -> Self:
        """The page of a plan as it is published."""
        found = DATA.search((site / "plans" / plan / "index.html").read_text("utf-8"))
        assert found
        return cls(library, json.loads(found[1]))

    @property
    def usual(self) -> dict[str, Any]:
        """The week that the page begins with."""
        data = self.data
        week = data["weeks"][data["runs"] - 1]
        return {"week": week, "sessions": data["count"], "hours": data["hours"][-1], "placed": None, "swapped": None}

    def weeks(self, random: Random, count: int) -> Iterator[dict[str, Any]]:
        """Any weeks of a reader: runs, sessions, hours, days by hand, and a move that is swapped."""
        data, keys = self.data, [session["key"] for session in self.data["sessions"]]
        low, high = data["range"]
        for _ in range(count):
            own = {
                "week": "".join(random.choices(data["letters"], weights=(6, 4, 2, 1), k=7)),
                "sessions": random.randint(low, high),
                "hours": random.choice(data["hours"]),
                "placed": {key: random.choice([None, *range(7)]) for key in random.sample(keys, min(len(keys), 2))},
                "swapped": random.choice(random.choice(data["sessions"])["moves"])["id"],
            }
            yield {name: own[name] if random.random() < SAID else usual for name, usual in self.usual.items()}


def own_week(page: PlanPage, given: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Own weeks with their days; the scripts read them from the address that is written here."""
    for asked in given:
        own = OwnWeek(page.library, page.data["id"], asked["week"], asked["sessions"], asked["hours"])
        phases = range(len(own.phases))
        days = [_days(own, phase, asked["placed"]) for phase in phases]
        yield {
            "address": _address(page, asked),
            "read back": {name: asked[name] for name in ("week", "sessions", "hours", "placed")},
            "days": days,
            "best": [[[*way.days] for way in own.answer(phase).best] for phase in phases],
            "breaks": [_breaks(own, phase, days[phase]) for phase in phases],
            "in the way": {key: sorted(rules) for key, rules in own.in_the_way().items()},
            "course": [*_course(page, own, days, asked["swapped"])],
        }


def _days(own: OwnWeek, phase: int, placed: Mapping[str, int | None] | None) -> Days:
    """The days of sessions in a phase: those that the reader chose, and otherwise where the rules put them."""
    if placed is None:
        return own.days(phase)
    practices = [practice.session.key for practice in own.phases[phase][1]]
    best = dict(zip(practices, own.answer(phase).best[0].days, strict=True))
    return {**best, **{key: day for key, day in placed.items() if key in best}}


def _breaks(own: OwnWeek, phase: int, days: Days) -> list[list[Any]]:
    """The rules that sessions break on days, by ids and keys."""
    practices = own.phases[phase][1]
    arranger = Arranger(own.rules, [slot_of(practice) for practice in practices], own.hours)
    found = arranger.breaks(pattern(own.week), tuple(days[practice.session.key] for practice in practices))
    return [[own.rules[one.rule].id, [practices[at].session.key for at in one.slots]] for one in found]


def _address(page: PlanPage, asked: Mapping[str, Any]) -> str:
    """What is not as the page begins, in the address of a week."""
    said = {name: asked[name] for name in ("week", "sessions", "hours") if asked[name] != page.usual[name]}
    if asked["placed"]:
        signs = {key: "x" if day is None else str(day + 1) for key, day in asked["placed"].items()}
        said["on"] = "".join(signs.get(session["key"], "-") for session in page.data["sessions"])
    return urlencode(said)


def _course(page: PlanPage, own: OwnWeek, days: list[Days], swapped: str | None) -> Iterator[list[Any]]:
    """Each week of the plan: its phase, and of each session the day, the minutes and the moves with their work."""
    moves = {session["key"]: session["moves"] for session in page.data["sessions"]}
    for at, (phase, practices) in enumerate(own.phases):
        doses = {session["key"]: session["doses"] for session in page.data["phases"][at]["sessions"]}
        done = [
            [key, days[at][key], practice.minutes, [*_moves(moves[key], doses[key], swapped)]]
            for practice in practices
            for key in [practice.session.key]
        ]
        yield from ([phase.title, done] for _ in range(phase.weeks))


def _moves(moves: list[Any], doses: list[Any], swapped: str | None) -> Iterator[list[Any]]:
    for move, dose in zip(moves, doses, strict=True):
        yield [move["id"], dose["work"], move["id"] == swapped]
