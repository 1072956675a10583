"""A call to action that takes answers along: its reader sees them first, and what is about the body goes if ticked."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Locator, Page, expect
from tests.audit.npm import ensure_node_modules
from tests.browser.framing import FORM, SNIPPET, around, brands, inside, websites
from tests.browser.picking import ready
from tests.browser.served import Serve
from tests.examples import CLINIC

ANSWERS = "find/?v=1&level=beginner&sessions=2#pain=achilles-tendinopathy"
TO = "mailto:reception@orrisford.example?subject=A%20question%20about%20my%20answers"
AXE = "() => axe.run(document, {resultTypes: ['violations']}).then(({violations}) => violations.map(({id}) => id))"


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    return serve(CLINIC.built(tmp_path_factory).folder)


def said(link: Locator) -> dict[str, str]:
    """What the address of a link says."""
    return dict(parse_qsl(urlsplit(link.get_attribute("href") or "").query))


def body(page: Page) -> list[str]:
    """The lines that the last link would take along."""
    found = said(page.locator(".sg-carried a"))
    assert found["subject"] == "A question about my answers"
    return found.get("body", "").split("\r\n")


def test_answers_go_only_where_they_are_ticked(phone: Page, clinic: str) -> None:
    phone.goto(clinic + ANSWERS)
    ready(phone)
    button = phone.get_by_role("button", name="Ask about your answers")
    expect(phone.get_by_role("link", name="Ask about your answers")).to_be_hidden()
    button.focus()
    phone.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    phone.add_script_tag(path=ensure_node_modules() / "axe-core" / "axe.min.js")
    assert phone.evaluate(AXE) == []
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    training = phone.get_by_role("group", name="About your training").get_by_role("checkbox")
    felt = phone.get_by_role("group", name="About your body, only if you tick it").get_by_role("checkbox")
    assert [box.input_value() for box in training.all()] == body(phone) == ["Level: Beginner", "Sessions a week: 2"]
    expect(felt).to_have_count(1)
    expect(felt).not_to_be_checked()
    felt.press("Space")
    training.first.press("Space")
    [sessions, pain] = body(phone)
    assert (sessions, pain) == ("Sessions a week: 2", felt.input_value())
    assert "heel (Achilles tendinopathy). Sore now: " in pain
    felt.press("Space")
    training.last.press("Space")
    assert phone.locator(".sg-carried a").get_attribute("href") == TO
    phone.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    phone.get_by_role("button", name="Start again").click()
    expect(button).to_be_hidden()
    expect(phone.get_by_role("link", name="Ask about your answers")).to_have_attribute("href", TO)


def test_a_first_answer_by_a_button_is_heard(phone: Page, clinic: str) -> None:
    phone.goto(f"{clinic}find/")
    ready(phone)
    phone.locator(".sg-place").first.evaluate("(place) => place.click()")
    expect(phone.get_by_role("button", name="Ask about your answers")).to_be_visible()


@pytest.fixture
def asking(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[BrowserContext, Page]]:
    """A website with the picker of a brand that asks by a form, and another way for who trains twice a week."""
    with websites(browser) as context:
        yield context, around(context, brands(tmp_path_factory) / "asks", SNIPPET)


def answer(picker: FrameLocator, question: str, value: str) -> None:
    picker.locator(f"[name={question}][value='{value}']").evaluate("(box) => box.click()")


def test_a_form_is_told_what_is_ticked_and_not_from_where(asking: tuple[BrowserContext, Page]) -> None:
    (context, page), heard = asking, list[str]()
    picker, link = inside(page), inside(page).locator(".sg-carried:visible a")
    context.on("request", lambda one: heard.append(one.headers.get("referer", "")) if "acme" in one.url else None)
    context.route("https://acme.example/**", lambda route: route.fulfill(body=""))
    expect(picker.get_by_role("link", name="Ask us")).to_have_attribute("href", FORM)
    answer(picker, "runs", "3")
    answer(picker, "pain", "sore-knee")
    picker.get_by_role("button", name="Ask us").click()
    expect(picker.get_by_role("group", name="About your body")).to_be_visible()
    assert said(link) == {"from": "guide", "message": "Runs a week: 3"}
    picker.get_by_role("group", name="About your body").get_by_role("checkbox").check()
    told = said(link)
    assert list(told) == ["from", "message"]
    [training, felt] = told["message"].split("\n")
    assert (training, "knee" in felt.casefold()) == ("Runs a week: 3", True)
    link.click()
    page.wait_for_url(f"{FORM}&message=*")
    assert dict(parse_qsl(urlsplit(page.url).query)) == told
    assert heard == [""]


def test_answers_switch_the_call_as_they_change(asking: tuple[BrowserContext, Page]) -> None:
    picker = inside(asking[1])
    calls = picker.locator("guide-call .sg-call:visible")
    for sessions, label in (("2", "Join"), ("1", "Ask us"), ("2", "Join"), ("", "Ask us")):
        answer(picker, "sessions", sessions)
        expect(calls).to_have_count(1)
        expect(calls.locator("> .md-button:visible")).to_have_text(label)


def test_without_scripts_a_call_is_a_link_and_takes_nothing_along(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with websites(browser, scripts=False) as context:
        picker = inside(around(context, brands(tmp_path_factory) / "asks", SNIPPET))
        expect(picker.locator("guide-call").get_by_role("link")).to_have_attribute("href", FORM)
        expect(picker.locator("guide-call").get_by_role("button")).to_have_count(0)
