"""What a program may mend: slips of which nobody can mean anything else. All other lines stay byte for byte."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from .. import site
from ..problems import Problem
from ..source import mended
from .trial import Trial

SLIPS = frozenset({"yaml-syntax", "joined-lines"})
UNREAD = frozenset({"not-utf8", "file-unreadable", "file-too-big", "outside-folder"})
DATA = "data/"


class Change(NamedTuple):
    """A line of a file, as it was and as it is."""

    file: str
    line: int
    old: str
    new: str


def fix(tried: Trial) -> list[Change]:
    """Mend the copy; the lines that are others now.

    A file that has no fewer problems afterwards stays as it was, and all do if the guide has no fewer.
    """
    left, count = _wrong(tried)
    before = {file: tried.read(file) for file in left}
    while made := {file: text for file in left if (text := _better(tried.read(file), left[file])) != tried.read(file)}:
        were = {file: tried.read(file) for file in made}
        for file, text in made.items():
            tried.write(file, text)
        now, then = _wrong(tried)
        for file in made:
            if then >= count or len(now.get(file, ())) >= len(left[file]):
                tried.write(file, were[file])
                now.pop(file, None)
        left, count = {file: problems for file, problems in now.items() if file in made}, then
    return [change for file, text in sorted(before.items()) for change in _changes(file, text, tried.read(file))]


def _wrong(tried: Trial) -> tuple[dict[str, list[Problem]], int]:
    """What is wrong with the files of data in the copy that can be read, and how much is with the whole guide."""
    found: dict[str, list[Problem]] = defaultdict(list)
    told = dict.fromkeys(site.problems_of(tried.made()))
    for problem in told:
        if problem.place.file.startswith(DATA) and (tried.copy / problem.place.file).is_file():
            found[problem.place.file].append(problem)
    read = {file: problems for file, problems in found.items() if not UNREAD & {one.code for one in problems}}
    return read, len(told)


def _better(text: str, problems: Sequence[Problem]) -> str:
    """The text without what can be mended for sure: first its slips in YAML, as they hide where the rest stands."""
    if SLIPS & {problem.code for problem in problems}:
        return mended(text)
    lines = text.split("\n")
    for problem in sorted(problems, reverse=True):
        at, line = problem.place.column - 1, lines[problem.place.line - 1]
        if problem.edit:
            lines[problem.place.line - 1] = line[:at] + re.sub(problem.edit.old, problem.edit.new, line[at:], count=1)
    return "\n".join(lines)


def _changes(file: str, old: str, new: str) -> list[Change]:
    pairs = enumerate(zip(old.split("\n"), new.split("\n"), strict=True), 1)
    return [Change(file, number, before, after) for number, (before, after) in pairs if before != after]
