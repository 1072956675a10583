"""The shipped pages in a browser: search, the page for lost readers, edit links, old addresses, small screens."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.once import REPOSITORY, build_site, once, shipped
from tests.browser.served import Serve
from tests.browser.unbroken import unbroken

PHONE = 390  # pixels wide


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shipped(tmp_path_factory)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with unbroken(browser) as context:
        yield context.new_page()


def first_of(site: Path, section: str) -> str:
    """The address of the first page of a section."""
    return f"{section}/{min(path.name for path in (site / section).iterdir() if path.is_dir())}/"


def look_up(page: Page, words: str) -> list[str]:
    """The addresses that the site's search finds, with a keyboard alone; the best first."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    found = page.locator(".md-search-result__item a.md-search-result__link")
    expect(found.first).to_be_visible()
    return [str(link.get_attribute("href")) for link in found.all()]


def test_a_lost_reader_finds_a_search(page: Page, serve: Serve, site: Path) -> None:
    response = page.goto(f"{serve(site)}no/such/page/")
    assert response is not None and response.status == 404
    expect(page.locator("[data-md-component=search-query]")).to_be_visible()
    assert any("exercises/calf-raise/" in address for address in look_up(page, "calf raise"))


@pytest.mark.parametrize(("words", "section"), [("heel raise", "exercises/calf-raise/"), ("quads", "exercises/")])
def test_the_search_knows_aliases_of_exercises_and_muscles(
    page: Page, serve: Serve, site: Path, words: str, section: str
) -> None:
    page.goto(serve(site))
    assert any(section in address for address in look_up(page, words))


@pytest.mark.parametrize("section", ["exercises", "injuries", "claims", "evidence", "kit", "faqs", "plans"])
def test_edit_this_page_leads_to_the_file_that_it_is_made_of(
    page: Page, serve: Serve, site: Path, section: str
) -> None:
    uri = first_of(site, section)
    page.goto(serve(site) + uri)
    address = page.locator("a.md-content__button[rel=edit]").get_attribute("href")
    file = f"data/{uri.strip('/')}.yml"
    assert str(address).endswith(f"/edit/main/{file}")
    assert (REPOSITORY / file).is_file()


def _with_an_old_name(folder: Path) -> None:
    """A copy of the guide in which the calf raise has been renamed."""
    for name in ("content", "data", "overrides"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    file = folder / "data" / "exercises" / "calf-raise.yml"
    file.write_text(file.read_text("utf-8") + "\nformer_ids: [toe-stand]\n", "utf-8")
    build_site(folder, folder / "site")


@pytest.fixture(scope="session")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "renamed", _with_an_old_name) / "site"


@pytest.mark.parametrize("scripts", [True, False])
def test_an_old_address_leads_to_the_new_one(browser: Browser, serve: Serve, renamed: Path, scripts: bool) -> None:
    with browser.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto(f"{serve(renamed)}exercises/toe-stand/?from=a#dose")
        page.wait_for_url("**/exercises/calf-raise/**")
        expect(page.locator("h1")).to_contain_text("Calf raise")
        assert page.url.endswith("/exercises/calf-raise/" + ("?from=a#dose" if scripts else ""))


@pytest.mark.parametrize("section", ["", "exercises", "injuries", "claims", "evidence", "plans", "activities", "kit"])
@pytest.mark.parametrize("single", [False, True])
def test_no_page_is_wider_than_a_phone(browser: Browser, serve: Serve, site: Path, section: str, single: bool) -> None:
    uri = first_of(site, section) if section and single else f"{section}/".lstrip("/")
    with unbroken(browser, viewport={"width": PHONE, "height": 800}) as context:
        page = context.new_page()
        page.goto(serve(site) + uri)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
        page.mouse.wheel(200, 0)
        assert page.evaluate("window.scrollX") == 0


@pytest.mark.parametrize("width", [PHONE, 320])
def test_a_wide_table_scrolls_inside_its_region(browser: Browser, serve: Serve, site: Path, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{serve(site)}exercises/calf-raise/")
        region = page.get_by_role("region", name="Doses for").first
        # Wider than any phone, whatever the dose is.
        region.locator("table").evaluate("(table) => (table.style.minWidth = '40rem')")
        region.focus()
        assert region.evaluate("(region) => region.scrollWidth > region.clientWidth")
        page.keyboard.press("ArrowRight")
        page.wait_for_function("(region) => region.scrollLeft > 0", arg=region.element_handle())
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_search_entry_leads_to_a_page(site: Path) -> None:
    entries = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    assert len(entries) > 200
    missing = [e["location"] for e in entries if not (site / e["location"].split("#")[0] / "index.html").is_file()]
    assert missing == []
