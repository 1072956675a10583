"""The one table of what both runtimes say alike, a line each. Python is the specification.

`TABLES` are functions of a world and a list of what is given there, which answer with the properties of each. calls.mjs
has functions of the same names with the same properties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import yaml
from tests.mixes import Mix, slots
from tests.node.drawn import Given, listed
from tests.node.own_week import PlanPage, own_week
from tests.node.runtime import Runtime

from strideguide.model.values import Range
from strideguide.training.address import format
from strideguide.training.answers import Answers
from strideguide.training.day_rules import WeekRule
from strideguide.training.match import Matcher, Swap
from strideguide.training.payload import Payload
from strideguide.training.race import Race, runs, stands
from strideguide.training.schedule import Said as SaidOfCourse
from strideguide.training.schedule import course
from strideguide.training.walk_run import is_close, steps
from strideguide.training.week import Arranger, Break
from strideguide.training.week_data import rule_data

Said = dict[str, Any]
TODAY = 20_000  # the number of the day on which both are asked: Friday, the 4th of October 2024
WEEK = TODAY - 4  # Monday


def picker(payload: Payload, given: Iterable[Given]) -> Iterator[Said]:
    """What the picker says to answers, which stand under the names of their questions."""
    matcher = Matcher(payload, TODAY, WEEK)
    plans = range(len(matcher.plans))
    for asked in given:
        answers = answers_of(asked)
        found = matcher.matches(answers)
        swapped = [[*matcher.swaps(plan, answers.kit, answers.pain)] for plan in plans]
        yield {
            "start": matcher.start(answers.pain),
            "limits": matcher.limits(answers.pain),
            "plans": [match.plan for match in found],
            "relaxed": [[*match.relaxed] for match in found],
            "swaps": [[*map(_swap, match.swaps)] for match in found],
            "care": [[*match.care] for match in found],
            "key": [[*match.key] for match in found],
            "swaps of each plan": [[*map(_swap, swaps)] for swaps in swapped],
            "care of each plan": [[*matcher.care(plan, answers.pain, swapped[plan])] for plan in plans],
            "address": format(answers, payload),
            "address read back": {"answers": listed(answers), "passedOver": []},
        }


def verdicts(payload: Payload, given: Iterable[Sequence[int]]) -> Iterator[Said]:
    """Whether a plan may be started with these states, and what they limit together."""
    matcher = Matcher(payload)
    yield from ({"start": matcher.start(pain), "limits": matcher.limits(pain)} for pain in given)


class Week(NamedTuple):
    """Rules about days, sessions to place, and the hours that there are between a run and a session on one day."""

    rules: Sequence[WeekRule]
    sessions: Mix
    hours: float = 6

    @property
    def data(self) -> dict[str, Any]:
        """The same for calls.mjs."""
        return {"rules": [*map(rule_data, self.rules)], "sessions": self.sessions, "hours": self.hours}


def week(world: Week, given: Iterable[Given]) -> Iterator[Said]:
    """Where sessions go in a week of runs, its `pattern`, and what days break for which they are `placed` by hand."""
    arranger = Arranger(world.rules, slots(world.sessions), world.hours)
    for asked in given:
        pattern = tuple(asked["pattern"])
        answer = arranger.arrange(pattern)
        yield {
            "best": [[*way.days] for way in answer.best],
            "breaks": [[*map(_break, way.breaks)] for way in answer.best],
            "in the way": [[at, [*rules]] for at, rules in answer.in_the_way.items()],
            "breaks by hand": [*map(_break, arranger.breaks(pattern, tuple(asked["placed"])))],
        }


def dates(_: None, given: Iterable[tuple[str, int, int]]) -> Iterator[Said]:
    """The date of a day in a week of a plan, by the first day of its first week."""
    for start, number, day in given:
        first = date.fromisoformat(start)
        yield {"date": str(first + timedelta(weeks=number - 1, days=(day - first.weekday()) % 7))}


def schedule(_: None, given: Iterable[Given]) -> Iterator[Said]:
    """The course of a plan whose weeks are of these `kinds`, for what a reader says of it."""
    for asked in given:
        weeks = {name: frozenset(asked[name]) for name in ("missed", "again", "back")}
        found = course(asked["kinds"], SaidOfCourse(begin=asked["begin"], to_race=asked["to_race"], **weeks))
        entries = [[entry.week, entry.due, entry.done] for entry in found.entries]
        yield {"entries": entries, "wait": found.wait, "has race": found.has_race}


def race_week(world: Week, given: Iterable[Given]) -> Iterator[Said]:
    """The runs of a week that has a race, or leads to one, and where its sessions stand."""
    for asked in given:
        pattern, first, ahead = tuple(asked["pattern"]), asked["first"], asked["ahead"]
        patterns = runs(pattern, Race(first, ahead)), runs(pattern, Race(first, ahead + (7 if ahead < 7 else -7)))
        before = [days and Range(*days) for days in asked["before"]]
        found = stands(world.rules, slots(world.sessions), before, Race(first, ahead), patterns, world.hours)
        yield {"runs": [*patterns[0]], "stands": [[one.day, one.weeks, one.before] for one in found]}


def walk_run(_: None, given: Iterable[Given]) -> Iterator[Said]:
    """The steps of a schedule in a course, for what a reader says of them, and whether its runs are too close."""
    for asked in given:
        found = steps(asked["weeks"], asked["count"], asked["said"], asked["done"])
        yield {"steps": found, "again": found, "close": is_close(tuple(asked["pattern"]), asked["rest"])}


TABLES: Mapping[str, Callable[[Any, Any], Iterator[Said]]] = {
    table.__name__: table for table in (picker, verdicts, week, own_week, dates, schedule, race_week, walk_run)
}


def compare(runtime: Runtime, table: str, world: Any, given: Sequence[Any]) -> int:
    """How many different answers there are; AssertionError, with what belongs into a case, if the runtimes differ."""
    data = world.data if isinstance(world, Week) else world.told if isinstance(world, PlanPage) else world
    found = set()
    for asked, ours, theirs in zip(given, TABLES[table](world, given), runtime.call(table, data, given), strict=True):
        if ours != theirs:
            raise AssertionError(_difference(table, asked, ours, theirs))
        found.add(str(ours))
    return len(found)


def _difference(table: str, asked: Any, ours: Said, theirs: Said) -> str:
    names = [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]
    told = {name: {"python": ours.get(name), "script": theirs.get(name)} for name in names}
    return yaml.safe_dump({"table": table, "given": asked, "says": told}, default_flow_style=None, sort_keys=False)


def answers_of(given: Given) -> Answers:
    """Answers from plain data."""
    sets: Mapping[str, Any] = {name: frozenset(value) for name, value in given.items() if isinstance(value, list)}
    return Answers(**{**given, **sets})


def _swap(swap: Swap) -> list[Any]:
    return [swap.move, swap.instead, swap.why]


def _break(found: Break) -> list[Any]:
    return [found.rule, [*found.slots]]
