"""Plans as readers get them: the page in a browser, the sheet on paper, and the calendar as two calendars read it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from tests import scale
from tests.browser.outside import printed, saved
from tests.browser.own_weeks import opened
from tests.calendars import by_icalendar
from tests.node.own_week import PlanPage
from tests.node.reader import Reader
from tests.node.runtime import Node
from tests.node.test_calendar import by_ical_js
from tests.node.test_outputs import readers

from strideguide.library import Library

COUNT = scale.at(3, 10)  # plans
# The tables of every week, by the keys of its sessions.
TABLES = """() => {
  const turn = document.querySelector("#turn");
  const sessions = [...document.querySelectorAll("[data-session]")];
  const shown = () => sessions.filter((one) => one.querySelector("[data-part=absent]").hidden);
  const xml = (one) => new XMLSerializer().serializeToString(one);
  return [...turn.options].map(({ value }) => {
    turn.value = value;
    turn.dispatchEvent(new Event("input"));
    return Object.fromEntries(shown().map((one) => [one.dataset.session, xml(one.querySelector("table"))]));
  });
}"""
SHEET = "() => new XMLSerializer().serializeToString(document.querySelector('.sg-sheet'))"
LOADS = "() => [...document.querySelectorAll('.sg-weeks .sg-load')].map(({ textContent }) => Number(textContent))"
SPACE = ' xmlns="http://www.w3.org/1999/xhtml"'


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    started = Node()
    yield started
    started.close()


def chosen(library: Library, site: Path) -> Iterator[Reader]:
    """A reader of each of some plans, as many sessions as can be, with a state that limits something."""
    random = Random(6)
    for plan in random.sample([*library.things["plan"]], COUNT):
        page = PlanPage.of(library, site, plan)
        yield [*readers(page, random)][-1]


def test_what_a_reader_gets_is_what_resolved_says(
    page: Page, plans: str, library: Library, site: Path, node: Node
) -> None:
    for reader in chosen(library, site):
        found = given(page, plans, reader)
        events = found["calendar"]
        assert by_ical_js(node, events) == [*by_icalendar(events).values()]
        reader.says(found, told=True)
        paper(page, reader)


def given(page: Page, plans: str, reader: Reader) -> dict[str, Any]:
    """What the page, the sheet and the calendar file have."""
    asked, ids = reader.asked, reader.page.picker["questions"]["pain"]
    body = "#pain=" + ",".join(ids[number] for number in asked["pain"]) if asked["pain"] else ""
    query = f"?week={asked['week']}&sessions={asked['sessions']}&start={asked['start']}"
    opened(page, f"{plans}{reader.page.data['id']}/{query}{body}")
    if body:
        expect(page.locator("#chosen")).to_be_visible()
        if page.locator("#time").is_hidden():  # somebody is asked first
            page.locator("[data-part=fold] > summary").click()
    page.locator("#time").fill(asked["time"])
    tables = page.evaluate(TABLES)
    page.locator("[data-do=calendar]").click()
    page.locator("[data-do=print]").click()
    assert printed(page) == 1
    return {
        "page": [{key: table.replace(SPACE, "") for key, table in week.items()} for week in tables],
        "sheet": page.evaluate(SHEET).replace(SPACE, ""),
        "calendar": saved(page).text,
        "loads": page.evaluate(LOADS),
    }


def paper(page: Page, reader: Reader) -> None:
    """AssertionError if a page of paper has another text than its week on the sheet."""
    sheets = page.locator(".sg-page").all_text_contents()
    pages = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) == len(sheets)
    for week in Random(len(sheets)).sample(range(len(sheets)), scale.at(1, len(sheets))):
        assert squeezed(pages[week].extract_text()) == squeezed(sheets[week]), (reader.page.data["id"], week)


def squeezed(text: str) -> str:
    return "".join(text.split())
