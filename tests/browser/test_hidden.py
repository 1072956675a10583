"""The home page of brands that hide things of the guide that ships: nothing in it is empty, narrow or out of place."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests import branded
from tests.browser import homes, once
from tests.browser.served import Serve
from tests.scale import late
from tests.test_hiding import EVERY, hiding

# What its cards and its picture draw, and ten at random; with other seeds some answer may have no plan, and no site is.
DRAWN = ["plan:gym-basics", "exercise:goblet-squat", "exercise:split-squat", "exercise:bounding"]
SETS = [["plan:gym-basics"], DRAWN, *(random.Random(seed).sample(EVERY, 10) for seed in (0, 1, 4, 5))]


@pytest.mark.parametrize("things", late(*SETS), ids=lambda things: things[0])
def test_the_home_page_holds_whatever_is_hidden(
    things: Sequence[str], tmp_path: Path, page: Page, serve: Serve
) -> None:
    root = branded.brand(tmp_path / "brand")
    hiding(root, things)
    once.build_site(root, tmp_path / "site")
    assert homes.faults(page, serve(tmp_path / "site")) == {}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("", []),
        ("(ul) => { for (const one of ul.children) one.replaceChildren(); }", ["empty: ul", "empty: li"]),
        ("(ul) => ul.style.setProperty('width', '60px')", ["narrow: li", "a few letters a line: p"]),
        ("(ul) => ul.after(document.createElement('h2'))", ["nothing below it: h2"]),
    ],
)
def test_a_fault_of_a_home_page_is_seen(change: str, told: list[str], page: Page) -> None:
    page.set_content(
        '<article><ul class="sg-ways"><li><a href="#a">Find your plan</a>'
        "<p>Answer what you like, and see which fits your week.</p></li></ul></article>"
    )
    if change:
        page.locator("ul").evaluate(change)
    found = page.evaluate(homes.HOME)
    assert [any(one.startswith(words) for one in found) for words in told] == [True] * len(told)
    assert bool(found) is bool(told)
