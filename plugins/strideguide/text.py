"""A file becomes text: one of the guide's own, of a fair size, in UTF-8, with nothing in it that can't be seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from errno import ELOOP
from functools import lru_cache
from itertools import islice
from os import sep
from os.path import realpath, relpath
from pathlib import Path
from stat import S_ISREG

from .problems import Edit, Place, Problem

MAX_BYTES = 1_000_000
MAX_HIDDEN = 20  # told of one file; whoever has more has the wrong file

Refusal = tuple[str, str, str]  # code, words and remedy of a problem
LEADS_OUT: Refusal = (
    "outside-folder",
    "This is a link that leads out of the guide's folder.",
    "Put here what it leads to, or remove it.",
)
LEADS_TO_HIDDEN: Refusal = (
    "outside-folder",
    "This is a link to something hidden, which the guide does not publish.",
    "Put here what it leads to, or remove it.",
)

NO_FILE: Refusal = (
    "file-unreadable",
    "This is not an ordinary file.",
    "Put an ordinary file in its place, or remove it.",
)

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]|\r(?!\n)"
)


JOINERS = "\u200c\u200d"
# Letters and their marks in Arabic, Syriac, N'Ko, the scripts of India from Devanagari to Sinhala, and Mongolian.
SHAPED = re.compile("[\u0600-\u07ff\u08a0-\u0dff\u1800-\u18af]")


def read_text(path: Path, root: Path, prefix: str = "") -> tuple[str | None, list[Problem]]:
    """A file's text, refused if it is too big, lies outside `root`, is not UTF-8 or hides characters.

    Its problems name it by its path below `root` with `prefix` before.
    """
    place = Place(f"{prefix}{path.relative_to(root).as_posix()}")
    refusal = refused(path, root, MAX_BYTES)
    if refusal:
        return None, [Problem(place, *refusal)]
    try:
        raw = path.read_bytes()
    except OSError as error:
        return None, [Problem(place, *_unreadable(error))]
    return _decode(raw, place.file)


def way(path: str | Path, start: str | Path) -> str:
    """The path from a folder to a file, with "/"; the file's own where no path leads there, as to another drive."""
    try:
        found = relpath(path, start)
    except ValueError:
        found = str(path)
    return found.replace(sep, "/")


def refused(path: Path, root: Path, most: int | None = None) -> Refusal | None:
    """Why a file is not even opened, None if it may be; one of more than `most` bytes may not."""
    try:
        there = _below(path, root)
        if there is None:
            return LEADS_OUT
        if there != relpath(path, root) and any(map(_is_hidden, Path(there).parts)):
            return LEADS_TO_HIDDEN
        state = path.stat()
    except OSError as error:
        return _unreadable(error)
    if not S_ISREG(state.st_mode):
        return NO_FILE
    if most is not None and state.st_size > most:
        return "file-too-big", f"The file has {state.st_size:,} bytes.", f"At most {most:,} are read. Split it."
    return None


def _is_hidden(name: str) -> bool:
    """Whether a name is one as .git or .env; names as ..data are how mounted folders change all at once."""
    return name.startswith(".") and not name.startswith("..")


def _unreadable(error: OSError) -> Refusal:
    reason = "it is a link that leads to itself" if error.errno == ELOOP else error.strerror
    return "file-unreadable", f"The file can't be read: {reason}.", "Check that it exists and that you may read it."


def inside(path: Path, root: Path) -> bool:
    """Whether a path leads to something below `root`, wherever links on the way lead."""
    return _below(path, root) is not None


def _below(path: Path, root: Path) -> str | None:
    """The path below `root` to which a path leads, None if it leads elsewhere."""
    there, whole = realpath(path), _whole(root.absolute())
    return there[len(whole) :] if there.startswith(whole) else None


@lru_cache(maxsize=16)  # a guide has few layers and many files
def _whole(root: Path) -> str:
    """How the whole path of every file below `root` begins."""
    return realpath(root).rstrip(sep) + sep


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


def _joins(line: str, at: int) -> bool:
    """Whether the sign at a column belongs to how its neighbours are written: to a picture made of several, or a word.

    U+200D joins pictures; in Arabic and in the scripts of India it shapes letters, and so does U+200C.
    """
    before, after = (
        line[:at].rstrip("\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")[-1:],
        line[at + 1 : at + 2],
    )
    if line[at] not in JOINERS or not before or not after:
        return False
    pictures = unicodedata.category(before) == unicodedata.category(after) == "So" and line[at] == "\u200d"
    return pictures or (bool(SHAPED.match(before)) and bool(SHAPED.match(after)))


def _hidden(text: str, file: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        for found in INVISIBLE.finditer(f"{line}\n"):
            if _joins(line, found.start()):
                continue
            yield Problem(
                Place(file, number, found.start() + 1),
                "bad-character",
                f"There is an invisible character here, U+{ord(found[0][0]):04X}.",
                "Delete it; if a word looks right without it, nothing is lost.",
                Edit(re.escape(found[0]), ""),
            )
        if not unicodedata.is_normalized("NFC", line):
            yield Problem(
                Place(file, number),
                "bad-character",
                "A letter and its accent are stored as two characters.",
                "Type the letter again, or save the file in the form NFC.",
            )
