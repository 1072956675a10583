"""Raw HTML in a chapter is told at its line, and shown as text: it can run, and hosts publish it as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from ..problems import Edit, Place, Problem, brief
from .bounds import MOST_TOLD
from .directives import DIRECTIVES, directive
from .written import DIRECTIVE, lines, spans, uncoded

CODE = "raw-html"
LONGEST = 20  # letters in which the name of an element stands, if it has one
_BEGINS = re.compile(r"<(?=[A-Za-z/!?])")
# What begins like HTML and is none: an address, one of a link, a note to the next author.
_FINE = re.compile(
    r"<(?:https?://[^<>\s\"']+|[\w.+-]+@[\w.-]+)>|(?:(?<=\]\()|(?<=\]: ))<[\w.#][^<>\s\"'=]*[:/.#][^<>\s\"'=]*>", re.I
)
_NOTE = re.compile(r"<!--(?:(?!--)[^<>])*-->")
_ENDLESS = re.compile(r"<!--(?:(?!--)[^<>])*(?=<!--|\Z)")
_ASKED = re.compile(rf"<!?[-\u2013\u2014]*\s*({'|'.join(DIRECTIVES)})\s*[:=]([^<>]*?)[-\u2013\u2014]*!?>?\s*$", re.I)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
# What to write in place of an element.
INSTEAD: Mapping[str, str] = MappingProxyType(
    {
        "a": "Write [words](address).",
        "img": "Write ![what it shows](file).",
        **dict.fromkeys(("b", "strong"), "Write **words**."),
        **dict.fromkeys(("i", "em"), "Write *words*."),
        **dict.fromkeys(("details", "summary"), 'Write ??? note "Title", and the text below it, moved in.'),
        **dict.fromkeys(("ul", "ol", "li"), "Write a list with - or 1. at the beginning of its lines."),
        **dict.fromkeys(("table", "tr", "td", "th"), "Write a table with | between its cells."),
        **dict.fromkeys(("h1", "h2", "h3", "h4"), "Write # before a heading."),
        "br": "End the line with a backslash, or begin a new paragraph.",
        "!": 'A note to the next author has neither "<", ">" nor "--" in it.',
    }
)
REMEDY = "Write it in Markdown, or as code between backticks."


def tame(text: str, file: str) -> tuple[str, list[Problem]]:
    """The text of a chapter in which no raw HTML is left, and a problem for each piece that is mended by itself."""
    made, problems, open_notes = list[str](), list[Problem](), _endless(text)
    found = [*_found(text)]
    told = _causes(
        [(number, column, line[column : column + LONGEST]) for number, line, columns in found for column in columns]
    )
    for number, line, columns in found:
        for column in columns:
            if (number, column) not in told:
                continue
            what = f'Raw HTML is not for chapters: "{brief(line[column:], 40)}".'
            remedy, edit = _remedy(line[column:])
            if (number, column) in open_notes:
                what = "A note to the next author begins here and never ends."
                remedy = 'Write "-->" after its last word.'
            place = Place(file, number, column + 1)
            problems.append(Problem(place, CODE, what, remedy, None if line[:column].strip() else edit))
        for column in reversed(columns):
            line = f"{line[:column]}&lt;{line[column + 1 :]}"
        made.append(line)
    return "\n".join(made), problems[:MOST_TOLD]


def _causes(tags: Sequence[tuple[int, int, str]]) -> set[tuple[int, int]]:
    """The lines and columns of what is told: not the end of an element, nor what goes when the element is mended."""
    begun: dict[str, list[int]] = {}
    ends: dict[int, int] = {}
    for at, (*_, html) in enumerate(tags):
        name = _name(html)
        if not html.startswith("</"):
            begun.setdefault(name, []).append(at)
        elif begun.get(name):
            ends[begun[name].pop()] = at
    closed, mended, told = {*ends.values()}, dict[str, int](), set[tuple[int, int]]()
    for at, (number, column, html) in enumerate(tags):
        remedy = INSTEAD.get(_name(html), REMEDY)
        if at not in closed and mended.get(remedy, -1) < at:
            told.add((number, column))
        mended[remedy] = max(mended.get(remedy, -1), ends.get(at, -1))
    return told


def _name(html: str) -> str:
    """The name of the element that begins or ends; the sign, of what is none."""
    tag = _TAG.match(html)
    return tag[1].lower() if tag else html[1]


def _endless(text: str) -> set[tuple[int, int]]:
    """The lines, and the columns from 0, of notes after which another begins, or the text ends."""
    begun = (found.start() for found in _ENDLESS.finditer(text))
    return {(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at) - 1) for at in begun}


def _remedy(html: str) -> tuple[str, Edit | None]:
    """What to write in place of HTML, and the same as an edit if it was meant for a directive."""
    if asked := _ASKED.match(html):
        return f'Write "{(made := directive(asked[1], asked[2]))}".', Edit(r".*\S", made.replace("\\", r"\\"))
    return INSTEAD.get(_name(html), REMEDY), None


def _found(text: str) -> Iterator[tuple[int, str, list[int]]]:
    """Each line by number, and the columns, from 0, at which raw HTML begins in it.

    A lone backtick may open code that ends in a later line of its paragraph: none of these is sure to be code then.
    """
    stray, at = False, 0
    for number, line, apart in lines(text):
        code = [] if stray else spans(line)
        stray = not apart and bool(line.strip()) and (stray or "`" in uncoded(line))
        begun = [] if apart or DIRECTIVE.fullmatch(line) else [found.start() for found in _BEGINS.finditer(line)]
        yield (
            number,
            line,
            [
                column
                for column in begun
                if not any(start <= column < end for start, end in code)
                and not _FINE.match(line, column)
                and not _NOTE.match(text, at + column)
            ],
        )
        at += len(line) + 1
