"""Read from one HTML or SVG file what the judges ask of it: its anchors, and every address it names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

# What makes a browser fetch the address by itself, before the reader chooses anything.
_LOADING_RELATIONS = {
    "stylesheet",
    "icon",
    "apple-touch-icon",
    "manifest",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
}
_ADDRESSES = ("href", "xlink:href", "src", "poster", "data", "action", "formaction")
_ADDRESS_LISTS = ("srcset", "imagesrcset")
_LOADING_BY_HREF = {"use", "image", "feimage"}
_SHOWN_WHEN_SHARED = {"og:image", "og:url", "twitter:image"}
_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:\s+[^\s,]+)?\s*(?:,|$)")
_REFRESH = re.compile(r"\s*[\d.]+\s*[;,]?\s*(?:url\s*=\s*)?[\"']?([^\"']*)", re.IGNORECASE)


@dataclass(frozen=True)
class Link:
    """An address as a file writes it. `loads`: the browser fetches it as part of the page."""

    line: int
    tag: str
    attribute: str
    address: str
    loads: bool


@dataclass
class Markup:
    """What one file declares and names."""

    ids: set[str] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    base: str | None = None
    canonical: str = ""
    redirects: bool = False


def read_markup(text: str) -> Markup:
    """Read a whole file; faults in its syntax are the business of the vnu judge."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.markup


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.markup = Markup()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in reversed(attrs)}
        self.markup.ids.update(filter(None, (values.get("id"), values.get("name") if tag == "a" else None)))
        if tag == "base":
            if self.markup.base is None and "href" in values:
                self.markup.base = values["href"]
        elif tag == "meta":
            self._read_meta(values)
        else:
            self._read_addresses(tag, values)

    def _read_meta(self, values: Mapping[str, str]) -> None:
        if values.get("property", values.get("name")) in _SHOWN_WHEN_SHARED and "content" in values:
            self._add("meta", "content", values["content"], loads=False)
        if values.get("http-equiv", "").lower() != "refresh":
            return
        goal = _REFRESH.match(values.get("content", ""))
        if goal and goal[1]:
            self.markup.redirects = True
            self._add("meta", "content", goal[1], loads=False)

    def _read_addresses(self, tag: str, values: Mapping[str, str]) -> None:
        relations = set(values.get("rel", "").lower().split())
        if tag == "link" and "canonical" in relations:
            self.markup.canonical = values.get("href", "").strip()
        for name in _ADDRESSES:
            if name in values and (name != "data" or tag == "object"):
                self._add(tag, name, values[name], _loads(tag, name, relations))
        for name in _ADDRESS_LISTS:
            for address in _CANDIDATE.findall(values.get(name, "")):
                self._add(tag, name, address, loads=True)

    def _add(self, tag: str, attribute: str, address: str, loads: bool) -> None:
        self.markup.links.append(Link(self.getpos()[0], tag, attribute, address, loads))


def _loads(tag: str, attribute: str, relations: set[str]) -> bool:
    if tag == "link":
        return bool(relations & _LOADING_RELATIONS)
    if attribute in ("href", "xlink:href"):
        return tag in _LOADING_BY_HREF
    return attribute not in ("action", "formaction")
