"""What of an address can not be read: it is told before any plan, on every page and on paper, and no pain is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.own_weeks import opened
from tests.browser.picking import choose, ready
from tests.browser.test_start import PLAN, start_of
from tests.scale import late

from strideguide.training.payload import Payload


@pytest.mark.parametrize(
    "query",
    [
        "?v=1&amp;goal=speed&amp;pain=overtraining",
        "?v=1&#x0026;goal=speed&#x26pain=overtraining",  # a # of its own
        *late(
            "?v=1%26goal%3Dspeed%26pain%3Dovertraining",
            "?v=1&#38;goal=speed&#38;pain=overtraining",
            "?v=1&#038;goal=speed&#038;pain=overtraining",
            "?v=1&goal=speed&pain=back-pain&#44;overtraining",
            "?v=1&goal=speed&pain=shin-splints&pain=overtraining",
        ),
    ],
)
def test_a_damaged_link_keeps_the_pain(phone: Page, find: str, plans: str, query: str) -> None:
    phone.goto(find + query)
    ready(phone)
    assert start_of(phone) == "stop"
    assert phone.locator("[name=goal]:checked").input_value() == "speed"
    opened(phone, f"{plans}{PLAN}/{query}")
    expect(phone.locator(".sg-chosen")).to_have_attribute("data-start", "stop")
    before, _, behind = phone.url.partition("#")
    assert "pain" not in before and "overtraining" in behind


def test_an_address_with_two_slashes_keeps_the_pain(phone: Page, find: str, plans: str) -> None:
    opened(phone, f"{plans.replace('/plans/', '//plans/')}{PLAN}/?pain=overtraining")
    expect(phone.locator(".sg-chosen")).to_have_attribute("data-start", "stop")
    assert phone.url.endswith(f"//plans/{PLAN}/#pain=overtraining")
    phone.goto(f"{find.replace('/find/', '//find/')}#pain=overtraining")
    ready(phone)
    assert start_of(phone) == "stop"


@pytest.mark.parametrize("query", ["?v=1&kit=none&pain=osteopor", *late("?v=1&kit=none&pai", "?v=1&kit=none&pain=")])
def test_an_address_that_can_not_be_read_whole_says_so_before_any_plan(
    phone: Page, find: str, plans: str, query: str
) -> None:
    phone.goto(find + query)
    ready(phone)
    note, first = phone.locator(".sg-results .sg-note"), phone.locator("li[data-plan]").first
    expect(note).to_contain_text("Not all of this address could be read")
    expect(phone.locator("guide-picker output")).to_contain_text("Not all of this address could be read.")
    assert note.evaluate("(note, first) => note.compareDocumentPosition(first)", first.element_handle()) == 4
    first.locator("a[href*='plans/']").first.tap()
    expect(phone.locator(".sg-chosen")).to_contain_text("Not all of this address could be read")
    opened(phone, f"{plans}{PLAN}/{query}")
    expect(phone.locator(".sg-chosen")).to_contain_text("Not all of this address could be read")
    phone.locator(".sg-chosen a", has_text="Change your answers").tap()
    ready(phone)
    expect(note).to_contain_text("Not all of this address could be read")


@pytest.mark.parametrize("query", ["?week=xxxxxxx", "?pan=osteoporosis", *late("?hours=99", "?on=zz")])
def test_a_plan_says_what_it_could_not_read_without_any_answer(phone: Page, plans: str, query: str) -> None:
    opened(phone, f"{plans}{PLAN}/{query}")
    expect(phone.locator(".sg-chosen")).to_have_text(
        f"Not all of this address could be read: {query.strip('?').split('=')['pan' not in query]}."
        " Check your answers, and above all what hurts, before you go on."
    )


@pytest.mark.parametrize("query", ["", "?fbclid=x&utm_source=y", *late("?week=-e-h--l&hours=3", "?h=squat")])
def test_a_plan_says_nothing_where_there_is_nothing_to_say(phone: Page, plans: str, query: str) -> None:
    opened(phone, f"{plans}{PLAN}/{query}")
    phone.wait_for_load_state("networkidle")
    expect(phone.locator(".sg-chosen")).to_be_hidden()


def answer_before_the_data(phone: Page, address: str, question: str, answer: str, payload: Payload) -> None:
    """Open an address, and answer a question while the data is still on its way."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    phone.route("**/picker.json", hold)
    phone.goto(address)
    phone.wait_for_function("document.querySelector('guide-picker')?.touched !== undefined")
    phone.locator(f"[name={question}][value={answer}]").evaluate("(input) => input.click()")
    for route in waiting:
        route.fulfill(json=payload)
    ready(phone)


def test_who_answers_before_the_data_comes_keeps_the_pain_of_the_address(
    phone: Page, find: str, payload: Payload
) -> None:
    answer_before_the_data(phone, f"{find}?v=1&goal=speed&pain=overtraining&pai", "level", "advanced", payload)
    assert start_of(phone) == "stop"
    expect(phone).to_have_url(f"{find}?v=1&goal=speed&level=advanced#pain=overtraining")
    expect(phone.locator(".sg-note")).to_contain_text("could be read: pai.")


def test_a_tick_before_the_data_comes_adds_to_the_pains_of_the_address(
    phone: Page, find: str, payload: Payload
) -> None:
    answer_before_the_data(phone, f"{find}?v=1&pain=overtraining,xyz", "pain", "shin-splints", payload)
    assert start_of(phone) == "stop"
    expect(phone).to_have_url(f"{find}?v=1#pain=overtraining,shin-splints")
    expect(phone.locator(".sg-note")).to_contain_text("could be read: xyz.")


def test_what_could_not_be_read_is_told_until_the_reader_says_what_hurts(phone: Page, find: str) -> None:
    phone.goto(f"{find}?v=1&pain=shin-splint")
    ready(phone)
    note = phone.locator(".sg-note")
    choose(phone, "goal", "speed")
    phone.locator(".sg-fit a").tap()  # to a part of the same page
    expect(note).to_have_count(1)
    for leave in (phone.go_back, phone.go_forward, phone.reload):
        leave()
        ready(phone)
        expect(note).to_have_count(1)
    choose(phone, "pain", "shin-splints")
    expect(note).to_have_count(0)


@pytest.mark.parametrize("unsaid", [("asked", "address"), ("asked", "address", "starts", "most_pains")])
def test_data_that_is_older_than_the_page_offers_nothing(
    phone: Page, find: str, plans: str, payload: Payload, unsaid: tuple[str, ...]
) -> None:
    old = {key: value for key, value in payload.items() if key not in unsaid}
    phone.route("**/picker.json", lambda route: route.fulfill(json=old))
    phone.goto(f"{find}?v=1&pain=overtraining")
    expect(phone.locator(".sg-failed")).to_be_visible()
    expect(phone.locator("li[data-plan]")).to_have_count(0)
    opened(phone, f"{plans}{PLAN}/?v=1&pain=overtraining")
    expect(phone.locator(".sg-chosen")).to_contain_text("If something hurts, read its page first.")


def test_paper_says_what_could_not_be_loaded_or_read(page: Page, plans: str) -> None:
    sheet = page.locator(".sg-page").first
    opened(page, f"{plans}{PLAN}/?v=1&pain=xyz")
    expect(page.locator(".sg-chosen")).to_be_visible()
    page.locator("[data-do=print]").click()
    expect(sheet).to_contain_text("Not all of this address could be read: xyz.")
    page.route("**/picker.json", lambda route: route.abort())
    opened(page, f"{plans}{PLAN}/?v=1&pain=overtraining")
    page.locator(".sg-waits > summary", has_text="without your answers").click()
    page.locator("[data-do=print]").click()
    expect(sheet).to_contain_text("Your answers could not be loaded")


@pytest.mark.parametrize("lost", ["plan_words.json", *late("parts/plan.js")])
def test_a_plan_whose_scripts_are_not_loaded_is_as_without_them(phone: Page, plans: str, lost: str) -> None:
    phone.route(f"**/{lost}", lambda route: route.abort())
    phone.goto(f"{plans}{PLAN}/?v=1&pain=overtraining")
    expect(phone.get_by_role("status").filter(has_text="If something hurts, read its page first.")).to_be_visible()
    expect(phone.locator(":is(button, select, input):visible").and_(phone.locator("guide-plan *"))).to_have_count(0)
    expect(phone.locator(".sg-session:visible")).not_to_have_count(0)
    expect(phone.locator("h3[id^='week-']:visible")).not_to_have_count(0)
    expect(phone.get_by_text("Print this page to have the whole plan on paper.")).to_be_visible()
