"""Contexts of a browser in which nothing may break, and which do nothing outside of their pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser import outside
from tests.browser.traffic import Recorder


class Watch:
    """What goes wrong in a context: scripts throw something, a dialog of the browser's own is reached."""

    def __init__(self, context: BrowserContext) -> None:
        self._broken: list[str] = []
        self._reached = outside.record(context)
        context.on("weberror", lambda error: self._broken.append(str(error.error)))

    def judge(self) -> None:
        """Fail if anything has gone wrong since this was last asked."""
        broken, reached = [*self._broken], [*self._reached]
        self._broken.clear()
        self._reached.clear()
        assert (broken, reached) == ([], []), (broken, reached)


@contextmanager
def unbroken(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """A new context with these options, in which nothing may go wrong; with recorders for what goes outside."""
    with browser.new_context(**options) as context:
        watch = Watch(context)
        yield context
        watch.judge()


class Lender:
    """Lends one page to a test at a time, each as if nobody had been there: a context for each costs more than most."""

    def __init__(self, context: BrowserContext) -> None:
        self._context, self._watch, self._recorder = context, Watch(context), Recorder()
        self._recorder.watch(context)
        self._free: Page | None = None

    @contextmanager
    def lend(self) -> Iterator[Page]:
        """The page. Nothing may go wrong in it, and nobody else may be asked."""
        page, self._free = self._free or self._context.new_page(), None
        size = page.viewport_size
        yield page
        _forget(page)
        if size and page.viewport_size != size:
            page.set_viewport_size(size)
        foreign, self._recorder.foreign = self._recorder.foreign, []
        self._watch.judge()
        assert foreign == [], foreign
        self._free = page


def _forget(page: Page) -> None:
    """Leave the site, and with it what it keeps, what answers in its place, and how it is looked at."""
    page.unroute_all()
    page.goto("about:blank")
    page.mouse.move(0, 0)
    page.emulate_media(media="null", color_scheme="null", forced_colors="null")
    tools = page.context.new_cdp_session(page)
    tools.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
    tools.send("Page.resetNavigationHistory")
    tools.detach()
