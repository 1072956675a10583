"""A part of a YAML file is written anew or taken out. All other characters stay, or nothing is changed."""

from __future__ import annotations

import copy
import re
import textwrap
from collections.abc import Sequence
from typing import Any

from ..dump import dump
from ..editing.lines import end_of
from ..editing.trial import Refused
from ..source import Document, parse

_GONE = object()
_COMMENT = re.compile(r"(?:^|\s)#")


def with_part(text: str, file: str, path: Sequence[str], value: Any) -> str:
    """The text with `value` at `path`. Refused if that can't be done by itself."""
    return _checked(text, file, path, value)


def without_part(text: str, file: str, path: Sequence[str]) -> str:
    """The text without what stands at `path`. Refused if that can't be done by itself."""
    return _checked(text, file, path, _GONE)


def _checked(text: str, file: str, path: Sequence[str], value: Any) -> str:
    document, wanted = _parsed(text, file), _wanted(text, file, path, value)
    made = _changed(text, document, path, value)
    if _parsed(made, file).value != wanted:
        raise _refused(file)
    return made


def _wanted(text: str, file: str, path: Sequence[str], value: Any) -> Any:
    """What the file should say."""
    whole = copy.deepcopy(_parsed(text, file).value)
    *outer, name = path
    inner = whole
    for step in outer:
        if not isinstance(inner, dict) or step not in inner:
            raise _refused(file)
        inner = inner[step]
    if not isinstance(inner, dict) or (value is _GONE and (name not in inner or len(inner) == 1)):
        raise _refused(file)
    if value is _GONE:
        del inner[name]
    else:
        inner[name] = value
    return whole


def _changed(text: str, document: Document, path: Sequence[str], value: Any) -> str:
    """The text with other lines for a field; new ones stand below the last field of the map around it."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    *outer, name = path
    around: Any = document.value
    for step in outer:
        around = around[step]
    there = name in around
    key = document.place([*outer, name if there else [*around][-1]], key=True)
    first, indent = key.line - 1, key.column - 1
    last = end_of(lines, key.line, key.column)
    if lines[first][:indent].strip() or (there and any(_COMMENT.search(line) for line in lines[first:last])):
        raise _refused(document.file)
    new = [] if value is _GONE else textwrap.indent(dump({name: value}), " " * indent).rstrip("\n").split("\n")
    return newline.join([*lines[: first if there else last], *new, *lines[last:]])


def _parsed(text: str, file: str) -> Document:
    document, problems = parse(text, file)
    if document is None or problems:
        raise _refused(file)
    return document


def _refused(file: str) -> Refused:
    return Refused(f"{file} is written in a way that can't be changed by itself.")
