"""A case: a few changes to the tiny guide, and what must then be said and shown. They are in tests/cases.

A file is one case or a list of them. Its fields:

about     one sentence: what an author meets.
files     from a path to its content, or null for a file that is not there. Content is a text; or a map of
          `swap` (old text: new content; in the file of the tiny guide, or in `like`, another file of it),
          `bytes` (in hexadecimal), `repeat` with `times`, `from` and `to` (a text with "{n}" for each number),
          `link` (a symbolic link), `pipe: true` or `folder: true`; with any text `encode`, `newlines` (crlf or cr);
          or a list of contents, one after the other.
          If brand.yml is among them, they are a brand's folder, and the tiny guide stands below it.
guide     for a brand's folder, changes to the tiny guide, written as in `files`.
problems  exactly the problems that are told: "path:line: code" or "path:line:column: code".
says      texts that stand in the problems' messages or remedies.
blame     the text, or texts, whose line should be named; if not given, the lines that differ from the tiny guide.
inexact   why the line that is named is not the line to blame.
values    from "kind/id/field/..." to what the guide reads there.
pages     from a page's uri to texts that its HTML holds; `lacks`: texts that it does not.
chapters  from a chapter to texts that the host gets.
mended    what a person does who reads the remedies: from a file to `swap` in what stands there, `to` for its new path,
          or null if it is deleted. Then nothing is told any more.
shown     true for the case that is to show its code in the reference; else one is chosen (tests/said.py).
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, reduce
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml

from strideguide.layers import BRAND, ELSEWHERE
from strideguide.problems import Problem
from tests import worlds

FOLDER = Path(__file__).parent / "cases"
# Problems of a whole file stand at its beginning.
OF_FILES = {
    "file-too-big", "file-unreadable", "outside-folder", "empty-file", "bad-id", "bad-name", "stray-file",
    "address-clash", "template-failed", "not-in-menu",
}  # fmt: skip
_EXPECTED = re.compile(r"(?P<file>.+?):(?P<line>\d+)(?::(?P<column>\d+))?: (?P<code>[a-z0-9-]+)", re.S)


@dataclass(frozen=True)
class Case:
    """One case; the fields are those of its file, and `name` is topic/behaviour."""

    name: str
    about: str
    files: Mapping[str, Any] = field(default_factory=dict)
    guide: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    blame: tuple[str, ...] = ()
    inexact: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    pages: Mapping[str, list[str]] = field(default_factory=dict)
    lacks: Mapping[str, list[str]] = field(default_factory=dict)
    chapters: Mapping[str, list[str]] = field(default_factory=dict)
    mended: Mapping[str, Any] = field(default_factory=dict)
    shown: bool = False

    @contextmanager
    def world(self, folder: Path) -> Iterator[Path]:
        """The root of what the case is about, written below `folder`; while this lasts, it stands on the tiny guide."""
        if BRAND not in self.files:
            yield _guide(folder, self.files)
            return
        with patch.dict(os.environ, {ELSEWHERE: str(_guide(folder / "guide", self.guide))}):
            yield _written(folder / "brand", self.files)

    def mend(self, root: Path) -> None:
        """Do in the folder of the case what its problems say."""
        for path, recipe in self.mended.items():
            made = (root / path).read_bytes()
            (root / path).unlink()
            for old, new in (recipe or {}).get("swap", {}).items():
                if made.count(old.encode()) != 1:
                    raise ValueError(f"{self.name}: {old!r} stands {made.count(old.encode())} times in {path}")
                made = made.replace(old.encode(), new.encode())
            if recipe is not None:
                target = root / recipe.get("to", path)
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(made)

    def matches(self, expected: str, problem: Problem) -> bool:
        """Whether a problem is the one that the case expects."""
        wanted = _EXPECTED.fullmatch(expected)
        if wanted is None:
            raise ValueError(f"{self.name}: {expected!r} is no path:line: code")
        place = problem.place
        return (wanted["file"], int(wanted["line"]), wanted["code"]) == (place.file, place.line, problem.code) and (
            wanted["column"] is None or int(wanted["column"]) == place.column
        )

    @property
    def shows(self) -> bool:
        """Whether it says what comes out of a guide, beside what is told of it."""
        return bool(self.values or self.pages or self.lacks or self.chapters)

    def codes(self) -> set[str]:
        """The codes of the problems that it expects."""
        return {expected.rsplit(" ", 1)[1] for expected in self.problems}

    def blamed(self, problem: Problem) -> bool:
        """Whether the problem names the line at which its author went wrong."""
        recipe = self.files.get(problem.place.file)
        if problem.place.line == 1 and (problem.code in OF_FILES or not _is_text(recipe)):
            return True
        return problem.place.line in self._lines(problem.place.file)

    def _lines(self, file: str) -> set[int]:
        """The lines to blame in a file: those with a text to blame, or the lines that were changed."""
        recipe = self.files.get(file)
        text = content(recipe, file) if _is_text(recipe) else worlds.FILES.get(file, "").encode()
        lines = text.decode("latin-1").split("\n")
        if self.blame:
            wanted = [text.encode("utf-8", "surrogatepass").decode("latin-1") for text in self.blame]
            return {number for number, line in enumerate(lines, 1) if any(text in line for text in wanted)}
        return set(_changed(worlds.FILES.get(file, "").encode().decode("latin-1").split("\n"), lines))


def _guide(folder: Path, changes: Mapping[str, Any]) -> Path:
    """The tiny guide with changes, in `folder`."""
    return _written(worlds.write(folder, dict.fromkeys(changes)), changes)


def _written(folder: Path, files: Mapping[str, Any]) -> Path:
    for path, recipe in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(recipe, dict) and "link" in recipe:
            target.symlink_to(recipe["link"])
        elif isinstance(recipe, dict) and "pipe" in recipe:
            os.mkfifo(target)
        elif isinstance(recipe, dict) and "folder" in recipe:
            target.mkdir()
        elif recipe is not None:
            target.write_bytes(content(recipe, path))
    return folder


def _changed(before: list[str], after: list[str]) -> Iterator[int]:
    """The lines that are new in a text; of a run of more than three, the first."""
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, _, _, start, end in matcher.get_opcodes():
        if kind in ("replace", "insert"):
            yield from range(start + 1, (end if end - start <= 3 else start + 1) + 1)


def _is_text(recipe: Any) -> bool:
    return recipe is not None and not (isinstance(recipe, dict) and recipe.keys() & {"link", "pipe", "folder"})


def content(recipe: Any, path: str) -> bytes:
    """The bytes that a recipe makes for the file at `path`."""
    if isinstance(recipe, str):
        return recipe.encode("utf-8", "surrogatepass")
    if isinstance(recipe, list):
        return b"".join(content(part, path) for part in recipe)
    if "bytes" in recipe:
        return bytes.fromhex(recipe["bytes"])
    if "from" in recipe:
        numbers = range(recipe["from"], recipe["to"] + 1)
        return "".join(recipe["repeat"].replace("{n}", str(n)) for n in numbers).encode()
    if "repeat" in recipe:
        return content(recipe["repeat"], path) * int(recipe["times"])
    made = _swapped(recipe, path)
    made = made.replace(b"\n", {"crlf": b"\r\n", "cr": b"\r"}.get(recipe.get("newlines", ""), b"\n"))
    return made.decode("utf-8").encode(recipe["encode"]) if "encode" in recipe else made


def _swapped(recipe: Mapping[str, Any], path: str) -> bytes:
    made = recipe["text"].encode() if "text" in recipe else worlds.FILES[recipe.get("like", path)].encode()
    for old, new in recipe.get("swap", {}).items():
        if made.count(old.encode()) != 1:
            raise ValueError(f"{old!r} stands {made.count(old.encode())} times in {path}")
        made = made.replace(old.encode(), content(new, path))
    return made


def value_at(things: Mapping[str, Any], path: str) -> Any:
    """What stands at "kind/id/field/..." in a site's data.json; None where nothing stands."""
    return reduce(_step, path.split("/"), things)


def _step(value: Any, step: str) -> Any:
    return value[int(step)] if isinstance(value, list) else value[step]


@cache
def cases() -> tuple[Case, ...]:
    """Every case below tests/cases, in order."""
    found: list[Case] = []
    for path in sorted(FOLDER.rglob("*.yml")):
        name = path.relative_to(FOLDER).with_suffix("").as_posix()
        loaded = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        listed = loaded if isinstance(loaded, list) else [loaded]
        for number, fields in enumerate(listed, 1):
            lists = {key: _many(fields.get(key, ())) for key in ("problems", "says", "blame")}
            found.append(Case(**{**fields, **lists, "name": f"{name}-{number}" if len(listed) > 1 else name}))
    return tuple(found)


def _many(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
