"""What other tests hold, as lines of the same table: each is run with all that it has, and its cases are counted."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from tests.browser.watched import COUNT
from tests.nightly.tree import REPOSITORY
from tests.torture.world import Tally

SECONDS = 3600
PYTEST = (sys.executable, "-m", "pytest", "--nightly", "--numprocesses", "auto")
LEAST = 3_000  # payloads, each counted once for every place in which it stands


def suite(what: str, *words: str) -> tuple[Tally, int]:
    """All cases of some tests, by words for pytest, with those that this machine can't run; how many payloads."""
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        report = Path(folder) / "report.xml"
        command = [*PYTEST, f"--junitxml={report}", *words]
        ended = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=SECONDS, check=False)
        found = [*ElementTree.parse(report).iter("testcase")] if report.is_file() else []
    lost = [_name(case) for case in found if case.find("failure") is not None or case.find("error") is not None]
    if ended.returncode and not lost:
        lost = [f"{what}: pytest ended with {ended.returncode}"]
    left = [f"{_name(case)} ({said.get('message')})" for case in found if (said := case.find("skipped")) is not None]
    notes = (note for case in found for note in case.iter("property") if note.get("name") == COUNT)
    count = sum(int(note.get("value", "")) for note in notes)
    return Tally(what, len(found), len(found) - len(left), lost, left, f"{count:,} payloads" if count else ""), count


def _name(case: ElementTree.Element) -> str:
    return f"{case.get('classname')}.{case.get('name')}"


def payloads(_: int) -> Tally:
    """Hostile texts in every place that people write, in a browser."""
    tally, count = suite("payloads in every place that people write: none runs", *PAYLOADS)
    few = [f"only {count} payloads were tried"] if count < LEAST else []
    return replace(tally, failures=[*tally.failures, *few])


def refusals(_: int) -> Tally:
    """Links, devices, names, kinds of files and bombs: refused with a place, in at most 2 s."""
    return suite("links, devices, names, kinds of files, bombs: refused with a place in 2 s", *REFUSED)[0]


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
