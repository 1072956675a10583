"""Hand-written Markdown: links to things become addresses, comment directives become lists, slips become problems."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from . import hostfile
from .checks.wording import MARKS, NESTED
from .faults import did_you_mean
from .front_matter import read_chapter, split
from .layers import layers
from .layers.hiding import unlinked
from .library import CHAPTER, Library
from .links import check_target
from .model.kinds import KINDS
from .problems import Place, Problem, brief
from .views.chapter_list import listed
from .views.chapter_picture import picture, thumb
from .views.guide import Afar, Desk, Guide
from .views.pictures.figures import shared_shapes

_LINK = re.compile(r"(\]\(\s*<?)([a-z][a-z0-9+.-]*:[^)\s>]*)", re.I)
_ANY_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)|\bhref=[\"']([^\"']+)")
_DIRECTIVE = re.compile(r"^\s*<!--\s*guide:(.*?)-->\s*$")
_PICTURE = re.compile(r"^\s*<!--\s*(picture|thumb):(.*?)-->\s*$")
_BEGINS = re.compile(r"<!--\s*(guide|picture|thumb):")
_FENCE = re.compile(r"^ {0,3}(```+|~~~+)")
_CODE = re.compile(r"(`+)(?:.+?)\1")

# Python-Markdown's time grows with the square of one sign in a paragraph; this much takes it about a third of a second.
MAX_WORK = 1_000_000

READING_TIME = "reading-time"
WORDS_A_MINUTE = 200


@dataclass(frozen=True)
class Chapter:
    """A chapter as it is written. `uri` is its address, relative to which its links are made.

    `file` is its path below content/, `place` what people call it.
    """

    file: str
    text: str
    prefix: str = ""

    @property
    def place(self) -> str:
        return f"{self.prefix}content/{self.file}"

    @property
    def uri(self) -> str:
        stem = self.file.removesuffix(".md")
        if posixpath.basename(stem) in ("index", "README"):
            folder = posixpath.dirname(stem)
            return f"{folder}/" if folder else ""
        return f"{stem}/"


def read(root: Path) -> tuple[list[Chapter], list[Problem]]:
    """Every Markdown file of content/; one of a higher layer stands for that of the same path below it."""
    files = {
        path.relative_to(layer.root / "content").as_posix(): (path, layer)
        for layer in layers(root)
        for path in layer.files("content")
        if path.suffix == ".md" and not path.is_dir()
    }
    host = hostfile.read(root)
    chapters: list[Chapter] = []
    problems = [*host.problems]
    for file, (path, layer) in sorted(files.items()):
        text, found = read_chapter(path, layer.root, host, layer.prefix)
        problems += found
        if text is not None:
            chapters.append(Chapter(file, text, layer.prefix))
    return chapters, problems


def shown(root: Path, library: Library) -> tuple[list[Chapter], list[Problem]]:
    """The chapters that are not hidden; a problem where one is hidden that is not there, or is the brand's own."""
    written, problems = read(root)
    by_file = {chapter.file: chapter for chapter in written}
    for (kind, file), place in library.hidden.items():
        if kind != CHAPTER:
            continue
        chapter = by_file.pop(file, None)
        if chapter is None:
            remedy = did_you_mean(file, by_file) or "Write its path below content/."
            problems.append(Problem(place, "override-orphan", f'There is no chapter "{file}" to hide.', remedy))
        elif not chapter.prefix:
            what = f"{chapter.place} is hidden, and a file of your own."
            problems.append(Problem(place, "override-clash", what, "Remove one of the two."))
    return [*by_file.values()], problems


def resolve(chapter: Chapter, guide: Guide, known: Mapping[str, object] | None) -> tuple[str, list[Problem]]:
    """The chapter's Markdown for a host, and what is wrong with it.

    `known` has the uris of all pages; None for a text that stands elsewhere than its file says, with whose relative
    links the guide has nothing to do.
    """
    text, problems = _lightened(chapter)
    if guide.library.hidden:
        text = _shown(text, chapter, guide.library)
    desk = Afar(guide, "") if known is None else Desk(guide, chapter.uri)
    lines = []
    for number, line, in_code in _lines(text):
        if in_code:
            lines.append(line)
            continue
        place = Place(chapter.place, number)
        if asked := _PICTURE.match(line):
            drawn, found = (picture if asked[1] == "picture" else thumb)(desk, asked[2], place)
            lines.append(line if drawn is None else drawn)
            problems += found
            continue
        directive = _DIRECTIVE.match(line)
        if directive and directive[1].strip() == READING_TIME:
            lines.append(_reading_time(chapter.text, guide))
            continue
        if directive:
            made, found = listed(directive[1].split(), desk, place)
        else:
            made, found = _linked(line, desk, place, chapter, known)
            found += _misplaced(line, place)
        lines.append(made)
        problems += found
    made = "\n".join(lines)
    shapes = shared_shapes(made)
    return f"{made}\n\n<div>{shapes}</div>\n" if shapes else made, problems


def _misplaced(line: str, place: Place) -> list[Problem]:
    """A directive that is none, as more stands on its line or it goes on to the next."""
    found = _BEGINS.search(_CODE.sub("", line))
    what = f'"<!-- {found[1]}: ... -->" has no line of its own.' if found else ""
    return [Problem(place, "bad-directive", what, "Put all of it on one line, and nothing else.")] if found else []


def _shown(text: str, chapter: Chapter, library: Library) -> str:
    """The text in which links to hidden things, chapters and sections are only their words."""
    hidden = library.hidden
    addresses = {Chapter(id, "").uri if kind == CHAPTER else KINDS[kind].uri(id) for kind, id in hidden}
    addresses |= {f"{KINDS[kind].folder}/" for kind, _ in hidden if kind in KINDS and not library.declared[kind]}

    def shown(target: str) -> bool:
        kind, _, id = target.partition(":")
        return (kind, id.partition("#")[0]) not in hidden and _leads_to(target, chapter) not in addresses

    parts = (
        ("\n".join(line for _, line, _ in lines), in_code)
        for in_code, lines in itertools.groupby(_lines(text), lambda line: line[2])
    )
    return "\n".join(part if in_code else unlinked(part, shown) for part, in_code in parts)


def _lightened(chapter: Chapter) -> tuple[str, list[Problem]]:
    """The text without the paragraphs over which Markdown would take very long, and a problem for each of these."""
    lines, problems, work = chapter.text.split("\n"), [], 0
    outside = itertools.groupby(_lines(chapter.text), lambda line: not line[2] and bool(line[1].strip()))
    for paragraph in (list(group) for is_text, group in outside if is_text):
        first, text = paragraph[0][0], "\n".join(line for _, line, _ in paragraph)
        marks = max(map(text.count, MARKS))
        if work + marks**2 <= MAX_WORK and not NESTED.search(text):
            work += marks**2
            continue
        place = Place(chapter.place, first)
        what = "This paragraph has very many Markdown signs, or lists in lists on one line."
        problems.append(Problem(place, "markdown-too-heavy", what, "Write it more plainly, or in several paragraphs."))
        lines[first - 1 : paragraph[-1][0]] = [""] * len(paragraph)
    return "\n".join(lines), problems


def _lines(text: str) -> Iterator[tuple[int, str, bool]]:
    """Each line with its number, and whether it is no Markdown: it stands in front matter or in a block of code."""
    front, fence = split(text)[0].count("\n"), ""
    for number, line in enumerate(text.split("\n"), 1):
        if number <= front:
            yield number, line, True
            continue
        found = _FENCE.match(line)
        inside = bool(fence)
        if found and not fence:
            fence = found[1]
        elif found and found[1].startswith(fence) and line.strip() == found[1]:
            fence = ""
        yield number, line, inside or bool(found)


def _linked(
    line: str, desk: Desk, place: Place, chapter: Chapter, known: Mapping[str, object] | None
) -> tuple[str, list[Problem]]:
    problems: list[Problem] = []
    code = _code(line)
    for target, spot in _targets(line, code, place):
        problems += check_target(desk.guide.library, target, spot, relative=True)
        problems += _relative(target, spot, chapter, known) if known is not None else ()

    def address(found: re.Match[str]) -> str:
        kind = found[2].partition(":")[0]
        if kind not in KINDS or found.start() in code:
            return found[0]
        return found[1] + (desk.address(found[2]) or "#")

    return _LINK.sub(address, line), problems


def texts(written: Iterable[Chapter]) -> dict[str, str]:
    """What chapters tell their readers, by file: each text with empty lines where code stands in it."""
    return {chapter.place: _told(chapter.text) for chapter in written}


def _told(text: str) -> str:
    front = split(text)[0].count("\n")
    return "\n".join("" if in_code and number > front else line for number, line, in_code in _lines(text))


def links_in(chapter: Chapter) -> Iterator[tuple[str, Place]]:
    """Where the links of a chapter lead, as they are written, and where they stand."""
    for number, line, in_code in _lines(chapter.text):
        if not in_code:
            yield from _targets(line, _code(line), Place(chapter.place, number))


def _targets(line: str, code: Container[int], place: Place) -> Iterator[tuple[str, Place]]:
    for found in _ANY_LINK.finditer(line):
        if found.start() not in code:
            target = found[1] or found[2]
            yield target, Place(place.file, place.line, found.start() + found[0].index(target) + 1)


def _code(line: str) -> frozenset[int]:
    """The columns of a line, from 0, that are code."""
    return frozenset(at for found in _CODE.finditer(line) for at in range(*found.span()))


def _relative(target: str, place: Place, chapter: Chapter, known: Mapping[str, object]) -> Iterator[Problem]:
    """A problem if a link to a Markdown file, or to an address with "/" at its end, leads to no page."""
    uri = _leads_to(target, chapter)
    if uri is not None and uri not in known:
        what = f'There is no page "{brief(target.partition("#")[0])}".'
        yield Problem(place, "broken-link", what, did_you_mean(uri, (str(k) for k in known)))


def _leads_to(target: str, chapter: Chapter) -> str | None:
    """The uri to which a relative link leads, None if it is none to a page."""
    path = target.partition("#")[0].partition("?")[0]
    if ":" in path or path.startswith("/"):
        return None
    if path.endswith(".md"):
        return Chapter(posixpath.normpath(posixpath.join(posixpath.dirname(chapter.file), path)), "").uri
    if path.endswith("/"):
        full = posixpath.normpath(posixpath.join(chapter.uri, path))
        return "" if full == "." else f"{full}/"
    return None


def _reading_time(text: str, guide: Guide) -> str:
    """How long the chapter takes to read, in whole minutes and at least one."""
    body = re.sub(r"<!--.*?-->|\]\([^)]*\)", " ", split(text)[1], flags=re.S)
    minutes = max(1, round(len(body.split()) / WORDS_A_MINUTE))
    return str(Markup('<p class="sg-reading-time">{}</p>').format(guide.words("chapter.reading_time", n=minutes)))
