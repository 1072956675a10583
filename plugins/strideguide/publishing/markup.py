"""What a page in HTML says to whoever follows its links: its addresses, its parts, and whether it is whole."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_ATTRIBUTES = r"(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+"
# Comments, elements whose content is text and no markup, and all other tags.
_TOKEN = re.compile(
    rf"<!--(?P<comment>.*?)(?:-->|(?P<open_comment>\Z))"
    rf"|<(?P<raw>script|style|textarea|title|xmp)\b(?P<attributes>{_ATTRIBUTES})>.*?(?:</(?P=raw)\s*>|(?P<open>\Z))"
    rf"|<[a-z][^\s/>]*+(?P<more>{_ATTRIBUTES})>",
    re.S | re.I,
)
_ATTRIBUTE = re.compile(r"(?:^|[\s\"'/])([a-z][\w:-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_LEADS = frozenset({"href", "src", "action", "formaction", "xlink:href", "data", "poster"})
_NAMES = frozenset({"id", "name"})
_CUT = re.compile(r"<[a-zA-Z/!][^<>]*\Z")
_UNSEEN = re.compile(r"[\x00-\x20]+")  # what browsers leave out of an address where it stands in front or in the middle
_SCRIPT = re.compile(r"(?:javascript|vbscript|livescript):|data:(?!image/|font/|audio/|video/)", re.I)


@dataclass(frozen=True)
class Markup:
    """A page: the addresses that it leads to and the names of its parts, as HTML means them; "" if it is `whole`."""

    links: frozenset[str]
    parts: frozenset[str]
    torn: str


def markup(text: str) -> Markup:
    """Read a page. Nothing is mended on the way: what is cut off is told in `torn`."""
    links: set[str] = set()
    parts: set[str] = set()
    torn, end = "", 0
    for token in _TOKEN.finditer(text):
        end = token.end()
        if token["open_comment"] is not None or token["open"] is not None:
            torn = f"the part that begins with {token[0][:40]!r} has no end"
        attributes = token["attributes"] or token["more"]
        if attributes and "=" in attributes:
            leads, names = _read(attributes)
            links.update(leads)
            parts.update(names)
    if cut := _CUT.search(text, end):
        torn = f"it ends in the middle of {cut[0][:40]!r}"
    elif "<html" in text and "</html>" not in text[-200:]:
        torn = "it has no end (</html>)"
    elif "\0" in text:
        torn = "it has a character that no page may have (NUL)"
    return Markup(frozenset(links), frozenset(parts), torn)


def is_script(address: str) -> bool:
    """Whether a browser would run what stands in an address, or show it as a page of this site."""
    return _SCRIPT.match(_UNSEEN.sub("", address)) is not None


@lru_cache(maxsize=50_000)  # pages have most of their tags in common
def _read(attributes: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = [(name.lower(), html.unescape(value)) for name, value in _pairs(attributes)]
    leads = tuple(value for name, value in found if name in _LEADS)
    return leads, tuple(value for name, value in found if name in _NAMES)


def _pairs(attributes: str) -> Iterator[tuple[str, str]]:
    for name, *values in _ATTRIBUTE.findall(attributes):
        yield name, "".join(values)
