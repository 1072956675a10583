"""A change is tried on a copy of a guide's folder. How it reaches the folder itself, `keeping` says."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from .. import site
from ..layers import ELSEWHERE
from ..library import Library
from ..problems import Problem, refusing
from ..swapping.load import load
from .spots import Spot

FOLDERS = ("data", "content", "overrides")


class Refused(Exception):
    """The change can't be made; the message says why. Nothing was written."""


@dataclass
class Trial:
    """A copy of the guide in `root`, in the folder `copy`, to which a change is made first.

    A brand's folder stands on the guide in `below` if that is named; its copy stands on `copied`, a copy of the same.
    `was` is what each file held when it was copied.
    """

    root: Path
    copy: Path
    below: Path | None = None
    copied: Path | None = None
    was: dict[str, bytes] = field(default_factory=dict)

    def load(self) -> Library:
        """The library as it was before the change."""
        with _standing_on(self.below):
            return load(self.root)

    def made(self) -> Library:
        """The library as it is in the copy."""
        with _standing_on(self.copied):
            return load(self.copy)

    def read(self, file: str) -> str:
        """The text of a file with its own ends of lines; "" if there is none."""
        return (_bytes(self.copy / file) or b"").decode("utf-8")

    def write(self, file: str, text: str) -> None:
        """Another text for a file, or a first one."""
        path = self.copy / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))

    def move(self, file: str, to: str) -> None:
        """Give a file another name."""
        (self.copy / file).rename(self.copy / to)

    def remove(self, file: str) -> None:
        """Take a file away."""
        (self.copy / file).unlink()

    def rename(self, spots: Iterable[Spot], old: str, new: str) -> None:
        """Write the new id at every spot, from the last to the first. Refused if the old one does not stand there."""
        for spot in sorted(spots, reverse=True):
            lines = self.read(spot.place.file).split("\n")
            line, at = lines[spot.place.line - 1], spot.place.column - 1
            at += line[at : at + 1] in ("'", '"')
            was = spot.form.format(old)
            if not line.startswith(was, at):
                raise Refused(f'{spot.place} names "{old}" in a way that can\'t be changed by itself. Change it first.')
            lines[spot.place.line - 1] = line[:at] + spot.form.format(new) + line[at + len(was) :]
            self.write(spot.place.file, "\n".join(lines))

    def wrong(self) -> list[Problem]:
        """What is wrong with the copy. In a guide that is not clean, a place might have been missed."""
        with _standing_on(self.copied):
            return refusing(site.check(self.copy))

    def changes(self) -> dict[str, bytes | None]:
        """What each changed file holds in the copy, None if it is gone there.

        Refused if one of them is no more what it was when the copy was made: somebody has just saved it.
        """
        files = {*self.was, *(path.relative_to(self.copy).as_posix() for path in _files(self.copy))}
        now = {file: _bytes(self.copy / file) for file in sorted(files)}
        changed = {file: content for file, content in now.items() if self.was.get(file) != content}
        for file in changed:
            if _bytes(self.root / file) != self.was.get(file):
                raise Refused(f"{file} was saved while this was tried, so nothing was written. Say it once more.")
        return changed


@contextmanager
def trials(root: Path, brands: Sequence[Path] = ()) -> Iterator[tuple[Trial, list[Trial]]]:
    """A copy of the guide in `root`, and of each brand's folder that stands on it; they are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="strideguide-") as folder:
        copy = Path(folder, "guide")
        was = _copy(root, copy, load(root).assets)
        others = []
        for count, brand in enumerate(brands):
            other = Trial(brand, Path(folder, f"brand-{count}"), root, copy)
            other.was.update(_copy(brand, other.copy, other.load().assets))
            others.append(other)
        yield Trial(root, copy, was=was), others


def _copy(root: Path, copy: Path, assets: Iterable[str]) -> dict[str, bytes]:
    """Copy what a guide is made of; what each file holds."""
    was = {}
    for file in {*(path.relative_to(root) for path in _files(root)), *map(Path, assets)}:
        (copy / file).parent.mkdir(parents=True, exist_ok=True)
        was[file.as_posix()] = (root / file).read_bytes()
        (copy / file).write_bytes(was[file.as_posix()])
    return was


@contextmanager
def _standing_on(guide: Path | None) -> Iterator[None]:
    """While this lasts, brands stand on this guide, if one is named."""
    before = os.environ.get(ELSEWHERE)
    if guide:
        os.environ[ELSEWHERE] = str(guide.resolve())
    try:
        yield
    finally:
        if guide and before is None:
            del os.environ[ELSEWHERE]
        elif guide and before is not None:
            os.environ[ELSEWHERE] = before


def _files(root: Path) -> Iterator[Path]:
    """The ordinary files right in a guide's folder, and those of the folders that it reads."""
    for path in [*root.glob("*"), *(path for folder in FOLDERS for path in (root / folder).rglob("*"))]:
        if path.is_file() and not path.is_symlink():
            yield path


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
