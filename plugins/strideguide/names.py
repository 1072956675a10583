"""What a file may be called, so that every system can keep it, and which kinds of file are published."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from .text import Refusal

MOST = 100  # letters of one name; with its folders it has to stay below the 260 of Windows
FORBIDDEN = '<>:"|?*\\#%'  # by Windows, or as they mean something in an address
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)
ANOTHER = "Give it another name: letters, digits and single hyphens are safe everywhere."

# By its ending, what a browser shows or saves and never runs. A chapter is one of them.
_SHOWN = {
    *(".md", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".ico"),
    *(".pdf", ".txt", ".csv", ".ics", ".gpx", ".fit"),
    *(".mp3", ".m4a", ".ogg", ".mp4", ".webm", ".vtt"),
}
# By the folder of a layer, the endings of files that may be published from there. Templates are code.
KINDS = {
    "content": frozenset(_SHOWN),
    "overrides": frozenset(
        {*_SHOWN, ".html", ".xml", ".css", ".js", ".mjs", ".json", ".webmanifest", ".woff2", ".woff", ".ttf", ".py"}
    ),
}
WHOLE = frozenset({"CNAME"})  # names that hosts of pages look for, without an ending


def slug(text: str) -> str:
    """The id that is nearest to a text, "" if no letter of it can stand in one: "Müller & Söhne" is "muller-sohne"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def unnamed(path: str) -> Refusal | None:
    """Why a path with "/" can't be had on every system, None if it can."""
    for name in PurePosixPath(path).parts:
        if name != ".." and (why := _unfit(name)):
            return "bad-name", f'The name "{_shown(name)}" {why}.', ANOTHER
    return None


def unlisted(path: str, kind: str) -> Refusal | None:
    """Why a file at `path` below a folder of this kind is not published by itself, None if it is.

    What begins with a dot is published only where mkdocs.yml says so.
    """
    file = PurePosixPath(path)
    hidden = any(part.startswith(".") for part in file.parts)
    if hidden or file.suffix.lower() in KINDS[kind] or file.name in WHOLE:
        return None
    what = f'The file ends in "{file.suffix}"' if file.suffix else "The file has no ending"
    remedy = "Move it out of the folder"
    if kind == "content":
        remedy += f"; if readers are to have it, write in mkdocs.yml: strideguide: {{files: [{_shown(path)}]}}"
    return "stray-file", f"{what}, and such files are not published.", f"{remedy}."


def alike(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Paths that some systems take for one of those before, each with that one.

    They differ in capital letters, or in how accents are stored, in their own name or in that of a folder.
    """
    first: dict[str, str] = {}
    for path in paths:
        for part in (*reversed(PurePosixPath(path).parents[:-1]), PurePosixPath(path)):
            other = first.setdefault(_folded(part.as_posix()), part.as_posix())
            if other != part.as_posix():
                yield path, other
                break


def is_device(name: str) -> bool:
    """Whether Windows takes a file of this name for a device, whatever its ending."""
    return name.partition(".")[0].rstrip(" ").casefold() in DEVICES


def _unfit(name: str) -> str:
    """The end of a sentence that begins with the name."""
    unseen = next((sign for sign in name if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")), "")
    odd = next((sign for sign in name if sign in FORBIDDEN), "")
    reasons = (
        (unseen, f"has a sign that can't be seen, U+{ord(unseen or ' '):04X}"),
        (odd, f"has the sign {odd}, which Windows or addresses have for something else"),
        (name != name.strip(" "), "begins or ends with a blank"),
        (name.endswith("."), "ends with a dot, which Windows drops"),
        (name.startswith("-"), "begins with a hyphen, which programs take for an option"),
        (is_device(name), "is that of a device on Windows"),
        (len(name) > MOST, f"has {len(name)} letters, and at most {MOST} are safe"),
        (not unicodedata.is_normalized("NFC", name), "has a letter and its accent stored as two signs"),
    )
    return next((why for is_so, why in reasons if is_so), "")


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path.casefold())


def _shown(text: str) -> str:
    """A name as it can be printed everywhere, cut if it is long."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in text)
    return plain if len(plain) <= 60 else f"{plain[:57]}..."
