"""A preview in a process of its own, and somebody who looks at its pages."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from tests.hosts import run

T = TypeVar("T")
SECONDS = 60  # a rebuild takes about one; machines that run several tests at once need longer
PROBLEMS = "/_preview/problems"


def until(look: Callable[[], T]) -> T:
    """What `look` finds, as soon as it finds something."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.1)
    raise AssertionError(f"not so within {SECONDS} s")


class Server:
    """A preview at a free port, whose site stands at the path `base`."""

    def __init__(self, command: Sequence[str], port: int, root: Path, base: str) -> None:
        self.root, self.base = root, base
        self.address = f"http://127.0.0.1:{port}"
        self._log = root.parent / "serve.log"
        paths = os.pathsep.join(filter(None, [str(run.REPOSITORY), os.environ.get("PYTHONPATH", "")]))
        with self._log.open("w") as log:
            self.process = subprocess.Popen(
                command, cwd=root, stdout=log, stderr=log, env={**os.environ, "PYTHONPATH": paths},
                start_new_session=True,
            )  # fmt: skip

    @property
    def said(self) -> str:
        return self._log.read_text("utf-8")

    def asked(self, path: str, **headers: str) -> tuple[int, str]:
        """The status and the text of the answer to a request; 0 if there is none."""
        request = urllib.request.Request(self.address + path, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def get(self, uri: str) -> str:
        """The page at `uri` of the site, "" if there is none (yet)."""
        status, text = self.asked(self.base + uri)
        return text if status == 200 else ""

    def problems(self) -> str:
        """The page of what is wrong."""
        return self.asked(PROBLEMS)[1]

    def wait(self, uri: str, true: Callable[[str], bool]) -> str:
        """The page at `uri` as soon as `true` of it; fails with what the server says if that takes too long."""
        return self.until(lambda: text if (text := self.get(uri)) and true(text) else "")

    def until(self, look: Callable[[], T]) -> T:
        """What `look` finds, as soon as it finds something."""
        try:
            return until(lambda: self.process.poll() is None and look())  # type: ignore[return-value]
        except AssertionError as error:
            raise AssertionError(f"{error}: {self.said}") from None

    def stop(self, number: int = signal.SIGTERM) -> int:
        """The exit code after a signal."""
        self.process.send_signal(number)
        return self.process.wait(SECONDS)


@contextmanager
def serving(root: Path, host: str = "strideguide", base: str = "/", toy: bool = False) -> Iterator[Server]:
    """A preview of the guide below `root`: ours, or that of a host, which may show the toy guide."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    if host == "strideguide":
        command = [sys.executable, "-m", host, "serve", "--address", f"127.0.0.1:{port}"]
    else:
        words = ("serve", "--livereload", "-f", str(root / "mkdocs.yml"), "-a", f"127.0.0.1:{port}")
        command = run.command(host, *words) if toy else [sys.executable, "-m", host, *words]
    server = Server(command, port, root, base)
    try:
        yield server
    finally:
        server.process.kill()
        server.process.wait(SECONDS)
