"""Slips in YAML, judged by the lines themselves: what was meant, and the text as it reads once it is mended.

A parser says where it gave up, often below the slip and in its own words. Here each rule proposes what the line was
meant to be; a slip is told only if the parser gets further with it, so that every remedy is one that works. The mended
text has as many lines as before: what else is wrong in the file is told in the same run, each at its own line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from ..layout import LOADER
from .indentation import block, indented, moved, odd_one
from .quoting import brackets, quoted, quotes, unquoted
from .signs import LISTED, ODD_SPACE, agreed, colon, list_mark, listed, merge, named, odd_space, tab
from .slip import Lines, Rule, Slip, indent_of

__all__ = ["MOST", "ODD_SPACE", "Slip", "agreed", "joined", "mend", "named", "quoted"]

MOST = 20  # slips told of one file
TRIES = 200  # readings of one file, as each takes its time
LONGEST = 50_000  # characters; the largest file of the guide has half of it

Stop = tuple[int, int, int]  # the line and column, from 0, where the parser gave up; and the line of what it was in

_ENTRY = re.compile(r"^(\s*)- ")
ANYWHERE: tuple[Rule, ...] = (merge, tab)
NEAR: tuple[Rule, ...] = (
    odd_space, list_mark, block, colon, quotes, brackets, unquoted, odd_one,
)  # fmt: skip


def mend(text: str, sure: bool = False) -> tuple[str, list[Slip]]:
    """The text after all slips that are understood, and these in the order in which the parser met them.

    With `sure` only those are taken of which nobody can mean anything else, until one comes that is none.
    """
    slips: list[Slip] = []
    tries = TRIES
    while len(text) <= LONGEST and len(slips) < MOST and (stop := _stop(text)) is not None:
        for slip in _meant(text.split("\n"), stop):
            tries -= 1
            after = _stop("\n".join(slip.lines))
            if after is None or (after[:2] > stop[:2] and after[0] >= slip.line):
                if sure and not slip.sure:
                    return text, slips
                slips.append(slip)
                text = "\n".join(slip.lines)
                break
            if not tries:
                return text, slips
        else:
            break
    return text, slips


def joined(lines: Lines, first: int, last: int) -> Slip | None:
    """What is wrong with a text without quotes from line `first` to `last`, counted from 0; YAML makes one line of it.

    Lists whose signs YAML does not know, entries that are indented too far, and paragraphs are read in this way.
    """
    for at in range(first, last + 1):
        if found := LISTED.match(lines[at]) if at > first or LISTED.match(lines[min(at + 1, last)]) else None:
            return listed(lines, at, found)
        if at > first and _ENTRY.match(lines[at]):
            above = next((n for n in range(at - 1, -1, -1) if _ENTRY.match(lines[n])), None)
            what = "This line is indented further than the entry above, so YAML would join the two."
            return moved(lines, at, indent_of(lines[at if above is None else above]), what)
    for at in range(first + 1, last):
        if not lines[at].strip():
            what = "The text goes on after an empty line, and YAML would make one paragraph of both."
            remedy = 'Write "|" after the field\'s colon, and the whole text below it, indented.'
            return Slip(at + 1, 1, what, remedy, lines)
    return None


def _stop(text: str) -> Stop | None:
    """Where the parser gives up, None if it reads the text to its end."""
    follow = LOADER(text)
    try:
        while follow.get_event() is not None:
            pass
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        begun = getattr(error, "context_mark", None)
        return (mark.line, mark.column, (begun or mark).line) if mark else (0, 0, 0)
    return None


def _meant(lines: list[str], stop: Stop) -> Iterator[Slip]:
    """What may be meant: by rules that see a slip wherever it stands, then by those that look where reading stopped."""
    for rule in ANYWHERE:
        for at in range(min(stop[0] + 1, len(lines))):
            yield from rule(lines, at)
    near = dict.fromkeys((stop[2], stop[0], stop[0] - 1, stop[0] - 2, stop[0] + 1))
    there = [at for at in near if 0 <= at < len(lines) and lines[at].strip()]
    for rule in NEAR:
        for at in sorted(there):
            yield from rule(lines, at)
    for at in there:
        yield from indented(lines, at)
