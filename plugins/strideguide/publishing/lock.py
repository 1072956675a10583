"""One build at a time: a lock that the system takes back when its process ends, however that ends."""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from .refusals import RefusedError, plain

_PLACE = 1 << 30  # of the byte that Windows locks: far behind what the file says, which others must be able to read
_MOST = 1000  # bytes of a file that says who holds a lock
_LOOKS, _BETWEEN = 40, 0.05  # how often the file is read for that, and the seconds from one time to the next


class Lock:
    """A lock on a file. The file stays when the lock is given back, so that nobody locks one that is gone."""

    def __init__(self, file: Path) -> None:
        """Take the lock, or RefusedError with who has it. OSError if there can be no such file."""
        self._file = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        try:
            _take(self._file)
        except OSError:
            who = _holder(self._file)
            os.close(self._file)
            why = f"Another build of this site is running: {who}. Wait until it ends, or end it."
            raise RefusedError(why) from None
        os.ftruncate(self._file, 0)
        now = datetime.now(UTC).isoformat(sep=" ", timespec="seconds")
        said = {"process": os.getpid(), "machine": socket.gethostname(), "since": now}
        os.write(self._file, json.dumps(said).encode())

    def give_back(self) -> None:
        """Let the next build begin."""
        with suppress(OSError):
            os.close(self._file)


def _holder(file: int) -> str:
    """Who holds the lock, as the file says; one that has just taken it is given a moment to write its name."""
    for _ in range(_LOOKS):
        try:
            os.lseek(file, 0, os.SEEK_SET)
            said = json.loads(os.read(file, _MOST))
            return plain(f"process {said['process']} on {said['machine']}, since {said['since']}")
        except (OSError, ValueError, KeyError, TypeError):
            time.sleep(_BETWEEN)
    return "its process has not said its number yet"


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        os.lseek(file, _PLACE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
