"""Where a reader's system forces its own colours, what is chosen and what pictures mark has the colour for that."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

PICKED = "find/?v=1&goal=first-5k&place=gym#pain=shin-splints"
# A page, what is marked there and what is not, and the property that tells them apart.
MARKED = [
    (PICKED, "[name=goal]:checked + span", "[name=goal]:not(:checked) + span", "background-color"),
    (PICKED, ".sg-place[aria-pressed=true]", ".sg-place[aria-pressed=false]", "background-color"),
    (PICKED, ".sg-tile.sg-answered", ".sg-tile:not(.sg-answered)", "background-color"),
    (PICKED, ".sg-where-tile.sg-answered", ".sg-where-tile:not(.sg-answered)", "background-color"),
    ("plans/home-strength/", ".sg-placed a", ".sg-week > li", "background-color"),
    ("plans/home-strength/", ".sg-bar rect", ".md-content", "fill"),
    ("exercises/squat/", ".sg-map .first", ".sg-map .sg-map-rest", "fill"),
]
STYLE = "(element, property) => getComputedStyle(element)[property]"
SYSTEM = """(name) => {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = name;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_marked_has_the_colour_for_it_and_its_words_can_be_read(page: Page, guide: str, scheme: str) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]
    found = []
    for path, marked, other, property in MARKED:
        if page.url != guide + path:
            page.goto(guide + path)
            page.locator(".sg-ready, .sg-map").first.wait_for()
        one, usual = page.locator(marked).first, page.locator(other).first
        expect(one).to_be_attached()
        highlight, words = page.evaluate(SYSTEM, "Highlight"), page.evaluate(SYSTEM, "HighlightText")
        is_marked = one.evaluate(STYLE, property) == highlight != usual.evaluate(STYLE, property)
        is_read = property == "fill" or (
            one.evaluate(STYLE, "color") == words and one.evaluate(STYLE, "forced-color-adjust") == "none"
        )
        if not (is_marked and is_read):
            found.append((marked, is_marked, is_read))
    assert found == []
