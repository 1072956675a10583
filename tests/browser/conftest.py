"""Fixtures for tests in a real browser: `browser`, `serve` and `recorder`."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.browser.chrome import launch
from tests.browser.served import Serve, Served
from tests.browser.traffic import Recorder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for each pytest worker; a test opens its own context in it."""
    with sync_playwright() as playwright:
        started = launch(playwright)
        yield started
        started.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Call it with the folder of a finished site, and it returns the address, which ends with a slash."""
    addresses: dict[tuple[Path, str], str] = {}
    with ExitStack() as servers:

        def start(folder: Path, base: str = "/") -> str:
            if (folder, base) not in addresses:
                addresses[folder, base] = servers.enter_context(Served(folder, base)).url
            return addresses[folder, base]

        yield start


@pytest.fixture
def recorder() -> Recorder:
    """Watches contexts (`recorder.watch(context)`) for requests to another host (`recorder.foreign`)."""
    return Recorder()
