"""What the program makes of questions that were added to its table: run in a tree of its own by test_questions.py.

Prints, as JSON, the pages of a guide, what a browser knows, and what is said when a word is missing. AssertionError if
Python and the scripts of the tree differ.
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
from strideguide.model.questions import QUESTIONS
from strideguide.training.address import format
from strideguide.training.answers import Answers
from strideguide.training.match import Matcher
from strideguide.training.proof import prove
from strideguide.views.asked import asked, needed
from strideguide.views.guide import Desk, Guide
from strideguide.words import Words
from tests.node import drawn
from tests.node.properties import compare
from tests.node.runtime import Node

RANDOM = 200  # answers that are compared


def made(tree: Path, root: Path, added: list[str]) -> dict[str, Any]:
    """Everything that the test looks at."""
    assert Path(strideguide.__file__).is_relative_to(tree)
    guide = site.build(root)
    data = json.loads(guide.files["picker.json"])
    matcher, proof = Matcher(data), prove(load(root))
    answers = [Answers(footing=0), Answers(footing=1), Answers(hints=frozenset([0, 1]))]
    _compared(tree, data)
    return {
        "problems": [*map(str, guide.problems)],
        "pages": {page.uri: page.body for page in guide.pages},
        "data": data,
        "count": proof.cover.every.total if proof.cover else 0,
        "addresses": [format(one, data) for one in answers],
        "best": [[data["plans"][match.plan]["id"], match.relaxed] for match in map(matcher.best, answers) if match],
        "lacking": {key: said for question in added for key, said in _lacking(root, question)},
    }


def _compared(tree: Path, data: Any) -> None:
    node = Node(tree / "tests/node/server.mjs")
    compare(node, "picker", data, [*drawn.answers(data, Random(1), RANDOM), *drawn.directed_answers(data)])
    node.close()


def _lacking(root: Path, question: str) -> Iterator[tuple[str, str]]:
    """For each word of the question what is said where it is missing."""
    library = load(root)
    data = prove(library).data
    assert data
    for key in needed(QUESTIONS[question]):
        words = Words.load()
        for one in (key, f"{key}_other"):
            words.entries.pop(one, None)
        try:
            list(asked(Desk(Guide(library, words), "find/"), data))
        except LookupError as error:
            yield key, str(error)


if __name__ == "__main__":
    tree, root, *added = sys.argv[1:]
    print(json.dumps(made(Path(tree), Path(root), added)))
