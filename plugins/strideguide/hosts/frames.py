"""Floor 5: a page rendered by a host with sentinels in it -> a function that fills it with a guide's page.

`plan` says which pages a host has to render. In what it renders, words that occur nowhere else mark where a
page's own title, description, article, table of contents, address and source belong. `Frame` splits that HTML
there, once, and joins the pieces with a page's own as often as is needed.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from ..page import Heading, Page

MARK = "guideframe"
TITLE = f"{MARK}title"
DESCRIPTION = f"{MARK}description"
TOP = f"{MARK}top"
BEGIN = f"{MARK}begin"
END = f"{MARK}end"
HEADING = f"{MARK}heading"
HERE = f"{MARK}here"
BARE = f"{MARK}bare"
SOURCE = f"{MARK}source"
THING = f"{MARK}thing"


class FrameError(ValueError):
    """A host's page can't serve as a frame; the message says what the template leaves out."""


@dataclass(frozen=True)
class FramePage:
    """One page that a host has to render, and the pages of the guide that it is the frame of.

    Pages share a frame if section, depth and having headings are the same, so that its relative addresses and
    its table of contents fit all of them. The frame of a section's index stands at the index's own address
    and has its own title, because other pages may name it (navigation, previous and next).
    """

    uri: str
    pages: tuple[Page, ...]

    @property
    def is_index(self) -> bool:
        return self.uri.count("/") == 1

    @property
    def path(self) -> str:
        """Its path below content/."""
        return f"{self.uri}index.md" if self.is_index else f"{self.uri.rstrip('/')}.md"

    @property
    def folder(self) -> str:
        """The folder below the site's root that goes when the frame is done with, "" if none does."""
        return "" if self.is_index else "/".join(self.uri.split("/")[:2])

    @property
    def markdown(self) -> str:
        title = html.escape(self.pages[0].title, quote=False) if self.is_index else TITLE
        heading = f"## {HEADING}\n\n" if self.pages[0].headings else ""
        thing = f"thing: {THING}\n" if self.pages[0].thing else ""
        return (
            f"---\ntitle: {json.dumps(title)}\ndescription: {DESCRIPTION}\n{thing}hide: [navigation]\n"
            "search:\n  exclude: true\n---\n\n"
            f"{BEGIN}\n\n# {TOP}\n\n{heading}{END}\n"
        )


def plan(pages: Iterable[Page]) -> tuple[FramePage, ...]:
    """The frames that these pages need, sorted by address."""
    groups: dict[str, list[Page]] = {}
    for page in pages:
        groups.setdefault(_frame_uri(page), []).append(page)
    return tuple(FramePage(uri, tuple(groups[uri])) for uri in sorted(groups))


def _frame_uri(page: Page) -> str:
    if page.is_index:
        return page.uri
    here = HERE if page.headings else BARE
    return f"{page.section}/{here}/{'x/' * (page.uri.count('/') - 2)}"


@dataclass(frozen=True)
class Slot:
    """A place for a text: its name, and what kind of text stands there (see `escaped`)."""

    name: str
    context: str


@dataclass(frozen=True)
class Contents:
    """The entry of a table of contents, to be repeated for every heading."""

    entry: tuple[str | Slot, ...]

    def fill(self, headings: Iterable[Heading], values: Mapping[str, str]) -> str:
        return "".join(
            _joined(self.entry, {**values, "anchor": heading.id, HEADING: heading.title}) for heading in headings
        )


@dataclass(frozen=True)
class Source:
    """A link to the file that a page comes from, which is left out if there is no such file."""

    link: tuple[str | Slot, ...]


Piece = str | Slot | Contents | Source


@dataclass(frozen=True)
class Frame:
    """A host's page, split where the pages of the guide differ."""

    pieces: tuple[Piece, ...]

    @classmethod
    def split(cls, text: str, frame: FramePage) -> Frame:
        """Split the page that a host rendered for `frame`; FrameError if its article or title is missing."""
        start, end = _article(text, frame.uri)
        pieces = (*_pieces(text[:start]), Slot("body", "html"), *_pieces(text[end:]))
        named = {piece.name for piece in pieces if isinstance(piece, Slot)}
        if not frame.is_index and not _IN_TITLE.search(text):
            raise FrameError(_lacks(frame.uri, "title", "page.meta.title or page.title (block htmltitle)"))
        if named & {HEADING, "anchor"} or any(MARK in piece for piece in pieces if isinstance(piece, str)):
            raise FrameError(
                f"The page at \"{frame.uri}\" shows its article or its headings where a guide's page can't. "
                "A template in overrides/ may use page.content once, and page.toc for lists (<li>) alone."
            )
        return cls(pieces)

    def fill(self, page: Page) -> str:
        """The whole HTML of `page`."""
        top, body = _with_top(page)
        values = {
            TITLE: page.title,
            TOP: page.title,
            "top": top,
            DESCRIPTION: " ".join(page.description.split()),
            HERE: page.uri.split("/", 1)[1].rstrip("/"),
            SOURCE: page.source,
            THING: page.thing,
            "body": body,
        }
        return "".join(piece if isinstance(piece, str) else _filled(piece, page, values) for piece in self.pieces)


def _filled(piece: Slot | Contents | Source, page: Page, values: Mapping[str, str]) -> str:
    if isinstance(piece, Slot):
        return escaped(values[piece.name], piece.context)
    if isinstance(piece, Contents):
        return piece.fill(page.headings, values)
    return _joined(piece.link, values) if page.source else ""


def escaped(text: str, context: str) -> str:
    """`text`, safe where it will stand.

    "html" is left as it is; "text" stands between tags, "attribute" between quotes, "bare" in an attribute
    without quotes, "path" is an address, "url" a part of one, "json" stands between quotes in a script.
    """
    if context == "html":
        return text
    if context == "path":
        return quote(text)
    if context == "url":
        return quote(text, safe="")
    if context == "json":
        quoted = json.dumps(text)[1:-1]
        return re.sub("[<>&'/]", lambda sign: f"\\u{ord(sign[0]):04x}", quoted)
    if context == "bare":
        return re.sub(r"[\s\"'=<>`&]", lambda sign: f"&#{ord(sign[0])};", text)
    return html.escape(text, quote=context == "attribute")


def _joined(pieces: Iterable[str | Slot], values: Mapping[str, str]) -> str:
    return "".join(x if isinstance(x, str) else escaped(values[x.name], x.context) for x in pieces)


_PARAGRAPH = r"<p\b[^>]*>\s*{}\s*</p>"
_BEGIN = re.compile(_PARAGRAPH.format(BEGIN))
_END = re.compile(_PARAGRAPH.format(END))
_IN_TITLE = re.compile(rf"<title\b[^>]*>[^<]*{TITLE}")
_TOP_ID = re.compile(r"\s*<h1\b[^>]*?\sid=[\"']?([^\"'\s>]+)")


def _ends(*marks: str) -> str:
    """A choice of what follows the beginning that all marks have."""
    return "|".join(mark.removeprefix(MARK) for mark in marks)


# Begins with what all have in common, which is found ten times as fast as a choice.
_SLOT = re.compile(
    rf"{MARK}(?:(?<=#{MARK})(?:(?P<anchor>{_ends(HEADING)})|(?P<top>{_ends(TOP)}))"
    rf"|(?P<here>(?:{_ends(HERE, BARE)})(?:/x)*)|(?P<source>{_ends(SOURCE)})"
    rf"|(?P<word>{_ends(TITLE, DESCRIPTION, TOP, HEADING, THING)}))"
)
_THERE_AND_BACK = re.compile(r"[\w.-]+/\.\./$")
_TO_SOURCE = re.compile(rf"<a\b[^>]*{SOURCE}.*?</a>\s*", re.S)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(\"[^\"]*|'[^']*|[^\"'\s>]*)$")


def _article(text: str, uri: str) -> tuple[int, int]:
    """Where the article begins and ends."""
    begin, end = _BEGIN.search(text), _END.search(text)
    if not begin or not end:
        raise FrameError(_lacks(uri, "article", "page.content"))
    return begin.start(), end.end()


def _lacks(uri: str, what: str, name: str) -> str:
    return (
        f'The page at "{uri}" came out without its {what}. A template in overrides/ leaves out {name}; '
        "look at main.html and at the partials there."
    )


def _with_top(page: Page) -> tuple[str, str]:
    """The id of the page's <h1>, for the link past the navigation; and the body, with that id."""
    if found := _TOP_ID.match(page.body):
        return found[1], page.body
    name = page.uri.rstrip("/").rsplit("/", 1)[-1]
    while f'id="{name}"' in page.body:
        name += "-top"
    return name, page.body.replace("<h1", f'<h1 id="{name}"', 1)


def _pieces(text: str) -> Iterator[Piece]:
    """The pieces of a part of a page, tables of contents, links to the source and slots included."""
    done = 0
    while (place := text.find(HEADING, done)) >= 0:
        start, end = text.rfind("<li", done, place), text.find("</li>", place)
        if start < 0 or end < 0:
            break
        yield from _linked(text, done, start)
        yield Contents(tuple(_slots(text, start, end + len("</li>"))))
        done = end + len("</li>")
    yield from _linked(text, done, len(text))


def _linked(text: str, start: int, end: int) -> Iterator[Piece]:
    for found in _TO_SOURCE.finditer(text, start, end):
        yield from _slots(text, start, found.start())
        yield Source(tuple(_slots(text, found.start(), found.end())))
        start = found.end()
    yield from _slots(text, start, end)


def _slots(text: str, start: int, end: int) -> Iterator[str | Slot]:
    for found in _SLOT.finditer(text, start, end):
        kind = found.lastgroup or ""
        name = {"here": HERE, "source": SOURCE, "word": found[0]}.get(kind, kind)
        context = "path" if kind in ("here", "source") else _context(text, found.start())
        before = text[start : found.start()]
        if kind == "source" and before.endswith("/../"):  # an edit_uri_template leaves "content/../" as it is
            before = _THERE_AND_BACK.sub("", before)
        yield before
        yield Slot(name, "attribute" if kind in ("anchor", "top") else context)
        start = found.end()
    yield text[start:end]


def _context(text: str, place: int) -> str:
    """What kind of text stands at `place` of an HTML page."""
    if text.rfind("<script", 0, place) > text.rfind("</script", 0, place):
        return "json" if text.rfind(">", 0, place) > text.rfind("<script", 0, place) else "attribute"
    tag = text.rfind("<", 0, place)
    if text.rfind(">", tag, place) > tag:
        return "text"
    attribute = _ATTRIBUTE.search(text, tag, place)
    if not attribute:
        return "attribute"
    if attribute[1].lower() in ("href", "src", "action", "srcset"):
        return "url"
    return "attribute" if attribute[2][:1] in ("'", '"') else "bare"
