"""How big and how deep a chapter may be. Hosts take hours over some that are bigger, or fall over; these reach none."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from ..checks.wording import MARKS, NESTED
from ..problems import Place, Problem
from .written import Line, lines

CODE = "markdown-too-heavy"
MOST_BYTES = 200_000
DEEPEST = 8  # lists, quotes and boxes in one another
STEP = 4  # columns that a list or a box in another is moved in by
WIDEST = 300  # blanks in a row; Markdown looks from each of them to the end of the row
# Python-Markdown's time grows with the square of one sign in a paragraph; this much takes it about a tenth of a second.
MAX_WORK = 300_000
FARTHEST = 4 * MAX_WORK  # signs read for brackets, of which four take as long as one unit of that work
MOST_TOLD = 20  # of one chapter, by one rule; whoever has more has the wrong file


def _matches(pattern: str) -> Callable[[str], int]:
    found = re.compile(pattern)
    return lambda line: found.match(line) is not None


# What a chapter may have of each: the name in the plural, how many, and how many of it a line has.
BOUNDS: Mapping[str, tuple[int, Callable[[str], int]]] = MappingProxyType(
    {
        "lines": (6_000, lambda _: 1),
        "headings": (500, _matches(r" {0,3}#|(?:=+|-+) *$")),
        "blank lines": (3_000, lambda line: not line.strip()),
        "lines that look like blocks of code": (1_000, _matches(r"```|~~~")),
        "addresses of links written apart": (1_000, _matches(r" {0,3}\[[^\]]*\]:")),
        "cells of tables": (20_000, lambda line: line.count("|")),
        "backslashes": (5_000, lambda line: line.count("\\")),
        "ampersands": (5_000, lambda line: line.count("&")),
        "greater-than signs": (5_000, lambda line: line.count(">")),
    }
)


def bounded(text: str, file: str) -> tuple[str, list[Problem]]:
    """The text of a chapter without what is beyond a bound, and a problem for that; its lines keep their numbers.

    A chapter that is too big as a whole is empty; a line that is too deep goes alone, a paragraph as one.
    """
    told = next(_too_big(text, file), None)
    if told:
        return "", [told]
    kept, problems = text.split("\n"), []
    for first, last, what, remedy in (*_too_deep(text), *_too_wide(text), *_too_heavy(text)):
        kept[first - 1 : last] = [""] * (last - first + 1)
        problems.append(Problem(Place(file, first), CODE, what, remedy))
    return "\n".join(kept), problems[:MOST_TOLD]


def _too_big(text: str, file: str) -> Iterator[Problem]:
    if (size := len(text.encode())) > MOST_BYTES:
        what = f"The chapter has {size:,} bytes, and {MOST_BYTES:,} are the most."
        yield Problem(Place(file), CODE, what, "Make several chapters of it.")
        return
    counts = dict.fromkeys(BOUNDS, 0)
    for line in lines(text):
        for name, (most, of) in BOUNDS.items():
            counts[name] += 0 if line.apart and name != "lines" else of(line.text)
            if counts[name] > most:
                what = f"The chapter has more than {most:,} {name}."
                yield Problem(Place(file, line.number), CODE, what, "Make several chapters of it, or write it plainly.")


_QUOTES = re.compile(r"(?:[ \t]*>)+")
_BLANKS = re.compile(rf" {{{WIDEST + 1}}}(?=.*\S)")
_BRACKET = re.compile(r"[][()]")
_ADDRESS = re.compile(r"[^\"']*+(?:\"[^\"]*\"|'[^']*')?\s*")


def _too_deep(text: str) -> Iterator[tuple[int, int, str, str]]:
    """The lines that stand too far in, those in a row as one: first, last, what is wrong, and what to do."""
    for deep, group in itertools.groupby(lines(text), lambda line: not line.apart and _depth(line.text) > DEEPEST):
        if deep:
            first, *more = group
            what = (
                f"This line is {_depth(first.text)} levels deep in lists, quotes or boxes, and {DEEPEST} are the most."
            )
            yield first.number, first.number + len(more), what, "Move it out; code goes between two lines of ```."


def _depth(line: str) -> int:
    written = line.expandtabs(STEP).rstrip()
    quoted = _QUOTES.match(written)
    inner = written[quoted.end() :] if quoted else written
    return (quoted[0].count(">") if quoted else 0) + (len(inner) - len(inner.lstrip(" "))) // STEP


def _too_wide(text: str) -> Iterator[tuple[int, int, str, str]]:
    """The lines in which blanks stand in a long row, as those that are too deep."""
    for line in lines(text):
        if not line.apart and _BLANKS.search(line.text.expandtabs(STEP)):
            yield line.number, line.number, f"More than {WIDEST} blanks stand in a row here.", "Take them out."


def _too_heavy(text: str) -> Iterator[tuple[int, int, str, str]]:
    """The paragraphs over which Markdown would take very long."""
    work = 0
    for paragraph in paragraphs(text):
        written = "\n".join(line.text for line in paragraph)
        more = max(map(written.count, MARKS)) ** 2 + _reach(written) * MAX_WORK // FARTHEST
        if work + more <= MAX_WORK and not NESTED.search(written):
            work += more
            continue
        what = "This paragraph has very many Markdown signs, brackets without an end, or lists in lists on one line."
        yield paragraph[0].number, paragraph[-1].number, what, "Write it more plainly, or in several paragraphs."


def _reach(text: str) -> int:
    """How many signs Markdown reads from the brackets of links to those that close them, as far as that matters."""
    reach = 0
    for signs in _reaches(text):
        reach += signs
        if reach > FARTHEST:
            break
    return reach


def _reaches(text: str) -> Iterator[int]:
    """The signs that are read from each bracket: to the end if nothing closes it, or if a quote in it is no title's."""
    texts, addresses = list[int](), list[int]()
    for found in _BRACKET.finditer(text):
        at, sign = found.start(), found[0]
        if sign in "[(":
            (texts if sign == "[" else addresses).append(at)
        elif sign == "]" and texts:
            yield at - texts.pop()
        elif sign == ")" and addresses and text[(start := addresses.pop()) - 1 : start] == "]":
            yield (at if _ADDRESS.fullmatch(text, start + 1, at) else len(text)) - start
    yield from (len(text) - at for at in texts)
    yield from (len(text) - at for at in addresses if text[at - 1 : at] == "]")


def paragraphs(text: str) -> Iterator[list[Line]]:
    """Lines of Markdown that stand together, without an empty line or code between them."""
    for is_text, group in itertools.groupby(lines(text), lambda line: not line.apart and bool(line.text.strip())):
        if is_text:
            yield list(group)
