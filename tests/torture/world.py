"""A guide and its published site, builds of it that something happens to, and what must hold afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from strideguide.publishing.manifest import differing, read
from strideguide.publishing.publication import verify
from strideguide.publishing.room import Room
from tests import branded, worlds
from tests.folders import contents
from tests.nightly.tree import REPOSITORY

SECONDS = 300  # far more than anything here takes
LAST = "Nothing is published"


class Unable(Exception):
    """Why something is not run on this machine."""


@dataclass
class Tally:
    """A line of the table: how many of `wanted` were tried, and a sentence for each that did not hold."""

    test: str
    wanted: int
    tried: int = 0
    failures: Sequence[str] = ()
    not_run: Sequence[str] = ()
    figures: str = ""

    def __str__(self) -> str:
        held = f"{self.tried - len(self.failures)} of {self.tried} held"
        left = f", not run: {'; '.join(self.not_run)}" if self.not_run else ""
        more = f", {self.figures}" if self.figures else ""
        return f"| {self.test} | {self.wanted} | {held}{more}{left} |"


class World:
    """A guide in a folder of its own, whose page on the weather says the number of its build."""

    def __init__(self, folder: Path, root: Path | None = None) -> None:
        self.folder = folder
        self.root = root or worlds.write(folder / "guide", branded.GUIDE)
        self.site = folder / "public" / "site"
        self.number = 0
        (folder / "home").mkdir(parents=True, exist_ok=True)

    def turn(self) -> int:
        """Another number, which the next build publishes."""
        self.number += 1
        (self.root / "content/weather.md").write_text(f"# Weather\n\nBuild {self.number}.\n", "utf-8")
        return self.number

    def shown(self) -> int:
        """The number of the build that is published; 0 if that is no whole site of one build."""
        known = read(self.site)
        if known is None or next(differing(self.site, known), ""):
            return 0
        page = (self.site / "weather/index.html").read_text("utf-8")
        return int(page.split("Build ")[1].split(".")[0])

    def command(self, host: str = "") -> list[str]:
        """What builds the site: `strideguide build`, or a host by itself."""
        words = [host, "build", "--strict", "--site-dir"] if host else ["strideguide", "build", "--out"]
        return [sys.executable, "-m", *words, str(self.site)]

    def environment(self, **more: str) -> Mapping[str, str]:
        paths = os.pathsep.join(filter(None, [str(REPOSITORY), os.environ.get("PYTHONPATH", "")]))
        return {
            **os.environ,
            "HOME": str(self.folder / "home"),
            "PYTHONPATH": paths,
            "NO_MKDOCS_2_WARNING": "1",
            **more,
        }

    def build(self, command: Sequence[str] = (), **more: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command or self.command(), cwd=self.root, env=self.environment(), capture_output=True, text=True,
            timeout=SECONDS, check=False, **more,
        )  # fmt: skip

    def sound(self) -> str:
        """Why a build in which nothing happens does not publish a clean site; "" if it does."""
        number, ended = self.turn(), self.build()
        if ended.returncode or self.shown() != number:
            return f"the next build failed: {ended.stderr[-300:]}"
        left = [path.name for path in (Room(self.site).stage, *Room(self.site).kept()[:-3]) if path.exists()]
        return f"left: {left}" if left else "; ".join(verify(self.site)[:1])

    def unharmed(self, what: Callable[[], subprocess.CompletedProcess[str]]) -> str:
        """Why what happens to a build is not as it must be: the old site, an exit code, a sentence; "" if it is."""
        before = contents(self.site)
        self.turn()
        ended = what()
        said = ended.stdout + ended.stderr
        if contents(self.site) != before:
            return "the site is another one"
        if ended.returncode == 0:
            return "it ended with 0"
        if "Traceback" in said:
            return f"a traceback: {said[-300:]}"
        return "" if LAST in said else f"no sentence: {said[-300:]}"


@contextmanager
def world(root: Path | None = None) -> Iterator[World]:
    """A world whose first build is published."""
    with tempfile.TemporaryDirectory(prefix="torture-") as name:
        made = World(Path(name), root)
        if why := made.sound():
            raise AssertionError(why)
        yield made
