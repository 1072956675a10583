"""Run what is exhaustive, part by part: `python -m tests.nightly [PART...]`. What passed is not run again.

The parts stand in parts.yml. What each printed is kept in build/nightly/PART.log, and what came of it in
build/nightly/state.json, which counts for as long as no file of the tree changes.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import yaml
from tests.browser.machine import finish
from tests.nightly.tree import REPOSITORY, written

FOLDER = REPOSITORY / "build" / "nightly"
PARTS = Path(__file__).with_name("parts.yml")
MOST_SECONDS = 3600  # a part that hangs ends here; on a machine that has nothing else to do it takes a third of that
SHOWN = 40  # lines of a part that failed
NOT_RUN = "not run"  # how the last line of a part begins that lacks what it needs, and has tried nothing
# The words of parts.yml that stand for programs of this environment.
PROGRAMS = {"python": [sys.executable, "-m"], "pytest": [sys.executable, "-m", "pytest"]}


@dataclass(frozen=True)
class Part:
    """A line of parts.yml: a name, what it is about, and the command that is it."""

    name: str
    what: str
    command: Sequence[str]


@dataclass(frozen=True)
class Result:
    """What came of a part. `figures` is the last line that it printed, `kept` whether an earlier run is told of."""

    passed: bool
    seconds: float
    figures: str
    kept: bool = False

    @property
    def tried(self) -> bool:
        """Whether it had what it needs."""
        return not self.figures.startswith(NOT_RUN)


class State:
    """What came of the parts in this very tree."""

    def __init__(self, file: Path, tree: str) -> None:
        self._file, self._tree = file, tree
        known = json.loads(file.read_text("utf-8")) if file.is_file() else {}
        found = known.get("parts", {}) if known.get("tree") == tree else {}
        self.results = {name: Result(**result) for name, result in found.items()}

    def keep(self, name: str, result: Result) -> None:
        self.results[name] = result
        content = {"tree": self._tree, "parts": {name: asdict(one) for name, one in self.results.items()}}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps(content, indent=1), "utf-8")


def read_parts(file: Path = PARTS) -> dict[str, Part]:
    """The parts by name; one with `shares` is several, which differ in the words {share}."""
    return {part.name: part for line in yaml.safe_load(file.read_text("utf-8")) for part in _parts(line)}


def _parts(line: Mapping[str, str]) -> Iterator[Part]:
    shares = int(line.get("shares", 1))
    first, *others = shlex.split(line["run"])
    for share in range(1, shares + 1):
        command = [*PROGRAMS[first], *(word.replace("{share}", f"{share}/{shares}") for word in others)]
        yield Part(f"{line['part']}-{share}" if shares > 1 else line["part"], line["what"], command)


def run(part: Part, folder: Path) -> Result:
    """Run a part to its end, and show the end of what it said if it failed."""
    start = time.monotonic()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    try:
        done = finish(part.command, MOST_SECONDS, folder=REPOSITORY, environment=environment)
        said, passed = done.stdout + done.stderr, done.returncode == 0
    except subprocess.TimeoutExpired:
        said, passed = f"It hung: no end after {MOST_SECONDS} s.", False
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{part.name}.log").write_text(said, "utf-8")
    lines = said.strip().splitlines() or ["(it said nothing)"]
    if not passed:
        print("\n".join(lines[-SHOWN:]), flush=True)
    return Result(passed, round(time.monotonic() - start, 1), lines[-1].strip("= "))


def table(parts: Sequence[Part], results: Mapping[str, Result]) -> str:
    """All parts as a table of Markdown, which an issue can quote."""
    head = ("part", "what", "result", "seconds", "figures")
    rows = [head, *(_row(part, results.get(part.name)) for part in parts)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    rows.insert(1, tuple("-" * width for width in widths))
    return "\n".join(f"| {' | '.join(map(str.ljust, row, widths))} |" for row in rows)


def _row(part: Part, result: Result | None) -> tuple[str, ...]:
    if result is None:
        return part.name, part.what, NOT_RUN, "", ""
    if not result.tried:
        return part.name, part.what, NOT_RUN, "", result.figures.removeprefix(f"{NOT_RUN}: ")
    came = ("ok" if result.passed else "FAILED") + " (before)" * result.kept
    return part.name, part.what, came, f"{result.seconds:.0f}", result.figures


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the named parts, or all that have not passed in this tree; return 1 if any failed."""
    known = read_parts()
    parser = argparse.ArgumentParser(prog="python -m tests.nightly", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(known))
    named = parser.parse_args(arguments).parts
    if unknown := [name for name in named if name not in known]:
        parser.error(f"no part {', '.join(unknown)}; there are {', '.join(known)}")
    state = State(FOLDER / "state.json", written())
    results: dict[str, Result] = {}
    for name in named or known:
        before = state.results.get(name)
        if before and before.passed and before.tried and not named:
            results[name] = replace(before, kept=True)
            continue
        print(f"{name}: {known[name].what} ...", flush=True)
        results[name] = run(known[name], FOLDER)
        state.keep(name, results[name])
    print(table([known[name] for name in results], results))
    return 0 if all(result.passed for result in results.values()) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("Stopped. Parts that had passed are kept, and `make nightly` goes on after them.")
