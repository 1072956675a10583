"""What "Find your plan" answers to somebody who has said nothing: it stands there before the scripts do."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.picking import FULL, plans, ready

WAITING = "Looking through the plans"


def held(page: Page, address: str) -> list[Route]:
    """Open an address whose data stays on its way until somebody continues its routes."""
    waiting: list[Route] = []
    page.route("**/picker.json", lambda route: waiting.append(route))
    page.goto(address)
    page.wait_for_function("document.querySelector('guide-picker')?.touched !== undefined")
    return waiting


@pytest.mark.parametrize("where", ["find/", "embed/picker/"])
def test_the_scripts_find_what_stands_there_and_leave_it(phone: Page, guide: str, where: str) -> None:
    waiting = held(phone, f"{guide}{where}")
    listed, count = phone.locator(".sg-results > div"), phone.locator("guide-picker output")
    stands = [listed.inner_html(), count.inner_text()]
    assert len(plans(phone)) > FULL
    node = listed.locator("li").first.element_handle()
    waiting[0].continue_()
    ready(phone)
    assert [listed.inner_html(), count.inner_text()] == stands
    assert node.evaluate("(node) => node.isConnected")


@pytest.mark.parametrize("end", ["#pain=overtraining", "?v=1&goal=speed", "?pai"])
def test_whoever_has_said_something_waits_for_the_answer(phone: Page, find: str, end: str) -> None:
    held(phone, f"{find}{end}")
    expect(phone.locator("guide-picker output")).to_have_text(WAITING)
    assert plans(phone) == []


def test_a_link_that_says_what_hurts_shows_no_answer_before_the_script_has_come(phone: Page, find: str) -> None:
    waiting: list[Route] = []
    phone.route("**/parts/picker.js", lambda route: waiting.append(route))
    example = phone.locator(".sg-results .sg-example")
    phone.goto(find, wait_until="commit")
    expect(example).to_be_visible()
    phone.goto("about:blank")
    waiting.clear()
    phone.goto(f"{find}#pain=shin-splints", wait_until="commit")
    expect(phone.locator(".sg-all")).to_be_attached()
    expect(example).to_be_hidden()
    assert phone.evaluate("scrollY") == 0
    waiting[0].continue_()
    ready(phone)
    expect(phone.locator(".sg-results")).to_be_visible()


def test_whoever_answers_before_the_data_comes_waits_for_the_answer(phone: Page, find: str) -> None:
    held(phone, find)
    phone.locator("[name=pain][value=overtraining]").evaluate("(input) => input.click()")
    expect(phone.locator("guide-picker output")).to_have_text(WAITING)
    assert plans(phone) == []
