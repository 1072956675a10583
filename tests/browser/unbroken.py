"""A context of a browser in which nothing may break, and which does nothing outside of its pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext
from tests.browser import outside


@contextmanager
def unbroken(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """A new context with these options, with recorders for what goes outside.

    At its end no script may have thrown anything, and no dialog of the browser's own may have been reached.
    """
    broken: list[str] = []
    with browser.new_context(**options) as context:
        reached = outside.record(context)
        context.on("weberror", lambda error: broken.append(str(error.error)))
        yield context
        assert (broken, reached) == ([], [])
