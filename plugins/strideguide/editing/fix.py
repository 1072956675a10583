"""What a program may mend: slips of which nobody can mean anything else. All other lines stay byte for byte."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import repeat
from typing import NamedTuple

from .. import front_matter, site
from ..layers import BRAND, WORDS
from ..problems import Problem
from ..slips import agreed
from ..source import mended
from .trial import Trial

SLIPS = frozenset({"yaml-syntax", "joined-lines"})
UNREAD = frozenset({"not-utf8", "file-unreadable", "file-too-big", "outside-folder"})
OWN = ("data/", "content/")  # whose files are mended, beside these of a brand
OWN_FILES = (BRAND, WORDS)
CHAPTER = ".md"
PATIENCE = 5  # rounds after which nothing is better, since of the slips in one line only the first is told


class Change(NamedTuple):
    """A line of a file, as it was and as it is; `new` is None if it is gone."""

    file: str
    line: int
    old: str
    new: str | None


def fix(tried: Trial) -> list[Change]:
    """Mend the copy; the lines that are others now.

    A file that has no fewer problems afterwards stays as it was, and all do if the guide has no fewer.
    """
    left, count = _wrong(tried)
    before = {file: tried.read(file) for file in left}
    kept, fewest = dict(before), {file: len(problems) for file, problems in left.items()}
    waits = 0
    while waits < PATIENCE and (made := {file: text for file in left if (text := _better(file, tried, left[file]))}):
        for file, text in made.items():
            tried.write(file, text)
        left, now = _wrong(tried)
        better = [file for file in made if len(left.get(file, ())) < fewest[file]] if now < count else []
        kept |= {file: made[file] for file in better}
        fewest |= {file: len(left.get(file, ())) for file in better}
        waits, count = (0, now) if better else (waits + 1, count)
        left = {file: problems for file, problems in left.items() if file in made}
    for file, text in kept.items():
        tried.write(file, text)
    return [change for file, text in sorted(before.items()) for change in _changes(file, text, kept[file])]


def _wrong(tried: Trial) -> tuple[dict[str, list[Problem]], int]:
    """What is wrong with the files in the copy that may be mended, and how much is with the whole guide.

    Nothing is proved, as proofs begin to speak when everything else is right.
    """
    found: dict[str, list[Problem]] = defaultdict(list)
    told = dict.fromkeys(site.check(tried.copy, proves=False))
    for problem in told:
        file = problem.place.file
        if (file.startswith(OWN) or file in OWN_FILES) and (tried.copy / file).is_file():
            found[file].append(problem)
    read = {file: problems for file, problems in found.items() if not UNREAD & {one.code for one in problems}}
    return read, len(told)


def _better(file: str, tried: Trial, problems: Sequence[Problem]) -> str:
    """The text of a file without what can be mended for sure, "" if that is nothing; lines end as they did."""
    text = tried.read(file)
    ends = "\r\n" if text.count("\n") == text.count("\r\n") else "\n"
    plain = text.replace(ends, "\n")
    made = agreed(plain)
    if made == plain:
        made = _of_chapter(plain, problems) if file.endswith(CHAPTER) else _of_data(plain, problems)
    return made.replace("\n", ends) if made != plain else ""


def _of_data(text: str, problems: Sequence[Problem]) -> str:
    """The text with slips in its YAML mended, as they hide where the rest stands; then with its edits."""
    return mended(text) if SLIPS & {problem.code for problem in problems} else _edited(text, problems)


def _of_chapter(text: str, problems: Sequence[Problem]) -> str:
    """The text with its edits, and with its front matter mended, of which nothing else is told while it has slips."""
    return front_matter.mended(_edited(text, problems))


def _edited(text: str, problems: Sequence[Problem]) -> str:
    lines = text.split("\n")
    for problem in sorted(problems, reverse=True):
        at, line = problem.place.column - 1, lines[problem.place.line - 1]
        if problem.edit:
            lines[problem.place.line - 1] = line[:at] + re.sub(problem.edit.old, problem.edit.new, line[at:], count=1)
    return "\n".join(lines)


def _changes(file: str, old: str, new: str) -> Iterator[Change]:
    """The lines that are others now, or gone; none is ever added."""
    before, after = old.split("\n"), new.split("\n")
    for what, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            made = [*after[first:last], *[None] * (end - start)][: end - start]
            yield from map(Change, repeat(file), range(start + 1, end + 1), before[start:end], made)
