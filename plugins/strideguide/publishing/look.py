"""The last look at a site before it is published: every file, whoever made it."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from .manifest import Entry, paths
from .markup import Markup, is_script, markup

SENTINEL = b"guideframe"  # with which all words begin that stand in a frame until it is filled
_INDEX = "index.html"
_SEARCH = "search/index.json"
_SITEMAP = "sitemap.xml"


class Finding(NamedTuple):
    """What is wrong with the file at `path` of the site: half a sentence."""

    path: str
    why: str


class _Wrong(Exception):
    """What is wrong with one file or one link."""


class Look:
    """A look at the site in `folder`, whose address is `address`: what is wrong, and what every file is."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.base = urlsplit(address).path or "/"
        self.address = address
        self.findings: list[Finding] = []
        self.files: dict[str, Entry] = {}
        self._parts: dict[str, frozenset[str]] = {}
        self._asked: dict[tuple[str, str], str] = {}  # file and part, and a page that leads there
        self._paths = frozenset(paths(folder))
        for path in sorted(self._paths):
            self._look(path)
        self.findings += [
            Finding(page, f'it leads to the part "{part}" of {file}, which has none of that name')
            for (file, part), page in self._asked.items()
            if file in self._parts and part not in self._parts[file]
        ]
        self.findings.sort()

    def _look(self, path: str) -> None:
        try:
            data = self._read(path)
            self.files[path] = Entry.of(data)
            for suffix, check in _CHECKS.items():
                if path.endswith(suffix):
                    check(self, path, data)
            if SENTINEL in _unpacked(path, data).lower():
                raise _Wrong("it holds words of a frame that nobody has filled")
        except _Wrong as wrong:
            self.findings.append(Finding(path, str(wrong)))

    def _read(self, path: str) -> bytes:
        file = self.folder / path
        if file.is_symlink() or not file.is_file():
            raise _Wrong("it is no file but something that leads elsewhere")
        return file.read_bytes()

    def page(self, path: str, data: bytes) -> None:
        """A page is whole, and each of its links leads somewhere."""
        try:
            read: Markup = markup(data.decode("utf-8"))
        except UnicodeDecodeError:
            raise _Wrong("it is no text in UTF-8") from None
        self._parts[path] = read.parts
        for link in sorted(read.links):
            self._follow(path, link)
        if read.torn:
            raise _Wrong(read.torn)

    def index(self, path: str, data: bytes) -> None:
        """JSON can be read; where it is the search index, what it finds is there."""
        try:
            said = json.loads(data)
        except (ValueError, RecursionError):
            raise _Wrong("it is no JSON") from None
        if path == _SEARCH:
            for group in said["groups"]:
                for row in group["rows"]:
                    self._follow(path, group["at"] + row[0], _INDEX)

    def sitemap(self, path: str, data: bytes) -> None:
        """XML can be read; where it is the sitemap, the pages that it names are there."""
        try:
            tree = ElementTree.fromstring(data)
        except ElementTree.ParseError:
            raise _Wrong("it is no XML") from None
        if path == _SITEMAP:
            for element in tree.iter():
                said = (element.text or "").strip()
                if element.tag.endswith("}loc") and self.address and said.startswith(self.address):
                    self._follow(path, said.removeprefix(self.address), _INDEX)

    def _follow(self, page: str, link: str, base: str = "") -> None:
        """Note what is wrong with a link on a page, or in a list whose links start at `base`."""
        try:
            self._resolve(page, link, base or page)
        except _Wrong as wrong:
            self.findings.append(Finding(page, f'the link "{link[:200]}" {wrong}'))

    def _resolve(self, page: str, link: str, base: str) -> None:
        """Find the file that a link leads to. Those to other websites are nobody's here, and are not asked for."""
        split = _split(link)
        if split is None or (split.path.startswith("/") and not split.path.startswith(self.base)):
            return
        at = split.path.removeprefix(self.base) if split.path.startswith("/") else join(dirname(base), split.path)
        file = self._file(normpath(at)) if split.path else base
        if split.part:
            self._asked.setdefault((file, split.part), page)

    def _file(self, path: str) -> str:
        if path.startswith("../") or path == "..":
            raise _Wrong("climbs out of the site")
        for file in (path, normpath(f"{path}/{_INDEX}")):
            if file in self._paths:
                return file
        raise _Wrong("leads nowhere")


class _Link(NamedTuple):
    """A link into the site: a path, "" for the same page, and the name of a part of the page, "" for all of it."""

    path: str
    part: str


@lru_cache(maxsize=50_000)  # pages have most of their links in common
def _split(link: str) -> _Link | None:
    """The parts of a link; None if it leads to another website."""
    if is_script(link):
        raise _Wrong("is a script")
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        raise _Wrong("is no address") from None
    if parts.scheme or parts.netloc:
        return None
    part = unquote(parts.fragment.split(":~:")[0]).split("&")[0]
    return _Link(unquote(parts.path), "" if "=" in part or part == "top" else part)


_CHECKS: Mapping[str, Callable[[Look, str, bytes], None]] = {
    ".html": Look.page,
    ".json": Look.index,
    ".xml": Look.sitemap,
}


def _unpacked(path: str, data: bytes) -> bytes:
    """A file as readers get it."""
    if not path.endswith(".gz"):
        return data
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        raise _Wrong("it can't be unpacked") from None


def told(findings: list[Finding], made_by: Callable[[str], str], most: int = 20) -> Iterator[str]:
    """A line for each of the first findings, and one for the others. `made_by` names what makes a file."""
    for path, why in findings[:most]:
        by = made_by(path)
        yield f"{path}{f' (made by {by})' if by else ''}: {why}."
    if (more := len(findings) - most) > 0:
        yield f"And {more} more."
