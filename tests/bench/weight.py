"""What the pages of a guide weigh that has grown: `python -m tests.bench.weight` writes the table of docs/weight.md.

Counted is one page of each kind, the one with the most HTML, as a guide that grows has pages that it had not; and some
pages by name. `sites` are folders of sites that are made already, from the shipped guide to the greatest.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.audit.site import HOME, NOT_FOUND, Site
from tests.audit.weight import weigh
from tests.browser.once import REPOSITORY, build_site
from tests.grown import write

from strideguide.views.exercise import LONG
from strideguide.views.link import IN_FULL

PAGE = REPOSITORY / "docs/weight.md"
TABLE = re.compile(r"(?<=<!-- grown -->\n\n)(?:\|.*\n)+(?=\n<!-- /grown -->)")
MORE = 1.03  # of what a page weighs as shipped
PICKER = "picker.json"
CATALOGUE, SEARCH = "exercises/index.html", "find/index.html"
NAMED = (
    HOME, SEARCH, "exercises/squat/index.html", "plans/home-strength/index.html", "injuries/shin-splints/index.html",
    "injuries/forefoot-pain/index.html", "muscles/glutes/index.html", "patterns/push/index.html",
    "benefits/load-tolerance/index.html", "kit/box/index.html", "sources/seven-tips-listicle/index.html",
    "evidence/index.html", "levels/index.html", "search/index.html", "strength/index.html", "effort/index.html",
)  # fmt: skip


class Size(NamedTuple):
    """A guide's exercises and things, 0 for as many as those need, and what its whole lists may weigh: bytes."""

    exercises: int
    things: int
    whole: int
    picker: int = 60_000

    def __str__(self) -> str:
        return f"{self.exercises:,}, of {self.things:,} things" if self.things else f"{self.exercises:,} exercises"


SIZES = (Size(LONG, 0, 110_000), Size(1000, 0, 150_000), Size(2900, 5000, 150_000))


class Weights(NamedTuple):
    """Bytes, compressed: of pages by their names, of the heaviest page of each kind, and of picker.json."""

    pages: Mapping[str, float]
    kinds: Mapping[str, tuple[str, float]]
    picker: int


def packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


def kind(page: str) -> str:
    """A page stands for those of its section and depth; one with whole lists for all of these."""
    if f"/{IN_FULL}" in page:
        return IN_FULL
    return page if page.count("/") < 2 else f"{page.split('/')[0]}{'/*' * (page.count('/') - 1)}/{HOME}"


def heaviest(site: Site) -> dict[str, str]:
    """The page of each kind that has the most HTML."""
    found: dict[str, tuple[int, str]] = {}
    for page in site.pages:
        if page != NOT_FOUND:
            found[kind(page)] = max(found.get(kind(page), (0, "")), ((site.folder / page).stat().st_size, page))
    return {name: page for name, (_, page) in found.items()}


def weights(folder: Path) -> Weights:
    """What the pages of a finished site weigh."""
    site = Site(folder)
    kinds = heaviest(site)
    named = [page for page in (CATALOGUE, *NAMED) if page in site.files]
    counts = {page: count["bytes"] for page, count in weigh(site, [*dict.fromkeys([*named, *kinds.values()])]).items()}
    heavy = {name: (page, counts[page]) for name, page in kinds.items()}
    return Weights({page: counts[page] for page in named}, heavy, packed(folder / PICKER))


def faults(before: Weights, now: Weights, size: Size) -> Iterator[str]:
    """What is heavier in a guide of this size than it may be."""
    whole = {CATALOGUE: size.whole, IN_FULL: size.whole}
    for name, (page, weight) in now.kinds.items():
        most = whole.get(name) or MORE * before.kinds[name][1]
        if weight > most:
            yield f"{page}: {weight:,} bytes, and a page of its kind may have {most:,.0f}"
    for page, weight in now.pages.items():
        if page not in whole and weight > MORE * before.pages[page]:
            yield f"{page}: {weight:,} bytes, and {before.pages[page]:,} as shipped"
    if now.picker > size.picker:
        yield f"{PICKER}: {now.picker:,} bytes, and it may have {size.picker:,}"


def table(found: Mapping[str, Weights]) -> str:
    """The weights of guides, by what these are: of pages by name, and of each other kind that differs the heaviest."""
    all_of = [*found.values()]
    named = {kind(page) for page in all_of[0].pages}
    rows = {CATALOGUE: [one.pages[CATALOGUE] for one in all_of], IN_FULL: [one.kinds[IN_FULL][1] for one in all_of]}
    rows[PICKER] = [one.picker for one in all_of]
    rows |= {page: [one.pages[page] for one in all_of] for page in all_of[0].pages}
    others = {name: [one.kinds[name][1] for one in all_of] for name in all_of[0].kinds if name not in {*named, IN_FULL}}
    rows |= {name: counts for name, counts in others.items() if len({*counts}) > 1}
    head = f"| | {' | '.join(found)} |\n| --- |{' ---: |' * len(found)}\n"
    return head + "".join(
        f"| {_said(name)} | {' | '.join(f'{n:,.0f}' for n in counts)} |\n" for name, counts in rows.items()
    )


def _said(page: str) -> str:
    return "home" if page == HOME else page.removesuffix(HOME)


def main(sites: Sequence[str]) -> int:
    """The process's exit code: 1 if something is heavier than it may be."""
    with TemporaryDirectory() as temp:
        folders = [*map(Path, sites)] or [*_made(Path(temp))]
        found = [*map(weights, folders)]
    told = [fault for now, size in zip(found[1:], SIZES, strict=True) for fault in faults(found[0], now, size)]
    made = table(dict(zip(["as shipped", *map(str, SIZES)], found, strict=True)))
    PAGE.write_text(TABLE.sub(lambda _: made, PAGE.read_text("utf-8")), "utf-8")
    print(made, *told, sep="\n")
    return 1 if told else 0


def _made(temp: Path) -> Iterator[Path]:
    for at, root in enumerate([REPOSITORY, *(write(temp / f"{size.exercises}", *size[:2]) for size in SIZES)]):
        (site := temp / f"site-{at}").mkdir()
        build_site(root, site)
        yield site


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
