"""The shipped pages in a browser: search, the page for lost readers, edit links, old addresses, small screens."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.once import REPOSITORY
from tests.browser.served import Serve
from tests.scale import late

from strideguide.hosts.publish import redirect

EDIT = re.compile(r'<a href="([^"]+)"[^>]*class="md-content__button[^>]*rel="edit"')


def first_of(site: Path, section: str) -> str:
    """The address of the first page of a section."""
    return f"{section}/{min(path.name for path in (site / section).iterdir() if path.is_dir())}/"


def look_up(page: Page, words: str) -> list[str]:
    """The addresses that the site's search finds, with a keyboard alone; the best first."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    found = page.locator("dialog.sg-search .sg-search-found a")
    expect(found.first).to_be_visible()
    hrefs: list[str] = found.evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    return hrefs


def test_a_lost_reader_finds_a_search(page: Page, serve: Serve, site: Path) -> None:
    response = page.goto(f"{serve(site)}no/such/page/")
    assert response is not None and response.status == 404
    expect(page.locator("#not-found-find")).to_be_visible()
    assert any("exercises/calf-raise/" in address for address in look_up(page, "calf raise"))


@pytest.mark.parametrize(("words", "section"), [("heel raise", "exercises/calf-raise/"), ("quads", "exercises/")])
def test_the_search_knows_aliases_of_exercises_and_muscles(
    page: Page, serve: Serve, site: Path, words: str, section: str
) -> None:
    page.goto(serve(site))
    assert any(section in address for address in look_up(page, words))


def test_a_sign_is_shown_first_and_says_what_to_do(page: Page, serve: Serve, site: Path) -> None:
    page.goto(serve(site))
    assert "signs/blood-clot/" in look_up(page, "calf swelling")[0]
    expect(page.locator("dialog.sg-search .sg-search-found li").first).to_contain_text("call 999, 112 or 911 now")


def test_two_taps_show_why_a_claim_has_its_grade_and_what_did_not_count(phone: Page, serve: Serve, site: Path) -> None:
    phone.goto(f"{serve(site)}claims/")
    phone.locator(".sg-cards a[href*='strength-lowers-injury-risk']").first.click()
    why = phone.locator("#why")
    expect(why.locator("table")).to_be_hidden()
    why.locator("summary").click()
    expect(why.locator("tfoot")).to_be_visible()
    for reason in ("Did not test the claim:", "Counted inside a review:", "Same trials, one vote:"):
        expect(why.get_by_text(reason).first).to_be_visible()
    expect(phone.locator(".sg-harm").first).to_contain_text("3.60")


@pytest.mark.parametrize("section", ["exercises", "injuries", "claims", "evidence", "kit", "faqs", "plans"])
def test_edit_this_page_leads_to_the_file_that_it_is_made_of(site: Path, section: str) -> None:
    uri = first_of(site, section)
    [address] = EDIT.findall((site / uri / "index.html").read_text("utf-8"))
    file = f"data/{uri.strip('/')}.yml"
    assert address.endswith(f"/edit/main/{file}")
    assert (REPOSITORY / file).is_file()


@pytest.mark.parametrize("scripts", [True, False])
def test_an_old_address_leads_to_the_new_one(browser: Browser, serve: Serve, tmp_path: Path, scripts: bool) -> None:
    old, new = "exercises/toe-stand/", "exercises/calf-raise/"
    for uri, text in ((old, redirect(old, new, "Calf raise", "")), (new, "<h1>Calf raise</h1>")):
        (tmp_path / uri).mkdir(parents=True)
        (tmp_path / uri / "index.html").write_text(text, "utf-8")
    with browser.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto(f"{serve(tmp_path)}{old}?from=a#dose")
        page.wait_for_url(f"**/{new}**")
        expect(page.locator("h1")).to_have_text("Calf raise")
        assert page.url.endswith(f"/{new}" + ("?from=a#dose" if scripts else ""))


# Whether it is the list of a section or the first page of it. What test_look.py looks at waits for the night.
@pytest.mark.parametrize(
    ("section", "single"),
    [
        *((section, True) for section in ("claims", "evidence", "activities", "kit")),
        *((section, False) for section in ("injuries", "activities")),
        *late(*((section, True) for section in ("", "exercises", "injuries", "plans"))),
        *late(*((section, False) for section in ("", "exercises", "claims", "evidence", "plans", "kit"))),
    ],
)
def test_no_page_is_wider_than_a_phone(phone: Page, guide: str, site: Path, section: str, single: bool) -> None:
    uri = first_of(site, section) if section and single else f"{section}/".lstrip("/")
    phone.goto(guide + uri)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.mouse.wheel(200, 0)
    assert phone.evaluate("window.scrollX") == 0


def test_a_wide_table_scrolls_inside_its_region(page: Page, guide: str) -> None:
    page.goto(f"{guide}exercises/calf-raise/")
    region = page.get_by_role("region", name="Doses for").first
    # Wider than any phone, whatever the dose is.
    region.locator("table").evaluate("(table) => (table.style.minWidth = '40rem')")
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        region.evaluate("(region) => region.scrollTo(0, 0)")
        region.focus()
        assert region.evaluate("(region) => region.scrollWidth > region.clientWidth")
        page.keyboard.press("ArrowRight")
        page.wait_for_function("(region) => region.scrollLeft > 0", arg=region.element_handle())
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_search_entry_leads_to_a_page(site: Path) -> None:
    groups = json.loads((site / "search" / "index.json").read_text("utf-8"))["groups"]
    found = [group["at"] + row[0] for group in groups for row in group["rows"]]
    assert len(found) > 200
    missing = [address for address in found if not (site / address.split("#")[0] / "index.html").is_file()]
    assert missing == []
