"""A page of the guide in a frame of another website, for those who can't see it or have no mouse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.audit.npm import ensure_node_modules
from tests.browser.framing import PAGES, brands, framed, inside, websites
from tests.browser.once import shipped
from tests.scale import late

# The picker of the tiny guide, and at night what else stands in frames, from the shipped one.
PLACES = [("open", PAGES[0]), *late(*(("", address) for address in PAGES))]
AXE = "() => axe.run(document, {resultTypes: ['violations']}).then(({violations}) => violations.map(({id}) => id))"
MOST = 400  # stops of Tab on a page
# Where the focus is: its number among the elements of the frame, its edges there, and whether a ring is seen round it,
# or round the words of an answer whose box is not seen.
STOP = """() => {
  const at = document.activeElement;
  const { top, bottom } = at.getBoundingClientRect();
  const { outlineStyle } = getComputedStyle(at.matches(".sg-pill > input") ? at.nextElementSibling : at);
  return { number: [...document.querySelectorAll("*")].indexOf(at), top, bottom, ringed: outlineStyle !== "none",
           opens: at.matches("form :is(summary, [aria-expanded])"), tag: at.outerHTML.slice(0, 200) };
}"""
# The same of the website around it. On the way between the two, which are processes of their own, it is nowhere.
AROUND = """async () => {
  const waits = () => document.activeElement === document.body;
  for (let n = 0; n < 400 && waits(); n++) await new Promise(done => setTimeout(done, 5));
  const { top } = document.querySelector("iframe").getBoundingClientRect();
  return { top, high: innerHeight, at: document.activeElement.id || document.activeElement.tagName };
}"""
OPEN = "document.activeElement.matches('details[open] > *, [aria-expanded=true]')"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with websites(browser) as context:
        yield context


def shown(context: BrowserContext, temp: pytest.TempPathFactory, name: str, address: str, wide: int = 390) -> Page:
    page = framed(context, brands(temp) / name if name else shipped(temp), address, wide)
    page.wait_for_function("document.querySelector('iframe').style.height.endsWith('px')")
    if "picker" in address:
        expect(inside(page).locator("guide-picker.sg-ready")).to_be_visible()
    return page


@pytest.mark.parametrize(("wide", "scheme"), [(390, "light"), (1280, "dark")])
@pytest.mark.parametrize(("name", "address"), PLACES)
def test_axe_finds_nothing_in_it(
    context: BrowserContext, tmp_path_factory: pytest.TempPathFactory, name: str, address: str, wide: int, scheme: str
) -> None:
    page = shown(context, tmp_path_factory, name, f"{address}scheme={scheme}", wide)
    page.frames[1].add_script_tag(path=ensure_node_modules() / "axe-core" / "axe.min.js")
    assert page.frames[1].evaluate(AXE) == []


@pytest.mark.parametrize(("name", "address"), PLACES)
def test_keys_lead_through_it_in_order_and_out_of_it(
    context: BrowserContext, tmp_path_factory: pytest.TempPathFactory, name: str, address: str
) -> None:
    page = shown(context, tmp_path_factory, name, address)
    frame, met = page.frames[1], list[int]()
    page.locator("#before").focus()
    page.keyboard.press("Tab")
    while (around := page.evaluate(AROUND))["at"] == "IFRAME" and len(met) < MOST:
        stop = frame.evaluate(STOP)
        met.append(stop["number"])
        assert stop["ringed"], stop["tag"]
        assert around["top"] + stop["top"] < around["high"] and around["top"] + stop["bottom"] > 0, (around, stop)
        if stop["opens"]:
            page.keyboard.press("Enter")
            assert frame.evaluate(OPEN), stop
            page.keyboard.press("Escape")
            assert (frame.evaluate(OPEN), frame.evaluate(STOP)["number"]) == (False, met[-1]), stop
        page.keyboard.press("Tab")
    assert around["at"] == "after"
    assert met == sorted(met) and len({*met}) > 2  # a date is several stops
    page.keyboard.press("Shift+Tab")
    assert frame.evaluate(STOP)["number"] == met[-1]
