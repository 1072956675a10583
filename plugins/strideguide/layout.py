"""The layout of a YAML file: where each of its values stands. Only for files in which `source` has found no problem."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Mark(NamedTuple):
    """Where a value stands, and its children's marks by index or by key."""

    line: int
    column: int
    end: int
    children: Any = None
    keys: dict[str, tuple[int, int]] | None = None


def layout(text: str) -> Mark:
    """The mark of the one document in `text`."""
    follow: Callable[[], Any] = LOADER(text).get_event
    follow(), follow()  # the start of the stream and of the document
    return _mark(follow(), follow)


def _mark(start: Any, follow: Callable[[], Any]) -> Mark:
    children: Any = None
    keys: dict[str, tuple[int, int]] | None = None
    end = start
    if isinstance(start, yaml.SequenceStartEvent):
        children = []
        while not isinstance(end := follow(), yaml.SequenceEndEvent):
            children.append(_mark(end, follow))
    elif isinstance(start, yaml.MappingStartEvent):
        children, keys = {}, {}
        while not isinstance(end := follow(), yaml.MappingEndEvent):
            keys[end.value] = (end.start_mark.line + 1, end.start_mark.column + 1)
            children[end.value] = _mark(follow(), follow)
    return Mark(start.start_mark.line + 1, start.start_mark.column + 1, end.end_mark.line + 1, children, keys)
