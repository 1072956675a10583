"""What breaks while somebody writes: the last good page answers and says what is wrong until that is mended."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import Any

import yaml

from tests import branded, worlds
from tests.scale import is_nightly
from tests.serving import Server, serving
from tests.torture.world import Tally

BREAKAGES = yaml.safe_load(Path(__file__).with_name("breakages.yml").read_text("utf-8"))
PAGE = "weather/"
BANNER = "guide-problems"
SLOWEST = 0.3  # seconds for an answer, while a build runs


class Reader:
    """Somebody who reads a page all the while."""

    def __init__(self, server: Server) -> None:
        self._server, self._stop = server, Event()
        self._thread = Thread(target=self._read)
        self.reads = self.missing = 0
        self.slowest = 0.0

    def _read(self) -> None:
        while not self._stop.wait(0.02):
            begun = time.monotonic()
            self.missing += "Build" not in self._server.get(PAGE)
            self.reads += 1
            self.slowest = max(self.slowest, time.monotonic() - begun)

    def __enter__(self) -> Reader:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()


@contextmanager
def broken(root: Path, breakage: Mapping[str, Any]) -> Iterator[None]:
    """A guide in which something is broken for a while."""
    files: Mapping[str, str | bytes | None] = breakage.get("files", {})
    before = {path: (root / path).read_bytes() if (root / path).exists() else None for path in files}
    moved = root / breakage.get("away", ""), root.parent / "away"
    if "away" in breakage:
        moved[0].rename(moved[1])
    put(root, files)
    try:
        yield
    finally:
        put(root, before)
        if "away" in breakage:
            moved[1].rename(moved[0])


def put(root: Path, files: Mapping[str, str | bytes | None]) -> None:
    """Files with this content; those of none are removed."""
    for path, text in files.items():
        if text is None:
            (root / path).unlink()
        else:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text if isinstance(text, bytes) else text.encode())


def says(told: str, text: str) -> bool:
    """Whether a page has a banner with these words, or there are none to be told."""
    return not told or (BANNER in text and told in text)


def turn(server: Server, number: int) -> None:
    """Another number on the page, and none of the banner: the server lives and shows what is written."""
    put(server.root, {"content/weather.md": f"# Weather\n\nBuild {number}.\n"})
    server.wait(PAGE, lambda text: f"Build {number}." in text and BANNER not in text)


def run(wanted: int) -> Tally:
    """Try the first breakages, as many as are wanted, on one server."""
    failures = []
    with tempfile.TemporaryDirectory(prefix="torture-") as name:
        settings = f"{branded.GUIDE['mkdocs.yml']!s}hooks: [hook.py]\n"
        root = worlds.write(Path(name) / "guide", {**branded.GUIDE, "mkdocs.yml": settings, "hook.py": "\n"})
        with serving(root) as server:
            turn(server, 0)
            with Reader(server) as reader:
                for number, breakage in enumerate(BREAKAGES[:wanted], 1):
                    try:
                        with broken(root, breakage):
                            server.wait(PAGE, partial(says, breakage["told"]))
                        turn(server, number)
                    except AssertionError as error:
                        failures.append(f"{breakage['about']}: {error}")
    failures += [f"{reader.missing} reads without the page"] if reader.missing else []
    failures += [f"an answer took {reader.slowest:.2f} s"] if is_nightly() and reader.slowest > SLOWEST else []
    figures = f"{reader.reads} reads meanwhile, the slowest {reader.slowest:.2f} s"
    tried = len(BREAKAGES[:wanted])
    return Tally(
        "what breaks while somebody writes: told, and mended by itself", wanted, tried, failures, figures=figures
    )
