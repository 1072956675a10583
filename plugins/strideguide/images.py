"""What a picture's first bytes say: its type, its size, whether it is transparent. And what an SVG may not hold."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, XMLParser

SVG = "http://www.w3.org/2000/svg"
XHTML = "http://www.w3.org/1999/xhtml"
# Elements that run, load, or hold something that is no drawing.
_ACTIVE = frozenset(
    {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "canvas", "handler", "listener", "image"}
)
# These can give a link a new address when the picture has been shown.
_CHANGING = frozenset({"set", "animate", "animatetransform", "animatemotion"})
_ELSEWHERE = re.compile(r"url\(\s*[\"']?(?!#)|@import|javascript:|expression\(", re.I)


@dataclass(frozen=True)
class Picture:
    """`kind` is svg, png, webp, jpeg or woff2; the size is in pixels, 0 where there is none."""

    kind: str
    width: int = 0
    height: int = 0
    transparent: bool = False


def picture(data: bytes) -> Picture | None:
    """What `data` is; None if it is no picture of a kind that we know."""
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return _png(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
        if data.startswith(b"\xff\xd8\xff"):
            return _jpeg(data)
    except (struct.error, IndexError):
        return None
    if data.startswith(b"wOF2"):
        return Picture("woff2")
    head = data[:4000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return _svg(data) if head.startswith(b"<") and b"<svg" in head else None


def _png(data: bytes) -> Picture:
    width, height, _, colours = struct.unpack(">IIBB", data[16:26])
    return Picture("png", width, height, colours in (4, 6) or b"tRNS" in data[: data.find(b"IDAT")])


def _webp(data: bytes) -> Picture | None:
    form = data[12:16]
    if form == b"VP8X":
        width, height = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
        return Picture("webp", width, height, bool(data[20] & 0x10))
    if form == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return Picture("webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, bool(bits >> 28 & 1))
    width, height = struct.unpack("<HH", data[26:30])
    return Picture("webp", width & 0x3FFF, height & 0x3FFF) if form == b"VP8 " else None


def _jpeg(data: bytes) -> Picture | None:
    at = 2
    while at < len(data):
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return Picture("jpeg", width, height)
        at += 2 + length
    return None


def _svg(data: bytes) -> Picture:
    text = data[:4000].decode("utf-8", "replace")
    box = re.search(r"""viewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)""", text)
    width, height = (round(float(side)) for side in box.groups()) if box else (0, 0)
    return Picture("svg", width, height, True)


def more_than_a_drawing(data: bytes) -> list[str]:
    """What an SVG holds that a drawing has no need of, in words; nothing if it is a drawing."""
    if b"<!DOCTYPE" in data.upper() or b"<!ENTITY" in data.upper():
        return ["a document type, which can hold entities"]
    if b"<?xml-stylesheet" in data:
        return ["a style sheet from elsewhere"]
    parser = XMLParser()
    try:
        parser.feed(data)
        root = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        return [f"XML that can't be read ({error})"]
    return list(dict.fromkeys(what for element in root.iter() for what in _active(element)))


def _active(element: Element) -> Iterator[str]:
    space, _, name = str(element.tag).rpartition("}")
    low = name.lower()
    if low in _ACTIVE or space == f"{{{XHTML}" or (space != f"{{{SVG}" and low == "svg"):
        yield f"<{name}>"
    if low in _CHANGING and "href" in element.get("attributeName", "").lower():
        yield f"<{name}> of an address"
    if low == "style" and _ELSEWHERE.search(element.text or ""):
        yield "a style that loads something"
    for key, value in element.attrib.items():
        attribute = key.rpartition("}")[2].lower()
        if attribute.startswith("on"):
            yield f'the handler "{attribute}"'
        elif attribute in ("href", "src") and not value.strip().startswith("#"):
            yield f'a link to "{value[:40]}"'
        elif _ELSEWHERE.search(value):
            yield f'"{attribute}" from elsewhere'
