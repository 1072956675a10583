"""The modules that tests/node/ compares with Python at length mean the same in a real browser: a little of each."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.browser.once import REPOSITORY
from tests.browser.served import Serve
from tests.mixes import day_rules, groups
from tests.node import drawn, properties, test_addresses, test_race, test_schedule, test_walk_run
from tests.node.own_week import PlanPage
from tests.node.properties import Week, compare

from strideguide.library import Library
from strideguide.training.payload import payload

PARTS = Path("plugins/strideguide/assets/parts")
CALLS = Path("tests/node/calls.mjs")
COUNT = 40


class Tab:
    """A runtime in a page of a browser."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def call(self, name: str, *given: Any) -> Any:
        script = f"([name, given]) => import('./{CALLS}').then((calls) => calls[name](...given))"
        return self.page.evaluate(script, [name, given])


@pytest.fixture
def tab(page: Page, serve: Serve, tmp_path: Path) -> Tab:
    """The modules as they are published, in a page that is empty."""
    shutil.copytree(REPOSITORY / PARTS, tmp_path / PARTS)
    (tmp_path / CALLS).parent.mkdir(parents=True)
    for module in (REPOSITORY / CALLS).parent.glob("*.mjs"):
        shutil.copy(module, (tmp_path / CALLS).parent)
    (tmp_path / "index.html").write_text("<!doctype html><title>Two runtimes</title>", "utf-8")
    page.goto(serve(tmp_path))
    return Tab(page)


def test_a_browser_says_what_python_says(tab: Tab, library: Library, site: Path) -> None:
    assert library.picker
    data, random = payload(library, library.picker), Random(2)
    plan = PlanPage.of(library, site, "home-strength")
    mix = max((group[0] for group in groups(library)), key=len)
    given: dict[str, tuple[Any, list[Any]]] = {
        "picker": (data, [*drawn.answers(data, random, COUNT)]),
        "verdicts": (data, [random.sample(range(len(data["states"])), count) for count in (0, 1, 1, 2, 3, 4)]),
        "week": (Week(day_rules(library), mix), [*drawn.weeks(len(mix), random, COUNT)]),
        "own_week": (plan, [*plan.weeks(random, COUNT // 10)]),
        "dates": (None, [("2027-02-28", 3, day) for day in range(7)]),
        "schedule": (None, [test_schedule.drawn(random) for _ in range(COUNT)]),
        "race_week": (Week(day_rules(library), mix), [*test_race.given(mix, random, COUNT)]),
        "walk_run": (None, [*test_walk_run.drawn(random, COUNT)]),
    }
    assert given.keys() == properties.TABLES.keys()
    for table, (world, asked) in given.items():
        assert compare(tab, table, world, asked) > 1


def test_a_browser_reads_damaged_addresses_as_they_were_meant(tab: Tab) -> None:
    damaged = next(case for case in test_addresses.CASES if "damaged" in case["about"])
    for found in tab.call("addresses", test_addresses.PAYLOAD, damaged["read"]):
        assert (found["answers"], found["passedOver"]) == ({**drawn.NOTHING, **damaged["answers"]}, [])
