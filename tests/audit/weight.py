"""Judge `weight`: what a page makes a phone load and hold at the first visit, counted and held to limits.yml.

No clock is asked, so that a busy machine counts the same. How soon a page is painted, the judge `lighthouse` says.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatchcase
from pathlib import Path

import yaml
from playwright.sync_api import Browser, ViewportSize, sync_playwright
from tests.audit.site import Site, path_of
from tests.audit.verdict import CannotJudge, Finding, Verdict
from tests.browser.chrome import launch
from tests.browser.served import Served

LIMITS = Path(__file__).with_name("limits.yml")
PHONE: ViewportSize = {"width": 390, "height": 844}
Count = Mapping[str, float]

# Adds up how far things move, from the first frame on; nobody touches the page, so that all of it comes as a surprise.
_WATCH = """window.moved = 0; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.moved += entry.value;
}).observe({type: "layout-shift", buffered: true});"""
# Frames that are on their way are shown before anything is read.
_LOOK = """async () => {
  for (let frame = 0; frame < 5; frame += 1) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return [document.getElementsByTagName("*").length, window.moved];
}"""


def judge(site: Site, pages: Sequence[str] = ()) -> Verdict:
    """Count for these pages, or for one of every template, and compare with what the template may have."""
    looked_at, limits = pages or site.templates(), read_limits()
    shares = min(os.cpu_count() or 1, len(looked_at))
    with ThreadPoolExecutor(shares) as workers:
        weighed = workers.map(lambda share: weigh(site, looked_at[share::shares]), range(shares))
        counts = {page: count for share in weighed for page, count in share.items()}
    findings = [finding for page, count in counts.items() for finding in faults(page, count, limits)]
    most = {name: max(count[name] for count in counts.values()) for name in next(iter(counts.values()))}
    shown = ", ".join(f"{name} at most {value:.4g}" for name, value in most.items())
    return Verdict("weight", f"pages: {len(counts)}, {shown}", findings)


def read_limits(file: Path = LIMITS) -> Mapping[str, Count]:
    """The limits by pattern of pages; the first pattern that fits a page counts."""
    limits: Mapping[str, Count] = yaml.safe_load(file.read_text("utf-8"))
    return limits


def faults(page: str, count: Count, limits: Mapping[str, Count]) -> Iterator[Finding]:
    """A finding for each count of a page that is over its limit, or has none, and one for a page that has no limits."""
    pattern = next((pattern for pattern in limits if fnmatchcase(page, pattern)), None)
    if pattern is None:
        yield Finding(f"no limits for this page: add a pattern that fits it to {LIMITS.name}", page)
        return
    for name, most in {**dict.fromkeys(count, 0), **limits[pattern]}.items():  # what has no limit has none to spare
        if count[name] > most:
            told = f"{name}: {count[name]:.4g}, and {LIMITS.name} allows {most:.4g} for {pattern}"
            yield Finding(told, page)


def weigh(site: Site, pages: Sequence[str]) -> dict[str, Count]:
    """What each page has: bytes as sent, requests, nodes in the finished document, and layout shift."""
    with Served(site.folder, site.base) as served, sync_playwright() as playwright:
        browser = launch(playwright)
        counts = {page: _weigh(browser, served, served.url + path_of(page)) for page in pages}
        browser.close()
    return counts


def _weigh(browser: Browser, served: Served, address: str) -> Count:
    served.sent.clear()
    with browser.new_context(viewport=PHONE, has_touch=True) as context:  # a context of its own has an empty cache
        context.add_init_script(_WATCH)
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        nodes, moved = page.evaluate(_LOOK)
    if not served.sent:
        raise CannotJudge(f"{address} was asked for nothing.")
    return {"bytes": sum(served.sent), "requests": len(served.sent), "nodes": nodes, "shift": moved}
