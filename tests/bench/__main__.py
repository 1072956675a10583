"""Builds synthetic guides with strideguide and with mkdocs-gen-files, by turns; says what both cost, and judges."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from tests.bench.measure import Cost, run
from tests.bench.report import Row, misses, page, table
from tests.bench.same import differences
from tests.bench.sites import BUILD, ROOT, SIDES, command, environment, guide

ROUNDS = {60: 25, 1000: 5, 5000: 3}
FIRST = 3  # rounds of builds for which nothing is compiled yet
COMPILED = BUILD / "compiled"
PAGE = ROOT / "docs" / "performance.md"


def main() -> int:
    """The process's exit code: 1 if a limit is missed or the two sites do not say the same."""
    environment()
    folders = {size: guide(size) for size in ROUNDS}
    smallest = folders[min(ROUNDS)]
    first = row(min(ROUNDS), smallest, FIRST, anew=True)
    rows = [row(size, folders[size], rounds) for size, rounds in ROUNDS.items()]
    missed = misses(rows) + differences(*(smallest / side for side in SIDES))
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    PAGE.write_text(page(rows, first, missed, date.today(), machine), "utf-8")
    print(table(rows), *missed, f"Written to {PAGE.relative_to(ROOT)}.", sep="\n")
    return 1 if missed else 0


def row(size: int, folder: Path, rounds: int, *, anew: bool = False) -> Row:
    """What one size costs on both sides, in `rounds` rounds; each round builds both, and if `anew`, compiles all."""
    costs: Mapping[str, list[Cost]] = {side: [] for side in SIDES}
    for number in range(rounds):
        for side in in_turn(SIDES, number):
            if anew:
                shutil.rmtree(COMPILED / side, ignore_errors=True)
            costs[side].append(build(side, folder))
            print(f"{size} things, round {number + 1}, {side}: {costs[side][-1].cpu:.1f} s", file=sys.stderr)
    return Row(size, tuple(costs[SIDES[0]]), tuple(costs[SIDES[1]]))


def in_turn(sides: Iterable[str], number: int) -> list[str]:
    """The sides, the other one first in every second round."""
    return list(sides)[:: -1 if number % 2 else 1]


def build(side: str, folder: Path) -> Cost:
    """The cost of one build from nothing: no site and no cache of an earlier one."""
    shutil.rmtree(folder / side, ignore_errors=True)
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    paths = str(ROOT) if side == "gen-files" else ""  # its script imports tests.bench
    return run(command(side, folder), folder / f"{side}.log", paths, COMPILED / side)


if __name__ == "__main__":
    sys.exit(main())
