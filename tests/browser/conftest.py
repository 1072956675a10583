"""Fixtures for tests in a real browser: `browser`, `serve`, `recorder`, and this repository's own guide."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.browser import once
from tests.browser.chrome import launch
from tests.browser.picking import PHONE
from tests.browser.served import Serve, Served
from tests.browser.traffic import Recorder
from tests.browser.unbroken import unbroken

from strideguide.library import Library, load
from strideguide.training.match import Matcher
from strideguide.training.payload import Payload


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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's own guide as a finished site."""
    return once.shipped(tmp_path_factory)


@pytest.fixture(scope="session")
def library() -> Library:
    """What the site is made of."""
    return load(once.REPOSITORY)


@pytest.fixture(scope="session")
def payload(site: Path) -> Payload:
    """What the site's plan picker knows."""
    content: Payload = json.loads((site / "picker.json").read_text("utf-8"))
    return content


@pytest.fixture(scope="session")
def matcher(payload: Payload) -> Matcher:
    """Python's own picker over the same data."""
    return Matcher(payload)


@pytest.fixture
def find(serve: Serve, site: Path) -> str:
    """The address of "Find your plan"."""
    return f"{serve(site)}find/"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone, which may not break."""
    with unbroken(browser, viewport=PHONE, has_touch=True) as context:
        yield context.new_page()


@pytest.fixture
def plans(serve: Serve, site: Path) -> str:
    """The address below which the pages of plans stand."""
    return f"{serve(site)}plans/"


@pytest.fixture
def context(browser: Browser, recorder: Recorder) -> Iterator[BrowserContext]:
    """A context in which nothing may break and nobody else may be asked: an exception in a script fails the test."""
    with unbroken(browser) as context:
        recorder.watch(context)
        yield context
        assert recorder.foreign == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page that may not break."""
    return context.new_page()
