"""The catalogue of exercises: filtered by keyboard alone, shared by its address, complete without JavaScript."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.scale import late

Exercise = dict[str, Any]
SHOWN = "guide-catalogue li[data-is]:visible > a"


@pytest.fixture(scope="session")
def data(site: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((site / "data.json").read_text("utf-8"))
    return content


@pytest.fixture
def address(guide: str) -> str:
    return f"{guide}exercises/"


def shown(page: Page) -> set[str]:
    """The ids of the exercises that a reader sees."""
    links = page.locator(SHOWN).evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    return {link.strip("/").split("/")[-1] for link in links}


def those(data: dict[str, Any], fits: Callable[[Exercise], bool]) -> set[str]:
    """The ids of the exercises that fit, by the published data and not by the catalogue's own marks."""
    return {id for id, exercise in data["exercise"].items() if fits(exercise)}


def tab_to(page: Page, target: str) -> None:
    """Press Tab until the focus is on what matches `target`."""
    for _ in range(80):
        if page.evaluate("(target) => document.activeElement.matches(target)", target):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The Tab key does not lead to {target}.")


def choose(page: Page, field: str, value: str) -> None:
    """Choose an option of a list by keyboard."""
    tab_to(page, f"#f-{field}")
    for _ in page.locator(f"#f-{field} option").all():
        page.keyboard.press("ArrowDown")
        if page.locator(f"#f-{field}").input_value() == value:
            return
    raise AssertionError(f"There is no {value} in the list {field}.")


def assert_list(page: Page, expected: set[str]) -> None:
    """The list shows just these, and the count says so to those who do not see it."""
    count = page.locator("guide-catalogue output[aria-live=polite]")
    wanted = f"{len(expected)} exercise{'s' * (len(expected) != 1)}" if expected else "No exercise fits."
    expect(count).to_contain_text(re.compile(rf"^{re.escape(wanted)}"))
    assert shown(page) == expected


def muscles(exercise: Exercise) -> list[str]:
    return [*exercise["muscles"]["primary"], *exercise["muscles"].get("secondary", [])]


def doable(exercise: Exercise, kit: set[str]) -> bool:
    needs = exercise["kit"]
    return set(needs["all_of"]) <= kit and (not needs["any_of"] or bool(kit & set(needs["any_of"])))


@pytest.mark.parametrize(
    ("field", "value", "fits"),
    [
        ("pattern", "squat", lambda e: e["pattern"] == "squat"),
        ("muscle", "soleus", lambda e: "soleus" in muscles(e)),
        ("level", "intermediate", lambda e: e["level"] == "intermediate"),
        ("sides", "one", lambda e: e["unilateral"]),
        ("sides", "both", lambda e: not e["unilateral"]),
        ("impact", "high", lambda e: e["impact"] == "high"),
    ],
)
def test_a_choice_by_keyboard_filters_and_stands_in_the_address(
    page: Page, address: str, data: dict[str, Any], field: str, value: str, fits: Callable[[Exercise], bool]
) -> None:
    page.goto(address)
    assert_list(page, set(data["exercise"]))
    choose(page, field, value)
    assert 0 < len(those(data, fits)) < len(data["exercise"])
    assert_list(page, those(data, fits))
    assert page.url == f"{address}?{field}={value}"


@pytest.mark.parametrize("kit", ["none", "step", "dumbbell"])
def test_kit_is_ticked_by_keyboard(page: Page, address: str, data: dict[str, Any], kit: str) -> None:
    page.goto(address)
    tab_to(page, "guide-catalogue summary")
    page.keyboard.press("Enter")
    tab_to(page, f"input[name=kit][value={kit}]")
    page.keyboard.press("Space")
    assert_list(page, those(data, lambda e: doable(e, {kit})))
    assert page.url == f"{address}?kit={kit}"


def test_filters_add_up(page: Page, address: str, data: dict[str, Any]) -> None:
    page.goto(address)
    choose(page, "level", "beginner")
    choose(page, "sides", "one")
    assert_list(page, those(data, lambda e: e["level"] == "beginner" and e["unilateral"]))
    assert page.url == f"{address}?level=beginner&sides=one"


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ("heel raise", lambda e: "Heel raise" in e["aliases"] or "heel raise" in e["aliases"]),
        ("quads", lambda e: "quadriceps" in e["muscles"]["primary"]),
        ("situps", lambda e: e["pattern"] == "brace"),  # what no exercise is called, and a pattern is
    ],
)
def test_search_as_you_type_knows_aliases_of_exercises_and_muscles(
    page: Page, address: str, data: dict[str, Any], words: str, fits: Callable[[Exercise], bool]
) -> None:
    page.goto(address)
    tab_to(page, "#f-find")
    page.keyboard.type(words)
    expected = those(data, fits)
    expect(page.locator("guide-catalogue output")).to_have_text(re.compile(r"^\d+ exercise"))  # the index has come
    assert expected and expected <= shown(page) < set(data["exercise"])
    assert page.url == f"{address}?find={words.replace(' ', '+')}"


def test_what_words_find_best_stands_first_and_without_words_all_is_as_it_was(page: Page, address: str) -> None:
    page.goto(address)
    links = page.locator(SHOWN)
    before = links.evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    for words, first in (("step ups", "step-up"), ("sqaut", "squat"), ("pushups", "push-up")):
        page.locator("#f-find").fill(words)
        expect(links.first).to_have_attribute("href", f"../exercises/{first}/")
    page.locator("#f-find").fill("")
    expect(links).to_have_count(len(before))
    assert links.evaluate_all("all => all.map((one) => one.getAttribute('href'))") == before


def test_words_that_no_exercise_has_lead_to_the_search_of_all(page: Page, address: str, guide: str) -> None:
    page.goto(address)
    expect(page.locator("guide-catalogue output")).to_contain_text("exercise")  # it has started
    wider = page.get_by_role("link", name="Search the whole guide")
    page.locator("#f-find").fill("knee pain & more")
    expect(wider).to_be_visible()
    page.locator("#f-find").fill("squat")
    expect(wider).to_be_hidden()
    page.locator("#f-find").fill("knee pain & more")
    wider.click()
    page.wait_for_url(f"{guide}search/?find=knee+pain+%26+more")
    expect(page.locator("guide-names input")).to_have_value("knee pain & more")


@pytest.mark.parametrize(
    ("lost", "told"), [("**/search/index.json", "Words could not be looked up"), ("**/parts/catalogue.js", "")]
)
def test_filters_whose_file_is_lost_say_so_or_are_gone(
    page: Page, address: str, data: dict[str, Any], lost: str, told: str
) -> None:
    page.route(lost, lambda route: route.abort())
    page.goto(f"{address}?find=squat")
    if told:
        expect(page.locator("guide-catalogue output")).to_contain_text(told)
    else:
        expect(page.locator("guide-catalogue form")).to_be_hidden()
    assert shown(page) == set(data["exercise"])


def test_nothing_that_fits_is_said_in_words(page: Page, address: str) -> None:
    page.goto(address)
    tab_to(page, "#f-find")
    page.keyboard.type("zzzz")
    assert_list(page, set())
    assert page.locator("guide-catalogue section:visible").count() == 0


def test_back_from_an_exercise_leads_to_the_choices_and_then_away_in_one_step(
    page: Page, address: str, data: dict[str, Any]
) -> None:
    page.goto(address.removesuffix("exercises/"))
    page.goto(address)
    tab_to(page, "#f-find")
    page.keyboard.type("ca")
    choose(page, "sides", "one")
    choose(page, "impact", "none")
    one, gentle = those(data, lambda e: e["unilateral"]), those(data, lambda e: e["impact"] == "none")
    found = shown(page)
    assert found and found < one & gentle
    page.locator("guide-catalogue li:visible a").first.click()
    page.wait_for_url("**/exercises/*/")
    page.go_back()
    assert_list(page, found)
    assert (page.locator("#f-sides").input_value(), page.locator("#f-impact").input_value()) == ("one", "none")
    page.go_back()
    expect(page).to_have_url(address.removesuffix("exercises/"))


def test_a_shared_link_shows_the_same_list_and_form(page: Page, address: str, data: dict[str, Any]) -> None:
    page.goto(f"{address}?find=calf&level=beginner&kit=step&kit=box")
    wanted = those(data, lambda e: e["level"] == "beginner" and doable(e, {"step", "box"}))
    assert shown(page) and shown(page) <= wanted
    assert "calf-raise" in shown(page)
    assert (page.locator("#f-find").input_value(), page.locator("#f-level").input_value()) == ("calf", "beginner")
    ticked = page.locator("input[name=kit]:checked")
    assert {box.input_value() for box in ticked.all()} == {"step", "box"}
    expect(ticked.first).to_be_visible()
    # The theme opens its own search for "q" in an address, takes the focus and drops the word from the address.
    expect(page.locator("#__search")).not_to_be_checked()


def test_reset_clears_list_form_and_address(page: Page, address: str, data: dict[str, Any]) -> None:
    page.goto(f"{address}?find=calf&level=beginner&kit=none")
    tab_to(page, "guide-catalogue button[type=reset]")
    page.keyboard.press("Enter")
    assert_list(page, set(data["exercise"]))
    assert page.url == address
    assert page.locator("#f-find").input_value() == ""
    assert page.locator("input[name=kit]:checked").count() == 0


@pytest.mark.parametrize(
    ("query", "complete"),
    [
        ("find=<img src=x onerror=document.title='ran'>", False),
        ("level=__proto__&pattern=constructor&muscle=toString", True),
        ("q=<img src=x onerror=document.title='ran'>", True),
        ("find=(((((((((((((((a%2B)%2B)%2B)%2B$[\\", False),
        ("level=beginner%ff%fe&find=", True),
        *late(
            ("find=%22%3E%3Csvg/onload=document.title='ran'%3E", False),
            ("level=<img src=x onerror=document.title='ran'>", True),
            ("__proto__=1&__proto__[q]=1&constructor[prototype][q]=1&hasOwnProperty=1", True),
            ("level=no-such&pattern=squat%00&sides=ONE&impact=&muscle", True),
            ("find=%F0%9F%8F%83%E2%80%AE%00%0A", False),
            ("&&==&;?#", True),
        ),
    ],
)
def test_a_hostile_address_breaks_nothing(
    page: Page, address: str, data: dict[str, Any], query: str, complete: bool
) -> None:
    page.goto(f"{address}?{query}")
    assert_list(page, set(data["exercise"]) if complete else set())
    assert page.title() != "ran"
    page.locator("#f-find").fill("")
    assert_list(page, set(data["exercise"]))


def test_escape_closes_the_kit_and_leads_back_to_its_summary(page: Page, address: str) -> None:
    page.goto(f"{address}?kit=step")
    expect(page.locator("guide-catalogue output")).to_contain_text("exercise")  # it has started
    kit = page.locator("guide-catalogue details")
    page.locator("[name=kit]").first.focus()
    page.keyboard.press("Escape")
    expect(kit).to_have_js_property("open", False)
    expect(kit.locator("summary")).to_be_focused()


def test_an_unknown_kit_is_passed_over(page: Page, address: str, data: dict[str, Any]) -> None:
    page.goto(f"{address}?kit=__proto__&kit=<b>&kit=no-such")
    assert_list(page, set(data["exercise"]))


def test_an_address_of_a_megabyte_breaks_nothing(page: Page, address: str, data: dict[str, Any]) -> None:
    page.goto(address)
    page.evaluate(
        """() => {
          history.pushState(null, "", `?find=${"zx ".repeat(200000)}&kit=none`);
          dispatchEvent(new PopStateEvent("popstate"));
        }"""
    )
    assert_list(page, set())
    assert len(page.locator("#f-find").input_value()) <= 100
    page.go_back()
    assert_list(page, set(data["exercise"]))


def test_without_javascript_the_list_is_complete_and_grouped(
    browser: Browser, address: str, data: dict[str, Any]
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}?level=beginner")
        assert shown(page) == set(data["exercise"])
        expect(page.locator("guide-catalogue form")).to_be_hidden()
        sections = page.locator("guide-catalogue section:visible")
        patterns = {exercise["pattern"] for exercise in data["exercise"].values()}
        assert {section.locator("h2").get_attribute("id") for section in sections.all()} == patterns
