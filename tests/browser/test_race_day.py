"""A race day: the picker asks for it, puts first what it leaves time for, and hands it on to the plan's page."""

from __future__ import annotations

from datetime import date, timedelta

from playwright.sync_api import Page, expect
from tests.browser.own_weeks import opened
from tests.browser.picking import press, ready

PLAN = "strong-for-the-long-run"


def test_the_day_of_a_race_is_told_to_the_picker_by_keyboard(phone: Page, find: str) -> None:
    near = date.today() + timedelta(days=6 - date.today().weekday())
    phone.goto(find)
    ready(phone)
    phone.locator("[data-question=season]").focus()
    press(phone, "Tab", "#f-race")
    phone.keyboard.type(near.strftime("%m%d%Y"))
    expect(phone).to_have_url(f"{find}?v=1&race={near}")
    expect(phone.locator("guide-picker output")).to_contain_text("Race week")
    assert phone.get_by_label("Day of your race").evaluate("field => field.matches('.sg-answered > input')")
    first = phone.locator("li[data-plan=race-week]")
    expect(first.locator("[data-reason=race]")).to_contain_text("Your race is within a week.")
    first.locator("h3 a").press("Enter")
    expect(phone.locator("#race")).to_have_value(str(near))
    expect(phone.locator("[data-part=course]")).not_to_be_empty()


def test_a_plan_is_counted_back_from_the_day_that_is_filled_in(page: Page, plans: str) -> None:
    far = date.today() + timedelta(weeks=8)
    opened(page, f"{plans}{PLAN}/?v=1&key_runs=1")
    page.locator("#race").fill(str(far))
    expect(page.locator("[data-part=course]")).not_to_be_empty()
    assert f"race={far}" in page.url
    expect(page.locator("#own-keys")).to_have_value("1")
