"""The example brands in a browser. What axe says of them is asked by `make audit`."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser import homes
from tests.browser.served import Serve
from tests.examples import Built, Example

PAGES = ("", "find/", "plans/first-steps/", "injuries/shin-splints/", "people/")


@pytest.fixture(scope="module")
def site(example: Example, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return example.built(tmp_path_factory)


def test_pages_ask_no_other_host_and_break_nowhere(example: Example, site: Built, page: Page, serve: Serve) -> None:
    for uri in (*PAGES, example.plan):
        page.goto(serve(site.folder) + uri)
        expect(page.locator(".md-header")).to_contain_text(example.title)


def test_its_home_page_is_sound_with_its_own_cards_and_without_what_it_hides(
    site: Built, page: Page, serve: Serve
) -> None:
    assert homes.faults(page, serve(site.folder)) == {}
