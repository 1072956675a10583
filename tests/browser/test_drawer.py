"""The drawer with the navigation, on a phone with a keyboard: closed it is no stop of Tab, open it is whole."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.picking import PHONE, press, ready

DRAWER, BOX = ".md-sidebar--primary", "#__drawer"
MOST = 12  # stops of Tab from the top of a page to the first question
SEEN = """() => {
  const { left, right, top, bottom } = document.activeElement.getBoundingClientRect();
  const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return document.activeElement.contains(at) || at.contains(document.activeElement);
}"""


def test_tab_leads_past_the_closed_drawer_to_the_first_question(phone: Page, find: str) -> None:
    phone.goto(find)
    ready(phone)
    phone.keyboard.press("Tab")
    expect(phone.locator(".md-skip")).to_be_focused()
    press(phone, "Tab", "guide-picker form *", MOST)
    phone.goto(find)
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    press(phone, "Tab", "guide-picker form *", 4)


def test_whoever_comes_back_to_a_page_finds_the_drawer_closed(phone: Page, guide: str) -> None:
    phone.goto(f"{guide}strength/")
    press(phone, "Tab", BOX)
    phone.keyboard.press("Space")
    expect(phone.locator(BOX)).to_be_checked()
    phone.evaluate("() => dispatchEvent(new PageTransitionEvent('pagehide'))")  # Firefox keeps boxes as they were then
    expect(phone.locator(BOX)).not_to_be_checked()


def test_the_drawer_is_opened_walked_and_closed_by_keyboard(phone: Page, guide: str) -> None:
    phone.goto(f"{guide}strength/")
    box, drawer = phone.locator(BOX), phone.locator(DRAWER)
    press(phone, "Tab", BOX)
    expect(box).to_have_accessible_name("Navigation")
    expect(box).to_have_role("button")
    expect(box).to_have_attribute("aria-pressed", "false")
    phone.keyboard.press("Space")
    expect(box).to_have_attribute("aria-pressed", "true")
    expect(drawer.locator(".md-nav__title[for^=__nav]:focus")).to_have_text("Guide")
    press(phone, "Tab", f"{DRAWER} a[href='../effort/']")
    phone.keyboard.press("Escape")
    expect(box).to_be_focused()
    expect(box).not_to_be_checked()
    phone.keyboard.press("Space")
    phone.keyboard.press("Enter")  # the title of the section leads back to the list that it covers
    expect(drawer.locator(".md-nav__link[for^=__nav]:focus")).to_have_text("Guide")
    phone.wait_for_timeout(500)  # the section moves out of sight
    assert phone.evaluate(SEEN)
    press(phone, "Tab", f"{DRAWER} a[href='../exercises/']")
    assert phone.evaluate(SEEN)
    press(phone, "Tab", "body:not(:has(.md-sidebar--primary :focus)), article *, .md-header *")
    expect(box).not_to_be_checked()
    press(phone, "Shift+Tab", BOX)
    phone.keyboard.press("Space")
    press(phone, "Tab", f"{DRAWER} .md-nav__link[for^=__nav]")
    phone.keyboard.press("Enter")
    press(phone, "Tab", f"{DRAWER} a[href='../effort/']")
    phone.keyboard.press("Enter")
    phone.wait_for_url(f"{guide}effort/")


def test_the_parts_of_a_page_stand_in_the_drawer_and_lead_out_of_it(phone: Page, guide: str) -> None:
    phone.goto(f"{guide}week/")
    box, parts = phone.locator(BOX), phone.locator(f"{DRAWER} .md-nav--secondary")
    phone.locator(".md-header [for=__drawer]").tap()
    phone.locator(f"{DRAWER} .md-nav__link[for=__toc]").tap()
    expect(parts.locator(".md-nav__title")).to_be_in_viewport(ratio=1)
    parts.get_by_role("link", name="What belongs on a rest day?").tap()
    expect(phone).to_have_url(f"{guide}week/#what-belongs-on-a-rest-day")
    expect(box).not_to_be_checked()
    expect(phone.locator("#what-belongs-on-a-rest-day")).to_be_in_viewport()
    assert phone.evaluate("document.activeElement === document.body"), "Tab goes on from the part"


@pytest.mark.nightly
def test_without_scripts_the_drawer_opens_by_keyboard(browser: Browser, guide: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport=PHONE) as context:
        page = context.new_page()
        page.goto(f"{guide}exercises/")
        link = page.locator(f"{DRAWER} a[href='../plans/']")
        expect(link).to_be_hidden()
        for _ in range(2):
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(link).to_be_visible()
        for _ in range(40):
            page.keyboard.press("Tab")
            if link.evaluate("(link) => link === document.activeElement"):
                break
        page.keyboard.press("Enter")
        page.wait_for_url(f"{guide}plans/")
