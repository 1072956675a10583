"""A chapter's Markdown as hosts get it: links lead to addresses, directives are what they ask for."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any

from ..front_matter import opened
from ..layers.hiding import unlinked
from ..library import CHAPTER, Library
from ..links import SAFE_SCHEMES, check_target
from ..model.kinds import KINDS
from ..problems import Place, Problem, brief, did_you_mean
from ..views.chapter_home import joined
from ..views.guide import Afar, Desk, Guide
from ..views.pictures.figures import shared_shapes
from .directives import Sheet
from .finished import judged
from .raw import tame
from .written import DIRECTIVE, Chapter, leads_to, lines, spans

# Links whose address has a scheme, in brackets or written apart; and all links, those of a brand's own HTML too.
_LINK = re.compile(r"(\]\(\s*<?|^ {0,3}\[[^\]]+\]:\s*<?)([a-z][a-z0-9+.-]*:[^)\s>]*)", re.I)
_ANY_LINK = re.compile(r"(?:\]\(|^ {0,3}\[[^\]]+\]:)\s*<?([^)\s>]+)|\bhref=[\"']([^\"']+)")

_SHAPES = re.compile(r'\n\n<div><svg [^>]*class="sg-shapes".*?</svg></div>\n', re.S)


def resolve(
    chapter: Chapter, guide: Guide, known: Mapping[str, object] | None, extensions: Mapping[str, Any] | None = None
) -> tuple[str, list[Problem]]:
    """The chapter's Markdown for a host, and what is wrong with it.

    `known` has the uris of all pages; None for a text that stands elsewhere than its file says, with whose relative
    links the guide has nothing to do. `extensions` are those of Markdown that the host has, with their settings.
    """
    text, problems = (chapter.text, []) if chapter.trusted else tame(chapter.text, chapter.place)
    shown = _shower(chapter, guide.library)
    if guide.library.hidden:
        text = _without_hidden(text, shown)
    sheet = Sheet(chapter, Afar(guide, "") if known is None else Desk(guide, chapter.uri), shown)
    made, plain = list[str](), list[str]()  # for the host, and without what is made here
    for number, line, apart in lines(text):
        place = Place(chapter.place, number)
        drawn, found = (None, []) if apart else sheet.made(line, place)
        if not apart:
            problems += [*_broken(line, sheet, place, known), *found]
            line = _linked(line, sheet.desk) if drawn is None else ""
        plain.append(line)
        made.append(sheet.titled(line) if drawn is None else drawn)
    if not chapter.trusted:
        bad, wrong = judged("\n".join(plain), chapter.place, extensions or {})
        made = ["" if number in bad else line for number, line in enumerate(made, 1)]
        problems += wrong
    problems += sheet.ended()
    return opened(_whole("\n".join([*made, *["</div>"] * bool(sheet.begun)]))), problems


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


def _without_hidden(text: str, shown: Callable[[str], bool]) -> str:
    """The text in which links to what is hidden are only their words; directives see to theirs themselves."""
    parts = (
        ("\n".join(line.text for line in group), kept)
        for kept, group in itertools.groupby(
            lines(text), lambda line: line.apart or bool(DIRECTIVE.fullmatch(line.text))
        )
    )
    return "\n".join(part if kept else unlinked(part, shown) for part, kept in parts)


def _linked(line: str, desk: Desk) -> str:
    """A line in which links to things lead to their addresses; one that may lead nowhere, or anywhere, to "#"."""
    code = _code(line)

    def address(found: re.Match[str]) -> str:
        scheme = found[2].partition(":")[0]
        if found.start() in code or scheme.lower() in SAFE_SCHEMES:
            return found[0]
        return found[1] + (desk.address(found[2]) or "#")

    return _LINK.sub(address, line)


def _broken(line: str, sheet: Sheet, place: Place, known: Mapping[str, object] | None) -> Iterator[Problem]:
    """What is wrong with the links in a line; a directive may lead to what is hidden, and then asks for nothing."""
    for target, spot in _targets(line, _code(line), place):
        if sheet.shows(target):
            yield from check_target(sheet.desk.guide.library, target, spot, relative=True)
            if known is not None:
                yield from _relative(target, spot, sheet.chapter, known)


def links_in(chapter: Chapter) -> Iterator[tuple[str, Place]]:
    """Where the links of a chapter lead, as they are written, and where they stand."""
    for number, line, apart in lines(chapter.text):
        if not apart:
            yield from _targets(line, _code(line), Place(chapter.place, number))


def _targets(line: str, code: Container[int], place: Place) -> Iterator[tuple[str, Place]]:
    for found in _ANY_LINK.finditer(line):
        if found.start() not in code:
            target = found[1] or found[2]
            yield target, Place(place.file, place.line, found.start() + found[0].index(target) + 1)


def _code(line: str) -> frozenset[int]:
    """The columns of a line, from 0, that are code."""
    return frozenset(at for start, end in spans(line) for at in range(start, end))


def _relative(target: str, place: Place, chapter: Chapter, known: Mapping[str, object]) -> Iterator[Problem]:
    """A problem if a link to a Markdown file, or to an address with "/" at its end, leads to no page."""
    uri = leads_to(target, chapter)
    if uri is not None and uri not in known:
        what = f'There is no page "{brief(target.partition("#")[0])}".'
        yield Problem(place, "broken-link", what, did_you_mean(uri, (str(k) for k in known)))
