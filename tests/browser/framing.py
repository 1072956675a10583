"""Other websites with a page of the guide in a frame, and brands of the tiny guide that they may show."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, Route
from tests import worlds
from tests.browser.once import once
from tests.browser.unbroken import unbroken

from strideguide import site
from strideguide.layers import ELSEWHERE

GUIDE, HOST, OTHER = "https://guide.example", "https://www.example.com", "https://elsewhere.example"
FORM = "https://acme.example/form?from=guide"
CALLED = "name: Acme\ncalls: {picker: {label: Ask us, link: plans/}}\n"
# What websites may show: a picker that all may, one for a single website, and one whose calls hear what is answered.
BRANDS = {
    "open": CALLED,
    "for-one": f'{CALLED}embed: {{frame_ancestors: ["{HOST}"]}}\npicker: {{questions: [sessions, runs]}}\n',
    "asks": f"""\
name: Acme
calls:
  picker: {{label: Ask us, link: "{FORM}", carries: answers, field: message}}
  only:
    - {{label: Join, link: "https://acme.example/join", on: ["sessions:2"]}}
""",
}
FRAME = f'<iframe src="{GUIDE}/embed/picker/" title="Find your plan" style="width:100%;height:40rem;border:0"></iframe>'
# What may stand in frames, of the shipped guide.
PAGES = ("embed/picker/?", "exercises/squat/?embed&", "plans/gym-basics/?embed&", "plans/gym-basics/?embed=session-a&")
SNIPPET = f'{FRAME}<script src="{GUIDE}/assets/guide/embed/embed.js" async></script>'


def brands(temp: pytest.TempPathFactory) -> Path:
    """The folder with what the brands publish, each by its name; frames of a host are not around their pages."""
    return once(temp, "embedded", _make)


def _make(folder: Path) -> None:
    with patch.dict(os.environ, {ELSEWHERE: str(worlds.write(folder / "guide"))}):
        for name, text in BRANDS.items():
            root = folder / "brands" / name
            root.mkdir(parents=True)
            (root / "brand.yml").write_text(text, "utf-8")
            made = site.build(root)
            assert made.problems == ()
            for path, data in {**made.files, **dict.fromkeys(_addresses(made), b"<h1>A page</h1>")}.items():
                (folder / name / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / name / path).write_bytes(data)


def _addresses(made: site.Site) -> list[str]:
    return [f"{page.uri}index.html" for page in made.pages]


@contextmanager
def websites(browser: Browser, *, scripts: bool = True) -> Iterator[BrowserContext]:
    """A context in which no website answers but those that a test sets up."""
    with unbroken(browser, java_script_enabled=scripts) as context:
        context.route("**/*", lambda route: route.abort())
        yield context


def around(context: BrowserContext, site: Path, html: str, host: str = HOST, policy: str = "") -> Page:
    """A website's page with `html` in it; the guide's own files come from the folder `site`."""

    def answer(route: Route) -> None:
        path = site / urlsplit(route.request.url).path.lstrip("/")
        route.fulfill(path=path / "index.html" if path.is_dir() else path)

    headers = {"Content-Type": "text/html", **({"Content-Security-Policy": policy} if policy else {})}
    context.route(f"{GUIDE}/**", answer)
    body = f"<!doctype html><title>Host</title>{html}"
    context.route(f"{host}/", lambda route: route.fulfill(body=body, headers=headers))
    page = context.new_page()
    page.goto(f"{host}/")
    return page


def framed(context: BrowserContext, site: Path, address: str, wide: int = 320) -> Page:
    """A website with a page of the guide in a frame as wide as its window, between two links of its own."""
    before, after = (f'<a href="#{id}" id="{id}">A link of theirs</a>' for id in ("before", "after"))
    page = around(context, site, before + SNIPPET.replace("embed/picker/", address) + after)
    page.set_viewport_size({"width": wide, "height": 800})
    return page


def inside(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")
