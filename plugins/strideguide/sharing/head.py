"""What a page says of itself to a messenger that shows a link to it, in the words of Open Graph (ogp.me)."""

from __future__ import annotations

import html
import re

from .cards import HOME, Card
from .drawn import HEIGHT, WIDTH

_END = "</head>"
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.S)
_DESCRIPTION = re.compile(r"<meta name=\"?description\"? content=\"([^\"]*)\"")
_CANONICAL = re.compile(r"<link rel=\"?canonical\"? href=\"?([^\">\s]+)")
_SAYS_IT = re.compile(r"<meta property=\"?og:title")


def head(text: str, uri: str, name: str, card: Card, picture: str) -> str:
    """A page with what messengers read. One that says it by itself is left as it is.

    `name` is the site's, `picture` the whole address of the card, "" without any.
    """
    top, end, rest = text.partition(_END)
    if not end or _SAYS_IT.search(top):
        return text
    graded = card.graded and card.uri == uri
    said = {"og:type": "article" if uri != HOME else "website", "og:site_name": name}
    said["og:title"] = card.title if graded else _own(top)
    described = _DESCRIPTION.search(top)
    about = html.unescape(described[1]).strip() if described else ""
    said["og:description"] = f"{card.fact}. {about}" if graded and about else about or card.said
    if whole := _CANONICAL.search(top):
        said["og:url"] = html.unescape(whole[1])
    if picture:
        said |= {"og:image": picture, "og:image:type": "image/png", "og:image:alt": card.said}
        said |= {"og:image:width": str(WIDTH), "og:image:height": str(HEIGHT)}
    tags = "".join(f'<meta property="{key}" content="{html.escape(value)}">\n' for key, value in said.items() if value)
    large = '<meta name="twitter:card" content="summary_large_image">\n' if picture else ""
    return f"{top}{tags}{large}{end}{rest}"


def _own(top: str) -> str:
    """A page's title without the name of the site."""
    found = _TITLE.search(top)
    whole = html.unescape(found[1]).strip() if found else ""
    return whole.rpartition(" - ")[0] or whole
