"""A context of a browser in which nothing may break: any exception in a script fails the test."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext


@contextmanager
def unbroken(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """A new context with these options; at its end no script may have thrown anything."""
    broken: list[str] = []
    with browser.new_context(**options) as context:
        context.on("weberror", lambda error: broken.append(str(error.error)))
        yield context
        assert broken == []
