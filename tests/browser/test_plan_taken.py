"""What a reader takes along from the page of a plan: the print sheet, the link, and ticks that stay on the device."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.outside import copied, printed, refuse, refuse_storage, saved, taken
from tests.browser.own_weeks import OwnWeek, opened, tab_to
from tests.browser.picking import press
from tests.browser.unbroken import unbroken
from tests.scale import late

from strideguide.library import Library
from strideguide.model.plan import Plan

HOME = "home-strength"
PAPERS = {"a4": (595, 842), "letter": (612, 792)}  # points
FIRST = "long-distance-at-home"  # what it was called at first
KEY = f"/guide.ticks.{FIRST}"


def fullest(library: Library) -> Plan:
    """The plan whose sessions hold most exercises."""
    found = [plan for plan in library.things["plan"].values() if isinstance(plan, Plan)]
    return max(found, key=lambda plan: sum(len(block.exercises) for s in plan.sessions for block in s.blocks))


@pytest.mark.parametrize(("which", "paper"), [("fullest", "a4"), ("home", "letter"), *late(("fullest", "letter"))])
def test_the_print_sheet_has_a_page_for_each_week(
    page: Page, plans: str, library: Library, which: str, paper: str
) -> None:
    plan = fullest(library) if which == "fullest" else library.things["plan"][HOME]
    assert isinstance(plan, Plan)
    weeks = sum(phase.weeks for phase in plan.phases)
    opened(page, f"{plans}{plan.id}/?sessions=9&kit=none&pain=back-pain")
    expect(page.locator("[data-swap]")).not_to_have_count(0)
    page.locator("#paper").select_option(paper)
    page.locator("[data-do=print]").click()
    expect(page.locator(".sg-page")).to_have_count(weeks)
    assert printed(page) == 1  # no printer answers, so the sheet stays until there is paper
    assert page.locator(".sg-page").evaluate_all("pages => pages.every((p) => p.scrollHeight <= p.clientHeight)")
    expect(page.locator(".sg-page s").first).to_be_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == weeks
    sizes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)", pdf)
    assert {(round(float(wide)), round(float(high))) for wide, high in sizes} == {PAPERS[paper]}
    expect(page.locator(".sg-page")).to_have_count(0)  # a PDF ends with `afterprint`, and the page is back
    expect(page.locator("h1")).to_be_visible()


def test_the_print_sheet_has_a_box_for_each_set_on_the_readers_days(page: Page, plans: str, library: Library) -> None:
    own = OwnWeek(library, HOME, "e-h-e-l", 3)
    opened(page, f"{plans}{HOME}/{own.query}")
    page.locator("[data-do=print]").click()
    assert printed(page) == 1  # the sheet is there
    for at, done in enumerate(own.weeks):
        week = page.locator(".sg-page").nth(at)
        on = [cell.inner_text() for cell in week.locator(".sg-days tbody tr").nth(1).locator("td").all()]
        expected = own.days(at)
        assert on == [", ".join(k.upper() for k in expected if expected[k] == day) for day in range(7)]
        for practice in done:
            for exercise in practice.exercises:
                table = week.locator("table", has_text=practice.session.title)
                row = table.locator(f"tr[data-move={exercise.exercise.id}]")
                assert row.locator(".sg-boxes span").count() == exercise.sets.high


@pytest.mark.parametrize("close", ["Enter", "Escape", "printed"])
def test_a_print_sheet_closes_and_leads_back_to_what_opened_it(page: Page, plans: str, close: str) -> None:
    opened(page, f"{plans}{HOME}/")
    opener = page.locator("[data-do=print]")
    opener.press("Enter")
    assert printed(page) == 1
    expect(page.locator(".sg-close")).to_be_focused()
    if close == "printed":
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    else:
        page.keyboard.press(close)
    expect(page.locator(".sg-sheet")).to_have_count(0)
    expect(opener).to_be_focused()
    expect(opener).to_be_in_viewport()
    page.keyboard.press("Escape")  # nobody listens any more
    expect(opener).to_be_focused()


def test_what_goes_when_it_was_pressed_leaves_the_focus_to_what_takes_it_back(page: Page, plans: str) -> None:
    opened(page, f"{plans}{HOME}/?number=3&start=2026-12-07")
    page.locator("[data-going=away]").press("Enter")
    page.locator("[data-part=proposal] button").last.press("Enter")
    expect(page.locator("[data-going=away]")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # the first choice: the plan goes on, and its next week is shown
    expect(page.locator("[data-going=away]")).to_be_focused()
    page.locator("[data-going=reset]").press("Enter")
    expect(page.locator("[data-going=away]")).to_be_focused()
    page.locator("#tick-1-a").press("Space")
    page.locator("[data-do=clear]").press("Enter")
    page.locator("[data-part=ticks] button").press("Enter")
    expect(page.locator("[data-do=clear]")).to_be_focused()
    expect(page.locator("#tick-1-a")).to_be_checked()


def test_the_link_is_copied_or_shown(page: Page, plans: str) -> None:
    opened(page, f"{plans}{HOME}/?kit=none&week=-e-h--l")
    refuse(page, "copy")
    page.locator("[data-do=copy]").click()
    expect(page.locator("#address")).to_have_value(page.url)
    assert copied(page) is None
    opened(page, f"{plans}{HOME}/?kit=none&week=-e-h--l")
    page.locator("[data-do=copy]").click()
    expect(page.locator("output[data-part=copy]")).to_have_text("The link is copied.")
    assert copied(page) == page.url


def ticked(page: Page) -> set[str]:
    return {*page.locator("[data-tick]:checked").evaluate_all("all => all.map((box) => box.dataset.tick)")}


def test_ticks_stay_on_the_device_and_travel_in_a_file(browser: Browser, page: Page, plans: str) -> None:
    opened(page, f"{plans}{HOME}/")
    tab_to(page, "#tick-2-b")
    page.keyboard.press("Space")
    page.locator("#tick-1-a").check()
    assert ticked(opened(page, f"{plans}{HOME}/")) == {"1-a", "2-b"}
    assert ticked(opened(page, f"{plans}first-steps/")) == set()
    opened(page, f"{plans}{HOME}/")
    page.locator("[data-do=export]").click()
    file = saved(page)
    assert (file.name, file.type) == (f"{HOME}.json", "application/json")
    assert json.loads(file.text) == {"plan": FIRST, "version": 1, "done": ["1-a", "2-b"]}
    page.locator("[data-do=clear]").click()
    assert ticked(page) == set() and page.evaluate("(key) => localStorage.getItem(key)", KEY) is None
    page.get_by_role("button", name="Undo").click()
    assert ticked(page) == {"1-a", "2-b"}
    with unbroken(browser) as other:
        page = opened(other.new_page(), f"{plans}{HOME}/")
        page.locator("#tick-3-b").check()
        page.locator("[data-do=import]").click()
        assert taken(page, "choose") == [".json,application/json"]
        page.locator("#ticks-file").set_input_files(
            {"name": file.name, "mimeType": file.type, "buffer": file.text.encode()}
        )
        expect(page.locator("[data-part=ticks]")).to_have_text("2 ticks were read.")
        assert ticked(page) == {"1-a", "2-b", "3-b"}


HOSTILE: list[Any] = [
    '{"done": {"__proto__": ["1-a"]}, "plan": "home-strength"}',
    '{"done": ["__proto__", "constructor", 7, null, {"a": 1}, "99-z", "<img src=x>"], "plan": "home-strength"}',
    '{"__proto__": {"done": ["1-a"]}, "plan": "home-strength"}',
    '{"done": "1-a", "plan": "home-strength"}',
    '["1-a"]',
    "null",
    "7",
    '"1-a"',
    "{",
    "",
    '{"plan": "home-strength", "done": ["' + '1-a", "' * 200_000 + '"]}',
]


def test_hostile_storage_and_files_tick_nothing(page: Page, plans: str) -> None:
    keep = """([key, text]) => {
      localStorage.setItem(key, text);
      window.dispatchEvent(new StorageEvent("storage", { key })); // as if another page had kept it
    }"""
    page.goto(f"{plans}{HOME}/")
    page.evaluate(keep, [KEY, HOSTILE[0]])
    opened(page, f"{plans}{HOME}/")
    for stored in HOSTILE:
        page.evaluate(keep, [KEY, stored])
        assert ticked(page) == set(), stored[:100]
        page.locator("#ticks-file").set_input_files({"name": "t.json", "mimeType": "", "buffer": stored.encode()})
        expect(page.locator("[data-part=ticks]")).to_contain_text("no ticks of this plan")
        page.locator("#tick-1-b").check()
        assert json.loads(page.evaluate("(key) => localStorage.getItem(key)", KEY))["done"] == ["1-b"], stored[:100]
    assert ticked(opened(page, f"{plans}{HOME}/")) == {"1-b"}


def test_a_file_of_another_plan_ticks_nothing(page: Page, plans: str) -> None:
    opened(page, f"{plans}{HOME}/")
    text = json.dumps({"plan": "first-steps", "version": 1, "done": ["1-a"]})
    page.locator("#ticks-file").set_input_files({"name": "t.json", "mimeType": "", "buffer": text.encode()})
    expect(page.locator("[data-part=ticks]")).to_contain_text("no ticks of this plan")
    assert ticked(page) == set()


def test_ticks_work_and_say_so_where_storage_is_refused(context: BrowserContext, plans: str) -> None:
    refuse_storage(context)
    page = opened(context.new_page(), f"{plans}{HOME}/")
    page.locator("#tick-1-a").check()
    expect(page.locator("[data-part=ticks]")).to_contain_text("keeps nothing")
    assert ticked(page) == {"1-a"}


def test_the_print_sheet_is_a_hundred_stops_of_the_tab_key_away(page: Page, plans: str) -> None:
    page.goto(f"{plans}home-strength/")
    page.locator("guide-plan.sg-ready").wait_for()
    press(page, "Tab", ".sg-jump a[href='#take-print']", 100)
    page.keyboard.press("Enter")
    press(page, "Tab", "[data-do=print]", 3)
