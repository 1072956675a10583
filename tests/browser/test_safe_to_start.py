"""Safe to start, as readers meet it: with a thumb on a phone, with a keyboard alone, from a search result.

What must come out stands in the files of the conditions, which are read here as plain YAML.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect
from tests.browser import once
from tests.browser.own_weeks import tab_to
from tests.browser.picking import open_where, press, ready
from tests.browser.served import Serve
from tests.browser.unbroken import Lender
from tests.scale import late

PLAN = "first-steps"
HIGHEST = """cells => Math.max(...cells.map((cell) => {
  const text = cell.firstChild.textContent;
  if (text === "light") return 4;
  const [, range, reserve] = /([\\d-]+)( in reserve)?/.exec(text.replace("RPE ", ""));
  const numbers = range.split("-").map(Number);
  return reserve ? 10 - numbers[0] : numbers.at(-1);
}))"""
DONE = "tr[data-move]:not([data-swap$='>']) td:last-child:not(:nth-child(2))"  # efforts of what is done


class Reader:
    """Somebody with a state of the body, who uses a phone or a keyboard."""

    def __init__(self, page: Page, by: str, state: str) -> None:
        self.page, self.by, self.state = page, by, state
        self.condition, _, stage = state.partition(":")
        stages: list[dict[str, Any]] = _read(self.condition)["stages"]
        self.at = next((at for at, one in enumerate(stages) if one["stage"] == stage), 0)
        self.says = stages[self.at]

    def follow(self, selector: str) -> None:
        """Touch something, or go to it and press Enter."""
        if self.by == "phone":
            self.page.locator(selector).first.tap()
        else:
            tab_to(self.page, selector)
            self.page.keyboard.press("Enter")

    def answer(self) -> None:
        """Say what it is, and at which stage."""
        if self.by == "phone":
            open_where(self.page, self.condition)
            self.page.locator(f"label:has([name=pain][value='{self.condition}'])").tap()
            if self.at:
                self.page.locator(f"label:has([data-stage][value='{self.state}'])").tap()
            return
        tab_to(self.page, f"[name=pain][value='{self.condition}']")
        self.page.keyboard.press("Space")
        for step in range(self.at):
            self.page.keyboard.press("ArrowDown" if step else "Tab")
        if self.at:
            self.page.keyboard.press("ArrowDown")

    def search(self, words: str, address: str) -> None:
        """Look something up, and go where the search leads."""
        result = f".sg-search-found a[href*='{address}']"
        if self.by == "phone":
            self.page.locator(".sg-find").tap()
            self.page.locator("#sg-search-find").press_sequentially(words)
            self.page.locator(result).first.tap()
            return
        self.page.keyboard.press("/")
        self.page.keyboard.type(words)
        expect(self.page.locator(result).first).to_be_visible()
        press(self.page, "ArrowDown", result)
        self.page.keyboard.press("Enter")

    def sees_the_verdict(self) -> None:
        """On the page of a plan: what the file says, before the first session."""
        start, limits = self.says["start"], self.says.get("limits") or {}
        box = self.page.locator("#chosen")
        expect(box).to_have_attribute("data-start", start)
        expect(box).to_contain_text(" ".join(self.says["because"].split()))
        assert f"#pain={self.condition}" in self.page.url and "pain" not in self.page.url.partition("#")[0]
        if start in ("stop", "ask"):
            expect(box).to_contain_text(f"Ask {' '.join(self.says['ask'].split())}.")
            expect(self.page.locator(".sg-session:visible")).to_have_count(0)
        if start == "stop":
            expect(self.page.locator(".sg-waits")).to_be_hidden()
            return
        if start == "ask":
            self.follow(".sg-waits > summary")
        expect(self.page.locator(".sg-session").first).to_be_visible()
        expect(self.page.locator("[data-do=print]")).to_be_enabled()
        weeks = self.page.locator("#turn option").count()
        for week in range(weeks):
            self.page.locator("#turn").select_option(str(week))
            assert self.page.locator(DONE).evaluate_all(HIGHEST) <= limits.get("effort", 10), week
        for day in ["day"] if "runs" in limits else []:
            runs = self.page.locator(f"select[name={day}]").evaluate_all(
                "all => all.filter((one) => one.value > 0).length"
            )
            assert runs <= limits["runs"]


def _read(condition: str) -> dict[str, Any]:
    path = once.REPOSITORY / "data" / "injuries" / f"{condition}.yml"
    found: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


@pytest.fixture
def reader(request: pytest.FixtureRequest, hand: Lender, desk: Lender) -> Any:
    by, state = request.param.split()
    with (hand if by == "phone" else desk).lend() as page:
        yield Reader(page, by, state)


@pytest.mark.parametrize(
    "reader",
    [
        "phone patellofemoral-pain",
        "keyboard calf-strain:settling",
        *late("phone red-s", "keyboard told-to-be-careful"),
    ],
    indirect=True,
)
def test_the_page_of_a_plan(reader: Reader, plans: str) -> None:
    reader.page.goto(f"{plans}{PLAN}/")
    reader.page.locator("guide-plan.sg-ready").wait_for()
    reader.follow(".sg-ask summary")
    reader.answer()
    reader.sees_the_verdict()


@pytest.mark.parametrize(
    "reader",
    [
        "phone overtraining",
        *late(
            "keyboard osteoporosis",
            "phone over-60",
            "keyboard sciatica:returning",
            "phone achilles-tendinopathy",
            "keyboard gave-birth",
        ),
    ],
    indirect=True,
)
def test_the_picker(reader: Reader, find: str) -> None:
    page, start = reader.page, reader.says["start"]
    page.goto(find)
    ready(page)
    reader.answer()
    expect(page.locator(".sg-results")).to_have_attribute("data-start", start)
    if start == "stop":
        expect(page.locator("li[data-plan]")).to_have_count(0)
        return
    if start == "ask":
        expect(page.locator("li[data-plan]:visible")).to_have_count(0)
        reader.follow(".sg-folded > summary")
    reader.follow("li[data-plan] a[href*='plans/']")
    page.locator("guide-plan.sg-ready").wait_for()
    reader.sees_the_verdict()


@pytest.mark.parametrize("reader", ["phone pregnant", *late("keyboard bone-stress-injury")], indirect=True)
def test_a_plan_from_a_search_result(reader: Reader, serve: Serve, site: Path) -> None:
    reader.page.goto(serve(site))
    reader.search("first steps", f"plans/{PLAN}/")
    reader.page.locator("guide-plan.sg-ready").wait_for()
    reader.follow(".sg-ask summary")
    reader.answer()
    reader.sees_the_verdict()
