"""From the home page to a walk-run week on own days: a sore tendon, a break, a cleared bone, and one that is not."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.outside import saved

WEEK = [
    ("a walk-run week on your days", ""),
    ("a walk-run week with a sore Achilles tendon", "achilles-tendinopathy"),
    ("a walk-run week after a bone stress injury", "bone-stress-injury:returning"),
]


def from_home(page: Page, guide: str, link: str) -> None:
    """By the home page's own link and one of the chapter's."""
    page.goto(guide)
    page.get_by_role("link", name="Running again").first.click()
    page.get_by_role("link", name=link).click()


@pytest.mark.parametrize(("link", "state"), WEEK, ids=["back after weeks off", "sore Achilles", "cleared after bone"])
def test_the_home_page_leads_to_a_walk_run_week_on_the_readers_days(
    page: Page, guide: str, link: str, state: str
) -> None:
    from_home(page, guide, link)
    runs, step = page.locator('[data-part="runs"] li'), page.locator("#step")
    expect(runs).to_have_text(
        [f"{day}: 15 times: run 1 minute, walk 1 minute." for day in ("Monday", "Wednesday", "Friday")]
    )
    expect(page.locator("[data-cleared]")).to_be_visible(visible=state.startswith("bone"))
    for day, kind in ((4, "0"), (5, "1")):
        page.locator(f"#day-{day}").select_option(kind)
    expect(runs.last).to_contain_text("Saturday: 15 times")
    expect(page.locator('[data-part="verdict"]')).to_contain_text("2 sessions have their days")
    page.locator("#day-5").select_option("0")
    page.locator("#day-3").select_option("1")
    expect(page.locator('[data-part="verdict"]')).to_contain_text("Leave one free")
    page.locator('[data-go="on"]').click()
    expect(step).to_have_value("2")
    page.locator('[data-go="back"]').click()
    expect(step).to_have_value("1")
    assert "step=1,2,1" in page.url.replace("%2C", ",")
    page.locator('[data-go="stay"]').click()
    expect(step).to_have_value("1")
    page.reload()
    expect(step).to_have_value("1")


def test_a_bone_that_nobody_has_cleared_gets_the_checks_and_no_week(page: Page, guide: str) -> None:
    from_home(page, guide, "the checks, and what to ask")
    expect(page.locator("#entry ~ ol").first.locator("> li")).to_have_count(6)
    expect(page.locator("#steps")).to_have_count(0)
    page.goto(f"{guide}plans/run-again/#pain=bone-stress-injury")
    expect(page.locator("[data-cleared]")).to_be_visible()
    expect(page.locator('[data-part="steps"]')).to_be_hidden()


def test_a_week_in_an_address_gives_no_runs_to_who_may_not_run_yet(page: Page, guide: str) -> None:
    page.goto(f"{guide}plans/run-again/?week=e-e-e--&step=2#pain=bone-stress-injury:settling")
    expect(page.locator("guide-plan")).to_have_attribute("data-start", "ask")
    page.locator('[data-part="fold"] > summary').click()
    expect(page.locator('[data-part="no-runs"]')).to_be_visible()
    expect(page.locator('[data-part="runs"]')).to_be_hidden()
    expect(page.locator('[data-part="verdict"]')).to_contain_text("What you chose allows no run.")
    page.locator("[data-do=calendar]").click()
    taken = saved(page).text
    assert "BEGIN:VEVENT" in taken and "-run-" not in taken
    page.locator("[data-do=print]").click()
    expect(page.locator(".sg-page")).to_have_count(8)
    expect(page.locator(".sg-runs")).to_have_count(0)
