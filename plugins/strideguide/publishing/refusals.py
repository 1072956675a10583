"""What ends a publication: one sentence in an author's words. The site that is published stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from os.path import normpath, realpath
from pathlib import Path


class RefusedError(Exception):
    """Nothing is published; the message is one sentence or two for the author, on as many lines as it has findings."""


@contextmanager
def refused(what: str) -> Iterator[None]:
    """Say what could not be done, and why, in place of what the system says: `what` and its reason are a sentence."""
    try:
        yield
    except OSError as error:
        raise RefusedError(f"{what}: {reason(error)}.") from None


def named(folder: Path) -> str:
    """A folder as a sentence names it, with where it leads if it is a link or stands below one."""
    at, there = normpath(folder.absolute()), realpath(folder)
    return plain(at if at == there else f"{at}, which leads to {there},")


def plain(text: str) -> str:
    """A path as it can be printed everywhere on one line."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def reason(error: OSError) -> str:
    """What the system says, in the middle of a sentence."""
    said = error.strerror or str(error)
    return said[:1].lower() + said[1:]
