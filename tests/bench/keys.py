"""What a key costs a slow phone, in the box of the catalogue and in the search: `python -m tests.bench.keys [SITE...]`.

Each SITE is the folder of a finished site; without one, the shipped guide and one of 600 exercises are built. The
browser's CPU is slowed. Counted is the time that the page's main thread itself takes (`tdur` of trace events), so that
whatever else the machine does makes no difference.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast

from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.chrome import launch
from tests.browser.once import REPOSITORY, build_site
from tests.browser.picking import PHONE
from tests.browser.served import Served
from tests.grown import write

EXERCISES = 600  # of the greater guide, whose catalogue is long
WORDS = ("calf raise", "squats", "hamstring", "balance")  # typed one after the other
FIRST, FIRSTS = "squ", 5  # the first keys of a search, each of which shows a result, and how often they are tried
SLOWER = {"key": 6, "first": 4}
MOST = {"key": 30.0, "long": 60.0, "first": 150.0}  # milliseconds; `long` is a key's in a long catalogue
CATEGORIES = ["-*", "devtools.timeline", "disabled-by-default-devtools.timeline"]
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"

Event = dict[str, Any]


class Taken(NamedTuple):
    """Milliseconds of the main thread: scripts for each key in the catalogue, and all work up to a first result."""

    exercises: int
    keys: list[float]
    first: list[float]

    @property
    def misses(self) -> Iterator[str]:
        """What takes longer than it may."""
        key, first = statistics.median(self.keys), statistics.median(self.first)
        most = MOST["key" if self.exercises < EXERCISES else "long"]
        if key > most:
            yield f"a key takes {key:.1f} ms, and may take {most:.0f}"
        if first > MOST["first"]:
            yield f"a first result takes {first:.1f} ms, and may take {MOST['first']:.0f}"

    def __str__(self) -> str:
        key, first = statistics.median(self.keys), statistics.median(self.first)
        return (
            f"{self.exercises} exercises: {len(self.keys)} keys in the catalogue, median {key:.1f} ms,"
            f" most {max(self.keys):.1f} ms; first result of a search, median of {len(self.first)}: {first:.1f} ms"
        )


def main() -> int:
    """The process's exit code: 1 if something takes too long."""
    with tempfile.TemporaryDirectory() as folder:
        taken = [measure(site) for site in [*map(Path, sys.argv[1:])] or _sites(Path(folder))]
    print(*taken, sep="\n")
    missed = [f"{one.exercises} exercises: {miss}" for one in taken for miss in one.misses]
    print(*missed, sep="\n", end="\n" if missed else "")
    return int(bool(missed))


def _sites(folder: Path) -> Iterator[Path]:
    for name, root in (("shipped", REPOSITORY), ("grown", write(folder / "guide", EXERCISES))):
        (folder / name).mkdir()
        build_site(root, folder / name)
        yield folder / name


def measure(site: Path) -> Taken:
    """What keys take in a finished site."""
    with Served(site) as served, sync_playwright() as playwright:
        browser = launch(playwright)
        exercises, keys = _keys(browser, f"{served.url}exercises/")
        first = [_first(browser, served.url) for _ in range(FIRSTS)]
        browser.close()
    return Taken(exercises, keys, first)


def _keys(browser: Browser, address: str) -> tuple[int, list[float]]:
    """How many exercises there are, and the milliseconds of scripts for each key."""
    page, keys = browser.new_page(viewport=PHONE), []
    page.goto(address)
    page.locator("#f-find").fill(WORDS[0])  # the index comes with it
    page.locator("guide-catalogue output", has_text=re.compile("^[0-9]+ ")).wait_for()
    _slow(page, SLOWER["key"])
    for word in WORDS:
        page.locator("#f-find").fill("")
        keys += [dispatch["tdur"] / 1000 for dispatch in _dispatched(_traced(page, word), "input")]
    exercises = page.locator("guide-catalogue li[data-is]").count()
    page.close()
    return exercises, keys


def _first(browser: Browser, address: str) -> float:
    """Milliseconds from a first key in the search, whose index is there, to what it finds: of a few, the slowest."""
    page = browser.new_page(viewport=PHONE)
    page.goto(address)
    page.locator(".sg-find").click()
    page.wait_for_load_state("networkidle")
    page.locator("dialog input").focus()
    _slow(page, SLOWER["first"])
    taken = shown(_traced(page, FIRST))
    page.locator("dialog li a").first.wait_for()
    page.close()
    return max(taken)


def shown(events: Sequence[Event]) -> list[float]:
    """Milliseconds of all that the main thread did from each key until what it changes was handed on to be drawn."""
    keys = zip(_dispatched(events, "keydown"), _dispatched(events, "input"), strict=True)
    return [_work(events, pressed, changed) for pressed, changed in keys]


def _work(events: Sequence[Event], pressed: Event, changed: Event) -> float:
    own = [event for event in events if (event["pid"], event["tid"]) == (changed["pid"], changed["tid"])]
    drawn = min(event["ts"] for event in own if event["name"] == "Commit" and event["ts"] > changed["ts"])
    tasks = [event for event in own if event["name"] == "RunTask" and "tdur" in event]
    return float(sum(task["tdur"] for task in tasks if pressed["ts"] - task["dur"] <= task["ts"] <= drawn)) / 1000


def _slow(page: Page, times: int) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": times})


def _traced(page: Page, keys: str) -> list[Event]:
    """What the browser does while keys are pressed, each after the last one's frame."""
    browser = cast(Browser, page.context.browser)
    browser.start_tracing(page=page, categories=CATEGORIES)
    for key in keys:
        page.keyboard.press(key)
        page.evaluate(PAINTED)
    found: list[Event] = json.loads(browser.stop_tracing())["traceEvents"]
    return found


def _dispatched(events: Sequence[Event], kind: str) -> list[Event]:
    """The events of a kind that went to the page's scripts, in order."""
    sent = [one for one in events if one["name"] == "EventDispatch" and "tdur" in one]
    return sorted((one for one in sent if one["args"]["data"]["type"] == kind), key=lambda one: int(one["ts"]))


if __name__ == "__main__":
    sys.exit(main())
