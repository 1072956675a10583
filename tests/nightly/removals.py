"""Break a copy of the tree in one place at a time, and see whether the tests notice."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Literal, TypeVar

from tests.browser.machine import finish
from tests.nightly import tree

SECONDS = 900  # for the tests of one removal, which take some ten, and far more where much else runs
Asked = TypeVar("Asked")
Came = Literal["caught", "survived", "hung", "no test ran"]
_BY_EXIT_CODE: dict[int, Came] = {0: "survived", 1: "caught"}  # of pytest; with any other, it tested nothing


class DoesNotApply(RuntimeError):
    """The text to be replaced is not there, or is there twice: the removal has to be written anew."""


@dataclass(frozen=True)
class Removal:
    """A text of a file, what stands there instead, and the tests (words for pytest) that are to notice."""

    what: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def text(self, root: Path = tree.REPOSITORY) -> str:
        """The text of the file as it is."""
        if not (root / self.file).is_file():
            raise DoesNotApply(f"{self.what}: there is no {self.file}")
        return (root / self.file).read_text("utf-8")

    def broken(self, text: str) -> str:
        """The text with the replacement in it."""
        if (count := text.count(self.old)) != 1:
            raise DoesNotApply(f"{self.what}: {self.file} has its text {count} times")
        return text.replace(self.old, self.new)


class Copy:
    """A copy of the tree."""

    def __init__(self, folder: Path) -> None:
        self.folder = tree.copy(folder)

    def check(self, removal: Removal) -> Came:
        """Break the copy, run the tests, and mend it again."""
        file, text = self.folder / removal.file, removal.text(self.folder)
        file.write_text(removal.broken(text), "utf-8")
        try:
            return self.test(removal.tests)
        finally:
            file.write_text(text, "utf-8")

    def test(self, tests: Sequence[str]) -> Came:
        """What pytest says of the copy as it is."""
        command = [sys.executable, "-m", "pytest", "--exitfirst", "-p", "no:cacheprovider", *tests]
        # What is broken has to be compiled anew though its file may be as old and as long as the one before.
        changed = {"PYTHONPATH": str(self.folder / "plugins"), "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            done = finish(command, SECONDS, folder=self.folder, environment={**os.environ, **changed})
        except subprocess.TimeoutExpired:
            return "hung"
        return _BY_EXIT_CODE.get(done.returncode, "no test ran")


def try_all(removals: Sequence[Removal]) -> Iterator[tuple[Removal, Came]]:
    """What comes of each removal, in order, with as many copies as there are cores.

    DoesNotApply if a text is not there; RuntimeError if the tests fail where nothing is broken.
    """
    for removal in removals:
        removal.broken(removal.text())
    cores = os.cpu_count() or 1
    with tempfile.TemporaryDirectory(prefix="strideguide-") as folder, ThreadPoolExecutor(cores) as workers:
        copies: SimpleQueue[Copy] = SimpleQueue()
        for number in range(cores):
            copies.put(Copy(Path(folder) / str(number)))

        def each(asked: Sequence[Asked], ask: Callable[[Copy, Asked], Came]) -> Iterator[tuple[Asked, Came]]:
            def go(one: Asked) -> Came:
                copy = copies.get()
                try:
                    return ask(copy, one)
                finally:
                    copies.put(copy)

            return zip(asked, workers.map(go, asked), strict=True)

        for tests, came in each([*{removal.tests: None for removal in removals}], Copy.test):
            if came != "survived":
                raise RuntimeError(f"Before anything is broken, {came}: {' '.join(tests)}")
        yield from each(removals, Copy.check)
