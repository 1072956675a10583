"""A chapter as it is written: its text, its address, and which of its lines are Markdown."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ..front_matter import split
from ..prose import bare

# As Python-Markdown 3.11 reads it (`fenced_code`): anything else that looks like a block of code may be none.
_FENCE = re.compile(r"(`{3,}|~{3,}) *+(?:\{.*\}|\.?[\w#.+-]*+ *+(?:hl_lines=(?:\"[^\"]*\"|'[^']*') *)?)")
_TITLE = re.compile(r"^title:\s*(.+)", re.M)
_TOP = re.compile(r"^# (.+)", re.M)
DIRECTIVE = re.compile(r"\s*<!--\s*([a-z]+):((?:(?!--!?>).)*)-->\s*")
_TICKS = re.compile(r"`+")


@dataclass(frozen=True)
class Chapter:
    """A chapter as it is written. `uri` is its address, relative to which its links are made.

    `file` is its path below content/, `place` what people call it. One that mkdocs.yml trusts may hold any HTML.
    """

    file: str
    text: str
    prefix: str = ""
    trusted: bool = False

    @property
    def title(self) -> str:
        """What its page is called: in its front matter, in its first heading, or by its file."""
        front, body = split(self.text)
        found = _TITLE.search(front) or _TOP.search(body)
        return bare(found[1].strip().strip("\"'")) if found else posixpath.basename(self.uri.rstrip("/")).capitalize()

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


class Line(NamedTuple):
    """A line of a chapter, by number; `apart`: it is no Markdown, as front matter and blocks of code are none."""

    number: int
    text: str
    apart: bool


@lru_cache(maxsize=64)  # each rule asks for those of the same chapter
def lines(text: str) -> tuple[Line, ...]:
    """Each line of a chapter. A block of code that is never closed is none, as hosts take it for text."""
    return (*_lines(text),)


def _lines(text: str) -> Iterator[Line]:
    front, written = split(text)[0].count("\n"), text.split("\n")
    closings: dict[str, list[int]] = {}
    for number, line in enumerate(written):
        closings.setdefault(line.rstrip(" "), []).append(number)
    end = front
    for number, line in enumerate(written):
        if number >= end and (found := _FENCE.fullmatch(line)):
            same = closings.get(found[1], [])
            at = bisect_right(same, number)
            end = same[at] + 1 if at < len(same) else end
        yield Line(number + 1, line, number < end)


def spans(line: str) -> list[tuple[int, int]]:
    """From where to where code stands within a line, in columns from 0.

    As Python-Markdown has it: so many backticks end it as have begun it. If there are not so many anywhere, the longest
    row after them is taken, as long as it is shorter.
    """
    found = list[tuple[int, int]]()
    if "`" not in line:
        return found
    rows = [row.span() for row in _TICKS.finditer(line)]
    while rows:
        (start, end), *rows = rows
        start += line[start - 1 : start] == "\\"
        lengths = [last - first for first, last in rows]
        length = end - start if end - start in lengths else max(lengths, default=0)
        if 0 < length <= end - start:
            at = lengths.index(length)
            found.append((start, rows[at][1]))
            rows = rows[at + 1 :]
    return found


def uncoded(line: str) -> str:
    """A line without the code in it."""
    for start, end in reversed(spans(line)):
        line = line[:start] + line[end:]
    return line


def texts(written: Iterable[Chapter]) -> dict[str, str]:
    """What chapters tell their readers, by file: each text with empty lines where code stands in it."""
    return {chapter.place: _told(chapter.text) for chapter in written}


def _told(text: str) -> str:
    front = split(text)[0].count("\n")
    return "\n".join("" if line.apart and line.number > front else line.text for line in lines(text))


def leads_to(target: str, chapter: Chapter) -> str | None:
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
