"""What a reader of a published page is told, whoever's template it came through."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Told:
    """The texts of a page; entries of its table of contents are pairs of anchor and title."""

    title: str
    description: str
    canonical: str
    article: str
    contents: tuple[tuple[str, str], ...]


def pages(site: Path) -> set[str]:
    """The uris of all pages below the folder of a published site."""
    return {path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html")}


def told(site: Path, uri: str) -> Told:
    text = (site / uri / "index.html").read_text("utf-8")
    article = _first(r"<article[^>]*>(.*?)</article>", text)
    article = re.sub(r'<a [^>]*class="md-content__button.*?</a>', "", article, flags=re.DOTALL)
    secondary = re.findall(r'<nav class="md-nav md-nav--secondary".*?</nav>', text, re.DOTALL)[-1]
    entries = re.findall(r'<a href="#([^"]+)" class="md-nav__link">(.*?)</a>', secondary, re.DOTALL)
    return Told(
        title=plain(_first(r"<title>(.*?)</title>", text)),
        description=html.unescape(_first(r'<meta name="description" content="([^"]*)"', text)),
        canonical=_first(r'<link rel="canonical" href="([^"]*)"', text),
        article=plain(article),
        contents=tuple((anchor, plain(title)) for anchor, title in entries),
    )


def plain(text: str) -> str:
    """The words of HTML with one space between them."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.DOTALL)
    return found[1] if found else ""
