"""One build as a process of its own: what it costs."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """Seconds of processor time (user and system), seconds on the clock, and peak memory in MB (resident set)."""

    cpu: float
    clock: float
    memory: float


def run(command: Sequence[str], log: Path, paths: str, compiled: Path) -> Cost:
    """The cost of a command; RuntimeError with the end of what it said if it fails.

    `paths` is its PYTHONPATH. Python and Jinja keep what they compile in `compiled`, whatever the caller's environment
    says: else a side that is not installed by pip, as this repository is, would be compiled again in each build.
    """
    compiled.mkdir(parents=True, exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": paths, "PYTHONPYCACHEPREFIX": str(compiled), "TMPDIR": str(compiled)}
    environment |= {"PYTHONHASHSEED": "0", "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=environment)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    clock = time.perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{log.read_text('utf-8', 'replace')[-3000:]}")
    memory = used.ru_maxrss / 1024
    # Linux counts what the process was before it became the command: this one.
    if memory <= resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:
        raise RuntimeError("The benchmark needs more memory than the build, so the build's can't be told.")
    return Cost(used.ru_utime + used.ru_stime, clock, memory)
