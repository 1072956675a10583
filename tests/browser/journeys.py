"""Plays a journey of journeys.yml: keys alone, as a person does who has no mouse."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from playwright.sync_api import Page, expect
from tests.browser.picking import press

MOST = 400  # stops of Tab on the way to anything

Step = Mapping[str, str]


@dataclass(frozen=True)
class Journey:
    """A way through the guide from the page `at`; the fields are those of the file.

    At `landing` it is gone, too, and not at night alone; a `narrow` one is for phones.
    """

    about: str
    steps: Sequence[Step]
    at: str = ""
    landing: bool = False
    narrow: bool = False


def journeys(name: str = "journeys") -> list[Journey]:
    """All of a file beside this one."""
    text = Path(__file__).with_name(f"{name}.yml").read_text("utf-8")
    return [Journey(**fields) for fields in yaml.safe_load(text)]


def play(page: Page, guide: str, journey: Journey) -> None:
    """Go the whole way; AssertionError says where it ends too early."""
    page.goto(guide + journey.at)
    for step in journey.steps:
        for word, value in step.items():
            _PLAYED[word](page, guide, value)


def _keys(page: Page, _: str, keys: str) -> None:
    for key in keys.split():
        page.keyboard.press(key)


def _comes(page: Page, guide: str, start: str) -> None:
    expect(page).to_have_url(re.compile(rf"^{re.escape(guide + start)}"))
    page.wait_for_load_state()  # keys that come before are lost


def _back(page: Page, guide: str, start: str) -> None:
    page.go_back()
    _comes(page, guide, start)


_PLAYED: Mapping[str, Callable[[Page, str, str], None]] = {
    "tab": lambda page, _, until: press(page, "Tab", until, MOST),
    "shift_tab": lambda page, _, until: press(page, "Shift+Tab", until, MOST),
    "keys": _keys,
    "type": lambda page, _, text: page.keyboard.type(text),
    "page": _comes,
    "back": _back,
    "sees": lambda page, _, what: expect(page.locator(what).first).to_be_visible(),
    "gone": lambda page, _, what: expect(page.locator(what)).not_to_be_visible(),
}
