"""Whether two finished sites say the same: the same pages, the same links in their articles, about as many words."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

WORDS_APART = 0.1  # of the words of a whole site
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
# What only a screen shows, or only a machine reads, is no text of the article; a filter is no link.
ASIDE = frozenset(("script", "style", "form"))


class Article(HTMLParser):
    """The links and the words of a page's article."""

    def __init__(self, uri: str) -> None:
        super().__init__()
        self.uri = uri
        self.links: set[str] = set()
        self.words = 0
        self.depth = self.aside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag not in VOID and (self.depth or tag == "article"):
            self.depth += 1
            self.aside += (
                self.aside > 0 or tag in ASIDE or named.get("class") in ("headerlink", "md-content__button md-icon")
            )
        if tag == "a" and self.depth and not self.aside and named.get("href"):
            target = urljoin(self.uri, named["href"] or "")
            if target.partition("#")[0] != self.uri:
                self.links.add(target)

    def handle_endtag(self, tag: str) -> None:
        if self.depth and tag not in VOID:
            self.depth -= 1
            self.aside -= self.aside > 0

    def handle_data(self, data: str) -> None:
        if self.depth and not self.aside:
            self.words += len(data.split())


@dataclass
class Said:
    """What a site says: the links of each page, and all its words."""

    links: dict[str, set[str]] = field(default_factory=dict)
    words: int = 0


def said(folder: Path) -> Said:
    """What the site in `folder` says in the articles of its generated pages."""
    found = Said()
    for path in sorted(folder.glob("*/**/index.html")):
        article = Article(f"/{path.parent.relative_to(folder).as_posix()}/")
        article.feed(path.read_text("utf-8"))
        found.links[article.uri] = article.links
        found.words += article.words
    return found


def differences(one: Path, other: Path) -> list[str]:
    """What one of two sites says and the other does not, in sentences."""
    a, b = said(one), said(other)
    found = [f"Only one site has {uri}." for uri in sorted(a.links.keys() ^ b.links.keys())]
    for uri in a.links.keys() & b.links.keys():
        if apart := a.links[uri] ^ b.links[uri]:
            found.append(f"{uri} leads to {', '.join(sorted(apart)[:5])} on one site alone.")
    if abs(a.words / b.words - 1) > WORDS_APART:
        found.append(f"One site has {a.words} words, the other {b.words}.")
    return found
