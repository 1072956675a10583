"""The example brands in a browser: axe finds nothing, contrast included, in light and dark, wide and narrow."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.audit import axe
from tests.audit.site import Site
from tests.audit.tour import take_tour
from tests.browser.served import Serve
from tests.examples import Example

PAGES = ("", "find/", "plans/first-steps/", "injuries/shin-splints/", "people/")


@pytest.fixture(scope="module")
def site(example: Example, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(example.built(tmp_path_factory).folder)


def test_axe_finds_nothing(example: Example, site: Site) -> None:
    pages = [f"{uri}index.html" for uri in (*PAGES, example.exercise)]
    verdict = axe.judge(take_tour(site, with_axe=True, pages=pages))
    assert [str(finding) for finding in verdict.findings] == []


def test_pages_ask_no_other_host_and_break_nowhere(example: Example, site: Site, page: Page, serve: Serve) -> None:
    for uri in (*PAGES, example.plan):
        page.goto(serve(site.folder) + uri)
        expect(page.locator(".md-header")).to_contain_text(example.title)
