"""A page without the theme's own program: colours, table of contents, header and the way back up work as with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.browser.unbroken import unbroken

from strideguide.hosts.program import without_program


@pytest.fixture
def light(browser: Browser, guide: str) -> Iterator[Page]:
    """A page in a browser with dark colours, to which no page comes with the program."""
    with unbroken(browser, color_scheme="dark", viewport={"width": 1280, "height": 800}) as context:

        def answer(route: Route) -> None:
            got = route.fetch()
            route.fulfill(response=got, body=without_program(got.text().replace("search-query", "search-field")))

        context.route(
            "**/*", lambda route: answer(route) if route.request.is_navigation_request() else route.fallback()
        )
        page = context.new_page()
        page.goto(f"{guide}effort/")
        expect(page.locator("html.js")).to_have_count(1)
        expect(page.locator("script[src*='javascripts/bundle']")).to_have_count(0)
        yield page


def test_colours_are_those_of_the_system_until_the_reader_chooses(light: Page) -> None:
    body = light.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    light.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    light.get_by_title("Switch to dark colours").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    expect(light.get_by_title("Switch to dark colours")).to_be_hidden()
    light.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    light.get_by_label("Switch to light colours").press("Enter")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    expect(light.get_by_label("Switch to dark colours")).to_be_focused()


def test_a_page_shows_how_far_it_is_read_and_leads_back_up(light: Page) -> None:
    top, title = light.locator(".md-top"), light.locator(".md-header__title--active")
    expect(top).to_have_attribute("hidden", "")
    expect(title).to_have_count(0)
    light.locator("#why-so-few-repetitions").evaluate("(heading) => heading.scrollIntoView()")
    expect(title).to_have_count(1)
    reading = light.locator(".md-sidebar--secondary .md-nav__link--active")
    expect(reading).to_have_attribute("href", "#why-so-few-repetitions")
    expect(light.locator(".md-sidebar--secondary .md-nav__link--passed")).to_have_count(4)
    expect(top).to_have_attribute("hidden", "")
    light.mouse.wheel(0, -200)
    top.click()
    expect(light.locator(".md-header--shadow")).to_have_count(0)
    assert light.evaluate("scrollY") == 0


def test_what_is_folded_opens_for_an_address_and_on_paper(light: Page) -> None:
    light.locator("article").evaluate(
        "(article) => article.insertAdjacentHTML('beforeend', '<details><summary>a</summary><p id=in>b</p></details>')"
    )
    inside = light.locator("#in")
    light.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(inside).to_be_visible()
    light.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(inside).to_be_hidden()
    light.evaluate("location.hash = 'in'")
    expect(inside).to_be_in_viewport()
