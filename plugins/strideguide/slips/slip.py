"""A slip: where it stands, what is wrong, what to do, and how the text reads then."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

Lines = Sequence[str]


class Slip(NamedTuple):
    """Where a slip stands (line and column from 1), what it is, what to do, and the lines after that.

    It is `sure` if nothing else can be meant, so that a program may do it.
    """

    line: int
    column: int
    what: str
    remedy: str
    lines: Lines
    sure: bool = False


Rule = Callable[[Lines, int], Iterator[Slip]]
FIELD = re.compile(r"^\s*(?:- )?[\w-]+:(?:\s|$)")


def with_line(lines: Lines, at: int, line: str) -> list[str]:
    return [*lines[:at], line, *lines[at + 1 :]]


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def count(number: int, noun: str) -> str:
    return f"{'one' if number == 1 else number} {noun}{'s' * (number != 1)}"
