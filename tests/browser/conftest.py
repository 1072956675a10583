"""Fixtures for tests in a real browser: `browser`, `serve`, `recorder`, and this repository's own guide."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from tests.browser import once
from tests.browser.chrome import launch
from tests.browser.picking import PHONE
from tests.browser.served import Serve, Served
from tests.browser.traffic import Recorder
from tests.browser.unbroken import Lender, unbroken

from strideguide.library import Library
from strideguide.training.match import Matcher
from strideguide.training.payload import Payload

# As long as Playwright waits for all else, in milliseconds: a busy machine is no fault of what is tested.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for each pytest worker; a test borrows a page in it, or opens a context of its own."""
    with sync_playwright() as playwright:
        started = launch(playwright)
        yield started
        started.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Call it with the folder of a finished site, and it returns the address, which ends with a slash."""
    with ExitStack() as servers:

        @cache
        def start(folder: Path, base: str = "/") -> str:
            return servers.enter_context(Served(folder, base)).url

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
    return once.library()


@pytest.fixture(scope="session")
def payload(site: Path) -> Payload:
    """What the site's plan picker knows."""
    content: Payload = json.loads((site / "picker.json").read_text("utf-8"))
    return content


@pytest.fixture(scope="session")
def matcher(payload: Payload) -> Matcher:
    """Python's own picker over the same data, asked on the same day."""
    today = date.today()
    number = (today - date(1970, 1, 1)).days
    return Matcher(payload, number, number - today.weekday())


@pytest.fixture(scope="session")
def guide(serve: Serve, site: Path) -> str:
    """The address of this repository's own guide."""
    return serve(site)


@pytest.fixture(scope="session")
def find(guide: str) -> str:
    """The address of "Find your plan"."""
    return f"{guide}find/"


@pytest.fixture(scope="session")
def plans(guide: str) -> str:
    """The address below which the pages of plans stand."""
    return f"{guide}plans/"


@pytest.fixture
def context(browser: Browser, recorder: Recorder) -> Iterator[BrowserContext]:
    """A new context in which nothing may break and nobody else may be asked: an exception in a script fails the test.

    It is for tests that leave something there for good; all others borrow a page.
    """
    with unbroken(browser) as context:
        recorder.watch(context)
        yield context
        assert recorder.foreign == []


@pytest.fixture(scope="session")
def desk(browser: Browser) -> Iterator[Lender]:
    """Lends the page of a browser on a desk."""
    with browser.new_context() as context:
        yield Lender(context)


@pytest.fixture
def page(desk: Lender) -> Iterator[Page]:
    """A page that may not break, as if nobody had been there."""
    with desk.lend() as page:
        yield page


@pytest.fixture(scope="session")
def hand(browser: Browser) -> Iterator[Lender]:
    """Lends the page of a browser on a phone."""
    with browser.new_context(viewport=PHONE, has_touch=True) as context:
        yield Lender(context)


@pytest.fixture
def phone(hand: Lender) -> Iterator[Page]:
    """A page on a phone, which may not break, as if nobody had been there."""
    with hand.lend() as page:
        yield page
