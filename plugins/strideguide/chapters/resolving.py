"""A chapter's Markdown as hosts get it: links lead to addresses, directives are what they ask for."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any, NamedTuple

from ..front_matter import opened
from ..layers.hiding import still_named, told, unlinked, untold
from ..library import CHAPTER, Library
from ..links import SAFE_SCHEMES, check_target
from ..model.kinds import KINDS
from ..problems import Place, Problem
from ..views.chapter_home import joined
from ..views.guide import Afar, Desk, Guide
from ..views.pictures.figures import shared_shapes
from . import leading, outline, pictures, slips
from .directives import Sheet
from .emptied import closed
from .finished import judged
from .leading import Ground
from .raw import tame
from .written import DIRECTIVE, Chapter, Line, leads_to, lines, spans

# Links whose address has a scheme, in brackets or written apart; and all links, those of a brand's own HTML too.
_LINK = re.compile(r"(\]\(\s*<?|^ {0,3}\[[^\]]+\]:\s*<?)([a-z][a-z0-9+.-]*:[^)\s>]*)", re.I)
_ANY_LINK = re.compile(r"(?:\]\(|^ {0,3}\[(?!\^)[^\]]+\]:)\s*<?([^)\s>]+)|<(https?://[^\s<>]+)>|\bhref=[\"']([^\"']+)")
_ID = re.compile(r"\bid=[\"']?([^\"'\s>]+)")

# Chapters that keep readers safe: where they lead to what is hidden, their words stay.
KEPT = frozenset({"about.md", "pain.md", "running-again.md"})
_SHAPES = re.compile(r'\n\n<div><svg [^>]*class="sg-shapes".*?</svg></div>\n', re.S)


class Resolved(NamedTuple):
    """A chapter's Markdown for a host, what is wrong with it, and the ids of its page; None if nobody knows them."""

    text: str
    problems: list[Problem]
    parts: frozenset[str] | None


def resolve(
    chapter: Chapter, guide: Guide, ground: Ground | None, extensions: Mapping[str, Any] | None = None
) -> Resolved:
    """The chapter for a host.

    `ground` is what links can lead to; None for a text that stands elsewhere than its file says, with whose relative
    links the guide has nothing to do. `extensions` are those of Markdown that the host has, with their settings.
    """
    has = extensions or {}
    slipped = set[int]()  # the lines of which nobody knows where their links lead
    text, problems = (chapter.text, []) if chapter.trusted else tame(chapter.text, chapter.place)
    if not chapter.trusted:
        told = slips.check(chapter.text, chapter.place, has if ground and ground.sure else None)
        problems += [*told, *outline.check(chapter.text, chapter.place)]
        slipped = {problem.place.line for problem in told}
    shown = _shower(chapter, guide.library)
    if guide.library.hidden:
        text = _without_hidden(text, shown, unlinked if chapter.file in KEPT else untold)
    sheet = Sheet(chapter, Afar(guide, "") if ground is None else Desk(guide, chapter.uri), shown)
    made, plain = list[Line](), list[str]()  # for the host, and without what is made here
    for number, line, apart in lines(text):
        place = Place(chapter.place, number)
        drawn, found = (None, []) if apart else sheet.made(line, place)
        if not apart:
            problems += [*(() if number in slipped else _broken(line, sheet, place, ground)), *found]
            line = _linked(line, sheet.desk) if drawn is None else ""
        plain.append(line)
        made.append(Line(number, sheet.titled(line) if drawn is None else drawn, apart))
    parts = None
    if not chapter.trusted:
        bad, wrong, parts = judged("\n".join(plain), chapter.place, has)
        made = [line._replace(text="") if line.number in bad else line for line in made]
        problems += wrong
    if guide.library.hidden:
        made = closed(text, made, plain, lambda text: judged(text, chapter.place, has).parts if parts else None)
    problems += sheet.ended()
    whole = _whole("\n".join([*(line.text for line in made), *["</div>"] * bool(sheet.begun)]))
    return Resolved(opened(whole), problems, None if parts is None else parts.union(_ID.findall(whole)))


def _whole(text: str) -> str:
    """A chapter with cards in lists, and with the shapes that its pictures have in common: once, if it had them."""
    made = joined(_SHAPES.sub("", text))
    shapes = shared_shapes(made)
    return f"{made}\n\n<div>{shapes}</div>\n" if shapes else made


def _shower(chapter: Chapter, library: Library) -> Callable[[str], bool]:
    """Whether the target of a link in a chapter is shown: no hidden thing, chapter or section."""
    hidden = library.hidden
    addresses = {Chapter(id, "").uri if kind == CHAPTER else KINDS[kind].uri(id) for kind, id in hidden}
    addresses |= {f"{KINDS[kind].folder}/" for kind, _ in hidden if kind in KINDS and not library.declared[kind]}

    def shown(target: str) -> bool:
        kind, _, id = target.partition(":")
        return (kind, id.partition("#")[0]) not in hidden and leads_to(target, chapter) not in addresses

    return shown


def still_naming(chapter: Chapter, library: Library) -> Iterator[tuple[tuple[str, str], Place]]:
    """The hidden things that a chapter still names, as it warns or keeps readers safe, and on which line each."""
    if not any(f"{kind}:{id}" in chapter.text for kind, id in library.hidden if kind in KINDS):
        return
    shown = _shower(chapter, library)
    left = chapter.text if chapter.file in KEPT else _without_hidden(chapter.text, shown, told)
    for target in dict.fromkeys(still_named(left, shown)):
        kind, _, id = target.partition("#")[0].partition(":")
        if kind in KINDS:
            at = (line.number for line in lines(chapter.text) if f"({target})" in line.text)
            yield (kind, id), Place(chapter.place, next(at, 1))


def _without_hidden(
    text: str, shown: Callable[[str], bool], without: Callable[[str, Callable[[str], bool]], str]
) -> str:
    """The text without sentences that lead to what is hidden, or with their words; directives see to theirs."""
    parts = (
        ("\n".join(line.text for line in group), kept)
        for kept, group in itertools.groupby(
            lines(text), lambda line: line.apart or bool(DIRECTIVE.fullmatch(line.text))
        )
    )
    return "\n".join(part if kept else without(part, shown) for part, kept in parts)


def _linked(line: str, desk: Desk) -> str:
    """A line in which links to things lead to their addresses; one that may lead nowhere, or anywhere, to "#"."""
    code = _code(line)

    def address(found: re.Match[str]) -> str:
        scheme = found[2].partition(":")[0]
        if found.start() in code or scheme.lower() in SAFE_SCHEMES:
            return found[0]
        return found[1] + (desk.address(found[2]) or "#")

    return _LINK.sub(address, line)


def _broken(line: str, sheet: Sheet, place: Place, ground: Ground | None) -> Iterator[Problem]:
    """What is wrong with the links in a line; a directive may lead to what is hidden, and then asks for nothing."""
    code, chapter = _code(line), sheet.chapter
    shown = [found for found in pictures.PICTURE.finditer(line) if found.start() not in code]
    if ground is not None and shown and not chapter.trusted:
        yield from pictures.check(_uncoded(line, code), place, chapter, ground)
    of_pictures = {found.start("path") + 1 for found in shown}
    for target, spot in _targets(line, code, place):
        if sheet.shows(target):
            yield from check_target(sheet.desk.guide.library, target, spot, relative=True)
            if ground is not None and spot.column not in of_pictures:
                yield from leading.check(target, spot, chapter, ground)


def _uncoded(line: str, code: Container[int]) -> str:
    """A line with blanks where code stands in it."""
    return "".join(" " if at in code else sign for at, sign in enumerate(line))


def links_in(chapter: Chapter) -> Iterator[tuple[str, Place]]:
    """Where the links of a chapter lead, as they are written, and where they stand."""
    for number, line, apart in lines(chapter.text):
        if not apart:
            yield from _targets(line, _code(line), Place(chapter.place, number))


def _targets(line: str, code: Container[int], place: Place) -> Iterator[tuple[str, Place]]:
    if "]" not in line and "<" not in line and "href=" not in line:
        return  # as most lines
    for found in _ANY_LINK.finditer(line):
        if found.start() not in code:
            target = found[1] or found[2] or found[3]
            yield target, Place(place.file, place.line, found.start() + found[0].index(target) + 1)


def _code(line: str) -> frozenset[int]:
    """The columns of a line, from 0, that are code."""
    return frozenset(at for start, end in spans(line) for at in range(start, end))
