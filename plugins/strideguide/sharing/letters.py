"""How wide a text is in one of the carried typefaces, and how it is broken into lines.

Nothing of the reader's or the builder's computer is used, so that a text is as wide on every machine.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

FOLDER = Path(__file__).parent / "faces"
MORE = "…"


@dataclass(frozen=True)
class Face:
    """A typeface: the file, and the name by which a drawing asks for it."""

    file: Path
    family: str

    @cached_property
    def widths(self) -> dict[int, float]:
        """The width of every letter that it has, as a part of the size of type."""
        data = self.file.read_bytes()
        tables = _tables(data)
        (units,) = struct.unpack_from(">H", data, tables["head"] + 18)
        (metrics,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
        advances = [struct.unpack_from(">H", data, tables["hmtx"] + 4 * at)[0] / units for at in range(metrics)]
        return {code: advances[min(glyph, metrics - 1)] for code, glyph in _glyphs(data, tables["cmap"])}

    def known(self, text: str) -> str:
        """A text without the letters that the typeface lacks, and without blanks that nothing needs."""
        return " ".join("".join(letter for letter in text if ord(letter) in self.widths).split())

    def width(self, text: str, size: float) -> float:
        """How wide a text is; kerning would make it a little less."""
        return size * sum(self.widths[ord(letter)] for letter in text)

    def lines(self, text: str, size: float, room: float) -> list[str]:
        """A text in lines that fit into `room`; a word that does not fit stands alone on its line."""
        found: list[str] = []
        for word in self.known(text).split():
            if found and self.width(f"{found[-1]} {word}", size) <= room:
                found[-1] += f" {word}"
            else:
                found.append(word)
        return found

    def fits(self, lines: list[str], size: float, room: float) -> bool:
        """Whether each of the lines fits into `room`."""
        return all(self.width(line, size) <= room for line in lines)

    def cut(self, lines: list[str], most: int, size: float, room: float) -> list[str]:
        """At most so many lines; the last of those that are kept ends with an ellipsis if any is left out."""
        if len(lines) <= most:
            return lines
        words = lines[most - 1].split()
        while len(words) > 1 and self.width(" ".join(words) + MORE, size) > room:
            words.pop()
        return [*lines[: most - 1], " ".join(words).rstrip(",;:.-") + MORE]


@cache
def title() -> Face:
    """The face of titles."""
    return Face(FOLDER / "literata.ttf", "Literata")


@cache
def text() -> Face:
    """The face of all other words."""
    return Face(FOLDER / "inter.ttf", "Inter")


def _tables(data: bytes) -> dict[str, int]:
    """Where each table of a font begins (OpenType 1.9, "Table Directory")."""
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sIII", data, 12 + 16 * at) for at in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in entries}


def _glyphs(data: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Each character with its glyph, from the map of the Basic Multilingual Plane (OpenType 1.9, cmap format 4)."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    offsets = (cmap + struct.unpack_from(">HHI", data, cmap + 4 + 8 * at)[2] for at in range(count))
    start = next(offset for offset in offsets if struct.unpack_from(">H", data, offset)[0] == 4)
    (doubled,) = struct.unpack_from(">H", data, start + 6)
    ends, begins, shifts, ranges = (start + 14 + part * doubled + 2 * (part > 0) for part in range(4))
    for at in range(0, doubled, 2):
        (end,), (begin,) = struct.unpack_from(">H", data, ends + at), struct.unpack_from(">H", data, begins + at)
        (shift,), (way,) = struct.unpack_from(">H", data, shifts + at), struct.unpack_from(">H", data, ranges + at)
        for code in range(begin, min(end, 0xFFFE) + 1):
            glyph = code if not way else struct.unpack_from(">H", data, ranges + at + way + 2 * (code - begin))[0]
            if not way or glyph:
                yield code, (glyph + shift) & 0xFFFF
