"""To disk, and then in one step to its place: a reader finds the site of before or the new one, whole."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

# What systems call the exchange of two names, the flag that asks for it, and the numbers of the current folder before
# each path. Windows and older systems have none.
_CALLS = {"linux": ("renameat2", 2, (-100,)), "darwin": ("renamex_np", 2, ())}
_UNABLE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


def even(folder: Path, paths: Iterable[str]) -> None:
    """Let everybody read these files of `folder`, whoever builds; who may enter it is said by `folder` itself."""
    files, folders = _parts(folder, paths)
    for path in files:
        path.chmod(0o644)
    for path in folders - {folder}:
        path.chmod(0o755)


def flush(folder: Path, paths: Iterable[str]) -> None:
    """Have the system write these files of `folder`, and the folders that they stand in, to the disk itself."""
    files, folders = _parts(folder, paths)
    for path in (*files, *folders):
        sync(path)


def _parts(folder: Path, paths: Iterable[str]) -> tuple[list[Path], set[Path]]:
    """These files of `folder`, and it and the folders that they stand in."""
    names = [*paths]
    within = {above for name in names for above in PurePosixPath(name).parents}
    return [folder / name for name in names], {folder / above for above in within}


def sync(path: Path) -> None:
    """Have the system write one file or folder to the disk. Windows does so for no folder."""
    if sys.platform != "win32":
        file = os.open(path, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def swap(new: Path, live: Path, old: Path) -> None:
    """Put the folder `new` where `live` is. What was there is in `old` afterwards, which there was not before.

    `new` gets the name of `old` first: whoever is interrupted between two steps finds under that name a build that it
    does not name, and can tell which of the two it is.
    """
    if not live.exists() or not any(live.iterdir()):
        if live.exists() and sys.platform == "win32":
            live.rmdir()
        new.rename(live)
    else:
        new.rename(old)
        if not exchange(old, live):
            old.rename(new)
            live.rename(old)
            new.rename(live)
    sync(live.parent)
    sync(old.parent)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False if the system has no such step, OSError if it refuses this one."""
    name, flag, at = _CALLS.get(sys.platform, ("", 0, ()))
    call = getattr(ctypes.CDLL(None, use_errno=True), name, None) if name else None
    if call is None:
        return False
    if call(*at, os.fsencode(one), *at, os.fsencode(other), flag) == 0:
        return True
    if (number := ctypes.get_errno()) in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(other))
