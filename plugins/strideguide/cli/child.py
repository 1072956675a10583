"""A process that does the work, and how it ends: by itself, or with all that it has started when we are told to end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import IO, Any

# What tells us to end: Ctrl-C, kill, a terminal that is closed, Ctrl-\, Ctrl-Break. No system knows all of them.
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK")
TELLING = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
# How a process is told in its turn, and how many seconds it then has. On the first, hosts put their folders away.
STEPS = (("SIGINT", 10.0), ("SIGTERM", 5.0), ("SIGKILL", 5.0))
MOMENT = 0.1  # seconds between two looks at whether we were told


class Watch:
    """Notes which signal told us to end first, instead of ending at once. It is 0 as long as none did."""

    def __init__(self) -> None:
        self.signal = 0
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Watch:
        for number in TELLING:
            # What is ignored stays so for us, but not for the processes that we start: they must hear us.
            ignored = signal.getsignal(number) is signal.SIG_IGN
            self._before[number] = signal.signal(number, _nothing if ignored else self._note)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler or signal.SIG_DFL)

    @property
    def code(self) -> int:
        """The exit code of a program that was told to end; 0 if it was not."""
        return self.signal and 128 + self.signal

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self.signal = self.signal or number


def _nothing(_number: int, _frame: FrameType | None) -> None:
    pass


def run(command: Sequence[str], watch: Watch, env: Mapping[str, str], at: Path, said: IO[bytes] | None = None) -> int:
    """Run a command in the folder `at` until it ends, or `watch` is told to end; its exit code, as shells count it.

    What it says goes into the file `said`, if there is one. It has a session of its own: a terminal's Ctrl-C comes to
    us alone, and a signal of ours comes to all that it has started.
    """
    both = subprocess.STDOUT if said else None
    with subprocess.Popen(command, cwd=at, env=env, stdout=said, stderr=both, start_new_session=True) as process:
        while not watch.signal and not _ended(process, MOMENT):
            pass
        if watch.signal:
            _end(process)
        if watch.signal or process.returncode < 0:
            _send(process, "SIGKILL")  # to what it has left behind
    code: int = process.returncode
    return code if code >= 0 else 128 - code


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process as gently as it lets us."""
    for name, seconds in STEPS:
        _send(process, name)
        if _ended(process, seconds):
            return


def _ended(process: subprocess.Popen[bytes], seconds: float) -> bool:
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    return process.returncode is not None


def _send(process: subprocess.Popen[bytes], name: str) -> None:
    """Send a signal to a process and all that it has started. On Windows a console has told them of Ctrl-C itself."""
    if sys.platform == "win32":
        if name != "SIGINT":
            process.terminate()
    else:
        with suppress(OSError):  # nobody is left
            os.killpg(process.pid, getattr(signal, name))
