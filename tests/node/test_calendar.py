"""The calendar file of a plan: two calendars that are not ours read it, and find every session on the reader's days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.audit.npm import ensure_node_modules
from tests.browser import once
from tests.browser.own_weeks import OwnWeek
from tests.calendars import by_icalendar
from tests.node.own_week import PlanPage
from tests.node.runtime import Runtime

HOME = "home-strength"
ADDRESS = f"https://guide.example/plans/{HOME}/"
ABOUT: dict[str, Any] = {
    "first": [],
    "address": ADDRESS,
    "host": "guide.example",
    "limits": "",
    "said": {"start": "2026-11-23"},
    "time": "",
    "swaps": {},
}
# Titles as nobody would write them: what a calendar reads must be what was written.
TITLES = [
    "Session A, B; and C\\D",
    "One\nline\r\nand\ranother",
    "BEGIN:VEVENT\nUID:1\nEND:VEVENT",
    "x" * 300,
    "\N{WEIGHT LIFTER}\N{VARIATION SELECTOR-16}\N{ZERO WIDTH JOINER}\N{MALE SIGN}" * 60,
    "é" * 100 + "漢字" * 40,
    '"quoted": with = and (brackets) \\n \\; \\,',
    " spaces at both ends ",
    "tab\there",
    "\u2028 and \u2029",
    "",
]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> PlanPage:
    return PlanPage.of(once.library(), once.shipped(tmp_path_factory), HOME)


def by_ical_js(node: Runtime, text: str) -> list[dict[str, Any]]:
    """What ical.js reads; it calls a time without a zone "floating"."""
    module: Path = ensure_node_modules() / "ical.js" / "dist" / "ical.js"
    read: list[dict[str, Any]] = node.call("read", module.as_uri(), text)
    return read


def expected(own: OwnWeek, first: str, start: date) -> Iterator[tuple[str, date, int]]:
    """The UID without its host, the day, and the minutes of every session of every week."""
    for at, done in enumerate(own.weeks):
        days = own.days(at)
        for practice in done:
            if (day := days[practice.session.key]) is not None:
                ahead = at * 7 + (day - start.weekday()) % 7
                yield f"{first}-{at + 1}-{practice.session.key}", start + timedelta(days=ahead), practice.minutes


@pytest.mark.parametrize(
    ("week", "count", "start", "time"),
    [
        ("-e-h--l", 3, "2026-11-23", ""),  # a Monday
        ("e-h-e-l", 2, "2027-02-28", "18:30"),  # a Sunday; clocks change on the way
        ("--e----", 3, "2027-12-30", "06:05"),
        ("h-h-h-l", 3, "2028-02-24", ""),  # no room for A and B; over the end of a leap February
    ],
)
def test_both_calendars_find_every_session_on_its_day(
    node: Runtime, plan: PlanPage, week: str, count: int, start: str, time: str
) -> None:
    own = OwnWeek(plan.library, HOME, week, count)
    asked = {**plan.usual, "week": week, "sessions": count}
    file = node.call("planCalendar", plan.data, asked, {**ABOUT, "said": {"start": start}, "time": time})
    events = by_icalendar(file)
    assert by_ical_js(node, file) == [*events.values()]
    wanted = {}
    for uid, day, minutes in expected(own, plan.data["first_id"], date.fromisoformat(start)):
        begin = datetime.fromisoformat(f"{day}T{time}") if time else day
        length = timedelta(minutes=minutes) if time else timedelta(days=1)
        wanted[uid] = begin.isoformat(), (begin + length).isoformat(), "floating"
    assert {uid: (event["start"], event["end"], event["zone"]) for uid, event in events.items()} == wanted


def test_an_event_says_what_to_do_and_where_it_comes_from(node: Runtime, plan: PlanPage) -> None:
    swaps = {"step-up": None, "single-leg-calf-raise": "Heel walk"}
    file = node.call("planCalendar", plan.data, plan.usual, {**ABOUT, "swaps": swaps, "first": ["See somebody first."]})
    event = by_icalendar(file)[f"{plan.data['first_id']}-4-a"]
    assert event["summary"] == "Session A: step up and hinge (Home strength)"
    assert event["url"] == f"{ADDRESS}#session-a"
    lines = event["description"].split("\n")
    assert lines[:2] == ["See somebody first.", "Week 4 of 12. Deload"]
    assert lines[2] == next(phase for phase in plan.data["phases"] if phase["kind"] == "deload")["progression"]
    assert "Romanian deadlift: 1 x 6-8, rest 90 s, tempo 3-1-1, the same weight, light" in lines
    assert "Step-up: Leave it out." in lines
    assert not [line for line in lines if line.startswith("Single-leg calf raise")]
    assert [line for line in lines if line.startswith("Heel walk: ")]
    assert lines[-1] == event["url"]


def as_read(text: str) -> str:
    """A text as a calendar holds it: a line break of any kind is one, other control characters are spaces."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(" " if character < " " and character != "\n" else character for character in lines)


def test_hostile_titles_are_read_as_they_were_written(node: Runtime) -> None:
    file = node.call("titledCalendar", TITLES, "2026-11-23")
    events = [*by_icalendar(file).values()]
    assert [event["summary"] for event in events] == [as_read(title) for title in TITLES]
    assert [event["description"] for event in events] == [as_read(f"{title}\n{title}") for title in TITLES]
    read = by_ical_js(node, file)
    assert [event["summary"] for event in read] == [as_read(title) for title in TITLES]
    assert [event["uid"] for event in read] == [event["uid"] for event in events]
