"""Judge `lighthouse`: home, exercises and one of them, the picker and a plan are fast and faultless on a phone."""

import json
import os
import shlex
import statistics
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from tests.audit.npm import ensure_node_modules
from tests.audit.site import HOME, Site, path_of
from tests.audit.verdict import CannotJudge, Finding, Verdict
from tests.browser.chrome import find_chrome, flags
from tests.browser.machine import finish
from tests.browser.served import Served
from tests.nodejs import node

FLOORS: Mapping[str, int] = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
SECTION = "exercises"
OWN_ANSWERS = ("find/index.html", "plans/home-strength/index.html")  # pages with the most script
RUNS = 5
MOST = 11  # runs of a page, if the first ones leave it open whether a busy machine or the page is slow
# The speed of the phone in Lighthouse's mobile default, as its BenchmarkIndex: a quarter of 1,500, where the machines
# begin that it takes for granted. A slower machine has to be slowed less to be that phone (see its throttling.md).
PHONE = 1500 / 4
SLOWER = 4.0
# Of the features that chrome-launcher switches off, all that do something of their own accord; the last list counts.
# The one left on is RenderDocument, as readers have it: without it the first frame comes a second late (decision 0011).
QUIET = (
    "AutofillServerCommunication",
    "CertificateTransparencyComponentUpdater",
    "MediaRouter",
    "OptimizationHints",
    "Translate",
)
_SECONDS = 180

Report = dict[str, Any]


def usual(measures: Iterable[float], *, highest: bool = False) -> float:
    """The median of the best `RUNS`: what else a machine does can slow a page, and never makes it faster."""
    return statistics.median(sorted(measures, reverse=highest)[:RUNS])


# Milliseconds until the largest thing in view is painted; and how far things move about after that, in the worst visit.
CEILINGS: Mapping[str, tuple[Callable[[Sequence[float]], float], float]] = {
    "largest-contentful-paint": (usual, 1900),
    "cumulative-layout-shift": (max, 0.001),
}


def judge(site: Site) -> Verdict:
    """Run Lighthouse's mobile default several times for each page, and hold what is usual to the limits."""
    figures: list[str] = []
    findings: list[Finding] = []
    pages = _pages(site)
    with Served(site.folder, site.base) as served:
        phone = Phone(served.url)
        for page in pages:
            try:
                reports = visits(page, partial(phone.visit, served.url + path_of(page)))
            except CannotJudge as error:  # what the other pages have is worth knowing
                findings.append(Finding(f"not judged: {error}", page))
                continue
            findings += faults(page, reports)
            shown = [*scores(reports).values(), *(of(measured(reports, name)) for name, (of, _) in CEILINGS.items())]
            figures.append(f"{page} " + " ".join(f"{value:.4g}" for value in shown))
            print(f"lighthouse {len(reports)} visits: {figures[-1]}", flush=True)  # a run of half an hour may be ended
    if not figures:
        return Verdict("lighthouse", "no page was judged", findings)
    slowed = f"CPU {min(phone.slowed):.1f} to {max(phone.slowed):.1f} times slower"
    told = f"{len(phone.slowed)} visits, {slowed} ({', '.join((*FLOORS, *CEILINGS))})"
    return Verdict("lighthouse", f"{told}: {'; '.join(figures)}", findings)


class Phone:
    """Visits pages on a machine whose speed changes, slowed each time by what the visit before measured of it."""

    def __init__(self, url: str) -> None:
        self.slowed: list[float] = []
        self._slower = slowdown(look_at(url))

    def visit(self, url: str) -> Report:
        for _ in range(RUNS):
            used, report = self._slower, look_at(url, self._slower)
            self._slower = slowdown(report)
            if self._slower <= 1.25 * used:
                break  # else the machine has become faster, and the phone was faster than it may be
        self.slowed.append(used)
        return report


def slowdown(report: Report) -> float:
    """How many times slower than the machine of a report the phone is, never more than Lighthouse's default."""
    index: float = report["environment"]["benchmarkIndex"]
    return max(1.0, min(SLOWER, index / PHONE))


def visits(page: str, visit: Callable[[], Report]) -> list[Report]:
    """As many reports as it takes until nothing is wrong with them, but no more than `MOST`; an odd number."""
    reports = [visit() for _ in range(RUNS)]
    while len(reports) < MOST and any(faults(page, reports)):
        reports += [visit(), visit()]
    return reports


def scores(reports: Sequence[Report]) -> dict[str, float]:
    """What each category usually has, 0 to 100."""
    return {
        name: usual((100 * (report["categories"][name]["score"] or 0) for report in reports), highest=True)
        for name in FLOORS
    }


def measured(reports: Sequence[Report], name: str) -> list[float]:
    """A measure in each visit, in its unit."""
    return [report["audits"][name]["numericValue"] for report in reports]


def faults(page: str, reports: Sequence[Report]) -> Iterator[Finding]:
    """A finding for each category that is usually too low, with what cost points, and for each measure too high."""
    for name, score in scores(reports).items():
        if score < FLOORS[name]:
            what = f"{name} {score:.0f}, wanted {FLOORS[name]}: {'; '.join(_costly_audits(reports[0], name))}"
            yield Finding(what, page)
    for name, (which, ceiling) in CEILINGS.items():
        if (measure := which(measured(reports, name))) > ceiling:
            yield Finding(f"{name} {measure:.4g}, wanted at most {ceiling}", page)


def _costly_audits(report: Report, category: str) -> Iterator[str]:
    for reference in report["categories"][category]["auditRefs"]:
        audit = report["audits"][reference["id"]]
        if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
            shown = f" {audit['displayValue']}" if audit.get("displayValue") else ""
            yield f"{audit['id']}{shown}"


def _pages(site: Site) -> list[str]:
    exercises = [page for page in site.pages if page.startswith(f"{SECTION}/") and page.count("/") == 2]
    shown = [page for page in exercises if not site.markup(page).redirects]
    wanted = [HOME, f"{SECTION}/{HOME}", *OWN_ANSWERS]
    if missing := sorted({*wanted} - site.files) or ([] if shown else [f"{SECTION}/*/"]):
        raise CannotJudge(f"The site has no {', '.join(missing)}, which Lighthouse is to judge.")
    return [*wanted, shown[len(shown) // 2]]


def look_at(url: str, slower: float = SLOWER) -> Report:
    """Lighthouse's own report of one visit, on a CPU that is so many times slower than the machine's."""
    command = [node(), str(ensure_node_modules() / "lighthouse" / "cli" / "index.js"), url]
    command += ["--output=json", "--quiet", "--no-enable-error-reporting"]
    command += [f"--throttling.cpuSlowdownMultiplier={slower:.2f}"]
    start = ["--headless=new", f"--disable-features={','.join(QUIET)}", *flags()]
    command += [f"--only-categories={','.join(FLOORS)}", f"--chrome-flags={shlex.join(start)}"]
    environment = {**os.environ, "CHROME_PATH": str(find_chrome())}
    try:
        done = finish(command, _SECONDS, environment=environment)
    except subprocess.TimeoutExpired:  # a browser that hangs once in a while says nothing about the page
        done = finish(command, _SECONDS, environment=environment)
    try:
        report: Report = json.loads(done.stdout)
    except ValueError as error:
        raise CannotJudge(f"Lighthouse gave no report for {url}: {done.stderr.strip()[-2000:]}") from error
    if report.get("runtimeError"):
        raise CannotJudge(f"Lighthouse could not judge {url}: {report['runtimeError']['message']}")
    return report
