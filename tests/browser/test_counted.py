"""What a reader says about their body is in no request: neither in the page's own nor in those of others."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Request, Route, expect
from tests.browser.picking import ready
from tests.browser.unbroken import unbroken

HOME = "home-strength"
TICK = "[data-remember]"
COUNTER, BOOKING = "https://count.example/s.js", "https://book.example/"
ASKED = f"""<guide-consent data-script="{COUNTER}" data-settings="{html.escape(json.dumps({"site": "x"}))}" hidden>
<button value="yes">Count me</button><button value="no">No</button></guide-consent>
<a href="{BOOKING}">Book a visit</a>"""


@pytest.fixture
def counted(browser: Browser, guide: str) -> Iterator[BrowserContext]:
    """A context for the guide of a brand that counts after a yes, and that leads to a booking page of somebody else."""
    with unbroken(browser) as context:

        def brand(route: Route) -> None:
            if route.request.resource_type != "document":
                route.fallback()
                return
            answer = route.fetch()
            route.fulfill(response=answer, body=answer.text().replace("</body>", f"{ASKED}</body>"))

        def count(route: Route) -> None:
            # As scripts that count do: the address at once, and at each change of it.
            told = (
                "() => fetch(`https://count.example/hit?at=${encodeURIComponent(location.href)}`, { mode: 'no-cors' })"
            )
            script = (
                f"const hit = {told}; hit(); addEventListener('popstate', hit); addEventListener('hashchange', hit);"
            )
            route.fulfill(body=script, content_type="text/javascript")

        context.route(f"{guide}**", brand)
        context.route("https://count.example/hit**", lambda route: route.fulfill(body=""))
        context.route(COUNTER, count)
        context.route(f"{BOOKING}**", lambda route: route.fulfill(body="<h1>Book</h1>", content_type="text/html"))
        yield context


class Asked:
    """Every request of a context, as a server gets it: the address without what stands behind "#", headers and body."""

    def __init__(self, context: BrowserContext) -> None:
        self._requests: list[Request] = []
        context.on("request", lambda request: self._requests.append(request))

    def texts(self) -> list[str]:
        return [self._text(request) for request in self._requests]

    def _text(self, request: Request) -> str:
        headers = {name: value for name, value in request.headers.items() if name != "user-agent"}
        address = request.url.partition("#")[0]
        return f"{address} {json.dumps(headers)} {request.post_data or ''}"


def test_no_request_says_anything_about_the_body(counted: BrowserContext, guide: str, find: str) -> None:
    asked, page = Asked(counted), counted.new_page()
    page.goto(guide)
    with page.expect_request("https://count.example/hit**"):
        page.get_by_role("button", name="Count me").click()
    page.goto(find)
    ready(page)
    page.locator("label:has([name=pain][value=shin-splints])").click()
    page.locator(TICK).check()
    page.locator(".sg-plans a").first.click()
    page.locator("guide-plan.sg-ready").wait_for()
    expect(page.locator(".sg-chosen")).to_contain_text("Shin splints")
    page.locator(".sg-jump a").first.click()
    page.reload()
    expect(page.locator(".sg-chosen")).to_contain_text("Shin splints")
    page.locator(".sg-chosen a", has_text="Change your answers").click()
    ready(page)
    page.goto(page.url.replace("find/", "embed/picker/"))
    page.goto(guide)
    page.locator(f"script[src='{COUNTER}']").wait_for(state="attached")
    page.get_by_role("link", name="Book a visit").click()
    page.wait_for_url(BOOKING)
    texts = asked.texts()
    assert [text for text in texts if "shin-splints" in text or "pain=" in text] == []
    assert [text.split()[0] for text in texts if '"referer"' in text] == []
    assert any(text.startswith(BOOKING) for text in texts)


def test_no_script_that_counts_is_on_a_page_that_asks_about_the_body(
    counted: BrowserContext, guide: str, find: str, plans: str
) -> None:
    page = counted.new_page()
    page.goto(guide)
    page.get_by_role("button", name="Count me").click()
    expect(page.locator(f"script[src='{COUNTER}']")).to_have_count(1)
    for address in (find, f"{plans}{HOME}/", f"{find}#pain=shin-splints", f"{guide}kit/#pain=shin-splints"):
        page.goto(address)
        page.wait_for_function("customElements.get('guide-consent') !== undefined")
        expect(page.locator("guide-consent")).to_be_hidden()
        expect(page.locator(f"script[src='{COUNTER}']")).to_have_count(0)


def test_every_page_says_that_no_address_goes_along(site: Path) -> None:
    pages = [path for path in site.rglob("*.html") if "http-equiv" not in path.read_text("utf-8")]
    lacking = [path for path in pages if '<meta name="referrer" content="no-referrer">' not in path.read_text("utf-8")]
    assert len(pages) > 100 and lacking == []
