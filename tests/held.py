"""Builds that wait in the middle of a page until they are told to end, and the line by which they are heard.

The Markdown extension `held` waits, since all three hosts take extensions. Whoever waits, and a process that it has
started, holds one end of a pipe with a name: as long as one of them lives, the other end is open.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

SECONDS = 120  # far more than anything here takes
EXTENSION = """\
import os, subprocess, sys, time
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]


def hold():
    line = os.open(os.environ["HELD_LINE"], os.O_WRONLY)
    left = subprocess.Popen(SLEEPER, pass_fds=[line], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.write(line, f"{os.getpid()} {left.pid}\\n".encode())
    try:
        time.sleep(600)
    except KeyboardInterrupt:
        if "HELD_GOES_ON" not in os.environ:
            raise


class Hold(Preprocessor):
    held = False

    def run(self, lines):
        if os.environ.get("HELD_AT") == "page" and not Hold.held:
            Hold.held = True
            hold()
        return lines


class Held(Extension):
    def extendMarkdown(self, md):
        if os.environ.get("HELD_AT") == "settings":
            hold()
        md.preprocessors.register(Hold(md), "held", 0)


def makeExtension(**_):
    return Held()
"""
SETTINGS = "markdown_extensions: {held: {}}\n"


class Held:
    """A command that waits. `told` sends it a signal; then it must be gone with all that it has started."""

    def __init__(self, process: subprocess.Popen[bytes], line: int, log: Path) -> None:
        self.process, self._line, self._log = process, line, log
        self.holders = [int(number) for number in self._read().split()]

    def told(self, *signals: int) -> int:
        """The exit code after these signals to the command alone, as `kill` would send them."""
        for number in signals:
            self.process.send_signal(number)
            time.sleep(0.3)  # so that the second is not taken for the first
        self.process.wait(SECONDS)
        return self.process.returncode

    @property
    def said(self) -> str:
        return self._log.read_text("utf-8")

    def is_over(self, seconds: float = 30) -> bool:
        """Whether nobody is left of those who waited; a pipe ends when its last writer does."""
        return select.select([self._line], [], [], seconds)[0] != [] and os.read(self._line, 1) == b""

    def _read(self) -> str:
        end, text = time.monotonic() + SECONDS, b""
        while not text.endswith(b"\n"):
            if time.monotonic() > end or self.process.poll() is not None:
                raise AssertionError(f"it never came to wait: {self.said}")
            with suppress(BlockingIOError):
                text += os.read(self._line, 100)
            time.sleep(0.02)
        return text.decode()


@contextmanager
def held(
    folder: Path, command: Sequence[str], at: str = "page", root: Path | None = None, **more: str
) -> Iterator[Held]:
    """Start a command in `root` that comes to wait `at` a page or at its settings; `folder` is for what this needs."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "held.py").write_text(EXTENSION, "utf-8")
    os.mkfifo(folder / "line")
    line = os.open(folder / "line", os.O_RDONLY | os.O_NONBLOCK)
    log = folder / "log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, cwd=root, stdout=said, stderr=said, start_new_session=True,
            env={**surroundings(folder), "HELD_LINE": str(folder / "line"), "HELD_AT": at, **more},
        )  # fmt: skip
    waiting: Held | None = None
    try:
        waiting = Held(process, line, log)
        yield waiting
    finally:
        process.kill()
        process.wait(SECONDS)
        if waiting and not waiting.is_over(0):
            for number in waiting.holders:
                with suppress(OSError):
                    os.kill(number, signal.SIGKILL)
        os.close(line)


def surroundings(folder: Path) -> Mapping[str, str]:
    """The environment in which the extension in `folder` is found."""
    path = os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path}


def strideguide(*words: object) -> list[str]:
    return [sys.executable, "-m", "strideguide", *map(str, words)]
