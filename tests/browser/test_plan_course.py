"""The course of a plan as its reader has it: a week away, again, or to begin with, in the address and back."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from tests.browser.own_weeks import opened, query_of, tab_to

HOME = "home-strength"


def titles(page: Page) -> list[str]:
    """What the list of weeks names after their numbers and dates."""
    return [text.partition(": ")[2] for text in page.locator("#turn option").all_inner_texts()]


def test_a_week_away_is_told_chosen_and_undone_by_keyboard(page: Page, plans: str) -> None:
    opened(page, f"{plans}{HOME}/?number=2&start=2026-11-30")
    before = titles(page)
    tab_to(page, "[data-going=away]")
    page.keyboard.press("Enter")
    proposal = page.locator("[data-part=proposal]")
    expect(proposal).to_contain_text("We propose to go on with what was due. What follows moves on by a week.")
    assert query_of(page) == {"number": ["2"], "start": ["2026-11-30"]}  # nothing is changed yet
    page.keyboard.press("Enter")
    expect(proposal).to_be_hidden()
    assert query_of(page) == {"number": ["3"], "start": ["2026-11-30"], "away": ["2"]}
    assert titles(page) == [before[0], "away or ill", *before[1:]]
    expect(page.locator("[data-part=progression]")).to_contain_text("Was due on Monday, 7 December 2026.")
    expect(page.locator("[data-place=a] [data-part=why]")).to_contain_text("Was due on")
    page.locator("[data-step='-1']").click()
    expect(page.locator("[data-part=verdict]")).to_have_text("You were away or ill this week. Nothing is done in it.")
    expect(page.locator(".sg-session .sg-table:visible")).to_have_count(0)
    page.locator("[data-going=back]").click()
    assert titles(page) == before
    page.go_back()
    assert "away or ill" in titles(page)


def test_after_three_weeks_away_it_proposes_to_go_back(page: Page, plans: str) -> None:
    opened(page, f"{plans}{HOME}/?number=3&away=1,2")
    page.locator("[data-going=away]").click()
    expect(page.locator("[data-part=proposal] button").first).to_have_text("Begin again after the last lighter week")
    page.locator("[data-part=proposal] button").first.click()
    assert query_of(page) == {"number": ["4"], "away": ["1,2,3"], "back": ["4"]}


def test_a_week_again_and_one_to_begin_with(page: Page, plans: str) -> None:
    opened(page, f"{plans}{HOME}/?number=2")
    before = titles(page)
    page.locator("[data-going=again]").click()
    page.locator("[data-part=proposal] button").first.click()
    assert query_of(page) == {"number": ["3"], "again": ["2"]}
    assert titles(page) == [*before[:2], *before[1:]]
    expect(page.locator("[data-part=progression]")).to_contain_text("Done once more.")
    page.locator("[data-step='1']").click()
    page.locator("[data-going=begin]").click()
    page.locator("[data-part=proposal] button").first.click()
    assert query_of(page) == {"begin": ["3"]}
    assert titles(page) == before[2:]
    page.locator("[data-going=reset]").click()
    assert query_of(page) == {} and titles(page) == before


def test_a_plan_without_a_race_asks_for_none(page: Page, plans: str) -> None:
    opened(page, f"{plans}{HOME}/?race=2027-03-14")
    expect(page.locator("#race")).to_have_count(0)
    assert query_of(page) == {"race": ["2027-03-14"]}
    page.locator("#start").fill("2026-12-07")
    assert query_of(page) == {"race": ["2027-03-14"], "start": ["2026-12-07"]}
    expect(page.locator("[data-part=course]")).to_have_text("It begins on Monday, 7 December 2026.")
