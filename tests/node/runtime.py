"""The modules of the browser's half in one Node process, which answers calls: see server.mjs."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Protocol

from tests.nodejs import node

HERE = Path(__file__).parent


class ScriptError(Exception):
    """What a script threw, with its stack; or the last words of a process that died."""


class Runtime(Protocol):
    """Where the functions of calls.mjs can be called."""

    def call(self, name: str, *given: Any) -> Any:
        """What a function answers to arguments; all of it is data that JSON can hold."""


@contextmanager
def _started(command: list[str]) -> Iterator[tuple[subprocess.Popen[str], IO[str]]]:
    """A process, and what it writes to stderr. It ends with its stdin."""
    pipe = subprocess.PIPE
    with (
        TemporaryFile("w+", encoding="utf-8") as complaints,
        subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=complaints, encoding="utf-8") as process,
    ):
        yield process, complaints


class Node:
    """A runtime in a process of its own, which starts with the first call, and anew after it died."""

    def __init__(self, server: Path = HERE / "server.mjs") -> None:
        self.command = [node(), str(server)]
        self.kept = ExitStack()
        self.process: subprocess.Popen[str] | None = None

    def call(self, name: str, *given: Any) -> Any:
        """What a function answers; ScriptError if it threw, or if the process died of it."""
        if self.process is None:
            self.process, self.complaints = self.kept.enter_context(_started(self.command))
        line = self._asked(self.process, json.dumps([name, given]))
        if not line:
            raise ScriptError(self._last_words(self.process.wait()))
        said = json.loads(line)
        if "error" in said:
            raise ScriptError(said["error"])
        return said["answer"]

    def close(self) -> None:
        """End the process, if there is one."""
        self.process = None
        with suppress(BrokenPipeError):  # what it was told when it died is still to be written
            self.kept.close()

    def _asked(self, process: subprocess.Popen[str], line: str) -> str:
        """The line that answers a line; "" if the process died."""
        assert process.stdin and process.stdout
        with suppress(BrokenPipeError):
            process.stdin.write(f"{line}\n")
            process.stdin.flush()
        return process.stdout.readline()

    def _last_words(self, ended: int) -> str:
        self.complaints.seek(0)
        words = self.complaints.read()
        self.close()
        return f"Node ended with exit code {ended}.\n{words}"
