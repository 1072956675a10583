"""A service of others on a brand's pages: nothing of it is asked for before a yes, which each page takes back.

A server of our own stands for all other websites, so what reaches it is what they would have been asked.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.audit.npm import ensure_node_modules
from tests.browser.elsewhere import Asked, elsewhere
from tests.browser.served import Serve
from tests.examples import Example

# What fades as a page moves would be measured half way.
AXE = """async () => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  for (const animation of document.getAnimations()) { try { animation.finish(); } catch { /* endless */ } }
  return (await axe.run(document, {resultTypes: ["violations"]})).violations.map(({id}) => id);
}"""
# What a page says of a frame from a website that it may not show.
REFUSED = """address => new Promise(done => {
  document.addEventListener("securitypolicyviolation", ({blockedURI}) => done(blockedURI));
  document.body.append(Object.assign(document.createElement("iframe"), {src: address}));
})"""


@pytest.fixture(scope="module")
def brand(example: Example, tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    return serve(example.built(tmp_path_factory).folder)


@pytest.fixture
def theirs(browser: Browser) -> Iterator[tuple[BrowserContext, list[Asked]]]:
    with elsewhere(browser) as found:
        yield found


def slot(page: Page, address: str) -> Page:
    page.goto(address)
    page.locator("guide-slot").scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="Show it here")).to_be_visible()
    return page


def faults(page: Page) -> list[str]:
    """What axe finds on the page; the frame of others is theirs."""
    page.add_script_tag(path=ensure_node_modules() / "axe-core" / "axe.min.js")
    found: list[str] = page.evaluate(AXE)
    return found


def test_nothing_is_asked_before_a_yes_and_after_it_is_taken_back(
    example: Example, theirs: tuple[BrowserContext, list[Asked]], brand: str
) -> None:
    (context, asked), service = theirs, example.service
    page = slot(context.new_page(), brand + service.pages[0])
    assert faults(page) == []
    assert asked == []
    page.get_by_role("button", name="Show it here").click()
    frame = page.frame_locator("guide-slot iframe")
    expect(frame.get_by_role("heading")).to_have_text("Choose a day")
    expect(page.locator("guide-slot iframe")).to_be_focused()
    page.frames[1].wait_for_function("() => document.hasFocus()")
    page.keyboard.press("Tab")
    assert frame.get_by_role("button").evaluate("(button) => button === document.activeElement")
    assert faults(page) == []
    [request] = asked
    assert request.host == service.host
    assert request.referrer == (brand if service.told else "")  # the website at most, and no page of it
    asked.clear()
    page.goto(brand + example.plan, wait_until="networkidle")  # what is allowed holds on all pages, once it comes near
    assert asked == []
    page.locator("guide-slot").scroll_into_view_if_needed()
    expect(frame.get_by_role("heading")).to_have_text("Choose a day")
    page.goto(brand)
    page.get_by_role("button", name="Your choices").click()
    box = page.get_by_role("checkbox", name=service.title)
    expect(box).to_be_checked()
    assert faults(page) == []
    box.uncheck()
    page.keyboard.press("Escape")
    asked.clear()
    for address in service.pages:
        slot(page, brand + address)
        expect(page.locator("guide-slot iframe")).to_have_count(0)
    assert asked == []


def test_what_is_taken_back_in_the_foot_goes_at_once(
    example: Example, theirs: tuple[BrowserContext, list[Asked]], brand: str
) -> None:
    context, (first, second) = theirs[0], example.service.pages
    other, page = (slot(context.new_page(), brand + uri) for uri in (first, second))  # the last one is in front
    page.get_by_role("button", name="Show it here").click()
    expect(other.locator("guide-slot iframe")).to_have_count(1)  # in another window, too
    page.get_by_role("button", name="Your choices").click()
    page.get_by_role("checkbox", name=example.service.title).uncheck()
    expect(page.locator("guide-slot iframe")).to_have_count(0)
    expect(other.locator("guide-slot iframe")).to_have_count(0)
    page.get_by_role("button", name="Close", exact=True).click()
    page.get_by_role("button", name="Show it here").click()
    page.get_by_role("button", name="Close it, and allow it no more").click()
    expect(page.locator("guide-slot iframe")).to_have_count(0)
    expect(page.get_by_role("button", name="Show it here")).to_be_focused()


def test_pages_may_show_the_service_and_no_other_website(
    example: Example, theirs: tuple[BrowserContext, list[Asked]], brand: str
) -> None:
    context, asked = theirs
    page = context.new_page()
    page.goto(brand + example.service.pages[0])
    told = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert told == f"frame-src 'self' https://{example.service.host}"
    nobody = f"https://not-{example.service.host}"
    assert page.evaluate(REFUSED, nobody) == nobody
    assert asked == []
    page.evaluate("address => fetch(address, {mode: 'no-cors'}).then(() => true)", nobody)
    assert [request.host for request in asked] == [f"not-{example.service.host}"]  # so all that is asked is seen


def test_without_scripts_it_is_a_link(example: Example, browser: Browser, brand: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(brand + example.service.pages[0])
        expect(page.get_by_role("link", name=f"Open it at {example.service.host}")).to_be_visible()
        expect(page.get_by_role("button", name="Show it here")).to_be_hidden()
        expect(page.get_by_role("button", name="Your choices")).to_be_hidden()


FULL = """() => {
  Storage.prototype.setItem = (name, text) => {
    throw new DOMException("full", "QuotaExceededError");
  };
}"""


def test_a_yes_is_taken_back_where_the_store_is_full_and_goes_where_all_is_cleared(
    example: Example, theirs: tuple[BrowserContext, list[Asked]], brand: str
) -> None:
    context, uri = theirs[0], example.service.pages[0]
    other, page = (slot(context.new_page(), brand + uri) for _ in range(2))  # the last one is in front
    page.get_by_role("button", name="Show it here").click()
    page.evaluate(FULL)
    page.get_by_role("button", name="Close it, and allow it no more").click()
    for one in (page, other):
        expect(one.locator("guide-slot iframe")).to_have_count(0)
    slot(page, brand + uri).get_by_role("button", name="Show it here").click()
    other.evaluate("() => localStorage.clear()")
    expect(page.locator("guide-slot iframe")).to_have_count(0)
