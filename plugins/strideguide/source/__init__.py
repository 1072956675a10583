"""One YAML file becomes plain values, each with its place. Stricter than YAML: see CODES for what is refused."""

from __future__ import annotations

from pathlib import Path

import yaml

from ..problems import Place, Problem
from ..slips import MOST, mend
from ..text import read_text
from .document import Document
from .reader import Reader, Stop

__all__ = ["Document", "mended", "parse", "read", "syntax", "understood"]

MAX_DEPTH = 32
# What was begun and never ended: the slip is where it begins, not where the reader gave up.
_LEFT_OPEN = ("could not find expected ':'", "found unexpected end of stream", "did not find expected ',' or")
_LIKELY = {
    "found unexpected end of stream": "A quote or a bracket is opened here and never closed.",
    "block sequence entries are not allowed": "A list starts on its own line, below the field's name.",
}
# Problems in spite of which it is known what the file says, so that the rest of it can be judged in the same run.
_KNOWN = frozenset({"yaml-duplicate-key"})


def read(path: Path, root: Path, prefix: str = "") -> tuple[Document | None, list[Problem]]:
    """The document in the file at `path` below `root`, and what is wrong with it; `prefix` stands before its name."""
    text, problems = read_text(path, root, prefix)
    if text is None:
        return None, problems
    return parse(text, f"{prefix}{path.relative_to(root).as_posix()}")


def parse(text: str, file: str, deepest: int = MAX_DEPTH) -> tuple[Document | None, list[Problem]]:
    """The document that `text` holds, and what is refused in it, such as more than `deepest` levels.

    There is a document beside problems if it is known what was meant: slips are taken as mended, and of two fields of
    one name the first.
    """
    told: list[Problem] = []
    while True:
        reader = Reader(text, file, deepest)
        try:
            value = reader.document()
        except Stop:
            return None, [*told, *reader.problems]
        except yaml.YAMLError as error:
            better, slips, code = *mend(text), "yaml-syntax"
            if not slips:
                return None, [*told, *reader.problems, syntax(error, file)]
        else:
            better, slips, code = *reader.joined(), "joined-lines"
        told += [Problem(Place(file, slip.line, slip.column), code, slip.what, slip.remedy) for slip in slips]
        if better == text or len(told) > MOST:
            known = better == text and all(problem.code in _KNOWN for problem in reader.problems)
            return Document(file, value, text) if known else None, [*told, *reader.problems]
        text = better


def understood(text: str, file: str) -> tuple[str, tuple[Problem, ...]]:
    """YAML of somebody else's, such as a host's settings, as it was meant, and a problem for each slip in it."""
    better, slips = mend(text)
    return better, tuple(Problem(Place(file, *slip[:2]), "yaml-syntax", slip.what, slip.remedy) for slip in slips)


def mended(text: str) -> str:
    """The text after all slips in its YAML of which nobody can mean anything else."""
    while True:
        better, _ = mend(text, sure=True)
        reader = Reader(better, "", MAX_DEPTH)
        try:
            reader.document()
        except (Stop, yaml.YAMLError):
            return better
        text, slips = reader.joined()
        if text == better or not all(slip.sure for slip in slips):
            return better


def syntax(error: yaml.YAMLError, file: str) -> Problem:
    """What is wrong with YAML, where it is to be mended, when no rule understands it."""
    what = str(getattr(error, "problem", None) or "it can't be read")
    begun = getattr(error, "context_mark", None) if what.startswith(_LEFT_OPEN) else None
    mark = begun or getattr(error, "problem_mark", None)
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    remedy = "Look at this line and the one above: indentation, colons, and whether quotes and brackets are closed."
    likely = next((hint for words, hint in _LIKELY.items() if words in what), remedy)
    return Problem(place, "yaml-syntax", "From here on the file can't be read.", likely)
