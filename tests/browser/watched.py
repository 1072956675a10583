"""A page in a browser on which hostile texts may stand, and everything that a script could do there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page
from tests.browser import outside
from tests.browser.traffic import Recorder

READER = (Path(__file__).parent / "reader.js").read_text("utf-8")
LANES = 4
SLOWEST = 500  # milliseconds until a frame that is led elsewhere by <meta> has run what it finds there
# Styles only cost time, and so do the theme's own scripts on pages of every kind but one.
STYLES = ["*.css"]
THEME = ["*/assets/javascripts/*"]
COUNT = "payloads"  # how many were tried, each in one place, as the table of `make torture` counts them
Note = Callable[[str, object], None]


class Watched:
    """A page in a browser, and everything that a script could do there."""

    def __init__(self, page: Page, foreign: list[str]) -> None:
        self.page = page
        self.foreign = foreign
        self.fired: set[int] = set()
        self.outside: set[str] = set()
        self.errors: list[str] = []
        self.kept: Counter[str] = Counter()  # what pages asked their storage for

    def read(self, base: str, uris: list[str], patience: int = 20) -> dict[str, Any]:
        """What the curious reader of reader.js sees on pages below `base`; `patience` in milliseconds."""
        self.page.goto(f"{base}404.html")
        orders = {"uris": [base + uri for uri in uris], "lanes": LANES, "patience": patience}
        seen: dict[str, Any] = self.page.evaluate(READER, orders)
        return {uri.removeprefix(base): what for uri, what in seen.items()}

    def hear(self, said: str) -> None:
        """Note what a payload or a recorder says on the console."""
        who, _, what = said.partition(" ")
        if who == "fired":
            self.fired.add(int(what))
        elif who == "outside:":
            self.outside.add(what)
        elif who == "kept:":
            self.kept[what] += 1

    def is_calm(self, may: Set[str] = frozenset()) -> bool:
        """Whether nothing ran, went outside but for what `may`, was requested elsewhere or broke."""
        return self.outside <= may and (self.fired, self.foreign, self.errors) == (set(), [], [])


@contextmanager
def watched(browser: Browser, recorder: Recorder, without_theme: bool = False) -> Iterator[Watched]:
    with browser.new_context() as context:
        recorder.watch(context)
        reached = outside.record(context)
        page = context.new_page()
        seen = Watched(page, recorder.foreign)
        context.add_init_script("window.__fired = (number) => console.info(`fired ${number}`)")
        context.on("console", lambda said: seen.hear(said.text))
        context.on("weberror", lambda error: seen.errors.append(str(error.error)))
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setBlockedURLs", {"urls": STYLES + THEME * without_theme})
        yield seen
        assert reached == []
