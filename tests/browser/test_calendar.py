"""The calendar file of a plan: two calendars that are not ours read it, and find every session on the reader's days."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar, Event
from playwright.sync_api import Browser, Page, expect
from tests.audit.npm import ensure_node_modules
from tests.browser.outside import saved
from tests.browser.own_weeks import OwnWeek, opened
from tests.browser.unbroken import unbroken
from tests.nodejs import node

from strideguide.library import Library

HERE = Path(__file__).parent
HOME = "home-strength"
LONGEST = 75  # octets of a line
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


def file_of(page: Page, folder: Path, start: str, time: str = "") -> Path:
    """The file that the page gives for a first day and a time."""
    page.locator("#start").fill(start)
    page.locator("#time").fill(time)
    page.locator("[data-do=calendar]").click()
    given = saved(page)
    assert (given.name, given.type) == (f"{HOME}.ics", "text/calendar;charset=utf-8")
    file = folder / f"{start}-{time.replace(':', '')}.ics"
    file.write_bytes(given.text.encode("utf-8"))
    return file


def by_icalendar(file: Path) -> list[dict[str, Any]]:
    """What icalendar reads."""
    calendar = Calendar.from_ical(file.read_bytes())
    assert (calendar["VERSION"], calendar["CALSCALE"]) == ("2.0", "GREGORIAN")
    events = [event for event in calendar.subcomponents if isinstance(event, Event)]
    assert len(events) == len(calendar.subcomponents) and not any(event.errors for event in events)
    return [
        {
            "uid": str(event["UID"]),
            "summary": str(event["SUMMARY"]),
            "description": str(event["DESCRIPTION"]),
            "url": str(event["URL"]),
            "start": event.start.isoformat(),
            "end": event.end.isoformat(),
            "zone": event.start.tzinfo if isinstance(event.start, datetime) else None,
        }
        for event in events
    ]


def by_ical_js(*files: Path) -> list[list[dict[str, Any]]]:
    """What ical.js reads; it calls a time without a zone "floating"."""
    module = ensure_node_modules() / "ical.js" / "dist" / "ical.js"
    command = [node(), str(HERE / "read_calendar.mjs"), str(module), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60)
    read: list[list[dict[str, Any]]] = json.loads(done.stdout)
    for event in (event for events in read for event in events):
        assert event["zone"] == "floating"
        event["zone"] = None
    return read


def is_well_formed(content: bytes) -> bool:
    """Whether lines end as they should, none is too long, and each is whole by itself."""
    lines = content.split(b"\r\n")
    whole = [line.decode("utf-8") for line in lines]
    return lines[-1] == b"" and all(len(line) <= LONGEST for line in lines) and not any("\n" in w for w in whole)


def expected(own: OwnWeek, start: date) -> Iterator[tuple[str, date, int]]:
    """The UID without its host, the day, and the minutes of every session of every week."""
    number = 0
    for at, (phase, done) in enumerate(own.phases):
        days = own.days(at)
        for _ in range(phase.weeks):
            number += 1
            for practice in done:
                if (day := days[practice.session.key]) is not None:
                    ahead = (number - 1) * 7 + (day - start.weekday()) % 7
                    uid = f"{own.plan}-{number}-{practice.session.key}"
                    yield uid, start + timedelta(days=ahead), practice.minutes


def by_uid(events: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    found = {event["uid"].partition("@")[0]: event for event in events}
    assert len(found) == len(list(events))
    return found


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
    page: Page, plans: str, library: Library, tmp_path: Path, week: str, count: int, start: str, time: str
) -> None:
    own = OwnWeek(library, HOME, week, count)
    opened(page, f"{plans}{HOME}/{own.query}")
    file = file_of(page, tmp_path, start, time)
    assert is_well_formed(file.read_bytes())
    events = by_icalendar(file)
    assert by_ical_js(file) == [events]
    wanted = {}
    for uid, day, minutes in expected(own, date.fromisoformat(start)):
        begin = datetime.fromisoformat(f"{day}T{time}") if time else day
        wanted[uid] = (
            begin.isoformat(),
            (begin + (timedelta(minutes=minutes) if time else timedelta(days=1))).isoformat(),
        )
    assert {uid: (event["start"], event["end"]) for uid, event in by_uid(events).items()} == wanted


def test_an_event_says_what_to_do_and_where_it_comes_from(page: Page, plans: str, tmp_path: Path) -> None:
    opened(page, f"{plans}{HOME}/?week=-e-h--l&kit=none&pain=back-pain")
    expect(page.locator("[data-swap]")).not_to_have_count(0)
    event = by_uid(by_icalendar(file_of(page, tmp_path, "2026-11-23")))[f"{HOME}-4-a"]
    assert event["summary"] == "Session A: step down and hinge (Home strength)"
    assert event["url"] == f"{plans}{HOME}/#session-a"
    lines = event["description"].split("\n")
    assert lines[0] == "Week 4 of 12. Week 4: deload"
    assert "Single-leg deadlift: 1 x 6-8 per side, rest 1 min, RPE 4-5" in lines
    assert "Lateral step-down: Leave it out." in lines
    assert not [line for line in lines if line.startswith("Single-leg calf raise")]  # without a step it is swapped
    assert lines[-1] == event["url"]


def test_the_same_session_keeps_its_uid(page: Page, plans: str, tmp_path: Path) -> None:
    opened(page, f"{plans}{HOME}/")
    first = by_uid(by_icalendar(file_of(page, tmp_path, "2026-11-23")))
    page.locator("#at-a").select_option("2")
    second = by_uid(by_icalendar(file_of(page, tmp_path, "2027-01-04", "07:00")))
    assert {event["uid"] for event in first.values()} == {event["uid"] for event in second.values()}
    assert {uid for uid in first if uid.endswith("-a")} and first != second


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles"])
def test_the_first_day_is_next_monday_wherever_the_reader_is(browser: Browser, plans: str, zone: str) -> None:
    with unbroken(browser, timezone_id=zone) as context:
        page = opened(context.new_page(), f"{plans}{HOME}/")
        start = date.fromisoformat(page.locator("#start").input_value())
        today = date.fromisoformat(page.evaluate("new Date().toLocaleDateString('sv-SE')"))
        assert start.weekday() == 0 and 1 <= (start - today).days <= 7


def test_without_a_first_day_it_is_asked_for(page: Page, plans: str) -> None:
    opened(page, f"{plans}{HOME}/")
    page.locator("#start").fill("")
    page.locator("[data-do=calendar]").click()
    expect(page.locator("output[data-part=calendar]")).to_have_text("Choose the first day.")
    assert page.evaluate("document.activeElement.id") == "start"


def as_read(text: str) -> str:
    """A text as a calendar holds it: a line break of any kind is one, other control characters are spaces."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(" " if character < " " and character != "\n" else character for character in lines)


def test_hostile_titles_are_read_as_they_were_written(page: Page, plans: str, tmp_path: Path) -> None:
    page.goto(plans)
    made: str = page.evaluate(
        """async ([titles, module]) => {
          const { calendar } = await import(module);
          const date = new Date(Date.UTC(2026, 10, 23));
          const events = titles.map((title, at) => ({
            uid: `${at}@${title}`, date, time: "", minutes: 0, summary: title, description: `${title}\\n${title}`,
            url: "https://guide.example/plans/x/",
          }));
          return calendar({ name: titles.join(" "), events });
        }""",
        [TITLES, "../assets/guide/parts/calendar.js"],
    )
    file = tmp_path / "hostile.ics"
    file.write_bytes(made.encode("utf-8"))
    assert is_well_formed(file.read_bytes())
    events = by_icalendar(file)
    assert [event["summary"] for event in events] == [as_read(title) for title in TITLES]
    assert [event["description"] for event in events] == [as_read(f"{title}\n{title}") for title in TITLES]
    read = by_ical_js(file)[0]
    assert [event["summary"] for event in read] == [as_read(title) for title in TITLES]
    assert [event["uid"] for event in read] == [event["uid"] for event in events]
