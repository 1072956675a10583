"""A slip in a chapter: what was meant as Markdown, and is none."""

from __future__ import annotations

from typing import NamedTuple

from ..problems import Edit

CODE = "chapter-slip"


class Slip(NamedTuple):
    """Where a slip stands (line and column from 1), what it is, and what to do; as an edit if nothing else is meant."""

    line: int
    column: int
    what: str
    remedy: str
    edit: Edit | None = None
