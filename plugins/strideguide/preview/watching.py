"""Which files have changed: they are looked at again and again.

What the system tells of changes is tied to folders: of one that is moved away and comes back it tells nothing more. A
look at the thousand files of a guide and its program takes a hundredth of a second.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

PAUSE = 0.2  # seconds between two looks
SETTLED = 0.05  # seconds after which what has changed is looked at once more: somebody may still be writing
REST = 20  # times as long as a look takes there is none: at most a twentieth of a processor is ours
Look = Mapping[str, tuple[int, ...]]


class Watching:
    """A watch over files and folders, whether they are there or not. What is hidden in a folder counts for nothing."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths: dict[Path, None] = {}
        self._known: dict[str, tuple[int, ...]] = {}
        self._next = 0.0
        self.more(paths)
        self._last: Look = self._known

    def more(self, paths: Iterable[Path]) -> None:
        """Watch these, too, from how they are now."""
        new = [path for path in dict.fromkeys(paths) if not any(path.is_relative_to(known) for known in self._paths)]
        self._paths |= dict.fromkeys(new)
        self._known |= _look(new)

    def changed(self) -> list[Path]:
        """The files that have changed, come or gone since they were last told of here; none while they still do."""
        if (begun := time.monotonic()) < self._next:
            return []
        now, before = _look(self._paths), self._last
        took = time.monotonic() - begun
        self._last, self._next = now, time.monotonic() + max(SETTLED if now != before else PAUSE, REST * took)
        if now != before or now == self._known:
            return []
        known, self._known = self._known, dict(now)
        return [Path(path) for path in {**known, **now} if known.get(path) != now.get(path)]


def _look(paths: Iterable[Path]) -> dict[str, tuple[int, ...]]:
    """What every file at or below these paths is; what can't be read is not there."""
    found: dict[str, tuple[int, ...]] = {}
    for path in paths:
        with suppress(OSError):
            found |= _below(str(path)) if path.is_dir() else {str(path): _state(path.stat())}
    return found


def _below(folder: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """What every file below a folder is. Links to folders are not followed."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            with suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    yield from _below(entry.path)
                else:
                    yield entry.path, _state(entry.stat())


def _state(found: os.stat_result) -> tuple[int, ...]:
    return found.st_mtime_ns, found.st_size, found.st_ino
