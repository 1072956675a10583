"""Writing `$layer` into an author's file: only its own characters change, whatever else stands there."""

from __future__ import annotations

import json
import re

from ..model.layer import Mark
from ..source import parse
from .origin import LAYER, Origin, bare

_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")


def written(mark: Mark) -> str:
    """A mark as one line of YAML."""
    words = [f"op: {mark.op}"] if mark.op else []
    words += [f'base: "{mark.base}"'] if mark.base else []
    if mark.fields:
        words.append(
            f"fields: {{{', '.join(f'{_key(name)}: {json.dumps(value)}' for name, value in mark.fields.items())}}}"
        )
    words += [f"reason: {json.dumps(mark.reason, ensure_ascii=False)}"] if mark.reason else []
    return f"{LAYER}: {{{', '.join(words)}}}"


def with_mark(origin: Origin, mark: Mark) -> str:
    """The text of a record's file with this mark in the record. ValueError if its values would not be the same."""
    text = origin.document.text
    made = _changed(text, origin, written(mark))
    before, after = (_record(parse(t, origin.document.file)[0], origin) for t in (text, made))
    if before is None or before != after:
        raise ValueError(f"{origin.document.file} is written in a way that can't be changed by itself")
    return made


def _record(document: object, origin: Origin) -> object:
    """The record, and all else of its file, without the record's mark."""
    value = getattr(document, "value", None)
    if not origin.base:
        return bare(value)
    outer = value
    for step in origin.base[:-1]:
        outer = outer[step]  # type: ignore[index]
    if isinstance(outer, dict):
        outer[origin.base[-1]] = bare(outer[origin.base[-1]])
    return value


def _changed(text: str, origin: Origin, line: str) -> str:
    record, key, value = origin.place(), origin.place((LAYER,), key=True), origin.place((LAYER,))
    start = _at(text, record.line, record.column)
    if key == record and not text.startswith(LAYER, start):  # there is no mark yet
        if text[start] == "{":
            return f"{text[: start + 1]}{line}, {text[start + 1 :]}"
        return f"{text[:start]}{line}\n{' ' * (record.column - 1)}{text[start:]}"
    at, begin = _at(text, key.line, key.column), _at(text, value.line, value.column)
    end = _closing(text, begin) if text[begin] == "{" else _block_end(text, at, key.column)
    return f"{text[:at]}{line}{text[end:]}"


def _at(text: str, line: int, column: int) -> int:
    """The index of a place in a text."""
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    return start + column - 1


def _closing(text: str, begin: int) -> int:
    """The index behind the bracket that closes the one at `begin`."""
    depth, at = 0, begin
    while at < len(text):
        if quoted := _QUOTED.match(text, at):
            at = quoted.end()
            continue
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
        if depth == 0:
            break
    return at


def _block_end(text: str, at: int, column: int) -> int:
    """The end of the last line that belongs to the field whose name stands at `at`."""
    end = text.find("\n", at)
    while end != -1:
        following = text.find("\n", end + 1)
        line = text[end + 1 : following if following != -1 else len(text)]
        if len(line) - len(line.lstrip(" ")) < column or not line.strip():
            return end
        end = following
    return len(text)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[a-z_]+", name) else json.dumps(name, ensure_ascii=False)
