"""A call to action that takes answers along: its reader sees them first, and what is about the body goes if ticked."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.audit.npm import ensure_node_modules
from tests.browser.picking import ready
from tests.browser.served import Serve
from tests.examples import CLINIC

ANSWERS = "find/?v=1&level=beginner&sessions=2#pain=achilles-tendinopathy"
TO = "mailto:reception@orrisford.example?subject=A%20question%20about%20my%20answers"
AXE = "() => axe.run(document, {resultTypes: ['violations']}).then(({violations}) => violations.map(({id}) => id))"


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    return serve(CLINIC.built(tmp_path_factory).folder)


def body(page: Page) -> list[str]:
    """The lines that the last link would take along."""
    address = page.locator(".sg-carried a").get_attribute("href") or ""
    said = dict(parse_qsl(urlsplit(address).query))
    assert said["subject"] == "A question about my answers"
    return said.get("body", "").split("\r\n")


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
    phone.get_by_role("button", name="Start again").click()
    expect(button).to_be_hidden()
    expect(phone.get_by_role("link", name="Ask about your answers")).to_have_attribute("href", TO)
