"""The course of a plan as its reader has it: a week away, again, or to begin with, in the address and back."""

from __future__ import annotations

from datetime import date, timedelta

from playwright.sync_api import Page, expect
from tests.browser.outside import copied
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
    page.clock.set_fixed_time("2026-11-30")
    opened(page, f"{plans}{HOME}/?race=2027-03-14")
    expect(page.locator("#race")).to_have_count(0)
    assert query_of(page) == {"race": ["2027-03-14"]}
    page.locator("#start").fill("2026-12-07")
    assert query_of(page) == {"race": ["2027-03-14"], "start": ["2026-12-07"]}
    expect(page.locator("[data-part=course]")).to_have_text("It begins on Monday, 7 December 2026.")


RACED = "race-season-keeper"


def test_with_a_first_day_the_page_opens_at_the_week_of_today(page: Page, plans: str) -> None:
    page.clock.set_fixed_time("2026-12-16")
    turn = page.locator("#turn option:checked")
    weeks = {
        "race=2027-01-31&start=2026-11-30": "Week 3 of 9",
        "race=2027-01-31&start=2026-11-30&number=1": "Week 1 of 9",
        "start=2026-12-21": "Week 1 of 10",
        "start=2026-01-05": "Week 10 of 10",
    }
    for query, week in weeks.items():
        opened(page, f"{plans}{RACED}/?{query}")
        expect(turn).to_contain_text(week)
    page.locator("#turn").select_option("8")
    assert query_of(page) == {"start": ["2026-01-05"], "number": ["9"]}
    page.locator("#turn").select_option("9")
    assert query_of(page) == {"start": ["2026-01-05"]}


def test_with_a_week_away_before_a_race_it_says_how_many_are_left_out(page: Page, plans: str) -> None:
    opened(page, f"{plans}{RACED}/?race=2027-01-31&start=2026-11-30&number=4")
    told = page.locator("[data-part=course]")
    expect(told).to_contain_text("A week of the plan is left out: the last full one before the taper.")
    opened(page, f"{plans}{RACED}/?race=2027-01-31&start=2026-11-30&number=4&away=3")
    expect(told).to_contain_text("2 weeks of the plan are left out, the last ones before the taper.")


def test_a_link_to_a_race_holds_the_first_day_too_and_says_so_where_it_does_not(page: Page, plans: str) -> None:
    opened(page, f"{plans}{RACED}/")
    today = date.fromisoformat(page.evaluate("new Date().toLocaleDateString('sv-SE')"))
    monday, race = today - timedelta(today.weekday()), str(today + timedelta(weeks=9))
    page.locator("#race").fill(race)
    page.locator("#race").dispatch_event("change")
    assert query_of(page) == {"race": [race], "start": [str(monday)]}
    told = page.locator("[data-part=course]")
    expect(told).to_contain_text("weeks up to the race")
    expect(told).not_to_contain_text("no first day")
    opened(page, f"{plans}{RACED}/?race={race}")
    expect(told).to_contain_text("This link names a race and no first day")
    page.locator("[data-do=copy]").click()
    expect(page.locator("output[data-part=copy]")).to_have_text("The link is copied.")
    assert copied(page) == page.url
    assert query_of(page) == {"race": [race], "start": [str(monday)]}
    expect(told).not_to_contain_text("no first day")


def test_in_the_week_before_that_of_a_race_its_last_runs_are_easy_and_not_to_be_changed(page: Page, plans: str) -> None:
    race = date(2027, 3, 17)  # a Wednesday
    opened(page, f"{plans}{RACED}/?race={race}&start=2027-02-01&week=-e-h--l&number=6")
    kinds = [select.input_value() for select in page.locator("select[name=day]").all()]
    assert kinds == ["0", "1", "0", "1", "0", "0", "1"]
    expect(page.locator("select[name=day]").first).to_be_disabled()
    expect(page.locator("[data-part=verdict]")).to_contain_text("In the last six days before the race")
    page.locator("[data-step='1']").click()
    expect(page.locator("[data-part=verdict]")).to_contain_text("Before the race there are only easy runs")
    page.locator("#turn").select_option("0")
    assert [select.input_value() for select in page.locator("select[name=day]").all()] == list("0102003")
