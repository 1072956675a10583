"""Problems in the forms that people and machines read: text, one line each, GitHub annotations, JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path, PurePosixPath

from .layers import GUIDE, is_brand, layers
from .problems import UNREAD, Place, Problem, in_order, number_of
from .text import MAX_BYTES, refused

ANNOTATIONS = 10  # of a level, as many as GitHub shows of one step
WIDTH = 100  # characters of a line of a file that are shown
Line = Callable[[Place], str]  # the line of a file at a place; nothing if it can't be read
_PLURAL = {"error": "problems", "warning": "warnings"}
_ONE = {"error": "problem", "warning": "warning"}


def text(problems: Sequence[Problem], line: Line) -> str:
    """A paragraph for each problem with the line that it is about, and a last line that counts them."""
    told = (f"{problem.head}\n{_shown(problem.place, line)}{_below(problem.remedy)}" for problem in problems)
    return "".join(told) + summary(problems)


def concise(problems: Sequence[Problem], line: Line) -> str:  # noqa: ARG001 - all forms are called alike
    """A line for each problem, and a last line that counts them."""
    return "".join(map(_line, problems)) + summary(problems)


def github(problems: Sequence[Problem], line: Line) -> str:  # noqa: ARG001
    """Workflow commands that GitHub shows at the lines of a pull request: of each level the ten that matter most.

    More of a level it would drop; they are lines of the log.
    """
    ranked = foremost(problems)
    shown = [each for level in _ONE for each in [one for one in ranked if one.level == level][:ANNOTATIONS]]
    rest = [each for each in ranked if each not in shown]
    return "".join(map(_command, shown)) + "".join(map(_line, rest))


def as_json(problems: Sequence[Problem], line: Line) -> str:  # noqa: ARG001
    """A list of maps with file, line, column, level, code, message and remedy, in plain letters for any console."""
    listed = [
        {**asdict(p.place), "level": p.level, "code": p.code, "message": p.message, "remedy": p.remedy}
        for p in problems
    ]
    return json.dumps(listed, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Sequence[Problem], Line], str]] = {
    "text": text, "concise": concise, "github": github, "json": as_json,
}  # fmt: skip


def first(problems: Sequence[Problem], limit: int) -> list[Problem]:
    """At most `limit` problems, warnings only after all others, in order of place."""
    return in_order(sorted(problems, key=lambda problem: problem.level)[:limit])


def foremost(problems: Sequence[Problem]) -> list[Problem]:
    """Problems, those first that matter most: errors, what keeps a file from being read, then one of each file in turn.

    Who mends a file may find that the rest of its problems came from the first.
    """
    turns: Counter[str] = Counter()
    ranked: list[tuple[tuple[bool, bool, int], Problem]] = []
    for problem in in_order(problems):
        turn = turns[problem.place.file]
        turns[problem.place.file] += 1
        ranked.append(((problem.level != "error", problem.code not in UNREAD, turn), problem))
    return [problem for _, problem in sorted(ranked)]


def here(problems: Iterable[Problem], root: Path) -> list[Problem]:
    """Problems of the guide in `root`, with the files' paths from here, by which GitHub finds them in a repository.

    Files of the guide below a brand are in no repository of the brand's, and keep their names.
    """
    below = f"{GUIDE}/" if is_brand(root) else None
    return [each if below and each.place.file.startswith(below) else _moved(each, root) for each in problems]


def summary(problems: Sequence[Problem]) -> str:
    """How many problems there are, in how many files, and of what kinds."""
    if not problems:
        return "no problems\n"
    levels = Counter(problem.level for problem in problems)
    counted = [f"{levels[level]} {_ONE[level] if levels[level] == 1 else _PLURAL[level]}" for level in sorted(levels)]
    files = len({problem.place.file for problem in problems})
    codes = Counter(problem.code for problem in problems).most_common()
    kinds = f": {', '.join(f'{count} {code}' for code, count in codes)}" if len(problems) > 1 else ""
    return f"{' and '.join(counted)} in {number_of(files, 'file')}{kinds}\n"


def _moved(problem: Problem, root: Path) -> Problem:
    place = problem.place
    return replace(problem, place=replace(place, file=str(PurePosixPath(root.as_posix()) / place.file)))


def _line(problem: Problem) -> str:
    """One line, whatever is in it: in a log, one that begins with two colons would be a command."""
    return " ".join(f"{problem.head} {problem.remedy}".splitlines()).strip() + "\n"


def _command(problem: Problem) -> str:
    place = problem.place
    return (
        f"::{problem.level} file={_property(place.file)},line={place.line},col={place.column},"
        f"title={_property(problem.code)}::{_data(f'{problem.message} {problem.remedy}'.strip())}\n"
    )


def _shown(place: Place, line: Line) -> str:
    """The line at a place, with a sign below its column; nothing at the beginning of a file, which stands for all."""
    found = line(place) if (place.line, place.column) != (1, 1) else ""
    if not found.strip():
        return ""
    begin = max(0, min(place.column - WIDTH // 2, len(found) - WIDTH))
    part = "".join(sign if sign.isprintable() else "\N{MIDDLE DOT}" for sign in found[begin : begin + WIDTH])
    number = f"{place.line:>6} | "
    return f"{number}{part}\n{' ' * (len(number) - 2)}| {' ' * (place.column - 1 - begin)}^\n"


def _below(remedy: str) -> str:
    return f"    {remedy}\n" if remedy else ""


def _data(message: str) -> str:
    return message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


class Lines:
    """The lines of files that problems name, each file read once."""

    def __init__(self, root: Path) -> None:
        self.layers = layers(root)
        self.read: dict[str, list[str]] = {}

    def __call__(self, place: Place) -> str:
        if place.file not in self.read:
            self.read[place.file] = self._file(place.file)
        lines = self.read[place.file]
        return lines[place.line - 1] if place.line <= len(lines) else ""

    def _file(self, name: str) -> list[str]:
        layer = max((one for one in self.layers if name.startswith(one.prefix)), key=lambda one: len(one.prefix))
        path = layer.root / name.removeprefix(layer.prefix)
        return (
            [] if refused(path, layer.root, MAX_BYTES) else path.read_bytes().decode("utf-8-sig", "replace").split("\n")
        )
