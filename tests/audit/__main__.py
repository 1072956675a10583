"""Let judges from outside look at a finished site: `python -m tests.audit SITE_FOLDER [--only NAME,NAME]`."""

import argparse
import faulthandler
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from playwright.sync_api import Error as BrowserError
from tests.audit import axe, lighthouse, links, requests, vnu, weight
from tests.audit.site import Site
from tests.audit.tour import EVERY_SIZE, SIZES, Sizes, Visit, take_tour
from tests.audit.verdict import CannotJudge, Finding, Verdict, as_text, counted
from tests.browser.chrome import NoChrome
from tests.nodejs import NoNode

JUDGES = ("links", "vnu", "axe", "requests", "weight", "lighthouse")
CLOCKS = {"lighthouse"}  # they measure time, of which a busy machine has little: heard only if they are named
MOST_SECONDS = 2400  # an audit that hangs in spite of all limits ends here, and shows where


def hear(site: Site, names: Sequence[str], pages: Sequence[str] = (), sizes: Sizes = SIZES) -> Iterator[Verdict]:
    """Ask the judges one after the other; one that can't judge has failed, and the others are still heard.

    `pages` are all that vnu and the browser look at, if any are named, and else one of every template.
    """

    @cache
    def visits() -> Sequence[Visit]:
        return take_tour(site, "axe" in names, pages, sizes)

    judges: dict[str, Callable[[], Verdict]] = {
        "links": lambda: links.judge(site),
        "vnu": lambda: vnu.judge(site, pages),
        "axe": lambda: axe.judge(visits(), sizes),
        "requests": lambda: requests.judge(site, visits()),
        "weight": lambda: weight.judge(site, pages),
        "lighthouse": lambda: lighthouse.judge(site),
    }
    for name in names:
        yield _ask(name, judges[name])


def _ask(name: str, judge: Callable[[], Verdict]) -> Verdict:
    start = time.monotonic()
    try:
        verdict = judge()
        return replace(verdict, figures=f"{verdict.figures}, {time.monotonic() - start:.0f} s")
    except (CannotJudge, NoChrome, NoNode, BrowserError, subprocess.TimeoutExpired) as error:
        return Verdict(name, "could not judge", [Finding(str(error), "tests/audit")])


def _names(text: str) -> list[str]:
    wanted = [name.strip() for name in text.split(",")]
    unknown = [name for name in wanted if name not in JUDGES]
    if unknown:
        raise argparse.ArgumentTypeError(f"no judge {', '.join(unknown)}; there are {', '.join(JUDGES)}")
    return [name for name in JUDGES if name in wanted]


def _share(text: str) -> slice:
    share = re.fullmatch(r"(\d+)/(\d+)", text)
    if not share or not 1 <= (which := int(share[1])) <= int(share[2]):
        raise argparse.ArgumentTypeError(f"{text} is no share such as 1/4")
    return slice(which - 1, None, int(share[2]))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report; return 0 if nothing was found, 1 if something was, 2 if the folder holds no site."""
    parser = argparse.ArgumentParser(prog="python -m tests.audit", description=__doc__)
    parser.add_argument("site", type=Path, metavar="SITE_FOLDER")
    usual = [name for name in JUDGES if name not in CLOCKS]
    parser.add_argument("--only", type=_names, default=usual, metavar="NAME,NAME", help=", ".join(JUDGES))
    parser.add_argument("--pages", default="", metavar="PAGE,PAGE", help="look closely at these alone: find/index.html")
    parser.add_argument("--share", type=_share, metavar="K/N", help="look closely at every page of this share: 1/1")
    parser.add_argument("--every-width", action="store_true", help="axe looks at each page at every width, as at night")
    options = parser.parse_args(arguments)
    try:
        site = Site(options.site)
    except CannotJudge as error:
        parser.error(str(error))
    verdicts = []
    closely = site.pages[options.share] if options.share else [page for page in options.pages.split(",") if page]
    for verdict in hear(site, options.only, closely, EVERY_SIZE if options.every_width else SIZES):
        print(as_text(verdict), flush=True)
        verdicts.append(verdict)
    print((f"pages: {len(closely)}, " if closely else "") + counted(verdicts))
    return 0 if all(verdict.passed for verdict in verdicts) else 1


if __name__ == "__main__":
    faulthandler.dump_traceback_later(MOST_SECONDS, exit=True)
    sys.exit(main())
