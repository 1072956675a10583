"""What was measured, held against the limits, as a table and as docs/performance.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from tests.bench.measure import Cost

# The most that strideguide may take of what mkdocs-gen-files takes, by the size of the guide.
CPU = {60: 0.6, 1000: 0.22, 5000: 0.16}
MEMORY = 1.0
GROWTH = 5.0  # times, from 1,000 things to 5,000


@dataclass(frozen=True)
class Row:
    """All rounds of one size; the rounds of both sides belong together by their index."""

    size: int
    ours: tuple[Cost, ...]
    theirs: tuple[Cost, ...]

    @property
    def cpu(self) -> float:
        """The share of processor time: the median of the rounds' own shares, as other work slows whole rounds."""
        return median(a.cpu / b.cpu for a, b in zip(self.ours, self.theirs, strict=True))

    @property
    def memory(self) -> float:
        """The share of peak memory."""
        return typical(self.ours, "memory") / typical(self.theirs, "memory")


def typical(costs: Sequence[Cost], name: str) -> float:
    """The median of one figure over all rounds."""
    return float(median(getattr(cost, name) for cost in costs))


def growth(rows: Sequence[Row]) -> float:
    """How many times the processor time of 1,000 things 5,000 take."""
    times = {row.size: typical(row.ours, "cpu") for row in rows}
    return times[5000] / times[1000]


def misses(rows: Sequence[Row]) -> list[str]:
    """A sentence for each limit that is missed."""
    found = []
    for row in rows:
        if row.cpu > CPU[row.size]:
            found.append(f"CPU at {row.size:,} things is {row.cpu:.3f} of gen-files; the limit is {CPU[row.size]}.")
        if row.memory > MEMORY:
            found.append(f"Memory at {row.size:,} things is {row.memory:.2f} of gen-files; the limit is {MEMORY:.0f}.")
    if (times := growth(rows)) > GROWTH:
        found.append(f"5,000 things take {times:.1f} times as long as 1,000; the limit is {GROWTH:.0f}.")
    return found


HEADS = (
    "things", "CPU s", "gen-files", "share", "limit", "clock s", "gen-files", "peak MB", "gen-files", "share", "limit",
)  # fmt: skip


def table(rows: Sequence[Row]) -> str:
    """The table, in Markdown."""
    lines = ["| " + " | ".join(HEADS) + " |", "|" + " ---: |" * len(HEADS)]
    for row in rows:
        cpu, clock, memory = (
            [typical(row.ours, name), typical(row.theirs, name)] for name in ("cpu", "clock", "memory")
        )
        cells = [f"{row.size:,}", *(f"{x:.2f}" for x in cpu), f"{row.cpu:.3f}", f"{CPU[row.size]}"]
        cells += [f"{x:.2f}" for x in clock] + [f"{x:.0f}" for x in memory] + [f"{row.memory:.2f}", f"{MEMORY:.0f}"]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def page(rows: Sequence[Row], first: Row, missed: Sequence[str], day: date, machine: str) -> str:
    """docs/performance.md; `first` is about builds for which nothing was compiled yet."""
    verdict = "Every limit is kept." if not missed else "Missed:\n\n" + "\n".join(f"- {line}" for line in missed)
    rounds = ", ".join(f"{len(row.ours)} rounds at {row.size:,}" for row in rows)
    ours, theirs = typical(first.ours, "cpu"), typical(first.theirs, "cpu")
    compiling = (
        f"{ours:.2f} s of CPU at {first.size:,} things, and {theirs:.2f} s with gen-files ({len(first.ours)} rounds)"
    )
    return PAGE.format(
        day=day, machine=machine, table=table(rows), growth=growth(rows), limit=GROWTH, verdict=verdict, rounds=rounds,
        compiling=compiling,
    )  # fmt: skip


PAGE = """\
# Performance

Written by `make bench` on {day} ({machine}).

{table}

From 1,000 things to 5,000 the build takes {growth:.1f} times the CPU; the limit is {limit:.0f}.

{verdict}

## What is compared

Synthetic guides (`tests/bench/generator.py`): six in ten things are exercises, the others muscles, kit, injuries,
benefits, claims and studies, with as many fields, links and characters as those in `data/` have on average. One side
is this plugin. The other is mkdocs-gen-files with Material for MkDocs, the versions pinned in
`requirements/bench.txt`: one Markdown page for each thing with the same texts and links, backlinks, grades and
substitutes included, as somebody would write it who knows that plugin well. Both have the theme's features, the
Markdown extensions and the navigation of this repository's `mkdocs.yml`. At 60 things the run also reads both
sites: it fails if they differ in their pages, in the links of an article, or by a tenth of their words.

Each figure is the median of several whole builds, each a process of its own that starts with no site and nothing
kept of an earlier one but compiled code: Python's modules and, on the guide's side, Jinja's templates
(`plugins/strideguide/compiled.py`). The two sides take turns
({rounds}).
Shares of CPU are medians of the shares in each round. CPU is user and system time, memory the peak of the resident
set. Time on the clock is shown and not judged, since it depends on what else the machine does. Growth is judged by
CPU for the same reason.

The first build of all, which has to compile that code, takes
{compiling}.

The sides differ in this: the search of gen-files has the full text of each page, that of the guide a page's title,
summary and other names; the guide checks its data, and also writes `data.json` and descriptions for machines.
"""
