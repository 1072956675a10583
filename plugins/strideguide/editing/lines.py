"""Lines of a record's file, put in and taken out where they belong. Nothing else of an author's text changes."""

from __future__ import annotations

import re

from ..layers.origin import Origin
from ..problems import Place

FORMER = "former_ids"
_AFTER = ("title", "aliases")  # the fields below which former ids stand
_ENTRY = r"^\s*-\s+['\"]?{}['\"]?\s*(#.*)?$"


def with_former(text: str, origin: Origin, old: str) -> str:
    """The text of a record's file in which the record has one more former id. It had `former_ids` or not."""
    value = origin.place((FORMER,))
    if value != origin.place():
        return _appended(text, origin, value, old)
    start = origin.place()
    lines = text.split("\n")
    line = lines[start.line - 1]
    if line[start.column - 1] == "{":
        lines[start.line - 1] = f"{line[: start.column]}{FORMER}: [{old}], {line[start.column :]}"
        return "\n".join(lines)
    end = "\r" * line.endswith("\r")
    at = end_of(lines, max(origin.place((name,), key=True).line for name in _AFTER), start.column)
    return "\n".join([*lines[:at], f"{' ' * (start.column - 1)}{FORMER}: [{old}]{end}", *lines[at:]])


def _appended(text: str, origin: Origin, value: Place, old: str) -> str:
    lines = text.split("\n")
    line = lines[value.line - 1]
    if line[value.column - 1] != "[":
        last = value.line - 1
        while last + 1 < len(lines) and re.match(rf" {{{value.column - 1}}}- ", lines[last + 1]):
            last += 1
        new = f"{' ' * (value.column - 1)}- {old}{chr(13) * line.endswith(chr(13))}"
        return "\n".join([*lines[: last + 1], new, *lines[last + 1 :]])
    at = value.line - 1
    while "]" not in lines[at]:
        at += 1
    head, _, tail = lines[at].partition("]")
    lines[at] = f"{head}{', ' if origin.place((FORMER, 0)) != value else ''}{old}]{tail}"
    return "\n".join(lines)


def without_entry(text: str, place: Place, id: str) -> str | None:
    """The text without the entry of a list at this place; None if it is no entry of its own."""
    lines = text.split("\n")
    line, at = lines[place.line - 1], place.column - 1
    if re.match(_ENTRY.format(re.escape(id)), line.rstrip("\r")):
        return "\n".join([*lines[: place.line - 1], *lines[place.line :]])
    head, tail = line[:at].rstrip("'\" "), line[at:].lstrip("'\"")[len(id) :].lstrip("'\"")
    if not (head.endswith(("[", ",")) and re.match(r"\s*[,\]]", tail)):
        return None
    tail = tail.lstrip()
    made = f"{head}{tail[1:].lstrip()}" if tail[0] == "," and head.endswith("[") else ""
    made = made or (f"{head} {tail[1:].lstrip()}" if tail[0] == "," else f"{head.rstrip(',')}{tail}")
    lines[place.line - 1] = made
    return "\n".join(lines)


def without_record(text: str, key: Place) -> str:
    """The text without the record whose name stands here, of a file that holds many."""
    lines = text.split("\n")
    return "\n".join([*lines[: key.line - 1], *lines[end_of(lines, key.line, key.column) :]])


def end_of(lines: list[str], line: int, column: int) -> int:
    """How many lines there are down to the last one of the field whose name stands in this line and column."""
    at = last = line
    while at < len(lines):
        inner = lines[at].rstrip("\r")
        if inner.strip():
            indent = len(inner) - len(inner.lstrip(" "))
            listed = indent == column - 1 and inner.lstrip().startswith("- ")  # a list may stand right below its name
            if (indent < column and not listed) or inner.lstrip().startswith("#"):
                break
            last = at + 1
        at += 1
    return last
