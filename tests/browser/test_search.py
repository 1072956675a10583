"""The search in a browser: opened in every way, walked by keyboard, typed into before it has come, without scripts."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Response, Route, expect
from tests.audit.npm import ensure_node_modules
from tests.browser import once
from tests.scale import late

DIALOG = "dialog.sg-search"
RUN_AXE = "() => axe.run(document, {resultTypes: ['violations']}).then(({violations}) => violations.map(({id}) => id))"
FIGURES_STAY = """all => all.every((one) => {
  const figure = one.querySelector("img");
  return !figure || figure.getBoundingClientRect().bottom <= one.getBoundingClientRect().bottom;
})"""
LEFTS = "one => [...one.querySelectorAll('h2, strong')].map((text) => text.getBoundingClientRect().left)"


def dialog(page: Page) -> Locator:
    return page.locator(DIALOG)


def titles(page: Page, words: str) -> list[str]:
    """What the open dialog finds for some words, the best first."""
    page.locator(f"{DIALOG} input").fill(words)
    expect(page.locator(f"{DIALOG} [role=status]")).to_have_text(re.compile(r"^\d+ results?$|^Nothing"))
    return page.locator(f"{DIALOG} strong").all_inner_texts()


def test_below_a_sign_of_what_is_felt_stand_the_conditions_of_that_part(page: Page, guide: str) -> None:
    """Signs of other parts, which have one of the words, are not between them."""
    page.goto(guide)
    page.keyboard.press("/")
    titles(page, "my knee hurts")
    signs, conditions = (page.locator(f"{DIALOG} section").nth(at).locator("strong") for at in range(2))
    assert all("knee" in text.lower() or "joint" in text.lower() for text in signs.all_inner_texts())
    expect(conditions.first).to_have_text(once.library().things["injury"]["patellofemoral-pain"].title)


def test_a_first_search_is_small(page: Page, guide: str) -> None:
    """All that comes when a reader reaches for it: code and index, compressed as hosts do."""
    page.goto(guide, wait_until="networkidle")
    came: list[Response] = []
    page.on("response", lambda response: came.append(response))
    with page.expect_event("requestfinished", lambda done: done.url.endswith("/index.json")):
        page.keyboard.press("/")
    expect(page.locator(f"{DIALOG} [role=status]")).not_to_be_empty()
    assert sum(len(gzip.compress(one.body(), 6)) for one in came) <= 50_000


@pytest.mark.parametrize("key", ["/", "s"])
def test_a_key_opens_it_and_escape_closes_it(page: Page, guide: str, key: str) -> None:
    page.goto(guide)
    page.locator(".sg-find").focus()
    page.keyboard.press(key)
    expect(dialog(page)).to_be_visible()
    expect(page.locator(f"{DIALOG} input")).to_be_focused()
    expect(page.locator(f"{DIALOG} input")).to_have_value("")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    expect(page.locator(".sg-find")).to_be_focused()


def test_a_key_in_a_field_is_what_somebody_writes(page: Page, guide: str) -> None:
    page.goto(f"{guide}exercises/")
    page.locator("#f-find").press_sequentially("s/")
    expect(page.locator("#f-find")).to_have_value("s/")
    expect(dialog(page)).to_be_hidden()


def test_a_tap_opens_it_and_one_beside_it_closes_it(phone: Page, guide: str) -> None:
    phone.goto(guide)
    phone.locator(".sg-find").tap()
    expect(phone.locator(f"{DIALOG} input")).to_be_focused()
    assert titles(phone, "swollen calf")[0] == "One calf or thigh that swells and aches"
    phone.touchscreen.tap(4, 4)
    expect(dialog(phone)).to_be_hidden()


def test_arrows_walk_through_results_and_enter_opens_the_first(page: Page, guide: str) -> None:
    page.goto(guide)
    page.keyboard.press("/")
    titles(page, "squats")
    links = page.locator(f"{DIALOG} li:visible a")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(f"{DIALOG} input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("x")
    expect(page.locator(f"{DIALOG} input")).to_have_value("squatsx")
    titles(page, "squats")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{guide}exercises/squat/")


def test_results_stand_by_kind_and_more_of_a_kind_are_a_press_away(page: Page, guide: str) -> None:
    page.goto(guide)
    page.keyboard.press("/")
    titles(page, "calf")
    section = page.locator(f"{DIALOG} section", has=page.get_by_role("heading", name="Exercises", exact=True))
    expect(section.locator("li:visible")).to_have_count(6)
    section.get_by_role("button", name=re.compile("Show .* more")).click()
    expect(section.locator("li").nth(6).locator("a")).to_be_focused()
    expect(section.get_by_role("button")).to_have_count(0)
    titles(page, "trap bar")
    assert page.locator(f"{DIALOG} li:visible").evaluate_all(FIGURES_STAY), "a figure stands beside its own words"


def test_what_is_typed_first_is_answered_when_the_index_comes(page: Page, guide: str) -> None:
    may = Event()
    waiting: list[Route] = []
    page.route("**/search/index.json", lambda route: route.continue_() if may.is_set() else waiting.append(route))
    page.goto(guide)
    page.keyboard.press("/")
    page.keyboard.type("pushups")
    expect(page.locator(f"{DIALOG} [role=status]")).to_contain_text("coming")
    page.wait_for_timeout(100)
    may.set()
    for route in waiting:
        route.continue_()
    expect(page.locator(f"{DIALOG} strong").first).to_have_text("Push-up")


def test_a_lost_index_is_told_and_enter_leads_to_all_names(page: Page, guide: str) -> None:
    page.route("**/search/index.json", lambda route: route.abort())
    page.goto(guide)
    page.keyboard.press("/")
    page.keyboard.type("squat")
    expect(page.locator(f"{DIALOG} [role=status]")).to_contain_text("could not be loaded")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{guide}search/?find=squat")


def test_without_scripts_its_link_leads_to_all_names(browser: Browser, guide: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{guide}exercises/squat/")
        page.locator(".sg-find").click()
        page.wait_for_url(f"{guide}search/")
        expect(page.locator("guide-names form")).to_be_hidden()
        page.locator(".sg-names").get_by_role("link", name="Squat", exact=True).first.click()
        page.wait_for_url(f"{guide}exercises/squat/")


def test_its_page_answers_an_address(page: Page, guide: str) -> None:
    page.goto(f"{guide}search/?find=return+to+running")
    expect(page.locator("guide-names strong").first).to_have_text("Running again")
    expect(page.locator(".sg-names")).to_be_hidden()
    lefts = page.locator("guide-names section").first.evaluate(LEFTS)
    assert lefts[0] == lefts[1], "what is found stands in line with its heading"
    page.locator("guide-names input").fill("")
    expect(page.locator(".sg-names")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", *late("dark")])
@pytest.mark.parametrize("words", ["swollen calf", *late("", "zzzzzz")])
def test_axe_finds_nothing_in_any_state(browser: Browser, guide: str, scheme: Any, words: str) -> None:
    axe: Path = ensure_node_modules() / "axe-core/axe.min.js"
    with browser.new_context(color_scheme=scheme, viewport={"width": 390, "height": 780}) as context:
        page = context.new_page()
        page.goto(guide)
        page.locator(".sg-find").click()
        if words:
            titles(page, words)
        page.add_script_tag(path=axe)
        assert page.evaluate(RUN_AXE) == []
