"""Tables of a chapter that Markdown does not take for tables: readers would see their signs in one long line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..problems import number_of
from .rows import indent, parts, runs
from .slip import Slip
from .written import Line

_APART = re.compile(r"#{1,6}\s|\s*(?:!!!|\?\?\?)")  # lines that belong to no table below them
_BAR = re.compile(r"(?<!\\)\|")
_UNDER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")  # below the head of a table
_BORDERED = re.compile(r"\s*\|.*\|\s*")
_MARK = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\t")  # of an entry, with a tab after it


def slips(written: Sequence[Line]) -> Iterator[Slip]:
    """What is wrong with what looks like a table: its place, its head, or its signs."""
    for run in runs(written):
        for part in parts(run, _APART):
            yield from _ruled(part)
            yield from _typed(part)


def _ruled(part: Sequence[Line]) -> Iterator[Slip]:
    """A table with bars between its cells."""
    at = next((n for n, line in enumerate(part) if "|" in line.text and _UNDER.fullmatch(line.text)), None)
    if at is None:
        rows = [line for line in part if _BORDERED.fullmatch(line.text)]
        if len(rows) > 1:
            under = "|---" * _cells(rows[0].text) + "|"
            what = "Nothing stands between the head of this table and its rows, so it is none."
            yield _slip(rows[0], what, f'Write "{under}" below this line.')
    elif at == 0:
        what = "This table has no head, so it is none."
        yield _slip(part[0], what, "Write above this line what each column is, with | between.")
    elif at > 1:
        what = "Markdown takes this table for a part of the text above it."
        yield _slip(part[at - 1], what, "Put an empty line above it.")
    elif (head := _cells(part[0].text)) != (cells := _cells(part[1].text)):
        what = f"The head of this table has {number_of(head, 'cell')}, and the line below it has {cells}."
        yield _slip(part[1], what, f'Write "{"|---" * head}|".')


def _typed(part: Sequence[Line]) -> Iterator[Slip]:
    """A table as word processors and spreadsheets copy it, with tabs between its cells."""
    rows = [line for line in part if "\t" in line.text.strip() and not _MARK.match(line.text)]
    if len(rows) > 1:
        cells = [cell.strip() for cell in rows[0].text.split("\t") if cell.strip()]
        what = "Tabs stand between these words, as in a table of another program; readers would see blanks."
        remedy = f'Write "| {" | ".join(cells)} |", below it "{"|---" * len(cells)}|", and its rows like the first.'
        yield _slip(rows[0], what, remedy)


def _cells(line: str) -> int:
    return len(_BAR.findall(line.strip().removeprefix("|").removesuffix("|"))) + 1


def _slip(line: Line, what: str, remedy: str) -> Slip:
    return Slip(line.number, indent(line.text) + 1, what, remedy)
