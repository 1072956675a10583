"""The headings of a chapter: one title, no level left out, words under each, and no two of one name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import NamedTuple

from ..problems import Place, Problem, brief
from .bounds import MOST_TOLD
from .rows import rows
from .written import Line

CODE = "chapter-heading"
_HEADING = re.compile(r"(#{1,6})(?!#)\s*(\S.*?)\s*#*\s*")
_UNDER = re.compile(r"(=+|-+)\s*")
_ATTRIBUTES = re.compile(r"\s*\{:?[^{}]*\}\s*$")


class Heading(NamedTuple):
    """A heading: the line on which it stands, its level, its words, and the first line below it."""

    number: int
    level: int
    words: str
    below: int


def check(text: str, file: str) -> Iterator[Problem]:
    """What is wrong with the headings of a chapter."""
    written = rows(text)
    found = [*headings(written)]
    told = chain(_levels(found, file), _empty(found, written, file), _twice(found, file))
    yield from islice(told, MOST_TOLD)


def headings(written: Sequence[Line]) -> Iterator[Heading]:
    """The headings, as Python-Markdown reads them: a line after # signs, or one with === or --- below it."""
    above, halves = "", divides(written)
    kept = [line._replace(text="") if at in halves else line for at, line in enumerate(written)]
    for line, after in pairwise([*kept, Line(len(written) + 1, "", apart=True)]):
        if line.apart:
            above = ""
            continue
        if found := _HEADING.fullmatch(line.text):
            yield Heading(line.number, len(found[1]), _ATTRIBUTES.sub("", found[2]), line.number + 1)
        elif line.text.strip() and not above.strip() and not after.apart and (under := _UNDER.fullmatch(after.text)):
            yield Heading(line.number, 1 if under[1][0] == "=" else 2, line.text.strip(), after.number + 1)
        above = line.text


def divides(written: Sequence[Line]) -> set[int]:
    """The rows, from 0, of seven equals signs below a title: no chapter has two, and merges leave such a line."""
    found, titled = set[int](), False
    for at, line in enumerate(written):
        if line.apart:
            continue
        if titled and line.text.rstrip() == "=" * 7:
            found.add(at)
        titled = titled or line.text.startswith("# ") or bool(re.fullmatch(r"=+\s*", line.text))
    return found


def _levels(found: Sequence[Heading], file: str) -> Iterator[Problem]:
    title: Heading | None = None
    before = 1
    for heading in found:
        place = Place(file, heading.number)
        if heading.level == 1 and title:
            what = f'A chapter has one title, and "{brief(title.words)}" on line {title.number} is it.'
            yield Problem(place, CODE, what, f'Write "## {brief(heading.words)}".')
        elif heading.level > before + 1:
            what = f"This heading is of level {heading.level}, and the one above it is of level {before}."
            yield Problem(place, CODE, what, f'Write "{"#" * (before + 1)} {brief(heading.words)}".')
            before += 1
            continue
        title = title or (heading if heading.level == 1 else None)
        before = max(heading.level, 2) if heading.level == 1 and title is not heading else heading.level


def _empty(found: Sequence[Heading], written: Sequence[Line], file: str) -> Iterator[Problem]:
    """Headings with nothing below them; a chapter may be its title alone."""
    end = Heading(len(written) + 1, 1, "", 0)
    for heading, after in pairwise([*found, end]):
        below = written[heading.below - 1 : after.number - 1]
        if 1 < heading.level >= after.level and not any(line.apart or line.text.strip() for line in below):
            what = f'Nothing stands below the heading "{brief(heading.words)}".'
            yield Problem(Place(file, heading.number), CODE, what, "Write its text, or delete the heading.")


def _twice(found: Sequence[Heading], file: str) -> Iterator[Problem]:
    first: dict[str, Heading] = {}
    for heading in found:
        other = first.setdefault(" ".join(re.findall(r"\w+", heading.words.casefold())), heading)
        if other is not heading:
            what = f'The heading on line {other.number} is called "{brief(heading.words)}" too.'
            remedy = "Give one of the two another name, so that a link can tell them apart."
            yield Problem(Place(file, heading.number), "same-title", what, remedy)
