"""What a picture's first bytes say: its type, its size, whether it is transparent."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

_SIDE = r"(\d{0,9}\.?\d{1,9})"
_BOX = re.compile(rf"""viewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+{_SIDE}[\s,]+{_SIDE}""", re.A)


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
    box = _BOX.search(text)
    width, height = (round(float(side)) for side in box.groups()) if box else (0, 0)
    return Picture("svg", width, height, True)
