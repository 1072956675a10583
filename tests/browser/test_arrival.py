"""What a reader sees while a page arrives stays where it is, and a link to a part of a page leads there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.served import Served
from tests.browser.templates import TEMPLATES
from tests.browser.unbroken import unbroken
from tests.scale import at, late

MOST = 0.005  # of the layout shift; Lighthouse's judge allows four times as much
WATCH = """
window.moved = [];
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) {
    const nodes = shift.sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? node?.textContent ?? "gone");
    window.moved.push([shift.value, nodes.join(" | ")]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(scope="module")
def slowly(site: Path) -> Iterator[str]:
    with Served(site, slow=True) as served:
        yield served.url


@pytest.mark.parametrize(
    ("size", "names"),
    [
        ((390, 844), ["picker"]),
        *late(
            (
                (390, 844),
                ["plan", "home", "exercise", "plans/run-again/", "catalogue", "injury", "chapter", "evidence"],
            ),
            ((1440, 900), ["home", "exercise", "injury", "picker"]),
        ),
    ],
)
def test_nothing_moves_while_a_page_arrives(
    browser: Browser, slowly: str, size: tuple[int, int], names: Sequence[str]
) -> None:
    moved = {}
    with unbroken(browser, viewport={"width": size[0], "height": size[1]}) as context:
        page = context.new_page()
        page.add_init_script(WATCH)
        for name in names:
            page.goto(slowly + TEMPLATES.get(name, name))
            page.wait_for_timeout(300)  # the last frames, and what scripts do when the page is whole
            moved[name] = page.evaluate("window.moved")
    assert {name: found for name, found in moved.items() if sum(value for value, _ in found) > MOST} == {}


HEADINGS = "[...document.querySelectorAll('article h2[id]')].map((heading) => heading.id)"
# Where a heading is; the last ones of a page can't come to the top.
TOP = """(id) => {
  const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
  return scrollTop + clientHeight > scrollHeight - 2 ? 0 : document.getElementById(id).getBoundingClientRect().top;
}"""


@pytest.mark.parametrize(("name", "first"), [("catalogue", 6), ("exercise", 5), ("injury", 8), ("plan", 2)])
def test_a_link_to_a_part_of_a_page_leads_there(phone: Page, guide: str, name: str, first: int) -> None:
    address = guide + TEMPLATES[name]
    phone.goto(address)
    tops = {}
    for heading in phone.evaluate(HEADINGS)[first : first + at(1, 3)]:
        phone.goto("about:blank")
        phone.goto(f"{address}#{heading}")  # from another page
        phone.wait_for_timeout(400)
        tops[heading] = phone.evaluate(TOP, heading)
        phone.evaluate("() => (location.hash = '')")
        phone.evaluate("(id) => (location.hash = id)", heading)  # in the page
        phone.wait_for_timeout(100)
        tops[f"#{heading}"] = phone.evaluate(TOP, heading)
    assert {heading: top for heading, top in tops.items() if not 0 <= top < 100} == {}
