"""What a guide is made of: the folder itself, or the guide that comes with the program and a brand's folder over it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ..problems import Problem
from ..text import inside

BRAND = "brand.yml"
WORDS = "words.yml"  # what a brand says in place of the words of the interface
GUIDE = "guide"
# Names another folder for brands to stand on than the guide that comes with the program.
ELSEWHERE = "STRIDEGUIDE_GUIDE"
MAX_FOLDERS = 12
_HERE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Layer:
    """A folder with data/, content/ and overrides/, any of which may be missing.

    `name` stands before the paths of its files where people read them; the highest layer has none.
    """

    root: Path
    name: str = ""

    @property
    def prefix(self) -> str:
        return f"{self.name}/" if self.name else ""

    def named(self, path: Path) -> str:
        """What to call a file of this layer: "data/kit/chair.yml", or "guide/data/kit/chair.yml" below a brand."""
        return f"{self.prefix}{path.relative_to(self.root).as_posix()}"

    def files(self, folder: str) -> Iterator[Path]:
        """Everything in one of its folders; the folder alone if that is a link out of the layer."""
        path = self.root / folder
        return files_below(path) if inside(path, self.root) else iter((path,))


def shipped() -> Path:
    """The guide that comes with the program: inside an installed package, or the repository around a checkout."""
    inside = _HERE / GUIDE
    return inside if inside.is_dir() else _HERE.parents[1]


def upstream() -> Path:
    """The guide on which brands stand: the one that comes with the program, unless the environment names another."""
    return Path(os.environ[ELSEWHERE]).resolve() if os.environ.get(ELSEWHERE) else shipped()


def layers(root: Path) -> tuple[Layer, ...]:
    """The layers of the guide in `root`, lowest first: the folder alone, or with the guide below it if it is a brand's.

    A brand's folder is one with a brand.yml.
    """
    own = Layer(root)
    return (Layer(upstream(), GUIDE), own) if is_brand(root) else (own,)


def is_brand(root: Path) -> bool:
    """Whether there is a brand.yml, also one that can't be read: a brand is never taken for a guide of its own."""
    return os.path.lexists(root / BRAND)


def seen(problem: Problem) -> Problem:
    """A problem as its reader can mend it: a brand changes nothing in the guide's files, it writes its own."""
    place = problem.place.file
    if not place.startswith(f"{GUIDE}/data/"):
        return problem
    own = place.removeprefix(f"{GUIDE}/")
    remedy = f"{problem.remedy} That file is the guide's: what you change goes into {own} in your folder."
    return replace(problem, remedy=remedy.strip())


def files_below(folder: Path, depth: int = MAX_FOLDERS) -> Iterator[Path]:
    """Everything below a folder that is not hidden and not a folder itself, in order; links are not followed.

    A folder `depth` levels down counts as a file, so that no tree is too deep to be walked.
    """
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith("."):
            continue
        if depth > 1 and path.is_dir() and not path.is_symlink():
            yield from files_below(path, depth - 1)
        else:
            yield path
