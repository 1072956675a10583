"""Addresses of "Find your plan": undone, shared, old, hostile; and the page without its data or without JavaScript."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.outside import copied
from tests.browser.picking import FULL, PHONE, best, choose, open_tile, plans, ready, visit
from tests.browser.unbroken import unbroken
from tests.scale import at, late

from strideguide.training.answers import Answers
from strideguide.training.match import Matcher
from strideguide.training.payload import Payload


def test_back_from_a_plan_leads_to_the_answers_and_then_away_in_one_step(phone: Page, guide: str, find: str) -> None:
    phone.goto(guide)
    phone.goto(find)
    ready(phone)
    for question, answer in (("goal", "speed"), ("minutes", "20"), ("level", "beginner"), ("pain", "shin-splints")):
        choose(phone, question, answer)
    address, listed = phone.url, plans(phone)
    assert address == f"{find}?v=1&goal=speed&level=beginner&minutes=20#pain=shin-splints"
    phone.locator("li[data-rank='1'] h3 a").tap()
    phone.wait_for_url("**/plans/**")
    phone.locator("guide-plan.sg-ready").wait_for()
    phone.locator("[data-step='1']").tap()
    phone.go_back()
    for _ in range(2):
        ready(phone)
        expect(phone).to_have_url(address)
        assert plans(phone) == listed
        assert phone.locator("[name=goal]:checked").input_value() == "speed"
        expect(phone.locator("[name=pain]:checked")).to_have_value("shin-splints")
        phone.reload()
    phone.go_back()
    expect(phone).to_have_url(guide)


def test_a_copied_link_shows_a_friend_the_same(phone: Page, browser: Browser, find: str) -> None:
    phone.goto(find)
    ready(phone)
    choose(phone, "level", "advanced")
    open_tile(phone, "kit")
    phone.get_by_role("button", name="Pool", exact=True).tap()
    phone.get_by_role("button", name="Copy link").tap()
    expect(phone.locator("form [role=status]")).to_have_text("Link copied.")
    assert copied(phone) == phone.url
    with unbroken(browser) as other:
        friend = other.new_page()
        friend.goto(phone.url)
        ready(friend)
        assert plans(friend) == plans(phone)
        assert friend.locator("[name=level]:checked").input_value() == "advanced"
        assert friend.locator("[name=kit]:checked").evaluate_all("all => all.map((one) => one.value)") == ["pool"]


def test_where_copying_is_refused_the_address_can_be_seen(context: BrowserContext, find: str) -> None:
    context.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page = context.new_page()
    page.goto(f"{find}?v=1&goal=speed")
    ready(page)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_label("Copy this address:")).to_have_value(f"{find}?v=1&goal=speed")


def test_start_again_takes_all_answers_back(phone: Page, find: str, matcher: Matcher) -> None:
    phone.goto(f"{find}?v=1&goal=speed&weak=brace&kit=step,chair&pain=back-pain")
    ready(phone)
    assert phone.locator("select").input_value() == "brace"
    phone.get_by_role("button", name="Start again").tap()
    expect(phone.locator("select")).to_have_value("")
    expect(phone).to_have_url(find)
    assert phone.locator("[type=checkbox]:checked").count() == phone.locator(".sg-red-flags:visible").count() == 0
    assert plans(phone)[:FULL] == best(matcher, Answers())[:FULL]


def test_what_start_again_has_cleared_comes_back_by_keyboard(phone: Page, find: str) -> None:
    end = "?v=1&goal=speed&kit=chair,step&weak=brace#pain=back-pain"
    phone.goto(find + end)
    ready(phone)
    address, offered = phone.url, plans(phone)
    again, undo = (phone.get_by_role("button", name=name, exact=True) for name in ("Start again", "Undo"))
    expect(undo).to_be_hidden()
    again.focus()
    phone.keyboard.press("Enter")
    expect(phone.locator(".sg-ends [role=status]")).to_have_text("All answers are cleared.")
    phone.keyboard.press("Tab")
    expect(undo).to_be_focused()
    phone.keyboard.press("Enter")
    expect(phone.locator(".sg-ends [role=status]")).to_have_text("Your answers are back.")
    expect(again).to_be_focused()
    expect(undo).to_be_hidden()
    assert (phone.url, plans(phone)) == (address, offered)
    again.click()
    expect(undo).to_be_visible()
    choose(phone, "goal", "speed")
    expect(undo).to_be_hidden()  # what is said anew is not written over


@pytest.mark.parametrize(
    "query",
    [
        "?kit=__proto__,constructor&pain=toString",
        "?goal=<img src=x onerror=document.title='ran'>",
        "?goal=%00&level=%ff%fe&kit=%E2%80%AE",
        *late(
            "?__proto__=1&constructor=2&toString=3",
            "?goal=__proto__&level=constructor&season=toString&weak=hasOwnProperty",
            "?pain=%22%3E%3Csvg/onload=document.title='ran'%3E",
            "?runs=-1&sessions=99999999999999999999&minutes=1e9",
            "?v=999&goal=no-such-goal&kit=no-such-kit",
            "?v=__proto__&goal=&level=&kit=,&pain=,,,",
            "?&&==&;?#",
        ),
    ],
)
def test_a_hostile_address_breaks_nothing(phone: Page, find: str, query: str, matcher: Matcher) -> None:
    phone.goto(find + query)
    ready(phone)
    assert plans(phone) == best(matcher, Answers())[: len(plans(phone))]
    assert phone.title() != "ran" and phone.locator(".sg-results img, .sg-results svg").count() == 0
    choose(phone, "goal", "speed")
    expect(phone).to_have_url(f"{find}?v=1&goal=speed")


def test_an_address_of_a_megabyte_breaks_nothing(phone: Page, find: str, matcher: Matcher) -> None:
    phone.goto(find)
    ready(phone)
    for part in ("pain=x&", "goal=speed", "x,")[: at(1, 3)]:
        script = """part => {
          history.pushState(null, "", `?pain=${part.repeat(1e6 / part.length)}`);
          dispatchEvent(new PopStateEvent("popstate"));
        }"""
        phone.evaluate(script, part)
        assert plans(phone) == best(matcher, Answers())[: len(plans(phone))]
        assert phone.evaluate("document.querySelector('guide-picker').textContent.length") < 100_000
    visit(phone, "?goal=speed")
    assert phone.locator("[name=goal]:checked").input_value() == "speed"


def test_what_is_not_known_is_named_and_passed_over(phone: Page, find: str) -> None:
    phone.goto(f"{find}?v=1&goal=speed&kit=step,jetpack&pain=hiccups")
    ready(phone)
    expect(phone.locator(".sg-note")).to_contain_text("Not all of this address could be read: hiccups, jetpack. ")
    assert phone.locator("[name=goal]:checked").input_value() == "speed"
    choose(phone, "level", "beginner")
    expect(phone.locator(".sg-note")).to_have_count(1)  # it may have been a pain
    choose(phone, "pain", "back-pain")
    expect(phone.locator(".sg-note")).to_have_count(0)


def answered_by(phone: Page, find: str, changed: Payload) -> None:
    """Open the page with other data than the site's."""
    phone.route("**/picker.json", lambda route: route.fulfill(json=changed))
    phone.goto(find)
    ready(phone)


def test_an_old_link_is_read_with_the_names_of_today(phone: Page, find: str, payload: Payload) -> None:
    former = {"goal": {"run-fast": "fast", "fast": "speed"}, "kit": {"stair": "step"}}
    answered_by(phone, f"{find}?v=1&goal=run-fast&kit=stair", {**payload, "former": former})
    assert phone.locator("[name=goal]:checked").input_value() == "speed"
    assert phone.locator("[name=kit]:checked").input_value() == "step"


def test_the_nearest_plan_names_what_gives_way(phone: Page, find: str, payload: Payload) -> None:
    longer = [{**plan, "minutes": 90, "seasons": [0]} for plan in payload["plans"]]
    query = f"?minutes=30&season={payload['questions']['season'][1]}"
    answered_by(phone, find + query, {**payload, "plans": longer})  # type: ignore[typeddict-item]
    expect(phone.locator("guide-picker output")).to_contain_text("No plan meets every answer. Nearest: ")
    expect(phone.locator(".sg-results .sg-box")).to_contain_text("give way on the season and minutes a session")
    assert phone.locator("li[data-rank='1']").get_attribute("data-relaxed") == "season minutes"
    expect(phone.locator("li[data-rank='1'] h3")).to_contain_text("All but the season and minutes a session")


def test_where_no_plan_can_be_followed_the_page_says_so(phone: Page, find: str, payload: Payload) -> None:
    harder = [{**plan, "levels": [2]} for plan in payload["plans"]]
    answered_by(phone, f"{find}?level=beginner", {**payload, "plans": harder})  # type: ignore[typeddict-item]
    expect(phone.locator("guide-picker output")).to_have_text("No plan can be followed like this.")
    assert plans(phone) == []
    expect(phone.locator(".sg-results .sg-box")).to_be_visible()


def test_without_its_data_the_page_is_the_index(phone: Page, find: str) -> None:
    phone.route("**/picker.json", lambda route: route.fulfill(status=500))
    phone.goto(find)
    expect(phone.locator(".sg-failed")).to_be_visible()
    expect(phone.locator("guide-picker form")).to_be_hidden()
    expect(phone.locator(".sg-index").first).to_be_visible()


def test_without_javascript_the_index_leads_to_the_same_plans(browser: Browser, find: str, site: Path) -> None:
    plan_of = json.loads((site / "data.json").read_text("utf-8"))["plan"]
    with browser.new_context(java_script_enabled=False, viewport=PHONE) as context:
        page = context.new_page()
        page.goto(f"{find}?v=1&goal=speed")
        for width in (1280, PHONE["width"]):
            page.set_viewport_size({"width": width, "height": PHONE["height"]})
            expect(page.locator("guide-picker form > *:visible")).to_have_count(0)
            example, index = (page.locator(part).bounding_box() for part in (".sg-example", ".sg-all"))
            assert example and index and example["y"] < index["y"]
        expect(page.locator(".sg-example")).to_contain_text("who has said nothing yet")
        expect(page.locator(".sg-results button")).to_be_hidden()
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


def test_the_proof_leads_to_every_plan(phone: Page, find: str, payload: Payload) -> None:
    phone.goto(f"{find}proof/")
    rows = phone.locator(".sg-figures td a").evaluate_all(
        "all => all.map((one) => [one.closest('tr').querySelector('th a').getAttribute('href'), one.search + one.hash])"
    )
    assert {plan for plan, _ in rows} == {f"../../plans/{plan['id']}/" for plan in payload["plans"]}
    phone.goto(find)
    ready(phone)
    for plan, query in rows[:: at(4, 1)]:
        visit(phone, query)
        first = phone.locator("li[data-rank='1']")
        assert plan == f"../../plans/{first.get_attribute('data-plan')}/"
        assert first.get_attribute("data-relaxed") == ""
