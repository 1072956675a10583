"""A link as a messenger shows it: what is read of a page, and what would keep it from being shown.

WhatsApp reads the first 300 kB of a page, and wants title, description and address in its head
(developers.facebook.com/documentation/business-messaging/whatsapp/link-previews, read in a copy on 2026-11-30).
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from strideguide.images import picture

READ = 300_000  # bytes of a page
HEAVY = 120_000  # bytes of a picture: ours are to stay far below what messengers take
TOLD = ("og:title", "og:description", "og:type", "og:site_name")


class Reader(HTMLParser):
    """What stands in the head of a page, by property or name; the first of several counts."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        self.ended = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and not self.ended:
            self.said.setdefault(given.get("property") or given.get("name", ""), given.get("content", ""))

    def handle_endtag(self, tag: str) -> None:
        self.ended |= tag == "head"


def read(page: bytes) -> dict[str, str]:
    """What a messenger reads of a page."""
    reader = Reader()
    reader.feed(page[:READ].partition(b"<body")[0].decode("utf-8", "replace"))
    return reader.said if reader.ended else {}


def faults(site: Path, uri: str, address: str) -> Iterator[str]:
    """What would keep the link to a page of a site from being shown as it should."""
    said = read((site / uri / "index.html").read_bytes())
    yield from (f"no {name}" for name in TOLD if not said.get(name))
    if said.get("og:url") != f"{address}{uri}":
        yield f"og:url is {said.get('og:url')}"
    image = said.get("og:image", "")
    if not image.startswith("https://") or not image.startswith(address):
        yield f"og:image is {image!r}"
        return
    file = site / image.removeprefix(address)
    data = file.read_bytes() if file.is_file() else b""
    found = picture(data)
    if found is None or f"image/{found.kind}" != said.get("og:image:type"):
        yield "the picture is not what the page says"
    elif (str(found.width), str(found.height)) != (said.get("og:image:width"), said.get("og:image:height")):
        yield "the picture is not as large as the page says"
    if len(data) > HEAVY:
        yield f"the picture has {len(data)} bytes"
    if not said.get("og:image:alt"):
        yield "nobody says what the picture shows"
    if said.get("twitter:card") != "summary_large_image":
        yield "the picture is shown small"
