"""A plan whose race has a date, to the day: what both runtimes say, as two calendars read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests import scale
from tests.browser import once
from tests.browser.own_weeks import OwnWeek
from tests.calendars import by_icalendar
from tests.node.own_week import PlanPage
from tests.node.runtime import Runtime
from tests.node.test_calendar import by_ical_js

from strideguide.library import Library
from strideguide.model.plan import Phase, Plan, RaceDays
from strideguide.model.values import Range
from strideguide.training.race import Race, runs, stands
from strideguide.training.schedule import Said, course
from strideguide.training.typical import pattern
from strideguide.training.week_data import slot_of

PLAN = "home-strength"
HOST = "guide.example/running"
ABOUT: dict[str, Any] = {
    "first": [],
    "limits": "",
    "address": f"https://{HOST}/plans/{PLAN}/",
    "host": HOST,
    "time": "",
    "swaps": {},
}
MONDAY, SUNDAY = date(2026, 11, 30), date(2026, 11, 29)
NOTHING: dict[str, Any] = {"begin": 0, "away": [], "again": [], "back": []}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> PlanPage:
    """A plan whose last week becomes one with a race in it."""
    library = once.library()
    picker = PlanPage.of(library, once.shipped(tmp_path_factory), PLAN).picker
    return PlanPage.made(_with_race(library), picker, PLAN)


def _with_race(library: Library) -> Library:
    plan = library.things["plan"][PLAN]
    assert isinstance(plan, Plan)
    *phases, last = plan.phases
    days = [RaceDays(session=plan.sessions[0].key, days=Range(4, 5))]
    race = Phase(
        title="Race week", kind="race", weeks=1, progression="Little.", sessions=last.sessions, before_race=days
    )
    after = race.model_copy(update={"title": "After", "kind": "recovery", "before_race": []})
    taper = last.model_copy(update={"kind": "taper"})
    raced = plan.model_copy(update={"phases": [*phases, taper, race, after], "former_ids": ["at-home", "home"]})
    return replace(library, things={**library.things, "plan": {**library.things["plan"], PLAN: raced}})


def expected(own: OwnWeek, said: dict[str, Any]) -> Iterator[tuple[str, date]]:
    """The UID without its site and the date of all sessions, and of the race."""
    start, race = date.fromisoformat(said["start"]), date.fromisoformat(said["race"])
    to_race = 1 + (race - start).days // 7
    weeks = {name: frozenset(said[key]) for name, key in (("missed", "away"), ("again", "again"), ("back", "back"))}
    found = course([week.phase.kind for week in own.balance.all], Said(begin=said["begin"], to_race=to_race, **weeks))
    first, times = start + timedelta(weeks=found.wait), dict[int, int]()
    for at, entry in enumerate(found.entries):
        if entry.done:
            times[entry.week] = times.get(entry.week, 0) + 1
            turn = "" if times[entry.week] == 1 else f"-{times[entry.week]}"
            ahead = (race - first).days - 7 * at if found.has_race else -1
            for key, day, on in _days(own, entry.week, first.weekday(), ahead):
                when = first + timedelta(weeks=at + on, days=(day - first.weekday()) % 7)
                if when >= start:
                    yield f"at-home-{entry.week + 1}-{key}{turn}", when
    if found.has_race:
        yield "at-home-race", race


def _days(own: OwnWeek, week: int, first: int, ahead: int) -> Iterator[tuple[str, int, int]]:
    """The sessions of a week, each with its day, and how many weeks on that is."""
    before = {one.session: one.days for one in own.balance.all[week].phase.before_race}
    usual, done = pattern(own.week), own.weeks[week]
    raced = runs(usual, Race(first, ahead))
    if ahead < 0 or (not before and raced == usual):
        yield from ((key, day, 0) for key, day in own.days(week).items() if day is not None)
        return
    patterns = raced, runs(usual, Race(first, ahead + (7 if ahead < 7 else -7)))
    asked = [before.get(one.session.key) for one in done]
    found = stands(own.rules, [*map(slot_of, done)], asked, Race(first, ahead), patterns, own.hours)
    for one, stand in zip(done, found, strict=True):
        if stand.day is not None:
            yield one.session.key, stand.day, stand.weeks


def calendar(node: Runtime, page: PlanPage, said: dict[str, Any], week: str, **about: Any) -> str:
    asked = {**page.usual, "week": week, "sessions": 3}
    file: str = node.call("planCalendar", page.data, asked, {**ABOUT, "said": said, **about})
    return file


@pytest.mark.parametrize("start", [MONDAY, SUNDAY, MONDAY + timedelta(2)], ids=lambda day: day.strftime("%A"))
@pytest.mark.parametrize("week", ["-e-h--l", "e-h-e-l"])
def test_from_no_week_to_thirty_ahead_all_is_right_to_the_day(
    node: Runtime, page: PlanPage, start: date, week: str
) -> None:
    own = OwnWeek(page.library, PLAN, week, 3)
    for days in range(0, 31 * 7, scale.at(20, 1)):  # each step leads to another weekday
        race = start + timedelta(days)
        said = {**NOTHING, "start": str(start), "race": str(race)}
        events = by_icalendar(calendar(node, page, said, week))
        found = {uid: date.fromisoformat(event["start"]) for uid, event in events.items()}
        assert found == dict(expected(own, said)), said
        race_week = len(page.data["course"]["weeks"]) - 1
        assert min(found.values()) >= start
        if days >= 5:
            assert race - found[f"at-home-{race_week}-a"] in (timedelta(4), timedelta(5))
        others = [day for uid, day in found.items() if not uid.startswith(f"at-home-{race_week + 1}-")]
        assert max(others) - race <= timedelta(6)


@pytest.mark.parametrize(
    "said",
    [
        {"away": [3]},
        {"away": [3, 4, 5], "back": [6]},
        {"again": [0]},
        {"begin": 4},
        {"begin": 2, "away": [0], "again": [3], "back": [6]},
    ],
)
def test_what_is_missed_or_done_again_moves_the_rest_but_no_race(
    node: Runtime, page: PlanPage, said: dict[str, Any]
) -> None:
    own = OwnWeek(page.library, PLAN, "-e-h--l", 3)
    race = MONDAY + timedelta(weeks=len(page.data["course"]["weeks"]), days=-1)
    for weeks in (0, 3, 9):
        asked = {**NOTHING, "start": str(MONDAY), "race": str(race - timedelta(weeks=weeks)), **said}
        file = calendar(node, page, asked, "-e-h--l")
        events = by_icalendar(file)
        assert by_ical_js(node, file) == [*events.values()]
        assert {uid: event["start"] for uid, event in events.items()} == {
            uid: str(day) for uid, day in expected(own, asked)
        }


def test_a_shifted_session_says_when_it_was_due(node: Runtime, page: PlanPage) -> None:
    said = {**NOTHING, "start": str(MONDAY), "race": "", "away": [0]}
    event = by_icalendar(calendar(node, page, said, "-e-h--l"))["at-home-1-a"]
    day = date.fromisoformat(event["start"])
    due = day - timedelta(weeks=1)
    assert day >= MONDAY + timedelta(weeks=1)
    assert f"Was due on {due:%A}, {due.day} {due:%B} {due.year}." in event["description"].split("\n")


def test_a_later_file_updates_an_earlier_one_and_no_other_sites(node: Runtime, page: PlanPage) -> None:
    said = {**NOTHING, "start": str(MONDAY), "race": ""}
    later = {**said, "start": str(MONDAY + timedelta(weeks=1))}
    first, moved = (by_icalendar(calendar(node, page, one, "-e-h--l")) for one in (said, later))
    assert first.keys() == moved.keys() and first != moved
    other = by_icalendar(calendar(node, page, said, "-e-h--l", host="guide.example/walking"))
    assert not {event["uid"] for event in first.values()} & {event["uid"] for event in other.values()}
    again = by_icalendar(calendar(node, page, {**said, "again": [0]}, "-e-h--l"))
    assert again.keys() - first.keys() == {"at-home-1-a-2", "at-home-1-b-2", "at-home-1-c-2"}
