"""Fifty brands with `strideguide build --all`, against one built alone: `python -m tests.bench.brands [COUNT]`.

The brands are copies of those in examples/brands. Ends with 1 if a brand takes longer than alone, or all too much
memory.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.bench.measure import run
from tests.browser.once import REPOSITORY

COUNT = 50
MOST = 1000.0  # MB that all processes may hold at once
STRIDEGUIDE = (sys.executable, "-m", "strideguide", "build")


def main(count: int) -> int:
    """The process's exit code."""
    jobs = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        brands, log, compiled = folder / "brands", folder / "log", folder / "compiled"
        examples = sorted((REPOSITORY / "examples" / "brands").iterdir())
        for number in range(count):
            shutil.copytree(examples[number % len(examples)], brands / f"brand-{number}")
        paths = str(REPOSITORY / "plugins")
        one = [*STRIDEGUIDE, "--root", str(brands / "brand-0"), "--out", str(folder / "one")]
        run(one, log, paths, compiled)  # the first one has Python's modules to compile
        alone = run(one, log, paths, compiled)
        every = [*STRIDEGUIDE, "--all", str(brands), "--out", str(folder / "site")]
        run(every, log, paths, compiled)  # and each site has its cards for shared links to draw
        together = run(every, log, paths, compiled)
    # The greatest of all processes; each brand has two, its own and its host's, and one leads them all.
    memory = together.memory * (2 * jobs + 1)
    print(f"alone: {alone.clock:.1f} s, {alone.cpu:.1f} s CPU")
    print(f"{count} brands, {jobs} at a time: {together.clock / count:.1f} s a brand, {together.cpu / count:.1f} s CPU")
    print(f"memory: {together.memory:.0f} MB the greatest process, no more than {memory:.0f} MB in all")
    return int(together.cpu / count > alone.cpu * 1.1 or memory > MOST)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT))
