"""Remove the guards of guards.yml one at a time; tests must catch each."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml
from tests.nightly import tree
from tests.nightly.removals import Removal, try_all

GUARDS = Path(__file__).with_name("guards.yml")


def read_guards(text: str = "") -> list[Removal]:
    """The removals of guards.yml as it is, or as its text was."""
    return [
        Removal(line["guard"], line["file"], line["old"], line["new"], tuple(shlex.split(line["tests"])))
        for line in yaml.safe_load(text or GUARDS.read_text("utf-8"))
    ]


def chosen(arguments: Sequence[str]) -> list[Removal]:
    """The guards that a command line asks for: with a word in their name or file, and new since a commit."""
    parser = argparse.ArgumentParser(prog="python -m tests.nightly.guards", description=__doc__)
    parser.add_argument("words", nargs="*", metavar="WORD", help="what stands in the name or the file of a guard")
    parser.add_argument("--since", metavar="COMMIT", help="only guards that this commit does not have as they are")
    asked = parser.parse_args(arguments)
    known = read_guards(tree.at(asked.since, GUARDS)) if asked.since else []
    found = (guard for guard in read_guards() if guard not in known)
    return [guard for guard in found if any(word in f"{guard.what} {guard.file}" for word in asked.words or [""])]


def main(arguments: Sequence[str]) -> int:
    """Print what came of each guard; return 1 if one was not caught."""
    came = []
    for guard, result in try_all(chosen(arguments)):
        print(f"{result:12} {guard.file}: {guard.what}", flush=True)
        came.append(result)
    print(f"removed: {len(came)}, caught: {came.count('caught')}")
    return 0 if set(came) == {"caught"} else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
