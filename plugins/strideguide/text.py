"""A file becomes text: one of the guide's own, of a fair size, in UTF-8, with nothing in it that can't be seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from os.path import realpath
from pathlib import Path

from .problems import Place, Problem

MAX_BYTES = 1_000_000
MAX_HIDDEN = 20  # told of one file; whoever has more has the wrong file

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]|\r(?!\n)"
)


def read_text(path: Path, root: Path, prefix: str = "") -> tuple[str | None, list[Problem]]:
    """A file's text, refused if it is too big, lies outside `root`, is not UTF-8 or hides characters.

    Its problems name it by its path below `root` with `prefix` before.
    """
    place = Place(f"{prefix}{path.relative_to(root).as_posix()}")
    try:
        if not Path(realpath(path)).is_relative_to(realpath(root)):
            return None, [
                Problem(
                    place,
                    "outside-folder",
                    "The file is a link that leads out of the guide's folder.",
                    "Put the file itself here.",
                )
            ]
        if not path.is_file():
            return None, [Problem(place, "file-unreadable", "This is not an ordinary file.", "Remove it.")]
        if path.stat().st_size > MAX_BYTES:
            return None, [
                Problem(
                    place,
                    "file-too-big",
                    f"The file has {path.stat().st_size:,} bytes.",
                    f"At most {MAX_BYTES:,} are read. Split it.",
                )
            ]
        raw = path.read_bytes()
    except (OSError, RuntimeError) as error:  # Python 3.11 and 3.12 raise RuntimeError for links in a circle
        reason = getattr(error, "strerror", None) or "it is a link that leads to itself"
        return None, [
            Problem(
                place,
                "file-unreadable",
                f"The file can't be read: {reason}.",
                "Check that it exists and that you may read it.",
            )
        ]
    return _decode(raw, place.file)


def _decode(raw: bytes, file: str) -> tuple[str | None, list[Problem]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        place = Place(file, before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        return None, [
            Problem(
                place,
                "not-utf8",
                f"Byte 0x{raw[error.start]:02x} is not UTF-8 text.",
                "Save the file as UTF-8.",
            )
        ]
    problems = (
        [] if text.isascii() and text.replace("\n", "").isprintable() else list(islice(_hidden(text, file), MAX_HIDDEN))
    )
    return (None if problems else text.replace("\r\n", "\n")), problems


def _hidden(text: str, file: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        for found in INVISIBLE.finditer(f"{line}\n"):
            yield Problem(
                Place(file, number, found.start() + 1),
                "bad-character",
                f"There is an invisible character here, U+{ord(found[0][0]):04X}.",
                "Delete it; if a word looks right without it, nothing is lost.",
            )
        if not unicodedata.is_normalized("NFC", line):
            yield Problem(
                Place(file, number),
                "bad-character",
                "A letter and its accent are stored as two characters.",
                "Type the letter again, or save the file in the form NFC.",
            )
