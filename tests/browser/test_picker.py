"""Find your plan, as a person does: by touch and by keyboard alone.

What the page shows is held against Python's own matcher over the same data.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Page, expect
from tests.browser.picking import FULL, PHONE, best, choose, number, open_tile, plans, press, ready, visit
from tests.scale import at

from strideguide.model.questions import QUESTIONS
from strideguide.training.address import format as address_of
from strideguide.training.answers import Answers
from strideguide.training.cover import options
from strideguide.training.match import Match, Matcher
from strideguide.training.payload import Payload

ASKED = at(10, 40)  # sets of answers whose lists are held against Python's


def any_answers(matcher: Matcher, random: Random) -> Answers:
    """Each question has an answer three times of four; kits are of all sizes, and pains up to one more than plans."""
    payload = matcher.data
    asked = payload["questions"]
    single = (question.name for question in QUESTIONS.values() if not question.many)
    given: dict[str, Any] = {name: random.choice(options(matcher, name)[1:]) for name in single}
    given["kit"] = some(len(asked["kit"]), random)
    answered = {question: answer for question, answer in given.items() if random.random() < 0.75}
    pain = some(len(asked["pain"]), random, payload["most_pains"] + 1) if random.random() < 0.5 else frozenset()
    return Answers(**answered, pain=pain)


def some(count: int, random: Random, most: int | None = None) -> frozenset[int]:
    return frozenset(random.sample(range(count), random.choice((0, 1, 2, most or count // 2, most or count))))


def shown(phone: Page) -> dict[str, Any]:
    """What the page says once all plans are shown: those in full with what they say of themselves, and the others."""
    script = """() => {
      const all = (item, mark) => [...item.querySelectorAll(`[data-${mark}]`)].map((one) => one.dataset[mark]);
      const relaxed = (item) => item.dataset.relaxed.split(" ").filter(Boolean);
      document.querySelector(".sg-results button")?.click();
      return {
        full: [...document.querySelectorAll(".sg-plans > li")].map((item) => ({
          plan: item.dataset.plan, rank: Number(item.dataset.rank), relaxed: relaxed(item),
          swaps: all(item, "swap"), care: all(item, "care"),
        })),
        others: [...document.querySelectorAll(".sg-others > li")].map((item) => [item.dataset.plan, relaxed(item)]),
      };
    }"""
    found: dict[str, Any] = phone.evaluate(script)
    return found


def told(matcher: Matcher, answers: Answers) -> dict[str, Any]:
    """What Python says."""
    matches = matcher.matches(answers)
    return {
        "full": [in_full(matcher, match, rank) for rank, match in enumerate(matches[:FULL], 1)],
        "others": [[matcher.plans[match.plan]["id"], [*match.relaxed]] for match in matches[FULL:]],
    }


def in_full(matcher: Matcher, match: Match, rank: int) -> dict[str, Any]:
    moves = [move["id"] for move in matcher.moves]
    return {
        "plan": matcher.plans[match.plan]["id"],
        "rank": rank,
        "relaxed": [*match.relaxed],
        "swaps": [f"{moves[s.move]}>{'' if s.instead is None else moves[s.instead]}" for s in match.swaps],
        "care": [moves[at] for at in match.care],
    }


def test_the_page_shows_what_python_finds(phone: Page, find: str, payload: Payload, matcher: Matcher) -> None:
    random = Random(4)
    phone.goto(find)
    ready(phone)
    for _ in range(ASKED):
        answers = any_answers(matcher, random)
        visit(phone, address_of(answers, payload))
        assert shown(phone) == told(matcher, answers), answers


def test_each_answer_has_a_reason_in_whole_sentences(
    phone: Page, find: str, payload: Payload, matcher: Matcher
) -> None:
    random = Random(5)
    phone.goto(find)
    ready(phone)
    for _ in range(ASKED // 4):
        answers = any_answers(matcher, random)
        visit(phone, address_of(answers, payload))
        asked = {question for question, _ in matcher.settled(answers).given()} - {"pain"}  # of some nothing is said
        limits = matcher.limits(answers.pain)
        is_easy = limits.get("effort", 9) < 7 or "runs" in limits or limits.get("pain_rule") == "painless"
        most = {"runs": limits.get("runs", 7), "key_runs": 0 if is_easy else 3}
        asked -= {name for name in most if (answers[name] or 0) > most[name]}  # more than the body allows
        for plan in phone.locator(".sg-plans > li").all():
            reasons = plan.locator("[data-reason]").evaluate_all("all => all.map((one) => one.dataset.reason)")
            assert {*reasons} - {"pain"} == asked
        said = phone.locator("guide-picker .sg-results").inner_text()
        assert not re.search(r"undefined|null|NaN|\[object|[{}]", said), said


def test_on_a_phone_the_whole_body_and_how_many_fit_share_the_first_screen(phone: Page, find: str) -> None:
    phone.goto(find)
    ready(phone)
    count = phone.locator("guide-picker output")
    for seen in (*phone.locator(".sg-where-tile").all(), phone.locator("[data-question=goal]"), count):
        box = seen.bounding_box()
        assert box and box["y"] >= 0 and box["y"] + box["height"] <= PHONE["height"]
    for question in ("goal", "level", "runs", "sessions", "minutes", "season", "kit"):
        open_tile(phone, question)
        bar = phone.locator("guide-picker output").bounding_box()
        assert bar and bar["y"] + bar["height"] <= PHONE["height"], "how many fit is out of sight"
        assert phone.locator(".sg-tile[aria-expanded=true]").count() == 1
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_every_touch_refines_the_list(phone: Page, find: str, payload: Payload, matcher: Matcher) -> None:
    phone.goto(find)
    ready(phone)
    count = phone.locator("guide-picker output[aria-live=polite]")
    expect(count).to_have_text(f"{len(payload['plans'])} plans to choose from")
    answers = Answers()
    for question, id in (("goal", "speed"), ("level", "beginner"), ("season", "build")):
        choose(phone, question, id)
        answers = Answers(**{**dict(answers.given()), question: number(payload, question, id)})
        assert plans(phone)[:FULL] == best(matcher, answers)[:FULL]
    exact = [match for match in matcher.matches(answers) if not match.relaxed]
    title = payload["plans"][exact[0].plan]["title"]
    words = f"1 plan fits: {title}" if len(exact) == 1 else f"{len(exact)} plans fit. Best: {title}"
    expect(count).to_have_text(words)
    expect(phone.locator("[data-question=level] [data-shown]")).to_have_text("Beginner")


def test_a_whole_choice_by_keyboard_leads_to_a_plan(phone: Page, find: str, payload: Payload, matcher: Matcher) -> None:
    phone.goto(find)
    ready(phone)
    press(phone, "Tab", ".md-skip")
    phone.keyboard.press("Enter")
    press(phone, "Tab", "[aria-controls=body-lower-leg]")
    phone.keyboard.press("Space")
    press(phone, "Tab", "[name=pain][value=shin-splints]")
    phone.keyboard.press("Space")
    press(phone, "Tab", "[value=shin-splints][data-stage]")
    press(phone, "ArrowDown", "[value='shin-splints:settling']")
    for question, answer in (("goal", "first-5k"), ("level", "beginner"), ("kit", ""), ("runs", "3")):
        press(phone, "Tab", f"[data-question={question}]")
        phone.keyboard.press("Enter")
        if question == "kit":
            press(phone, "Tab", f".sg-place[data-kit='{answer}']")
            phone.keyboard.press("Space")
            continue
        press(phone, "Tab", f"[name={question}]")
        press(phone, "ArrowRight", f"[name={question}][value='{answer}']")
    press(phone, "Tab", "select[name=weak]")
    press(phone, "ArrowDown", "select:has(option[value=calf-raise]:checked)")
    answers = Answers(
        goal=number(payload, "goal", "first-5k"),
        level=number(payload, "level", "beginner"),
        runs=3,
        weak=number(payload, "weak", "calf-raise"),
        kit=frozenset(),
        pain=frozenset({number(payload, "pain", "shin-splints:settling")}),
    )
    expect(phone).to_have_url(find + address_of(answers, payload))
    first = best(matcher, answers)[0]
    press(phone, "Tab", f"li[data-plan={first}] h3 a")
    phone.keyboard.press("Enter")
    expect(phone).to_have_url(f"{find.removesuffix('find/')}plans/{first}/{address_of(answers, payload)}")
    expect(phone.locator("h1")).to_have_text(next(p["title"] for p in payload["plans"] if p["id"] == first))


def test_all_plans_can_be_shown_and_the_keyboard_goes_on_at_the_first_new_one(
    phone: Page, find: str, matcher: Matcher
) -> None:
    phone.goto(find)
    ready(phone)
    before = plans(phone)
    phone.get_by_role("button", name=f"Show all {len(matcher.plans)} plans").press("Enter")
    assert plans(phone) == best(matcher, Answers()) and len(before) < len(matcher.plans)
    focused = phone.evaluate("document.activeElement.closest('li').dataset.plan")
    assert focused == plans(phone)[len(before)]


def test_places_stand_for_their_kit(phone: Page, find: str, site: Path) -> None:
    places = json.loads((site / "data.json").read_text("utf-8"))["place"]
    phone.goto(find)
    ready(phone)
    open_tile(phone, "kit")

    def after(place: str) -> set[str]:
        phone.get_by_role("button", name=places[place]["title"], exact=True).tap()
        return set(phone.locator("[name=kit]:checked").evaluate_all("all => all.map((one) => one.value)"))

    def pressed() -> list[str]:
        return [button.inner_text() for button in phone.locator(".sg-place[aria-pressed=true]").all()]

    assert after("gym") == {*places["gym"]["kit"]} and "Gym" in pressed()
    assert after("pool") == {*places["gym"]["kit"], "pool"} and {"Gym", "Pool"} <= {*pressed()}
    expect(phone).to_have_url(f"{find}?v=1&place=gym,pool")
    expect(phone.locator("[data-question=kit]")).to_contain_text("Gym and Pool")
    assert after("gym") == {"pool"}
    assert after("home-kit") == {*places["home-kit"]["kit"]} and pressed() == ["At home, some kit"]
    assert after("no-kit") == {"none"}
    expect(phone).to_have_url(f"{find}?v=1&kit=none")
    assert after("bike") == {"bike"}
    assert after("bike") == set()
    expect(phone).to_have_url(find)
    assert after("gym") and after("gym") == set()


def test_no_kit_and_pieces_of_kit_exclude_each_other(phone: Page, find: str) -> None:
    phone.goto(find)
    ready(phone)
    open_tile(phone, "kit")
    phone.get_by_text("Choose piece by piece").tap()
    for ticked, expected in (("step", "step"), ("none", "none"), ("chair", "chair"), ("towel", "chair,towel")):
        phone.locator(f"label:has([name=kit][value={ticked}])").tap()
        expect(phone).to_have_url(f"{find}?v=1&kit={expected}")


def test_warning_signs_stand_before_any_plan(phone: Page, find: str, site: Path) -> None:
    data = json.loads((site / "data.json").read_text("utf-8"))
    phone.goto(find)
    ready(phone)
    for id, injury in [*data["injury"].items()][:: at(4, 1)]:
        visit(phone, f"#pain={id}")
        box = phone.locator(".sg-results .sg-signs")
        for sign in injury["signs"]:
            for call in data["sign"][sign]["calls"]:
                card = box.locator(f".sg-care-{call['urgency']}")
                expect(card).to_have_count(1)
                for line in call["notice"]:
                    assert line in str(card.text_content())
        first = phone.locator("li[data-plan]").first
        if first.count():
            assert box.evaluate("(box, first) => box.compareDocumentPosition(first)", first.element_handle()) == 4


def test_every_change_leads_to_the_page_that_explains_it(phone: Page, find: str, site: Path) -> None:
    phone.goto(f"{find}?v=1&level=advanced&kit=none&pain=shin-splints,back-pain")
    ready(phone)
    changes = phone.locator(".sg-swapped a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    rules = phone.locator(".sg-reasons a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert changes and rules
    for href in {*changes, *rules}:
        path, _, anchor = href.partition("#")
        text = (site / "find" / path / "index.html").read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in text, href


def test_the_browser_measures_every_change(phone: Page, find: str) -> None:
    phone.goto(find)
    ready(phone)
    choose(phone, "level", "beginner")
    choose(phone, "goal", "speed")
    assert phone.evaluate("performance.getEntriesByName('guide-picker', 'measure').length") == 3


def test_escape_closes_what_was_opened_and_leads_back_to_what_opened_it(phone: Page, find: str) -> None:
    phone.goto(find)
    ready(phone)
    tile = phone.locator("[data-question=kit]")
    open_tile(phone, "kit")
    phone.locator("#q-kit summary").tap()
    phone.locator("#q-kit details input").first.focus()
    phone.keyboard.press("Escape")
    expect(phone.locator("#q-kit summary")).to_be_focused()
    expect(phone.locator("#q-kit details")).to_have_js_property("open", False)
    for _ in range(2):
        phone.keyboard.press("Escape")  # the second one has nothing to close
        expect(tile).to_be_focused()
        expect(tile).to_have_attribute("aria-expanded", "false")
    where = phone.locator(".sg-where-tile").first
    where.tap()
    phone.locator(".sg-where [name=pain]").first.focus()
    phone.keyboard.press("Escape")
    expect(where).to_be_focused()
    expect(where).to_have_attribute("aria-expanded", "false")
