"""The guide inside another website: its height, its links, a strict host, and a host that may not have it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from tests.browser.framing import FRAME, GUIDE, HOST, OTHER, PAGES, SNIPPET, around, brands, framed, inside, websites
from tests.browser.once import shipped

STRICT = f"default-src 'none'; style-src 'unsafe-inline'; frame-src {GUIDE}"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return brands(tmp_path_factory)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with websites(browser) as context:
        yield context


def test_a_frame_far_below_has_its_height_before_anybody_comes_near(context: BrowserContext, folder: Path) -> None:
    page = around(context, folder / "open", f'<p style="height: 9000px">Much else</p>{SNIPPET}')
    plans = inside(page).locator("guide-picker.sg-ready .sg-plans > li")
    expect(plans.first).to_be_attached()
    content = inside(page).locator("main").evaluate("(main) => main.getBoundingClientRect().height")
    page.wait_for_function("high => document.querySelector('iframe').clientHeight >= high", arg=content)
    assert page.evaluate("scrollY") == 0


def test_the_frame_gets_the_height_of_what_it_shows(context: BrowserContext, folder: Path) -> None:
    page = around(context, folder / "open", SNIPPET)
    expect(inside(page).locator(".sg-plans > li").first).to_be_visible()
    frame = page.locator("iframe")
    page.wait_for_function("document.querySelector('iframe').style.height.endsWith('px')")
    before = frame.evaluate("(frame) => frame.getBoundingClientRect().height")
    content = inside(page).locator("main").evaluate("(main) => main.getBoundingClientRect().height")
    assert content <= before <= content + 1
    inside(page).locator("summary").first.click()
    higher = "(old) => document.querySelector('iframe').getBoundingClientRect().height !== old"
    page.wait_for_function(higher, arg=before)


def test_it_works_where_nothing_but_the_frame_is_allowed(context: BrowserContext, folder: Path) -> None:
    page = around(context, folder / "open", FRAME, policy=STRICT)
    expect(inside(page).locator(".sg-plans > li").first).to_be_visible()
    assert context.cookies() == []


def test_a_plan_opens_as_a_whole_page_with_the_answers(context: BrowserContext, folder: Path) -> None:
    page = around(context, folder / "open", SNIPPET)
    inside(page).locator(".sg-question-runs .sg-pill", has_text="2").first.click()
    inside(page).locator(".sg-plans a").first.click()
    page.wait_for_url(f"{GUIDE}/plans/**")
    assert "runs=2" in page.url


def test_what_is_said_about_the_body_is_sent_to_nobody(context: BrowserContext, folder: Path) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(f"{request.url.partition('#')[0]} {request.headers}"))
    page = around(context, folder / "open", SNIPPET)
    inside(page).locator("label:has([name=pain])").first.click()
    inside(page).locator('a[href="#plans-for-you"]').evaluate("(link) => link.click()")
    inside(page).locator(".sg-plans a").first.click()
    page.wait_for_url(f"{GUIDE}/plans/**")
    assert page.url.partition("#")[2].startswith("pain=")
    assert [one for one in asked if "pain=" in one or ("/plans/" in one and "referer" in one)] == []


def test_links_within_the_frame_stay_in_it(context: BrowserContext, folder: Path) -> None:
    page = around(context, folder / "open", SNIPPET)
    inside(page).locator('a[href="#plans-for-you"]').evaluate("(link) => link.click()")
    expect(inside(page).locator("#plans-for-you")).to_be_visible()
    assert page.url == f"{HOST}/"


def test_a_call_to_action_stands_after_the_plans(context: BrowserContext, folder: Path) -> None:
    page = around(context, folder / "open", SNIPPET)
    inside(page).get_by_role("link", name="Ask us").click()
    page.wait_for_url(f"{GUIDE}/plans/")


@pytest.mark.parametrize(("name", "host", "shown"), [("for-one", HOST, 1), ("for-one", OTHER, 0), ("open", OTHER, 1)])
def test_who_may_show_it(context: BrowserContext, folder: Path, name: str, host: str, shown: int) -> None:
    page = around(context, folder / name, SNIPPET, host)
    expect(inside(page).locator("guide-picker")).to_have_count(shown)
    expect(inside(page).get_by_role("link", name="Acme")).to_have_count(1 - shown)


def test_it_can_be_opened_on_its_own(context: BrowserContext, folder: Path) -> None:
    page = around(context, folder / "for-one", SNIPPET)
    page.goto(f"{GUIDE}/embed/picker/")
    expect(page.locator(".sg-plans > li").first).to_be_visible()


PRESSED = """link => {
  link.addEventListener("click", (event) => event.preventDefault());
  link.click();
  return [link.target, link.rel];
}"""


@pytest.mark.parametrize("address", PAGES)
def test_any_page_can_stand_in_a_frame(
    context: BrowserContext, tmp_path_factory: pytest.TempPathFactory, address: str
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = framed(context, shipped(tmp_path_factory), f"{address}scheme=dark&open=tab")
    page.wait_for_function("document.querySelector('iframe').style.height.endsWith('px')")
    frame = page.frames[1]
    assert frame.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert frame.evaluate("document.body.dataset.mdColorScheme") == "slate"
    assert frame.locator(".md-header:visible, .md-footer:visible, .sg-notice:visible").count() == 0
    assert [url for url in asked if not url.startswith((f"{GUIDE}/", f"{HOST}/"))] == []
    expect(inside(page).get_by_text("Not all of this address")).to_have_count(0)
    asked_for = inside(page).locator('a[href*="/"]:visible').last.evaluate(PRESSED)
    assert asked_for == ["_blank", "noopener"]


def test_a_session_stands_alone_with_who_must_take_care(
    context: BrowserContext, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = framed(context, shipped(tmp_path_factory), PAGES[3])
    expect(inside(page).locator("#session-a")).to_be_visible()
    for part in (".sg-before", "#cautions", ".sg-whole a"):
        expect(inside(page).locator(part).first).to_be_visible()
    for part in ("#session-b", "#weeks", "#trains", ".sg-turn"):
        expect(inside(page).locator(part)).to_have_count(1)
        expect(inside(page).locator(part)).to_be_hidden()
    assert inside(page).locator(".sg-elsewhere:visible").count() == 0


def test_in_the_same_frame_the_next_page_is_framed_too(
    context: BrowserContext, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = framed(context, shipped(tmp_path_factory), "exercises/squat/?embed&open=frame&scheme=dark")
    page.wait_for_function("document.querySelector('iframe').style.height.endsWith('px')")
    inside(page).locator(".sg-ladder a").first.click()
    expect(inside(page).locator("html.sg-embedded h1")).not_to_have_text("Squat")
    assert page.url == f"{HOST}/" and "open=frame&scheme=dark" in page.frames[1].url


def test_servers_that_read_headers_are_told(folder: Path) -> None:
    for_all = "/*\n  Referrer-Policy: no-referrer\n"
    assert (folder / "open" / "_headers").read_text("utf-8") == for_all
    told = (folder / "for-one" / "_headers").read_text("utf-8")
    assert told == f"{for_all}  Content-Security-Policy: frame-ancestors 'self' {HOST}\n"


def test_what_a_brand_does_not_ask_is_seen_only_where_an_address_answers_it(
    context: BrowserContext, folder: Path
) -> None:
    page = around(context, folder / "for-one", SNIPPET)
    asked, named = page.locator(".sg-question"), r"(all) => all.map((one) => one.className.match(/question-(\w+)/)[1])"
    for query, seen in (("", ["sessions", "runs"]), ("?minutes=45", ["sessions", "runs", "minutes"])):
        page.goto(f"{GUIDE}/embed/picker/{query}")
        expect(page.locator(f".sg-question-{seen[-1]}")).to_be_visible()
        assert asked.filter(visible=True).evaluate_all(named) == seen
