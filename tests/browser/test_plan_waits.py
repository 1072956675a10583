"""A plan that waits for somebody's word: what stands first, on the page, on paper and in a calendar."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.outside import printed, saved
from tests.browser.own_weeks import opened
from tests.browser.picking import PHONE
from tests.scale import late

NOT_NOW = "The plan is not for you now."
FIRST = "See somebody first"
PLAN = "home-strength"
# What a plan that is not for its reader has nothing of: its sessions, weeks, sheet and calendar, and ways to them.
PARTS = "xpath=self::*[ancestor-or-self::details[@data-part='fold'] or starts-with(@href, '#session') or @href='#take']"


def test_a_plan_says_to_see_somebody_first_above_what_it_changes(phone: Page, plans: str) -> None:
    opened(phone, f"{plans}{PLAN}/?v=1&kit=none&pain=calf-strain")
    box = phone.locator(".sg-chosen")
    expect(box.locator("p").first).to_have_text(NOT_NOW)
    expect(box.locator(".sg-flags a")).to_have_attribute("href", "../../injuries/calf-strain/#red-flags")
    expect(phone.locator("tr[data-move='exercise:single-leg-calf-raise'][data-swap]")).to_have_count(1)
    expect(phone.get_by_role("status").filter(has_text=NOT_NOW)).to_have_count(1)
    expect(phone.locator(".sg-session:visible")).to_have_count(0)
    opened(phone, f"{plans}{PLAN}/?v=1&kit=none&pain=osteoporosis")
    expect(box.locator("p").first).to_have_text(f"{FIRST}.")
    expect(box).to_contain_text("Ask a doctor first")
    expect(phone.locator(".sg-session:visible")).to_have_count(0)
    assert box.evaluate("(box) => box.scrollWidth <= box.clientWidth") and phone.viewport_size == PHONE


@pytest.mark.parametrize(
    ("pain", "begins"),
    [
        ("osteoporosis", "See somebody first. Ask a doctor first"),
        *late(
            ("shin-splints", "Go carefully. No jumps. No running. No pain while you train"),
            ("over-60", "Go carefully. No set and no activity is harder than RPE 8."),
        ),
    ],
)
def test_paper_and_calendar_begin_with_the_verdict(page: Page, plans: str, pain: str, begins: str) -> None:
    opened(page, f"{plans}{PLAN}/?v=1&kit=none&pain={pain}")
    expect(page.locator(".sg-chosen")).to_be_visible()
    fold = page.locator(".sg-waits:not([open]) > summary")
    if fold.is_visible():
        fold.click()
    page.locator("[data-do=calendar]").click()
    unfolded = saved(page).text.replace("\r\n ", "").replace("\\,", ",")
    events = [line for line in unfolded.splitlines() if line.startswith("DESCRIPTION:")]
    assert events and all(line.startswith(f"DESCRIPTION:{begins}") for line in events)
    page.locator("[data-do=print]").click()
    assert printed(page) == 1
    sheets = page.locator(".sg-page")
    expect(sheets).not_to_have_count(0)
    expect(sheets.filter(has_text=begins)).to_have_count(sheets.count())
    assert sheets.evaluate_all("all => all.every((one) => one.scrollHeight <= one.clientHeight)")


@pytest.mark.parametrize("end", ["", *late("&on=1234", "#session-a&pain=calf-strain", "#weeks&pain=overtraining")])
def test_a_plan_that_is_not_for_its_reader_can_not_be_opened(phone: Page, plans: str, end: str) -> None:
    opened(phone, f"{plans}{PLAN}/?v=1&kit=none&pain=calf-strain{end}")
    box, plan = phone.locator(".sg-chosen"), phone.locator("guide-plan")
    expect(box).to_contain_text("So its sessions are not shown here, and there is no sheet and no calendar of it.")
    expect(plan.locator("> :visible")).to_have_count(plan.locator("> :is(.sg-chosen, .sg-ask, .sg-signs)").count())
    expect(phone.locator("guide-plan ~ :visible")).to_have_count(0)
    expect(phone.locator(":is(summary, a, button, select, input):visible").locator(PARTS)).to_have_count(0)
    box.get_by_text("Change what you said about your body").tap()
    expect(phone.locator("#ask-body")).to_be_in_viewport()
    phone.locator("[data-do=nothing]").tap()
    expect(phone.locator(".sg-session").first).to_be_visible()
    expect(phone.locator("[data-do=print]")).to_be_visible()
    expect(phone.locator("[data-do=calendar]")).to_be_enabled()


def test_a_link_to_a_session_opens_no_plan_that_is_not_for_its_reader(page: Page, plans: str) -> None:
    opened(page, f"{plans}{PLAN}/?v=1&kit=none&pain=calf-strain")
    expect(page.locator(".sg-chosen")).to_contain_text(NOT_NOW)
    expect(page.locator(".md-nav--secondary a:visible")).to_have_count(0)
    page.evaluate("location.hash = '#session-' + document.querySelector('[data-session]').dataset.session")
    page.wait_for_url("**#session-*pain=calf-strain")
    expect(page.locator(".sg-waits")).to_be_hidden()
