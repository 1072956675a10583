"""The process that builds: it keeps its memory from one build to the next, and is started anew when it has ended."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, NamedTuple

from ..problems import Place, Problem
from .outcome import Outcome

GRACE = 0.5  # seconds that the process has to end by itself


class Job(NamedTuple):
    """A build that is wanted. `shown` are the pages that browsers see meanwhile, `good` whether these are whole."""

    shown: str = ""
    good: bool = False

    def written(self) -> str:
        return json.dumps(self)

    @classmethod
    def read(cls, line: str) -> Job:
        return cls(*json.loads(line))


class Builder:
    """Builds in a process of its own, which `command` starts in the folder `at`.

    It reads a job a line and answers each with an outcome a line. When its input ends it ends too, so that none is left
    whose parent was killed.
    """

    def __init__(self, command: Sequence[str], at: Path) -> None:
        self._command, self._at = command, at
        self._process: subprocess.Popen[str] | None = None
        self._lines: Queue[str] = Queue()
        self._begun: float | None = None

    @property
    def seconds(self) -> float | None:
        """How long the build runs, None if none does."""
        return None if self._begun is None else time.monotonic() - self._begun

    def begin(self, job: Job) -> None:
        """Build, while the caller goes on."""
        with suppress(OSError):  # it can't start, or ends right now; `outcome` tells
            if self._process is None or self._process.poll() is not None:
                self._start()
        self._begun = time.monotonic()
        with suppress(OSError):
            _stdin(self._process).write(f"{job.written()}\n")
            _stdin(self._process).flush()

    def outcome(self) -> Outcome | None:
        """What has come of the build, None as long as it runs; what is wrong if its process has broken down."""
        if self._begun is None:
            return None
        if self._process is None:
            self._begun = None
            return Outcome(problems=(_broken("not to be started, perhaps as the guide's folder is not there"),))
        ended = self._process.poll()
        with suppress(Empty):
            outcome = Outcome.read(self._lines.get(timeout=GRACE if ended is not None else 0.01))
            self._begun = None
            return outcome
        if ended is None:
            return None
        self.end()
        return Outcome(problems=(_broken(f"ended by signal {-ended}" if ended < 0 else f"ended with {ended}"),))

    def give_up(self) -> Outcome:
        """End a build that takes too long."""
        seconds = self.seconds or 0
        self.end()
        return Outcome(problems=(_broken(f"given up after {seconds:.0f} s"),))

    def end(self) -> None:
        """End the process and all that it has started."""
        process, self._process, self._begun = self._process, None, None
        if process is None:
            return
        with suppress(OSError):
            _stdin(process).close()
        with suppress(subprocess.TimeoutExpired):
            process.wait(GRACE)
        if sys.platform == "win32":
            process.kill()
        else:
            with suppress(OSError):  # nobody is left
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def _start(self) -> None:
        self.end()
        self._process = subprocess.Popen(
            self._command, cwd=self._at, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
            start_new_session=True,
        )  # fmt: skip
        self._lines = Queue()
        Thread(target=_listen, args=(self._process.stdout, self._lines), daemon=True).start()


def _listen(said: IO[str], lines: Queue[str]) -> None:
    with said:
        for line in said:
            lines.put(line)


def _stdin(process: subprocess.Popen[str] | None) -> IO[str]:
    if process is None or process.stdin is None:
        raise BrokenPipeError
    return process.stdin


def _broken(how: str) -> Problem:
    what = f"The build broke down: its process was {how}."
    remedy = "Undo what you changed last; the next change begins a new build."
    return Problem(Place("mkdocs.yml"), "host-failed", what, remedy)
