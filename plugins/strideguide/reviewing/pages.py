"""The pages of a built site, and what is each page's own: not its frame, not the names of assets, not the day.

It is computed from the sites themselves, as one of them may have been built by another version of the program, and as
nobody but a reviewer asks for it.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

HTML = "index.html"
_LEADS_ON = re.compile(r'<meta http-equiv="?refresh"?', re.I)
_OWN = re.compile(r"(?s)<article\b.*</article>")
_BODY = re.compile(r"(?s)<body\b.*</body>")
_HEAD = re.compile(r'(?s)<title>(.*?)</title>|<meta name="description" content="([^"]*)"')
# The way to the source is the frame's, scripts are no words, and a moment is one when the host says when it built.
_NOT_OWN = re.compile(
    r"(?s)<script\b.*?</script>|<a\b[^>]*\bmd-content__button\b.*?</a>|<[^>]*\bgit-revision-date[^>]*>[^<]*"
)
_ASSET = re.compile(r"(assets/guide)-[0-9a-f]+/|\.[0-9a-f]{8}(\.min)?\.(css|js)\b")
_SPACE = re.compile(r"\s+")
_LINK = re.compile(r'\bhref="([^"]+)"')


@dataclass(frozen=True)
class Own:
    """What is a page's own: its hash, and the addresses below the site's root to which it leads."""

    sha256: str
    links: frozenset[str]


def pages(site: Path) -> dict[str, Own]:
    """What is each page's own, by its address; pages that only lead on to another are none."""
    found: dict[str, Own] = {}
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        if not _LEADS_ON.search(text):
            uri = path.relative_to(site).as_posix().removesuffix(HTML)
            found[uri] = own(text, uri)
    return found


def own(text: str, uri: str) -> Own:
    """What is its own in the HTML of the page at `uri`."""
    body = _OWN.search(text) or _BODY.search(text)
    kept = _NOT_OWN.sub("", body[0] if body else text)
    said = [word for pair in _HEAD.findall(text) for word in pair]
    plain = _SPACE.sub(" ", _ASSET.sub(r"\1", "\n".join([*said, kept])))
    return Own(hashlib.sha256(plain.encode()).hexdigest(), frozenset(_links(kept, uri)))


def _links(text: str, uri: str) -> Iterator[str]:
    for address in _LINK.findall(text):
        parts = urlsplit(address.replace("&amp;", "&"))
        if parts.path and not parts.scheme and not parts.netloc and not parts.path.startswith("/"):
            at = posixpath.normpath(posixpath.join(f"/{uri}", unquote(parts.path)))
            end = "/" if parts.path.endswith("/") and at != "/" else ""
            yield f"{at}{end}".removeprefix("/") + (f"#{parts.fragment}" if parts.fragment else "")


class _Pairs(HTMLParser):
    """The pairs of lists of definitions, as texts."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs: list[list[str]] = []
        self.open = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag == "dt":
            self.pairs.append([])
        if tag in ("dt", "dd") and self.pairs:
            self.pairs[-1].append("")
            self.open = True

    def handle_endtag(self, tag: str) -> None:
        self.open = self.open and tag not in ("dt", "dd")

    def handle_data(self, data: str) -> None:
        if self.open:
            self.pairs[-1][-1] += data


def figures(site: Path, uri: str) -> dict[str, str]:
    """The figures that the page at `uri` lists, by what they count; none without the page."""
    page = site / uri / HTML
    if not page.is_file():
        return {}
    found = _Pairs()
    found.feed(page.read_text("utf-8"))
    return {pair[0].strip(): pair[1].strip() for pair in found.pairs if len(pair) > 1}
