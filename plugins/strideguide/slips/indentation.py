"""Lines that begin in another column than those around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .slip import FIELD, Lines, Slip, count, indent_of, with_line

_BLOCK = re.compile(r"^(\s*)(?:- )*[\w-]+:\s*[|>][+-]?\s*$")


def block(lines: Lines, at: int) -> Iterator[Slip]:
    """Text below "|" that is indented no further than the field."""
    head = next((n for n in range(at - 1, -1, -1) if FIELD.match(lines[n])), None)
    found = _BLOCK.match(lines[head]) if head is not None else None
    if head is None or not found or indent_of(lines[at]) > len(found[1]):
        return
    end = next((n for n in range(at, len(lines)) if FIELD.match(lines[n])), len(lines))
    made = [f"{' ' * (len(found[1]) + 2)}{line.lstrip()}" if line.strip() else line for line in lines[at:end]]
    what = f'The text below "{lines[head].strip()}" is not indented here, so it would end above.'
    remedy = f"Begin each of its lines with {len(found[1]) + 2} spaces."
    yield Slip(at + 1, 1, what, remedy, [*lines[:at], *made, *lines[end:]])


def indented(lines: Lines, at: int) -> Iterator[Slip]:
    """A line that begins in another column than those around it."""
    for indent in around(lines, at):
        yield moved(lines, at, indent, "")


def odd_one(lines: Lines, at: int) -> Iterator[Slip]:
    """The same for a line between two that agree with each other."""
    above, below = _neighbours(lines, at)
    if above == below != indent_of(lines[at]):
        yield moved(lines, at, above, "")


def moved(lines: Lines, at: int, indent: int, what: str) -> Slip:
    now = indent_of(lines[at])
    much = count(abs(indent - now), "space")
    what = what or f"This line has {much} too {'few' if indent > now else 'many'} at its beginning."
    remedy = f"{'Add' if indent > now else 'Delete'} {much} at its beginning."
    return Slip(at + 1, now + 1, what, remedy, with_line(lines, at, " " * indent + lines[at].lstrip(" \t")))


def around(lines: Lines, at: int) -> list[int]:
    """Other indentations than a line's own of the two next to it, each once."""
    return [indent for indent in dict.fromkeys(_neighbours(lines, at)) if indent != indent_of(lines[at])]


def _neighbours(lines: Lines, at: int) -> tuple[int, int]:
    """The indentations of the lines above and below one that are not empty."""
    above = next((indent_of(line) for line in reversed(lines[:at]) if line.strip()), 0)
    return above, next((indent_of(line) for line in lines[at + 1 :] if line.strip()), above)
