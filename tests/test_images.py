"""What a file's first bytes say of the picture in it."""

from __future__ import annotations

import struct

import pytest

from strideguide.images import Picture, picture


def webp(form: bytes, *body: bytes) -> bytes:
    """A WebP file as far as it is looked at: its form, the length of what follows, and that."""
    return b"RIFF\0\0\0\0WEBP" + form + b"\0\0\0\0" + b"".join(body)


JPEG = b"\xff\xd8\xff\xe0\0\4JF\xff\xc0\0\x0b\x08" + struct.pack(">HH", 20, 30)
TWENTY_BY_THIRTY = (29 << 14 | 19) | 1 << 28


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (JPEG, Picture("jpeg", 30, 20)),
        (JPEG[:12], None),
        (b"\xff\xd8\xff\xe0\0\2", None),
        (webp(b"VP8X", b"\x10\0\0\0", b"\x13\0\0", b"\x1d\0\0"), Picture("webp", 20, 30, True)),
        (webp(b"VP8X", b"\0\0\0\0", b"\x13\0\0", b"\x1d\0\0"), Picture("webp", 20, 30, False)),
        (webp(b"VP8L", b"\x2f", struct.pack("<I", TWENTY_BY_THIRTY)), Picture("webp", 20, 30, True)),
        (webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a", struct.pack("<HH", 20, 30)), Picture("webp", 20, 30)),
        (webp(b"VP9 ", b"\0\0\0\x9d\x01\x2a", struct.pack("<HH", 20, 30)), None),
        (webp(b"VP8 "), None),
        (b"wOF2\0\1\0\0", Picture("woff2")),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"GIF89a", None),
        (b'\xef\xbb\xbf <svg viewBox="0 0 20 30"/>', Picture("svg", 20, 30, True)),
        (b"<svg/>", Picture("svg", 0, 0, True)),
    ],
)
def test_a_picture_is_known_by_its_first_bytes(data: bytes, found: Picture | None) -> None:
    assert picture(data) == found
