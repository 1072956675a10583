"""What stands between two lines of --- at the top of a chapter: read as strictly as data, before a host reads it.

Hosts hand it to a parser that crashes the whole process on deep nesting. What they get is harmless, also while a
server goes on in spite of problems.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from .problems import Place, Problem
from .source import parse
from .text import read_text

MAX_BYTES = 8_000
MAX_DEPTH = 20

# All that MkDocs 1.6.1 (`utils.meta.YAML_RE`) or Zensical 0.0.73 takes for it, and that with nothing between the lines.
_BEGINS = re.compile(r"---[ \t]*\n")
_ENDS = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M)


def split(text: str) -> tuple[str, str]:
    """The front matter of a chapter, with its lines of ---, and the Markdown below; either may be empty."""
    begun = _BEGINS.match(text)
    ended = _ENDS.search(text, begun.end()) if begun else None
    return (text[: ended.end()], text[ended.end() :]) if ended else ("", text)


def read_chapter(path: Path, root: Path, prefix: str = "") -> tuple[str | None, list[Problem]]:
    """The text of the chapter at `path` below `root`, and what is wrong with it; `prefix` stands before its name."""
    text, problems = read_text(path, root, prefix)
    return (None, problems) if text is None else harmless(text, f"{prefix}{path.relative_to(root).as_posix()}")


def harmless(text: str, file: str) -> tuple[str, list[Problem]]:
    """A chapter's text for any host, and what is wrong with its front matter.

    Empty lines take the place of front matter that is refused, or says nothing.
    """
    front, body = split(text)
    if not front:
        return text, []
    fields, problems = _fields(front.rstrip().rpartition("\n")[0], file)
    return text if fields else "\n" * front.count("\n") + body, problems


def _fields(text: str, file: str) -> tuple[dict[str, Any], list[Problem]]:
    """What front matter says, without the line that ends it; {} if it is refused, or says nothing."""
    if (size := len(text.encode())) > MAX_BYTES:
        what, remedy = f"The front matter has {size:,} bytes.", f"At most {MAX_BYTES:,} are read. Move text below it."
        return {}, [Problem(Place(file), "file-too-big", what, remedy)]
    document, problems = parse(text, file, MAX_DEPTH)
    if document is None or document.value is None or isinstance(document.value, dict):
        return (document and document.value) or {}, problems
    remedy = 'Write a field\'s name, a colon and its value on each line; or put an empty line above the first "---".'
    return {}, [Problem(document.place(), "wrong-type", "The front matter is not a map of fields.", remedy)]
