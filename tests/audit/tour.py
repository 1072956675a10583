"""Visit the site as readers do - light and dark, wide and narrow - and note what the browser and axe say."""

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright
from playwright.sync_api import Error as BrowserError
from tests.audit.npm import ensure_node_modules
from tests.audit.patience import patiently
from tests.audit.site import HOME, NOT_FOUND, Site, path_of
from tests.browser.chrome import find_chrome, launch
from tests.browser.served import Served
from tests.browser.templates import ANSWERED, SEARCHED
from tests.browser.traffic import Recorder, is_foreign

Scheme = Literal["light", "dark"]
Violations = dict[int, list[dict[str, Any]]]  # by width
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
Sizes = Mapping[Scheme, Sequence[tuple[int, int]]]
# At a landing each scheme and each layout is seen once on each page; the night sees them all, and the narrowest phone,
# which lays out the same in both schemes and shows no colour that the next has not.
SIZES: Sizes = {"light": ((390, 844),), "dark": ((1280, 800),)}
EVERY_SIZE: Sizes = {"light": ((1280, 800), (390, 844), (320, 640)), "dark": ((1280, 800), (390, 844))}
PATIENCE = (
    120  # seconds without a word, for a page that takes 4 on an idle machine; Playwright's evaluate waits forever
)
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# A 404 page is judged where readers meet it: at an address that has no page, some folders down.
_NO_SUCH_PAGE = "no/such/page/"

# Chooses the palette as a click on Material's toggle would; a site without it follows the browser alone.
_CHOOSE_PALETTE = """wanted => {
  const inputs = [...document.querySelectorAll("input[data-md-color-media]")];
  const dark = input => input.dataset.mdColorMedia.includes("dark")
    || (!input.dataset.mdColorMedia.includes("light") && input.dataset.mdColorScheme === "slate");
  const index = inputs.findIndex(input => dark(input) === (wanted === "dark"));
  if (index < 0 || typeof __md_set !== "function") return;
  const [media, scheme, primary, accent] = ["media", "scheme", "primary", "accent"]
    .map(name => inputs[index].getAttribute("data-md-color-" + name));
  __md_set("__palette", {index, color: {media, scheme, primary, accent}});
}"""
_PALETTE = """() => document.querySelectorAll("input[data-md-color-media]").length > 1
  ? document.body.dataset.mdColorScheme : "" """
# Colours that fade in would be measured half way.
_END_ANIMATIONS = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
  for (const animation of document.getAnimations()) { try { animation.finish(); } catch { /* endless */ } }
  done();
})))"""
_RUN_AXE = """tags => axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})
  .then(result => result.violations)"""


@dataclass(frozen=True)
class Visit:
    """One page in one scheme: what axe found at each width, and what the browser complained about."""

    page: str
    scheme: Scheme
    palette: str
    violations: Violations
    foreign: Sequence[str]
    complaints: Sequence[str]


@dataclass
class Complaints:
    """What went wrong in a context: console errors, exceptions, own files that did not arrive."""

    seen: list[str] = field(default_factory=list)
    visited: str = ""

    def watch(self, context: BrowserContext) -> None:
        """Listen to all pages of the context."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.seen.append(f"exception: {error.error}"))
        context.on("requestfailed", self._failed)
        context.on("response", lambda response: self._answered(response.url, response.status))

    def _console(self, message: ConsoleMessage) -> None:
        # A file that does not arrive is told by its address below, and requests elsewhere by the recorder.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.seen.append(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        if not is_foreign(request.url) and request.failure != "net::ERR_ABORTED":
            self.seen.append(f"did not load: {request.url} ({request.failure})")

    def _answered(self, url: str, status: int) -> None:
        if status >= 400 and url != self.visited:
            self.seen.append(f"did not load: {url} ({status})")


def take_tour(site: Site, with_axe: bool, pages: Sequence[str] = (), sizes: Sizes = SIZES) -> list[Visit]:
    """Visit these pages, or one of every template and state, in both schemes, in as many browsers as there are cores.

    A page that only leads on to another is passed by.
    """
    axe = ensure_node_modules() / "axe-core" / "axe.min.js" if with_axe else None
    find_chrome()
    pages = [page for page in pages or stands_for_all(site) if "?" in page or not site.markup(page).redirects]
    shares = max(1, (os.cpu_count() or 1) // len(SCHEMES))
    jobs = [(scheme, pages[share::shares]) for scheme in SCHEMES for share in range(shares)]
    with Served(site.folder, site.base) as served, ThreadPoolExecutor(len(jobs)) as workers:
        visits = workers.map(lambda job: _visit_patiently(served.url, job[0], job[1], sizes[job[0]], axe), jobs)
        return [visit for share in visits for visit in share]


def stands_for_all(site: Site) -> list[str]:
    """A page of every template, what answers make of the picker and of a plan, and what a search finds."""
    states = [uri for uri in (*ANSWERED.values(), SEARCHED) if uri.partition("?")[0] + HOME in site.files]
    return [*site.templates(), *states]


def _visit_patiently(
    start: str, scheme: Scheme, pages: Sequence[str], sizes: Sequence[tuple[int, int]], axe: Path | None
) -> list[Visit]:
    def stuck(page: str) -> Visit:
        return Visit(page, scheme, "", {}, [], [f"the browser gave no answer for {PATIENCE} s, nor did a new one"])

    return list(patiently(partial(_visit_all, start, scheme, sizes, axe), pages, PATIENCE, stuck))


def _visit_all(
    start: str, scheme: Scheme, sizes: Sequence[tuple[int, int]], axe: Path | None, pages: Sequence[str]
) -> Iterator[Visit]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        try:
            yield from _visit_in(browser, start, scheme, sizes, axe, pages)
        finally:
            browser.close()


def _visit_in(
    browser: Browser,
    start: str,
    scheme: Scheme,
    sizes: Sequence[tuple[int, int]],
    axe: Path | None,
    pages: Sequence[str],
) -> Iterator[Visit]:
    with browser.new_context(color_scheme=scheme, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(start)
        page.evaluate(_CHOOSE_PALETTE, scheme)
        page.close()
        if axe:
            context.add_init_script(path=axe)  # unlike a script tag, no content policy stops this one
        recorder, complaints = Recorder(), Complaints()
        recorder.watch(context)
        complaints.watch(context)
        page = context.new_page()
        for name in pages:
            recorder.foreign, complaints.seen = [], []
            complaints.visited = start + (_NO_SUCH_PAGE if name == NOT_FOUND else path_of(name))
            palette, violations = _look_at(page, complaints, sizes, with_axe=axe is not None)
            yield Visit(name, scheme, palette, violations, recorder.foreign, complaints.seen)


def _look_at(
    page: Page, complaints: Complaints, sizes: Sequence[tuple[int, int]], with_axe: bool
) -> tuple[str, Violations]:
    violations: Violations = {}
    palette = ""
    try:
        page.goto(complaints.visited, wait_until="networkidle" if "?" in complaints.visited else "load")
        palette = page.evaluate(_PALETTE) or ""
        for width, height in sizes:
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate(_END_ANIMATIONS)
            if with_axe:
                violations[width] = page.evaluate(_RUN_AXE, AXE_TAGS)
        page.wait_for_load_state("networkidle")
    except BrowserError as error:
        complaints.seen.append(f"could not be visited: {error.message}")
    return palette, violations
