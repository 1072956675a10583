"""Read the scripts of the browser for faults, as `make check` does: `python -m tests.javascript`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.browser.machine import finish
from tests.javascript.data_types import declarations
from tests.nodejs import install, node

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TYPES = "tests/javascript/data.d.ts"
SECONDS = 300


def faults(root: Path) -> Iterator[str]:
    """What tsc, eslint and knip find in the scripts below a folder that is laid out as this project is."""
    modules = install(HERE)
    (root / TYPES).write_text(declarations(), "utf-8")
    readers = (
        ["typescript/bin/tsc", "--project", "tests/javascript"],
        ["eslint/bin/eslint.js", "--config", str(HERE / "eslint.config.js"), "plugins", "tests"],
        ["knip/bin/knip.js", "--files", "--exports", "--no-progress"],
    )
    with ThreadPoolExecutor() as pool:
        commands = [[node(), str(modules / program), *options] for program, *options in readers]
        for done in pool.map(lambda command: finish(command, SECONDS, folder=root), commands):
            if done.returncode != 0:
                yield done.stdout + done.stderr


if __name__ == "__main__":
    found = [*faults(ROOT)]
    print(*found, sep="\n", end="" if found else "The scripts have no faults.\n")
    sys.exit(bool(found))
