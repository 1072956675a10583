"""The folder beside a site with what belongs to it: the lock, the build that is being made, and builds that were."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from os.path import realpath
from pathlib import Path

from . import manifest
from .lock import Lock
from .refusals import RefusedError, named, plain, refused
from .swap import swap

KEPT = 3  # builds that can be gone back to
NOTE = """\
# strideguide keeps the builds of a site here that are no longer published, and the one that it is making.
# Nothing in here is to be published or to be committed.
*
"""
_MARK = NOTE.split()[1]
_BEFORE = "before"  # stands for the build of a site that has no manifest
_NAME = re.compile(rf"(\d{{4,}})-([0-9a-f]{{12}}|{_BEFORE})")


class Room:
    """The room of the site in the folder `live`, which may be a link: then the folder where it leads is the site."""

    def __init__(self, live: Path) -> None:
        self.live = Path(realpath(live))
        self.folder = self.live.parent / f".{self.live.name}.builds"
        self.stage = self.folder / "new"
        self._gone = self.folder / "gone"

    def enter(self) -> Lock:
        """Take the lock and tidy up; RefusedError if somebody else has it, or if there can be no room."""
        note = self.folder / ".gitignore"
        with refused(f"{plain(str(self.folder))}, where the site is made, can't be written"):
            if self.folder.is_symlink() or (self.folder.is_dir() and any(self.folder.iterdir()) and not _ours(note)):
                raise RefusedError(f"{plain(str(self.folder))} is not ours. Move it away, or name another folder.")
            self.folder.mkdir(parents=True, exist_ok=True)
            if not note.exists():
                note.write_text(NOTE, "utf-8")
            lock = Lock(self.folder / "lock")
        try:
            self.tidy()
        except BaseException:
            lock.give_back()
            raise
        return lock

    def tidy(self) -> None:
        """Take away what an interrupted build has left, and what has been kept for long enough."""
        kept = self.kept()
        if not self.live.exists() and kept and manifest.read(self.stage):  # ended between two renamings
            with refused(f"The site of before can't be put back to {named(self.live)}"):
                kept.pop().rename(self.live)
        whole = kept[-KEPT:]
        for path in (self._gone, self.stage, *(path for path in self._builds() if path not in whole)):
            if path.exists():
                with refused(f"{plain(str(path))}, which is no longer needed, can't be removed"):
                    self._remove(path)

    def kept(self) -> list[Path]:
        """The builds that can be gone back to, the newest last: those that are what their name says."""
        known = manifest.read(self.live)
        live = known.build if known else ""
        return [path for path in self._builds() if _build(path) == _named(path) != live]

    def put(self, *, keep: bool = True) -> None:
        """Publish what stands on the stage; OSError if the system refuses. What was published is kept, or forgotten."""
        numbers = [int(path.name.split("-")[0]) for path in self._builds()]
        old = self.folder / f"{max(numbers, default=0) + 1:04}-{_build(self.live)}"
        swap(self.stage, self.live, old)
        if not keep and old.exists():
            self._remove(old)

    def _remove(self, folder: Path) -> None:
        """Remove a folder, of which no half is left under a name that means a whole one."""
        if folder != self._gone:
            folder.rename(self._gone)
        if self._gone.is_dir() and not self._gone.is_symlink():
            shutil.rmtree(self._gone)
        else:  # somebody's link, pipe or file, for which that call would wait or fail
            self._gone.unlink()

    def _builds(self) -> Iterator[Path]:
        """The folders that are named as builds, in the order in which they were published."""
        found = (path for path in self.folder.iterdir() if _NAME.fullmatch(path.name))
        return iter(sorted(found, key=lambda path: int(path.name.split("-")[0])))


def leave(room: Room, lock: Lock) -> str:
    """Tidy up and give the lock back; a sentence about what can't be removed, "" if nothing is left."""
    try:
        room.tidy()
    except RefusedError as error:
        return str(error)
    finally:
        lock.give_back()
    return ""


def sweep(live: Path) -> None:
    """Take away what a build has left that was ended in its middle, unless another one is running."""
    room = Room(live)
    if room.folder.is_dir():
        with suppress(RefusedError):
            leave(room, room.enter())


def stamp(live: Path) -> tuple[int, int] | None:
    """Something that is another after every publication; None if there is no site."""
    try:
        found = Path(realpath(live)).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _build(folder: Path) -> str:
    known = manifest.read(folder)
    return known.build if known else _BEFORE


def _named(folder: Path) -> str:
    return folder.name.split("-")[1]


def _ours(note: Path) -> bool:
    try:
        return note.read_text("utf-8").split()[1] == _MARK
    except (OSError, ValueError, IndexError):
        return False
