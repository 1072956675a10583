"""A chapter as its Markdown is judged: line by line, with what is code or no text in it made harmless."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from .written import DIRECTIVE, Line, lines, spans

HIDDEN = "x"  # stands for each sign of code, and for one that a backslash makes a letter
_UNSAID = "\0"  # stands for each sign of a note
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+.!~|-]")
_NOTE = re.compile(r"<!--(?:(?!--!?>).)*--!?>")


@lru_cache(maxsize=4)
def rows(text: str) -> tuple[Line, ...]:
    """The lines of a chapter. Code in them reads "xxx", and notes to the next author are blanks.

    A directive is what it shows: it reads "x".
    """
    made: list[Line] = []
    for is_text, group in groupby(lines(text), lambda line: not line.apart and bool(line.text.strip())):
        run = [*group]
        made += _plain(run) if is_text else run
    return (*made,)


def _plain(run: Sequence[Line]) -> Iterator[Line]:
    """The lines of a paragraph, in which code may go on from one line to the next."""
    whole = "\n".join(HIDDEN if DIRECTIVE.fullmatch(line.text) else line.text for line in run)
    for start, end in spans(whole):
        whole = whole[:start] + re.sub(r"[^\n]", HIDDEN, whole[start:end]) + whole[end:]
    whole = _NOTE.sub(lambda note: _UNSAID * len(note[0]), _ESCAPED.sub(HIDDEN * 2, whole))
    for line, text in zip(run, whole.split("\n"), strict=True):
        yield Line(line.number, text.replace(_UNSAID, HIDDEN) if text.strip(f" {_UNSAID}") else "", apart=False)


def runs(written: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines that stand together: paragraphs, lists, boxes."""
    for is_text, group in groupby(written, lambda line: not line.apart and bool(line.text.strip())):
        if is_text:
            yield [*group]


def parts(run: Sequence[Line], alone: re.Pattern[str]) -> Iterator[list[Line]]:
    """The lines of a run that Markdown reads together: those that begin as `alone` says, and directives, part them."""
    part: list[Line] = []
    for line in run:
        if alone.match(line.text) or line.text.strip() == HIDDEN:
            yield part
            part = []
        else:
            part.append(line)
    yield part


def indent(text: str) -> int:
    """The columns before the first sign of a line."""
    spread = text.expandtabs(4)
    return len(spread) - len(spread.lstrip(" "))
