"""Large letters and narrow screens (WCAG 1.4.4 and 1.4.10): nothing scrolls sideways but a table in its own box."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.templates import ANSWERED, TEMPLATES
from tests.scale import late

# Width in pixels, and letters in parts of their size.
SIZES = [(390, 2), (320, 1), (320, 2)]
PAGES = ["", "find/?v=1&goal=speed#pain=back-pain", "plans/home-strength/?sessions=4", "exercises/", "exercises/squat/"]
PAGES += ["injuries/calf-strain/", "evidence/"]  # long grades, and facts side by side
TABLES = "grading/"  # a chapter whose tables are wider than a phone


def enlarge(page: Page, width: int, letters: int) -> None:
    """Look at the page in a window so wide, with letters so many times as large."""
    page.set_viewport_size({"width": width, "height": 844})
    page.evaluate("letters => document.documentElement.style.fontSize = `${letters * 125}%`", letters)


@pytest.mark.parametrize("path", [*PAGES, TABLES, *late(*{**TEMPLATES, **ANSWERED}.values())])
def test_nothing_scrolls_sideways(page: Page, guide: str, path: str) -> None:
    page.goto(guide + path)
    page.wait_for_load_state("networkidle")
    found = {}
    for width, letters in SIZES:
        enlarge(page, width, letters)
        found[width, letters] = page.evaluate("document.documentElement.scrollWidth")
    assert found == {(width, letters): width for width, letters in SIZES}


def test_a_wide_table_of_a_chapter_scrolls_in_a_box_with_a_name_by_keyboard(page: Page, guide: str) -> None:
    page.goto(guide + TABLES)
    enlarge(page, 390, 2)
    boxes = page.get_by_role("region").filter(has=page.locator("table"))
    names = boxes.evaluate_all("all => all.map((one) => one.getAttribute('aria-label'))")
    assert len(names) == page.locator("article table").count() == len(set(names)) > 0
    wide = boxes.nth(boxes.evaluate_all("all => all.findIndex((one) => one.scrollWidth > one.clientWidth)"))
    wide.focus()
    expect(wide).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("box => box.scrollLeft > 0", arg=wide.element_handle())
