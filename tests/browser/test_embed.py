"""The picker inside another website: its height, its links, a strict host, and a host that may not have it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, Route, expect
from tests import worlds
from tests.browser.once import once, shipped
from tests.browser.unbroken import unbroken

from strideguide import site
from strideguide.layers import ELSEWHERE

GUIDE, HOST, OTHER = "https://guide.example", "https://www.example.com", "https://elsewhere.example"
BRAND = "name: Acme\ncalls: {picker: {label: Ask us, link: plans/}}\n"
FOR_ONE = f'{BRAND}embed: {{frame_ancestors: ["{HOST}"]}}\npicker: {{questions: [sessions, runs]}}\n'
FRAME = f'<iframe src="{GUIDE}/embed/picker/" title="Find your plan" style="width:100%;height:40rem;border:0"></iframe>'
SNIPPET = f'{FRAME}<script src="{GUIDE}/assets/guide/embed/embed.js" async></script>'
STRICT = f"default-src 'none'; style-src 'unsafe-inline'; frame-src {GUIDE}"


def _make(folder: Path) -> None:
    """Two brands on the tiny guide: one that all websites may show, and one for a single website."""
    with patch.dict(os.environ, {ELSEWHERE: str(worlds.write(folder / "guide"))}):
        for name, text in (("open", BRAND), ("for-one", FOR_ONE)):
            root = folder / "brands" / name
            root.mkdir(parents=True)
            (root / "brand.yml").write_text(text, "utf-8")
            made = site.build(root)
            assert made.problems == ()
            for path, data in {**made.files, **dict.fromkeys(_addresses(made), b"<h1>A page</h1>")}.items():
                (folder / name / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / name / path).write_bytes(data)


def _addresses(made: site.Site) -> list[str]:
    return [f"{page.uri}index.html" for page in made.pages]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "embedded", _make)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with unbroken(browser) as context:
        context.route("**/*", lambda route: route.abort())
        yield context


def around(context: BrowserContext, site: Path, html: str, host: str = HOST, policy: str = "") -> Page:
    """A website's page with `html` in it; the guide's own files come from the folder `site`."""

    def answer(route: Route) -> None:
        path = site / urlsplit(route.request.url).path.lstrip("/")
        route.fulfill(path=path / "index.html" if path.is_dir() else path)

    headers = {"Content-Type": "text/html", **({"Content-Security-Policy": policy} if policy else {})}
    context.route(f"{GUIDE}/**", answer)
    body = f"<!doctype html><title>Host</title>{html}"
    context.route(f"{host}/", lambda route: route.fulfill(body=body, headers=headers))
    page = context.new_page()
    page.goto(f"{host}/")
    return page


def inside(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


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


PAGES = ("embed/picker/?", "exercises/squat/?embed&", "plans/gym-basics/?embed&", "plans/gym-basics/?embed=session-a&")

PRESSED = """link => {
  link.addEventListener("click", (event) => event.preventDefault());
  link.click();
  return [link.target, link.rel];
}"""


def framed(context: BrowserContext, site: Path, address: str, wide: int = 320) -> Page:
    """A narrow website with a page of the guide in a frame."""
    page = around(context, site, SNIPPET.replace("embed/picker/", address))
    page.set_viewport_size({"width": wide, "height": 800})
    return page


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
