"""What the program makes of a kind of rule that was added to it: run in a tree of its own by test_kinds.py.

Prints, as JSON, problems, pages, what a plan's page tells its scripts, the schema and the reference, and what is said
when a word is missing. AssertionError if Python and the scripts of the tree differ.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import strideguide
from strideguide import site
from strideguide.library import load
from strideguide.reference import fields
from strideguide.schema import schemas
from strideguide.training.kinds import KINDS
from strideguide.training.proof import prove
from strideguide.views.guide import Guide
from strideguide.words import Words
from tests.invented import invented
from tests.mixes import day_rules, groups
from tests.node import drawn
from tests.node.properties import Week, compare
from tests.node.runtime import Node

WEEKS = 60  # that are compared for each mix of sessions


def made(tree: Path, root: Path, guide: Path, kind: str) -> dict[str, Any]:
    """Everything that the test looks at; `guide` has the exercises of which sessions to compare are made."""
    assert Path(strideguide.__file__).is_relative_to(tree)
    built = site.build(root)
    _compared(tree, root, guide)
    return {
        "check": [*map(str, site.check(root))],
        "build": [*map(str, built.problems)],
        "pages": {page.uri: page.body for page in built.pages},
        "proof": [f"{found.proof} {found.rule}: {found.words}" for found in prove(load(root)).findings],
        "schema": schemas(load(root))["schemas/rules.schema.json"],
        "reference": fields.page(),
        "lacking": dict(_lacking(root, kind)),
    }


def _compared(tree: Path, root: Path, guide: Path) -> None:
    node, random = Node(tree / "tests/node/server.mjs"), Random(1)
    rules = day_rules(load(root))
    for group in groups(load(root), invented(load(guide))):
        given = [*drawn.weeks(len(group[0]), random, WEEKS)]
        for hours in (0, 6):
            compare(node, "week", Week(rules, group[0], hours), given)
    node.close()


def _lacking(root: Path, kind: str) -> Iterator[tuple[str, str]]:
    """For each word of the kind what is said where it is missing."""
    library, words = load(root), Words.load()
    for key in [f"looks.{kind}.{word}" for word in KINDS[kind].words]:
        text = words.entries.pop(key)
        try:
            Guide(library, words)
        except LookupError as error:
            yield key, str(error)
        words.entries[key] = text


if __name__ == "__main__":
    tree, root, guide, kind = sys.argv[1:]
    print(json.dumps(made(Path(tree), Path(root), Path(guide), kind)))
