"""What tests do on "Find your plan", and what they see there."""

from __future__ import annotations

from playwright.sync_api import Page, ViewportSize, expect

from strideguide.training.answers import Answers
from strideguide.training.match import Matcher
from strideguide.training.payload import Payload

PHONE: ViewportSize = {"width": 390, "height": 844}
FULL = 3  # plans that are shown with their reasons


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


def open_tile(page: Page, question: str) -> None:
    page.locator(f"[data-question={question}]").tap()


def open_where(page: Page, state: str) -> None:
    """Open the part of the body where a state is chosen."""
    page.locator(f".sg-where:has([value='{state}']) .sg-where-tile").tap()


def choose(page: Page, question: str, answer: str) -> None:
    """Touch an answer; its question, or its part of the body, is opened first."""
    if question == "pain":
        open_where(page, answer)
    else:
        open_tile(page, question)
    page.locator(f"label:has([name={question}][value='{answer}'])").tap()


def press(page: Page, key: str, until: str, most: int = 40) -> None:
    """Press a key until the focus is on what matches."""
    for _ in range(most):
        if page.evaluate("until => document.activeElement?.matches(until)", until):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not lead to {until}.")
