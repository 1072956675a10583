"""Lists of a chapter that Markdown does not take for lists, and text that it takes for code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .boxes import STEP
from .rows import indent, parts, runs
from .slip import Slip
from .written import Line

_ENTRY = re.compile(r"\s*(?:[-*+]|\d{1,3}\.)\s+(?=\S)")
_ALONE = re.compile(r"#{1,6}\s|\s*(?:!!!|\?\?\?|>|\|)|\s*[-*_=\s]+$")  # lines that belong to no text below them
# What text may stand below, moved in: entries, boxes, tabs, terms, notes at the foot, blocks.
_HOLDS = re.compile(r"\s*(?:(?:[-*+]|\d{1,3}\.)\s|!!|\?\?\?|===|:\s|\[\^|///)")


def slips(written: Sequence[Line]) -> Iterator[Slip]:
    """What is wrong with lists, and with what is moved in like one."""
    before: list[Line] = []
    for run in runs(written):
        yield from _as_code(run, before)
        for part in parts(run, _ALONE):
            yield from _joined(part)
            yield from _moved(part)
        before = run if indent(run[0].text) < STEP else before


def _joined(part: Sequence[Line]) -> Iterator[Slip]:
    """A list that stands directly below a text."""
    entries = [at for at, line in enumerate(part) if _ENTRY.match(line.text)]
    if not entries or entries[0] == 0:
        return
    at = entries[0]
    if len(entries) > 1 or part[at - 1].text.rstrip().endswith(":"):
        what = "Markdown takes this list for a part of the text above it."
        yield Slip(part[at].number, indent(part[at].text) + 1, what, "Put an empty line above it.")


def _moved(part: Sequence[Line]) -> Iterator[Slip]:
    """Entries of a list in a list that are moved in too little: Markdown has them beside the one above."""
    if not part or not _ENTRY.match(part[0].text):
        return
    base = above = indent(part[0].text)
    for line in part[1:]:
        if _ENTRY.match(line.text):
            here = indent(line.text)
            if here > above and (here - base) % STEP:
                what = "This entry is meant to stand below the one above it, and Markdown puts it beside that one."
                yield Slip(line.number, 1, what, f"Begin the line with {above + STEP} blanks.")
            above = here - (here - base) % STEP if here > above else here


def _as_code(run: Sequence[Line], before: Sequence[Line]) -> Iterator[Slip]:
    """Text that is moved in and belongs to nothing above it: Markdown takes it for code."""
    if indent(run[0].text) >= STEP and not any(_HOLDS.match(line.text) for line in before):
        what = "This is moved in, so readers would see it as code."
        remedy = "Begin each of its lines at the very left; code stands between two lines of ```."
        yield Slip(run[0].number, 1, what, remedy)
