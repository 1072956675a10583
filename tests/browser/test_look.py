"""Eight templates on phone, tablet and desk, in light and dark: nothing is cut, covered, too wide or too small."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect
from tests.browser.templates import ANSWERED, TEMPLATES
from tests.scale import late

Scheme = Literal["light", "dark"]
Look = tuple[int, Scheme]
WIDTHS = (390, 820, 1440)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
LOOK = Path(__file__).with_name("look.js").read_text("utf-8")
# What people come to a page for, which must be easy to meet with a thumb.
PRIMARY = ".sg-ways a, .md-button, .sg-tile, .sg-filters select, .sg-filters input[type=search], .sg-own select"


# At landing each width and each scheme in one visit of a page; at night all that there are, each in a visit of its own.
VISITS: list[list[Look]] = [
    [(390, "light"), (1440, "light"), (820, "dark")],
    *late(*([(width, scheme)] for width in WIDTHS for scheme in SCHEMES)),
]
# Nothing moves any more.
SETTLED = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
  for (const animation of document.getAnimations()) { try { animation.finish(); } catch { /* endless */ } }
  done();
})))"""


@pytest.mark.parametrize("visit", VISITS, ids=str)
@pytest.mark.parametrize("name", TEMPLATES | ANSWERED)
def test_nothing_is_cut_covered_too_wide_or_too_small(page: Page, guide: str, name: str, visit: list[Look]) -> None:
    faults: dict[Look, list[str]] = {}
    for width, scheme in visit:
        page.set_viewport_size({"width": width, "height": 900})
        if not faults:
            page.emulate_media(color_scheme=scheme)
            page.goto(guide + (TEMPLATES | ANSWERED)[name])
        elif scheme == "dark":
            page.locator("#__palette_1").evaluate("(input) => input.click()")
        if name in ANSWERED:
            expect(page.locator("[data-start] :is(li[data-plan], .sg-first, .sg-flags):visible").first).to_be_visible()
        dark = page.locator("body[data-md-color-scheme=slate]")
        expect(dark).to_have_count(int(scheme == "dark"))
        page.evaluate(SETTLED)
        faults[width, scheme] = page.evaluate(LOOK, {"primary": PRIMARY})
    assert {look: found for look, found in faults.items() if found} == {}


def test_the_first_screen_of_the_home_page_says_what_this_is_and_leads_on(page: Page, guide: str) -> None:
    for width, height in ((390, 844), (1440, 900)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(guide)
        for seen in (page.locator("h1"), page.locator(".sg-actor").last, page.locator(".sg-ways > li").last):
            box = seen.bounding_box()
            assert box and box["y"] >= 0 and box["y"] + box["height"] <= height
        leads = page.locator(".sg-ways a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
        assert leads == ["find/", "exercises/", "injuries/"]
        heights = {round(box["height"]) for one in page.locator(".sg-actor").all() if (box := one.bounding_box())}
        assert len(heights) == 1, "figures on one stage have one scale"
        page.locator(".sg-ways .sg-thumb").first.evaluate("(drawing) => drawing.remove()")  # as of what a brand hides
        widths = [box["width"] for one in page.locator(".sg-ways p").all() if (box := one.bounding_box())]
        assert min(widths) > 200, "a card without a drawing has room for its words"


SOUND = '<h1>Squat</h1><p>Bend <a href="#a">both</a> knees.</p><button style="height: 30px; width: 30px">Go</button>'


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        ("", ""),
        ('<div style="width: 900px; height: 3px"></div>', "the page is 9"),
        ('<p style="margin-left: -60px">Out on the left</p>', "out of the page: p"),
        ('<p style="width: 60px; overflow: hidden; white-space: nowrap">Far too long for it</p>', "clipped: p"),
        ('<p style="height: 9px; overflow: hidden">Too low</p>', "clipped: p"),
        (
            '<svg width="40" overflow="visible"><text y="15">Out of the picture</text></svg>',
            "clipped: text",
        ),
        ('<p style="margin-top: -24px">On the button</p>', "one on the other"),
        ('<button style="height: 20px; padding: 0">Low</button>', "20 px are too few to touch: button"),
        ('<button class="md-button" style="height: 30px">Chief</button>', "30 px are too few to touch: button"),
    ],
)
def test_a_planted_fault_is_seen(phone: Page, planted: str, told: str) -> None:
    phone.set_content(SOUND + planted)
    found = phone.evaluate(LOOK, {"primary": PRIMARY})
    assert (len(found), told in "\n".join(found)) == (1 if told else 0, True), found
