"""Texts in a record, each with its path: those that are marked, as they refer to things or are Markdown, or all."""

from __future__ import annotations

import re
import types
import typing
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from .model.base import Markdown, Record, RefTo

Path = tuple[str | int, ...]
Text = tuple[Path, str]
Found = tuple[Path, Any, str]
Walk = Callable[[Any, Path, list[Found]], None]  # adds what it finds: a generator in each level would take longer

INSIDE = (list, dict, BaseModel)  # what may hold texts
_TARGET = re.compile(r"\]\(\s*<?([^)\s>]*)|^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)|<([a-z][a-z0-9+.-]*:[^\s>]*)>", re.M | re.I)


def marks(thing: Record) -> list[Found]:
    """Every marked text in `thing`, with its path and its mark: references and Markdown."""
    found: list[Found] = []
    walk = _walk(type(thing))
    if walk is not None:
        walk(thing, (), found)
    return found


def texts(record: BaseModel) -> list[Text]:
    """Every text in a record, with its path."""
    found: list[Text] = []
    _gather(record, (), found)
    return found


def _gather(value: BaseModel | list[Any] | dict[str, Any], path: Path, found: list[Text]) -> None:
    fields = vars(value) if isinstance(value, BaseModel) else value
    inside: Iterable[tuple[Any, Any]] = enumerate(fields) if isinstance(fields, list) else fields.items()
    for step, inner in inside:
        if isinstance(inner, str):
            found.append(((*path, step), inner))
        elif isinstance(inner, INSIDE):
            _gather(inner, (*path, step), found)


def link_targets(markdown: str) -> Iterator[str]:
    """The targets of all links that `markdown` may hold, as they are written."""
    if "]" not in markdown and "<" not in markdown:
        return  # as most texts, whose every character would be tried
    for found in _TARGET.finditer(markdown):
        yield found[1] or found[2] or found[3] or ""


def numbered_targets(markdown: str) -> Iterator[tuple[str, int]]:
    """The targets of all links, each with how many like it stand before it, by which its place is found."""
    seen: Counter[str] = Counter()
    for target in link_targets(markdown):
        yield target, seen[target]
        seen[target] += 1


@cache
def _walk(annotation: Any) -> Walk | None:
    """How to find the marked texts in a value of this type; None if it can have none."""
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        mark = next((m for m in args[1:] if isinstance(m, RefTo | Markdown)), None)
        return _leaf(mark) if mark else _walk(args[0])
    if origin in (typing.Union, types.UnionType):
        return _unless_none(next((walk for arg in args if (walk := _walk(arg))), None))
    if origin is list:
        return _in_list(_walk(args[0]))
    if origin is dict:
        return _in_map(_walk(args[0]), _walk(args[1]))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _in_record(annotation)
    return None


def _leaf(mark: RefTo | Markdown) -> Walk:
    return lambda value, path, found: found.append((path, mark, value))


def _unless_none(inner: Walk | None) -> Walk | None:
    return inner and (lambda value, path, found: None if value is None else inner(value, path, found))


def _in_list(entry: Walk | None) -> Walk | None:
    if entry is None:
        return None

    def walk(value: Any, path: Path, found: list[Found]) -> None:
        if isinstance(value, str):
            return  # words that stand for a list
        for index, inner in enumerate(value):
            entry(inner, (*path, index), found)

    return walk


def _in_map(keys: Walk | None, values: Walk | None) -> Walk | None:
    if not keys and not values:
        return None

    def walk(value: Any, path: Path, found: list[Found]) -> None:
        for key, inner in value.items():
            if keys:
                keys(key, (*path, key), found)
            if values:
                values(inner, (*path, key), found)

    return walk


def _in_record(model: type[Record]) -> Walk | None:
    walks: list[tuple[str, Walk]] = []
    for name, field in model.model_fields.items():
        annotation: Any = field.annotation
        mark = next((m for m in field.metadata if isinstance(m, RefTo | Markdown)), None)
        walk = _leaf(mark) if mark else _walk(annotation)
        if walk:
            walks.append((name, walk))
    if not walks:
        return None

    def in_fields(value: Any, path: Path, found: list[Found]) -> None:
        for name, walk in walks:
            if (inner := getattr(value, name)) is not None:
                walk(inner, (*path, name), found)

    return in_fields
