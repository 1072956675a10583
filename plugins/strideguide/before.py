"""Things as they were before: in the last commit, or in the data.json of the last build. Asked only of a lost id.

A file that got another name loses the links that people have saved, unless its new one says so in "former_ids".
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from .layers import layers
from .model.kinds import KINDS

BUILT = "site/data.json"
MOST_BYTES = 50_000_000
SECONDS = 5
ALONE = {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}  # a clone without its history asks no server for it
_TITLE = re.compile(r"^title:\s*(.+?)\s*$", re.M)
_ID = re.compile(r"[a-z0-9-]{1,60}")


class Before:
    """The things of a guide as they were before; each is looked up once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._titles: dict[tuple[str, str], str | None] = {}

    def title(self, kind: str, id: str) -> str | None:
        """The title that a thing had, None if nobody knows of it."""
        if not _ID.fullmatch(id) or KINDS[kind].file:
            return None
        if (kind, id) not in self._titles:
            file = f"data/{KINDS[kind].folder}/{id}.yml"
            committed = (_committed(layer.root, file) for layer in layers(self._root))
            self._titles[kind, id] = next(filter(None, committed), None) or _built(self._root, kind, id)
        return self._titles[kind, id]


def git(root: Path, *words: str) -> bytes | None:
    """What git answers in the folder `root`, None if nothing. It only reads, and nothing leaves this machine."""
    program = shutil.which("git")
    # A program that lies beside data is no git.
    if program is None or Path(program).resolve().is_relative_to(root.resolve()):
        return None
    known = os.environ | ALONE
    try:
        run = subprocess.run([program, *words], cwd=root, env=known, capture_output=True, check=True, timeout=SECONDS)
    except (OSError, subprocess.SubprocessError):
        return None
    return run.stdout


def _committed(root: Path, file: str) -> str | None:
    """The title in a file of the last commit."""
    blob = git(root, "cat-file", "blob", f"HEAD:./{file}")
    found = _TITLE.search(blob.decode("utf-8", "replace")) if blob else None
    return found[1].strip("\"'") if found else None


def _built(root: Path, kind: str, id: str) -> str | None:
    file = root / BUILT
    try:
        if file.stat().st_size > MOST_BYTES:
            return None
        said = json.loads(file.read_bytes())[kind][id]["title"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return said if isinstance(said, str) else None
