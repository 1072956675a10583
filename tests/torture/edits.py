"""What a long evening of writing costs: a preview's memory after many edits is what it was after the first few."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.nightly.tree import copy
from tests.serving import Server, serving
from tests.torture.world import Tally

FIRST = 5  # edits after which whatever is kept between builds is there
MOST = 1.25  # times as much memory as then
PAGE, CHAPTER, RECORD = "eating/", "content/eating.md", "data/exercises/squat.yml"


def run(wanted: int) -> Tally:
    """So many edits of the guide that ships, of a chapter and an exercise in turn; the memory of what builds."""
    what = "edits under a preview: the memory of what builds stays as it was"
    if not Path("/proc/thread-self/children").is_file():
        return Tally(what, wanted, not_run=["this system does not tell the memory of a process"])
    seen: list[int] = []
    with tempfile.TemporaryDirectory(prefix="torture-") as name, serving(copy(Path(name) / "guide")) as server:
        server.wait(PAGE, bool)
        for number in range(1, wanted + 1):
            _edit(server, number)
            seen.append(sum(map(_megabytes, _children(server.process.pid))))
    first = seen[min(FIRST, wanted) - 1]
    failures = [f"{seen[-1]} MB after {wanted} edits, {first} MB after {FIRST}"] if seen[-1] > MOST * first else []
    figures = f"{first} MB after {FIRST} edits, {seen[-1]} MB after {wanted}, at most {max(seen)} MB"
    return Tally(what, wanted, len(seen), failures, figures=figures)


def _edit(server: Server, number: int) -> None:
    """Change a file and wait until the pages show it."""
    chapter, record = server.root / CHAPTER, server.root / RECORD
    if number % 2:
        chapter.write_text(f"{chapter.read_text('utf-8').rstrip()}\n\nEdit {number}.\n", "utf-8")
        server.wait(PAGE, lambda text: f"Edit {number}." in text)
    else:
        lines = record.read_text("utf-8").split("\n")
        title = next(at for at, line in enumerate(lines) if line.startswith("title:"))
        lines[title] = f"title: Squat {number}"
        record.write_text("\n".join(lines), "utf-8")
        server.wait("exercises/squat/", lambda text: f"Squat {number}" in text)


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in found.read_text().split()]


def _megabytes(pid: int) -> int:
    """How much memory a process holds, in MB."""
    lines = Path(f"/proc/{pid}/status").read_text().split("\n")
    return next(int(line.split()[1]) // 1000 for line in lines if line.startswith("VmRSS:"))
