"""A slip in a chapter: what was meant as Markdown, and is none."""

from __future__ import annotations

from typing import NamedTuple

CODE = "chapter-slip"


class Slip(NamedTuple):
    """Where a slip stands (line and column from 1), what it is, and what to do."""

    line: int
    column: int
    what: str
    remedy: str
