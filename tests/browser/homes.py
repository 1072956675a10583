"""What is wrong with a home page that a brand has changed, on a phone and on a desk."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page
from tests.browser.test_look import LOOK, PRIMARY, SETTLED

HOME = Path(__file__).with_name("home.js").read_text("utf-8")
WIDTHS = (390, 1280)


def faults(page: Page, address: str) -> dict[int, list[str]]:
    """For each width in pixels at which a home page has faults, these."""
    page.goto(address)
    found: dict[int, list[str]] = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(SETTLED)
        found[width] = [*page.evaluate(LOOK, {"primary": PRIMARY}), *page.evaluate(HOME)]
    return {width: some for width, some in found.items() if some}
