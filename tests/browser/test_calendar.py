"""The calendar file that a plan's page gives; what is in it is read by other calendars in tests/node/."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.outside import saved
from tests.browser.own_weeks import opened, query_of
from tests.browser.unbroken import unbroken
from tests.calendars import by_icalendar

HOME = "home-strength"
FIRST = "long-distance-at-home"  # its oldest id, by which calendars know its sessions


def given(page: Page, start: str, time: str = "") -> dict[str, dict[str, Any]]:
    """The events of the file that the page gives for a first day and a time."""
    page.locator("#start").fill(start)
    page.locator("#time").fill(time)
    page.locator("[data-do=calendar]").click()
    file = saved(page)
    assert (file.name, file.type) == (f"{HOME}.ics", "text/calendar;charset=utf-8")
    return by_icalendar(file.text)


def test_the_file_has_the_sessions_of_the_reader_and_each_keeps_its_uid(page: Page, plans: str) -> None:
    opened(page, f"{plans}{HOME}/?week=-e-h--l&kit=none&pain=patellofemoral-pain")
    expect(page.locator("[data-swap]")).not_to_have_count(0)
    first = given(page, "2026-11-23")
    event = first[f"{FIRST}-4-a"]
    assert (event["start"], event["end"]) == ("2026-12-14", "2026-12-15")
    assert event["url"] == f"{plans}{HOME}/#session-a"
    lines = event["description"].split("\n")
    assert [line for line in lines if line.endswith(": Leave it out.")]
    assert not [line for line in lines if line.startswith("Single-leg calf raise")]  # without a step it is swapped
    page.locator("#at-a").select_option("2")
    second = given(page, "2027-01-04", "07:00")
    assert second[f"{FIRST}-4-a"]["start"] == "2027-01-27T07:00:00"
    assert {event["uid"] for event in first.values()} == {event["uid"] for event in second.values()}


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles"])
def test_without_a_first_day_it_begins_next_monday_wherever_the_reader_is(
    browser: Browser, plans: str, zone: str
) -> None:
    with unbroken(browser, timezone_id=zone) as context:
        page = opened(context.new_page(), f"{plans}{HOME}/")
        assert page.locator("#start").input_value() == ""
        page.locator("[data-do=calendar]").click()
        expect(page.locator("output[data-part=calendar]")).to_contain_text(
            "The calendar file is ready. It begins on Mon"
        )
        start = date.fromisoformat(page.locator("#start").input_value())
        today = date.fromisoformat(page.evaluate("new Date().toLocaleDateString('sv-SE')"))
        assert start.weekday() == 0 and 1 <= (start - today).days <= 7
        assert query_of(page)["start"] == [str(start)]
        expect(page.locator("#turn option").first).to_contain_text(f"from {start.day} {start:%b}")
