"""What was tried on copies comes into the folders: all of it or, if anything stands in the way, nothing."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from .trial import Trial

ASIDE = ".strideguide-"  # new texts wait in a folder of this name: it is on the same disk, and nothing reads it


def keep(tried: Sequence[Trial]) -> list[Path]:
    """Bring the changes of all trials into their folders; the files that were written or removed.

    Refused if somebody saved one of them meanwhile. OSError if there is no room or no right to write. Either way no
    file of any folder is another one then: each new text is on the disk before the first takes its place.
    """
    changes = {one.root: one.changes() for one in tried}
    targets = [root / file for root, files in changes.items() for file in files]
    _refuse_without_right([*targets, *(root / ASIDE for root, files in changes.items() if files)])
    with ExitStack() as stack:
        waiting: list[tuple[Path, Path | None]] = []
        for root, files in changes.items():
            aside = Path(stack.enter_context(TemporaryDirectory(prefix=ASIDE, dir=root))) if files else root
            for number, (file, content) in enumerate(files.items()):
                new = None if content is None else aside / str(number)
                if new is not None:
                    new.write_bytes(content or b"")
                waiting.append((root / file, new))
        for target, new in waiting:
            _take_its_place(target, new)
    return targets


def _take_its_place(target: Path, new: Path | None) -> None:
    """Put a new text in the place of a file, or take the file away."""
    if new is None:
        target.unlink()
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        shutil.copymode(target, new)
    new.replace(target)


def _refuse_without_right(targets: Iterable[Path]) -> None:
    for target in targets:
        there = next(path for path in target.parents if path.exists())
        for path in (there, target):
            if path.exists() and not os.access(path, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
