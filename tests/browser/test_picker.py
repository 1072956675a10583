"""Find your plan, as a person does: by touch, by keyboard alone, without JavaScript, by a link from a friend.

What the page shows is held against Python's own matcher over the same data.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.once import shipped
from tests.browser.served import Serve

from strideguide.training.address import format as address_of
from strideguide.training.match import Answers, Match, Matcher
from strideguide.training.payload import Payload

PHONE = {"width": 390, "height": 844}
ASKED = 40  # sets of answers whose lists are held against Python's
FULL = 3  # plans that are shown with their reasons
COUNTS = ("runs", "sessions", "minutes")
THINGS = ("goal", "level", "season", "weak")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shipped(tmp_path_factory)


@pytest.fixture(scope="session")
def payload(site: Path) -> Payload:
    content: Payload = json.loads((site / "picker.json").read_text("utf-8"))
    return content


@pytest.fixture(scope="session")
def matcher(payload: Payload) -> Matcher:
    return Matcher(payload)


@pytest.fixture
def address(serve: Serve, site: Path) -> str:
    return f"{serve(site)}find/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone. Any exception in a script fails the test."""
    broken: list[str] = []
    with browser.new_context(viewport=PHONE, has_touch=True) as context:  # type: ignore[arg-type]
        context.on("weberror", lambda error: broken.append(str(error.error)))
        yield context.new_page()
        assert broken == []


def ready(page: Page) -> None:
    expect(page.locator("guide-picker.sg-ready")).to_be_visible()


def visit(page: Page, query: str) -> None:
    """Another address of the page, without loading it anew."""
    script = (
        "query => { history.pushState(null, '', location.pathname + query); dispatchEvent(new PopStateEvent('%s')); }"
    )
    page.evaluate(script % "popstate", query)


def plans(page: Page) -> list[str]:
    """The ids of the plans on the list, best first."""
    return [str(item.get_attribute("data-plan")) for item in page.locator("li[data-plan]").all()]


def best(matcher: Matcher, answers: Answers) -> list[str]:
    return [matcher.plans[match.plan]["id"] for match in matcher.matches(answers)]


def number(payload: Payload, question: str, id: str) -> int:
    found: int = payload["questions"][question].index(id)
    return found


def kit(payload: Payload, *ids: str) -> frozenset[int]:
    return frozenset(number(payload, "kit", id) for id in ids)


def open_tile(page: Page, question: str) -> None:
    page.locator(f"[data-question={question}]").tap()


def choose(page: Page, question: str, answer: str) -> None:
    """Touch an answer; its question is opened first."""
    open_tile(page, question)
    page.locator(f"label:has([name={question}][value='{answer}'])").tap()


def any_answers(payload: Payload, random: Random) -> Answers:
    """Each question has an answer three times of four; kits and pains are of all sizes."""
    asked = payload["questions"]
    given: dict[str, Any] = {question: random.choice(asked[question]) for question in COUNTS}
    given |= {question: random.randrange(len(asked[question])) for question in THINGS}
    given["kit"] = some(len(asked["kit"]), random)
    answered = {question: answer for question, answer in given.items() if random.random() < 0.75}
    return Answers(**answered, pain=some(len(asked["pain"]), random) if random.random() < 0.5 else frozenset())


def some(count: int, random: Random) -> frozenset[int]:
    return frozenset(random.sample(range(count), random.choice((0, 1, 2, count // 2, count))))


def shown(page: Page) -> dict[str, Any]:
    """What the page says once all plans are shown: those in full with what they say of themselves, and the others."""
    script = """() => {
      const all = (item, mark) => [...item.querySelectorAll(`[data-${mark}]`)].map((one) => one.dataset[mark]);
      const relaxed = (item) => item.dataset.relaxed.split(" ").filter(Boolean);
      document.querySelector(".sg-results button")?.click();
      return {
        full: [...document.querySelectorAll(".sg-plans > li")].map((item) => ({
          plan: item.dataset.plan, rank: Number(item.dataset.rank), relaxed: relaxed(item),
          reasons: all(item, "reason"), found: all(item, "found"), swaps: all(item, "swap"), care: all(item, "care"),
        })),
        others: [...document.querySelectorAll(".sg-others > li")].map((item) => [item.dataset.plan, relaxed(item)]),
      };
    }"""
    found: dict[str, Any] = page.evaluate(script)
    return found


def told(matcher: Matcher, answers: Answers) -> dict[str, Any]:
    """What Python says."""
    matches = matcher.matches(answers)
    return {
        "full": [in_full(matcher, match, rank, answers) for rank, match in enumerate(matches[:FULL], 1)],
        "others": [[matcher.plans[match.plan]["id"], [*match.relaxed]] for match in matches[FULL:]],
    }


def in_full(matcher: Matcher, match: Match, rank: int, answers: Answers) -> dict[str, Any]:
    moves = [move["id"] for move in matcher.moves]
    reasons = [*matcher.reasons(match, answers)]
    return {
        "plan": matcher.plans[match.plan]["id"],
        "rank": rank,
        "relaxed": [*match.relaxed],
        "reasons": [reason.question for reason in reasons],
        "found": [reason.found for reason in reasons],
        "swaps": [f"{moves[s.move]}>{'' if s.instead is None else moves[s.instead]}" for s in match.swaps],
        "care": [moves[at] for at in match.care],
    }


def test_the_page_shows_what_python_finds(page: Page, address: str, payload: Payload, matcher: Matcher) -> None:
    random = Random(4)
    page.goto(address)
    ready(page)
    for _ in range(ASKED):
        answers = any_answers(payload, random)
        visit(page, address_of(answers, payload))
        assert shown(page) == told(matcher, answers), answers


def test_each_answer_gets_one_reason_in_words(page: Page, address: str, payload: Payload, matcher: Matcher) -> None:
    random = Random(5)
    page.goto(address)
    ready(page)
    for _ in range(ASKED // 4):
        visit(page, address_of(any_answers(payload, random), payload))
        said = page.locator("guide-picker .sg-results").inner_text()
        assert not re.search(r"undefined|null|NaN|\[object|[{}]", said), said


def test_on_a_phone_questions_and_best_plan_share_the_first_screen(page: Page, address: str) -> None:
    page.goto(address)
    ready(page)
    best_plan = page.locator("li[data-plan]").first.get_by_role("link")
    for seen in (page.locator("[data-question=goal]"), page.locator("[data-question=pain]"), best_plan):
        box = seen.bounding_box()
        assert box and box["y"] >= 0 and box["y"] + box["height"] <= PHONE["height"]
    for question in ("goal", "level", "runs", "sessions", "minutes", "season", "kit", "pain"):
        open_tile(page, question)
        bar = page.locator("guide-picker output").bounding_box()
        assert bar and bar["y"] + bar["height"] <= PHONE["height"], "how many fit is out of sight"
        assert page.locator(".sg-tile[aria-expanded=true]").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_every_touch_refines_the_list(page: Page, address: str, payload: Payload, matcher: Matcher) -> None:
    page.goto(address)
    ready(page)
    count = page.locator("guide-picker output[aria-live=polite]")
    expect(count).to_have_text(f"{len(payload['plans'])} plans to choose from")
    answers = Answers()
    for question, id in (("goal", "speed"), ("level", "beginner"), ("season", "build")):
        choose(page, question, id)
        answers = Answers(**{**answers.__dict__, question: number(payload, question, id)})
        assert plans(page)[:FULL] == best(matcher, answers)[:FULL]
    exact = [match for match in matcher.matches(answers) if not match.relaxed]
    title = payload["plans"][exact[0].plan]["title"]
    words = f"1 plan fits: {title}" if len(exact) == 1 else f"{len(exact)} plans fit. Best: {title}"
    expect(count).to_have_text(words)
    expect(page.locator("[data-question=level] [data-shown]")).to_have_text("Beginner")


def press(page: Page, key: str, until: str, most: int = 40) -> None:
    """Press a key until the focus is on what matches."""
    for _ in range(most):
        if page.evaluate("until => document.activeElement.matches(until)", until):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not lead to {until}.")


def test_a_whole_choice_by_keyboard_leads_to_a_plan(
    page: Page, address: str, payload: Payload, matcher: Matcher
) -> None:
    page.goto(address)
    ready(page)
    press(page, "Tab", ".md-skip")
    page.keyboard.press("Enter")
    for question, answer in (("goal", "first-5k"), ("level", "beginner"), ("runs", "3")):
        press(page, "Tab", f"[data-question={question}]")
        page.keyboard.press("Enter")
        press(page, "Tab", f"[name={question}]")
        press(page, "ArrowRight", f"[name={question}][value='{answer}']")
    press(page, "Tab", "select[name=weak]")
    press(page, "ArrowDown", "select:has(option[value=calf-raise]:checked)")
    press(page, "Tab", "[data-question=kit]")
    page.keyboard.press("Space")
    press(page, "Tab", ".sg-place[data-kit='']")
    page.keyboard.press("Space")
    press(page, "Tab", "[data-question=pain]")
    page.keyboard.press("Space")
    press(page, "Tab", "[name=pain][value=shin-splints]")
    page.keyboard.press("Space")
    answers = Answers(
        goal=number(payload, "goal", "first-5k"),
        level=number(payload, "level", "beginner"),
        runs=3,
        weak=number(payload, "weak", "calf-raise"),
        kit=frozenset(),
        pain=frozenset({number(payload, "pain", "shin-splints")}),
    )
    expect(page).to_have_url(address + address_of(answers, payload))
    first = best(matcher, answers)[0]
    press(page, "Tab", f"li[data-plan={first}] h3 a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address.removesuffix('find/')}plans/{first}/{address_of(answers, payload)}")
    expect(page.locator("h1")).to_have_text(next(p["title"] for p in payload["plans"] if p["id"] == first))


def test_all_plans_can_be_shown_and_the_keyboard_goes_on_at_the_first_new_one(
    page: Page, address: str, matcher: Matcher
) -> None:
    page.goto(address)
    ready(page)
    before = plans(page)
    page.get_by_role("button", name=f"Show all {len(matcher.plans)} plans").press("Enter")
    assert plans(page) == best(matcher, Answers()) and len(before) < len(matcher.plans)
    focused = page.evaluate("document.activeElement.closest('li').dataset.plan")
    assert focused == plans(page)[len(before)]


def test_back_undoes_a_choice_and_forward_does_it_again(page: Page, address: str) -> None:
    page.goto(address)
    ready(page)
    lists = [plans(page)]
    for question, answer in (("goal", "speed"), ("minutes", "20")):
        choose(page, question, answer)
        lists.append(plans(page))
    assert len({tuple(one) for one in lists}) == 3
    page.go_back()
    expect(page).to_have_url(f"{address}?v=1&goal=speed")
    assert plans(page) == lists[1]
    expect(page.locator("[data-question=minutes] [data-shown]")).to_have_text("Any")
    page.go_back()
    expect(page).to_have_url(address)
    assert plans(page) == lists[0]
    assert page.locator("[name=goal]:checked").input_value() == ""
    page.go_forward()
    assert plans(page) == lists[1]
    assert page.locator("[name=goal]:checked").input_value() == "speed"


def test_a_copied_link_shows_a_friend_the_same(page: Page, browser: Browser, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address)
    ready(page)
    choose(page, "level", "advanced")
    open_tile(page, "kit")
    page.get_by_role("button", name="Pool", exact=True).tap()
    page.get_by_role("button", name="Copy link").tap()
    expect(page.locator("form [role=status]")).to_have_text("Link copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    with browser.new_context() as other:
        friend = other.new_page()
        friend.goto(link)
        ready(friend)
        assert plans(friend) == plans(page)
        assert friend.locator("[name=level]:checked").input_value() == "advanced"
        assert friend.locator("[name=kit]:checked").evaluate_all("all => all.map((one) => one.value)") == ["pool"]


def test_where_copying_is_refused_the_address_can_be_seen(page: Page, address: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(f"{address}?v=1&goal=speed")
    ready(page)
    page.get_by_role("button", name="Copy link").tap()
    expect(page.get_by_label("Copy this address:")).to_have_value(f"{address}?v=1&goal=speed")


def test_start_again_takes_all_answers_back(page: Page, address: str, matcher: Matcher) -> None:
    page.goto(f"{address}?v=1&goal=speed&weak=brace&kit=step,chair&pain=back-pain")
    ready(page)
    assert page.locator("select").input_value() == "brace"
    page.get_by_role("button", name="Start again").tap()
    expect(page.locator("select")).to_have_value("")
    expect(page).to_have_url(address)
    assert page.locator("[type=checkbox]:checked").count() == page.locator(".sg-red-flags:visible").count() == 0
    assert plans(page)[:FULL] == best(matcher, Answers())[:FULL]


def test_places_stand_for_their_kit(page: Page, address: str, site: Path) -> None:
    places = json.loads((site / "data.json").read_text("utf-8"))["place"]
    page.goto(address)
    ready(page)
    open_tile(page, "kit")

    def after(place: str) -> set[str]:
        page.get_by_role("button", name=places[place]["title"], exact=True).tap()
        return set(page.locator("[name=kit]:checked").evaluate_all("all => all.map((one) => one.value)"))

    def pressed() -> list[str]:
        return [button.inner_text() for button in page.locator(".sg-place[aria-pressed=true]").all()]

    assert after("gym") == {*places["gym"]["kit"]} and "Gym" in pressed()
    assert after("pool") == {*places["gym"]["kit"], "pool"} and "Gym" not in pressed() and "Pool" in pressed()
    assert after("home-kit") == {*places["home-kit"]["kit"]} and pressed() == ["At home, some kit"]
    assert after("no-kit") == {"none"}
    expect(page).to_have_url(f"{address}?v=1&kit=none")
    assert after("bike") == {"bike"}
    assert after("bike") == set()
    expect(page).to_have_url(address)
    assert after("gym") and after("gym") == set()


def test_no_kit_and_pieces_of_kit_exclude_each_other(page: Page, address: str) -> None:
    page.goto(address)
    ready(page)
    open_tile(page, "kit")
    page.get_by_text("Choose piece by piece").tap()
    for ticked, expected in (("step", "step"), ("none", "none"), ("chair", "chair"), ("towel", "chair,towel")):
        page.locator(f"label:has([name=kit][value={ticked}])").tap()
        expect(page).to_have_url(f"{address}?v=1&kit={expected}")


def test_warning_signs_stand_before_any_plan(page: Page, address: str, site: Path) -> None:
    injuries = json.loads((site / "data.json").read_text("utf-8"))["injury"]
    page.goto(address)
    ready(page)
    for id, injury in injuries.items():
        visit(page, f"?pain={id}")
        box = page.locator(".sg-results .sg-red-flags")
        expect(box).to_have_count(1)
        for flag in injury["red_flags"]:
            expect(box).to_contain_text(flag["sign"])
        expect(box.get_by_role("link")).to_have_attribute("href", f"../injuries/{id}/")
        first = page.locator("li[data-plan]").first
        assert box.evaluate("(box, first) => box.compareDocumentPosition(first)", first.element_handle()) == 4
    visit(page, f"?pain={','.join(injuries)}")
    expect(page.locator(".sg-results .sg-red-flags")).to_have_count(len(injuries))


def test_every_change_leads_to_the_page_that_explains_it(page: Page, address: str, site: Path) -> None:
    page.goto(f"{address}?v=1&level=advanced&kit=none&pain=shin-splints,back-pain")
    ready(page)
    changes = page.locator(".sg-swapped a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    rules = page.locator(".sg-reasons a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert changes and rules
    for href in {*changes, *rules}:
        path, _, anchor = href.partition("#")
        text = (site / "find" / path / "index.html").read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in text, href


@pytest.mark.parametrize(
    "query",
    [
        "?__proto__=1&constructor=2&toString=3",
        "?goal=__proto__&level=constructor&season=toString&weak=hasOwnProperty",
        "?kit=__proto__,constructor&pain=toString",
        "?goal=<img src=x onerror=document.title='ran'>",
        "?pain=%22%3E%3Csvg/onload=document.title='ran'%3E",
        "?runs=-1&sessions=99999999999999999999&minutes=1e9",
        "?goal=%00&level=%ff%fe&kit=%E2%80%AE",
        "?v=999&goal=no-such-goal&kit=no-such-kit",
        "?v=__proto__&goal=&level=&kit=,&pain=,,,",
        "?&&==&;?#",
    ],
)
def test_a_hostile_address_breaks_nothing(page: Page, address: str, query: str, matcher: Matcher) -> None:
    page.goto(address + query)
    ready(page)
    assert plans(page) == best(matcher, Answers())[: len(plans(page))]
    assert page.title() != "ran" and page.locator(".sg-results img, .sg-results svg").count() == 0
    choose(page, "goal", "speed")
    expect(page).to_have_url(f"{address}?v=1&goal=speed")


def test_an_address_of_a_megabyte_breaks_nothing(page: Page, address: str, matcher: Matcher) -> None:
    page.goto(address)
    ready(page)
    for part in ("goal=speed", "pain=x&", "x,"):
        script = """part => {
          history.pushState(null, "", `?pain=${part.repeat(1e6 / part.length)}`);
          dispatchEvent(new PopStateEvent("popstate"));
        }"""
        page.evaluate(script, part)
        assert plans(page) == best(matcher, Answers())[: len(plans(page))]
        assert page.evaluate("document.querySelector('guide-picker').textContent.length") < 100_000
    visit(page, "?goal=speed")
    assert page.locator("[name=goal]:checked").input_value() == "speed"


def test_what_is_not_known_is_named_and_passed_over(page: Page, address: str) -> None:
    page.goto(f"{address}?v=1&goal=speed&kit=step,jetpack&pain=hiccups")
    ready(page)
    expect(page.locator(".sg-note")).to_have_text("Passed over, as this guide does not know it: jetpack, hiccups")
    assert page.locator("[name=goal]:checked").input_value() == "speed"
    choose(page, "level", "beginner")
    expect(page.locator(".sg-note")).to_have_count(0)


def answered_by(page: Page, address: str, changed: Payload) -> None:
    """Open the page with other data than the site's."""
    page.route("**/picker.json", lambda route: route.fulfill(json=changed))
    page.goto(address)
    ready(page)


def test_an_old_link_is_read_with_the_names_of_today(page: Page, address: str, payload: Payload) -> None:
    former = {"goal": {"run-fast": "fast", "fast": "speed"}, "kit": {"stair": "step"}}
    answered_by(page, f"{address}?v=1&goal=run-fast&kit=stair", {**payload, "former": former})
    assert page.locator("[name=goal]:checked").input_value() == "speed"
    assert page.locator("[name=kit]:checked").input_value() == "step"


def test_the_nearest_plan_names_what_gives_way(page: Page, address: str, payload: Payload) -> None:
    longer = [{**plan, "minutes": 90, "seasons": [0]} for plan in payload["plans"]]
    query = f"?minutes=30&season={payload['questions']['season'][1]}"
    answered_by(page, address + query, {**payload, "plans": longer})  # type: ignore[typeddict-item]
    expect(page.locator("guide-picker output")).to_contain_text("No plan meets every answer. Nearest: ")
    expect(page.locator(".sg-results .sg-box")).to_contain_text("give way on minutes a session and the season")
    assert page.locator("li[data-rank='1']").get_attribute("data-relaxed") == "minutes season"
    expect(page.locator("li[data-rank='1'] h3")).to_contain_text("All but minutes a session and the season")


def test_where_no_plan_can_be_followed_the_page_says_so(page: Page, address: str, payload: Payload) -> None:
    harder = [{**plan, "levels": [2]} for plan in payload["plans"]]
    answered_by(page, f"{address}?level=beginner", {**payload, "plans": harder})  # type: ignore[typeddict-item]
    expect(page.locator("guide-picker output")).to_have_text("No plan can be followed like this.")
    assert plans(page) == []
    expect(page.locator(".sg-results .sg-box")).to_be_visible()


def test_without_its_data_the_page_is_the_index(page: Page, address: str) -> None:
    page.route("**/picker.json", lambda route: route.fulfill(status=500))
    page.goto(address)
    expect(page.locator(".sg-failed")).to_be_visible()
    expect(page.locator("guide-picker form")).to_be_hidden()
    expect(page.locator(".sg-index").first).to_be_visible()


def test_the_browser_measures_every_change(page: Page, address: str) -> None:
    page.goto(address)
    ready(page)
    choose(page, "level", "beginner")
    page.go_back()
    assert page.evaluate("performance.getEntriesByName('guide-picker', 'measure').length") == 3


def test_without_javascript_the_index_leads_to_the_same_plans(browser: Browser, address: str, site: Path) -> None:
    plan_of = json.loads((site / "data.json").read_text("utf-8"))["plan"]
    with browser.new_context(java_script_enabled=False, viewport=PHONE) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{address}?v=1&goal=speed")
        expect(page.locator("guide-picker form")).to_be_hidden()
        links = page.locator(".sg-index a:visible")
        listed = sorted(str(link.get_attribute("href")) for link in links.all())
        expected = [
            f"../plans/{id}/"
            for id, plan in plan_of.items()
            for _ in range(len(plan["goals"]) * len(plan["levels"]) * len(plan["places"]))
        ]
        assert listed == sorted(expected)
        links.first.click()
        page.wait_for_url("**/plans/*/")


def test_the_proof_leads_to_every_plan(page: Page, address: str, payload: Payload) -> None:
    page.goto(f"{address}proof/")
    rows = page.locator(".sg-figures td a").evaluate_all(
        "all => all.map((one) => [one.closest('tr').querySelector('th a').getAttribute('href'), one.search])"
    )
    assert {plan for plan, _ in rows} == {f"../../plans/{plan['id']}/" for plan in payload["plans"]}
    page.goto(address)
    ready(page)
    for plan, query in rows:
        visit(page, query)
        first = page.locator("li[data-rank='1']")
        assert plan == f"../../plans/{first.get_attribute('data-plan')}/"
        assert first.get_attribute("data-relaxed") == ""
