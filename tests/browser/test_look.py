"""Eight templates on phone, tablet and desk, in light and dark: nothing is cut, covered, too wide or too small."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.served import Serve
from tests.browser.templates import ANSWERED, TEMPLATES
from tests.browser.unbroken import unbroken

LOOK = Path(__file__).with_name("look.js").read_text("utf-8")
# What people come to a page for, which must be easy to meet with a thumb.
PRIMARY = ".sg-ways a, .md-button, .sg-tile, .sg-filters select, .sg-filters input[type=search], .sg-own select"


@pytest.mark.parametrize("width", [390, 820, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_covered_too_wide_or_too_small(
    browser: Browser, serve: Serve, site: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    faults: dict[str, list[str]] = {}
    with unbroken(browser, viewport={"width": width, "height": 900}, color_scheme=scheme) as context:
        page = context.new_page()
        for name, uri in (TEMPLATES | ANSWERED).items():
            page.goto(serve(site) + uri)
            if name in ANSWERED:
                expect(
                    page.locator("[data-start] :is(li[data-plan], .sg-first, .sg-flags):visible").first
                ).to_be_visible()
            dark = page.locator("body").get_attribute("data-md-color-scheme") == "slate"
            assert dark == (scheme == "dark")
            faults[name] = page.evaluate(LOOK, {"primary": PRIMARY})
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1440, 900)])
def test_the_first_screen_of_the_home_page_says_what_this_is_and_leads_on(
    browser: Browser, serve: Serve, site: Path, width: int, height: int
) -> None:
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        page = context.new_page()
        page.goto(serve(site))
        for seen in (page.locator("h1"), page.locator(".sg-actor").last, page.locator(".sg-ways > li").last):
            box = seen.bounding_box()
            assert box and box["y"] >= 0 and box["y"] + box["height"] <= height
        leads = page.locator(".sg-ways a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
        assert leads == ["find/", "exercises/", "injuries/"]
        heights = {round(box["height"]) for one in page.locator(".sg-actor").all() if (box := one.bounding_box())}
        assert len(heights) == 1, "figures on one stage have one scale"


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
def test_a_planted_fault_is_seen(browser: Browser, planted: str, told: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 900}) as context:
        page = context.new_page()
        page.set_content(SOUND + planted)
        found = page.evaluate(LOOK, {"primary": PRIMARY})
    assert (len(found), told in "\n".join(found)) == (1 if told else 0, True), found
