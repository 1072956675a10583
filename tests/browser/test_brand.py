"""A brand in a browser: what is printed and saved names it, its logo fits the paper, nobody is counted unasked."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from tests.browser.outside import printed, saved
from tests.browser.own_weeks import opened
from tests.browser.served import Serve
from tests.examples import CLINIC

from strideguide.served import ASSETS

PLAN = "plans/first-steps/"
SITE, COUNTER = "https://guide.example", "https://count.example/s.js"
ASKED = f"""<!doctype html><title>A page</title><script type="module" src="/assets/guide.js"></script>
<guide-consent data-script="{COUNTER}" data-settings="{html.escape(json.dumps({"site": "<&"}))}" hidden>
<button value="yes">Yes</button><button value="no">No</button></guide-consent>
<guide-choices><button type="button" hidden>Your choices</button><dialog><form method="dialog">
<label><input type="checkbox" name="analytics"> Counting</label></form></dialog></guide-choices>"""


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    return serve(CLINIC.built(tmp_path_factory).folder)


def test_a_print_sheet_names_the_brand_and_how_to_reach_it(page: Page, clinic: str) -> None:
    opened(page, clinic + PLAN)
    page.locator("[data-do=print]").click()
    assert printed(page) == 1
    sheet = page.locator(".sg-page").first
    expect(sheet.locator("header")).to_contain_text(CLINIC.title)
    expect(sheet.locator("footer")).to_contain_text("+44 1632 960155")
    expect(sheet.locator("footer")).to_contain_text("e-mail is not for emergencies")


def test_a_calendar_file_names_the_brand(page: Page, clinic: str) -> None:
    opened(page, clinic + PLAN)
    page.locator("[data-do=calendar]").click()
    lines = saved(page).text.splitlines()
    assert f"PRODID:-//{CLINIC.title}//plans//EN" in lines
    assert [line for line in lines if line.startswith("X-WR-CALNAME:") and line.endswith(f" · {CLINIC.title}")] != []


@pytest.mark.parametrize(("scheme", "file"), [("light", "assets/logo.svg"), ("dark", "assets/logo-on-dark.svg")])
def test_the_logo_is_the_one_for_the_paper(browser: Browser, clinic: str, scheme: str, file: str) -> None:
    with browser.new_context(color_scheme="dark" if scheme == "dark" else "light") as context:
        page = context.new_page()
        page.goto(clinic)
        shown = page.locator(".md-header .md-logo img:visible")
        expect(shown).to_have_count(1)
        assert str(shown.get_attribute("src")).endswith(file)
        assert shown.evaluate("(image) => image.complete && image.naturalWidth > 0")


@pytest.fixture
def asking(browser: Browser) -> Iterator[BrowserContext]:
    """A context for a page that asks whether it may count."""
    with browser.new_context() as context:

        def answer(route: Route) -> None:
            path = route.request.url.removeprefix(f"{SITE}/assets/")
            if path.endswith(".js"):
                route.fulfill(path=ASSETS / path)
            else:
                route.fulfill(body=ASKED, content_type="text/html")

        context.route(f"{SITE}/**", answer)
        context.route(COUNTER, lambda route: route.fulfill(body="", content_type="text/javascript"))
        yield context


def test_nobody_is_counted_before_a_yes(asking: BrowserContext) -> None:
    page = asking.new_page()
    page.goto(SITE)
    expect(page.get_by_role("button", name="Yes")).to_be_visible()
    assert page.locator("head script[src^='https://count']").count() == 0
    with page.expect_request(COUNTER):
        page.get_by_role("button", name="Yes").click()
    assert page.locator(f"script[src='{COUNTER}']").get_attribute("data-site") == "<&"
    with page.expect_request(COUNTER):
        page.reload()
    expect(page.locator("guide-consent")).to_be_hidden()


def test_a_yes_can_be_taken_back_and_nothing_is_counted_from_then_on(asking: BrowserContext) -> None:
    page, requests = asking.new_page(), list[str]()
    page.goto(SITE)
    with page.expect_request(COUNTER):
        page.get_by_role("button", name="Yes").click()
    page.get_by_role("button", name="Your choices").click()
    page.on("request", lambda request: requests.append(request.url))
    with page.expect_navigation():
        page.get_by_role("checkbox", name="Counting").click()  # the page loads anew before it is seen unticked
    page.reload()
    page.wait_for_function("customElements.get('guide-consent') !== undefined")
    expect(page.locator("guide-consent")).to_be_hidden()
    assert COUNTER not in requests and requests


def test_a_no_is_kept(asking: BrowserContext) -> None:
    page = asking.new_page()
    page.goto(SITE)
    page.get_by_role("button", name="No").click()
    page.reload()
    page.wait_for_function("customElements.get('guide-consent') !== undefined")
    expect(page.locator("guide-consent")).to_be_hidden()
    assert page.locator(f"script[src='{COUNTER}']").count() == 0
