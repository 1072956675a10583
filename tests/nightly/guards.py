"""Remove the guards of guards.yml one at a time; tests must catch each: `python -m tests.nightly.guards [WORD...]`."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import yaml
from tests.nightly.removals import Removal, try_all

GUARDS = Path(__file__).with_name("guards.yml")


def read_guards() -> list[Removal]:
    """The removals of guards.yml."""
    return [
        Removal(line["guard"], line["file"], line["old"], line["new"], tuple(shlex.split(line["tests"])))
        for line in yaml.safe_load(GUARDS.read_text("utf-8"))
    ]


def main(*words: str) -> int:
    """Print what came of each guard, or of those with a word in their name or file; return 1 if one was not caught."""
    wanted = [guard for guard in read_guards() if any(word in f"{guard.what} {guard.file}" for word in words or ("",))]
    came = []
    for guard, result in try_all(wanted):
        print(f"{result:12} {guard.file}: {guard.what}", flush=True)
        came.append(result)
    print(f"removed: {len(came)}, caught: {came.count('caught')}")
    return 0 if set(came) == {"caught"} else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
