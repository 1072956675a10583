"""What other tests hold, as lines of the same table: each is run with all that it has, and its cases are counted."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from tests.nightly.tree import REPOSITORY
from tests.torture.world import Tally

SECONDS = 3600
WANTED = 3_000  # payloads that are wanted at least, each counted once for every place in which it stands
_COUNTS = re.compile(r"(\d+) (passed|failed|error|errors|skipped)\b")


def suite(what: str, *words: str) -> Tally:
    """All cases of some tests, by words for pytest; those that this machine can't run are told."""
    command = [sys.executable, "-m", "pytest", "--nightly", "-q", "-rs", "--numprocesses", "auto", *words]
    ended = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=SECONDS, check=False)
    counts = {name.removesuffix("s"): int(number) for number, name in _COUNTS.findall(ended.stdout.splitlines()[-1])}
    lost = counts.get("failed", 0) + counts.get("error", 0)
    tried = counts.get("passed", 0) + lost
    said: Sequence[str] = [line for line in ended.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    if ended.returncode and not said:
        said = [f"{what}: pytest ended with {ended.returncode}"]
    left = [line.removeprefix("SKIPPED ") for line in ended.stdout.splitlines() if line.startswith("SKIPPED")]
    return Tally(what, tried + counts.get("skipped", 0), tried, said, left)


def payloads(_: int) -> Tally:
    """Hostile texts in every place that people write, in a browser."""
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        report = Path(folder) / "report.xml"
        tally = suite("payloads in every place that people write: none runs", *PAYLOADS, f"--junitxml={report}")
        found = ElementTree.parse(report).iter("property") if report.is_file() else ()
        count = sum(int(note.get("value", "")) for note in found if note.get("name") == "payloads")
    few = [] if count >= WANTED else [f"only {count} payloads were tried"]
    figures = f"{count:,} payloads, each in one place, in {tally.tried} tests"
    return replace(tally, wanted=WANTED, tried=count, failures=[*tally.failures, *few], figures=figures)


def refusals(_: int) -> Tally:
    """Links, devices, names, kinds of files and bombs: refused with a place, in at most 2 s."""
    return suite("links, devices, names, kinds of files, bombs: refused with a place in 2 s", *REFUSED)


PAYLOADS = tuple(f"tests/browser/test_{name}.py" for name in ("payloads", "payloads_elsewhere", "chapters"))
REFUSED = (
    *("tests/test_cases.py", "tests/hosts/test_bounds.py"),
    *("-k", "names or limits or heavy or bounds or svg or bombs or too_much"),
)
# Words in the files of the guards of publisher and door.
DOOR = (
    *("publishing/", "preview/", "hosts/", "chapters/", "names.py", "addresses.py", "foreign.py", "grammar.py"),
    *("menu.py", "hostfile.py", "front_matter.py", "text.py", "svg.py"),
)


def guards(_: int) -> Tally:
    """Each guard of publisher and door removed, one at a time."""
    command = [sys.executable, "-m", "tests.nightly.guards", *DOOR]
    ended = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=SECONDS, check=False)
    last = (ended.stdout.strip().splitlines() or [""])[-1]
    wanted, caught = map(int, re.findall(r"\d+", last)) if ended.returncode in (0, 1) else (0, 0)
    failures = [line for line in ended.stdout.splitlines()[:-1] if not line.startswith("caught")]
    failures += [] if caught else [ended.stderr[-200:]]
    return Tally("each guard of publisher and door removed: a test fails", wanted, wanted, failures)
