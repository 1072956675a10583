"""A service of others on a brand's pages: nothing of it is asked for before a yes, which each page takes back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.audit.npm import ensure_node_modules
from tests.browser.served import Serve
from tests.browser.traffic import is_foreign
from tests.browser.unbroken import unbroken
from tests.examples import CLINIC

HOST = "https://booking.orrisford.example"
VISIT, PEOPLE = "appointments/", "people/"
# What fades as a page moves would be measured half way.
AXE = """async () => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  for (const animation of document.getAnimations()) { try { animation.finish(); } catch { /* endless */ } }
  return (await axe.run(document, {resultTypes: ["violations"]})).violations.map(({id}) => id);
}"""


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    return serve(CLINIC.built(tmp_path_factory).folder)


@pytest.fixture
def asked(browser: Browser) -> Iterator[tuple[BrowserContext, list[dict[str, str]]]]:
    """A context with the service, and what that is asked: the headers of each request."""
    with unbroken(browser) as context:
        requests: list[dict[str, str]] = []
        context.on("request", lambda one: requests.append(one.headers) if is_foreign(one.url) else None)
        page = "<title>A calendar</title><h1>Choose a day</h1><script>window.name = 'theirs'</script>"
        context.route(f"{HOST}/**", lambda route: route.fulfill(body=page, content_type="text/html"))
        yield context, requests


def slot(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.get_by_role("button", name="Show it here")).to_be_visible()
    return page


def test_nothing_is_asked_before_a_yes_and_after_it_is_taken_back(
    asked: tuple[BrowserContext, list[dict[str, str]]], clinic: str
) -> None:
    context, requests = asked
    page = slot(context.new_page(), clinic + VISIT)
    page.add_script_tag(path=ensure_node_modules() / "axe-core" / "axe.min.js")
    assert page.evaluate(AXE) == []
    assert requests == []
    page.get_by_role("button", name="Show it here").click()
    expect(page.frame_locator("guide-slot iframe").get_by_role("heading")).to_have_text("Choose a day")
    expect(page.locator("guide-slot iframe")).to_be_focused()
    assert page.evaluate(AXE) == []
    [headers] = requests
    assert headers["referer"].rstrip("/") == clinic.rstrip("/").rsplit("/", clinic.count("/") - 3)[0]  # and no page
    page.goto(clinic + PEOPLE)  # what is allowed holds on all pages
    expect(page.frame_locator("guide-slot iframe").get_by_role("heading")).to_have_text("Choose a day")
    page.goto(clinic)
    page.get_by_role("button", name="Your choices").click()
    box = page.get_by_role("checkbox", name="Book a first visit")
    expect(box).to_be_checked()
    page.add_script_tag(path=ensure_node_modules() / "axe-core" / "axe.min.js")
    assert page.evaluate(AXE) == []
    box.uncheck()
    page.keyboard.press("Escape")
    requests.clear()
    for address in (VISIT, PEOPLE):
        slot(page, clinic + address)
        expect(page.locator("guide-slot iframe")).to_have_count(0)
    assert requests == []


def test_what_is_taken_back_in_the_foot_goes_at_once(
    asked: tuple[BrowserContext, list[dict[str, str]]], clinic: str
) -> None:
    page = slot(asked[0].new_page(), clinic + PEOPLE)
    other = slot(asked[0].new_page(), clinic + VISIT)
    page.get_by_role("button", name="Show it here").click()
    expect(other.locator("guide-slot iframe")).to_have_count(1)  # in another window, too
    page.get_by_role("button", name="Your choices").click()
    page.get_by_role("checkbox", name="Book a first visit").uncheck()
    expect(page.locator("guide-slot iframe")).to_have_count(0)
    expect(other.locator("guide-slot iframe")).to_have_count(0)
    page.get_by_role("button", name="Close", exact=True).click()
    page.get_by_role("button", name="Show it here").click()
    page.get_by_role("button", name="Close it, and allow it no more").click()
    expect(page.locator("guide-slot iframe")).to_have_count(0)
    expect(page.get_by_role("button", name="Show it here")).to_be_focused()


def test_pages_may_show_the_service_and_no_other_website(
    asked: tuple[BrowserContext, list[dict[str, str]]], clinic: str
) -> None:
    page = asked[0].new_page()
    page.goto(clinic + VISIT)
    told = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert told == f"frame-src 'self' {HOST}"


def test_without_scripts_it_is_a_link(browser: Browser, clinic: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(clinic + VISIT)
        expect(page.get_by_role("link", name="Open it at booking.orrisford.example")).to_be_visible()
        expect(page.get_by_role("button", name="Show it here")).to_be_hidden()
        expect(page.get_by_role("button", name="Your choices")).to_be_hidden()


FULL = """() => {
  Storage.prototype.setItem = (name, text) => {
    throw new DOMException("full", "QuotaExceededError");
  };
}"""


def test_a_yes_is_taken_back_where_the_store_is_full_and_goes_where_all_is_cleared(
    asked: tuple[BrowserContext, list[dict[str, str]]], clinic: str
) -> None:
    page, other = asked[0].new_page(), asked[0].new_page()
    for one in (page, other):
        slot(one, clinic + VISIT)
    page.get_by_role("button", name="Show it here").click()
    page.evaluate(FULL)
    page.get_by_role("button", name="Close it, and allow it no more").click()
    for one in (page, other):
        expect(one.locator("guide-slot iframe")).to_have_count(0)
    slot(page, clinic + VISIT).get_by_role("button", name="Show it here").click()
    other.evaluate("() => localStorage.clear()")
    expect(page.locator("guide-slot iframe")).to_have_count(0)
