"""The tree of this repository as it is now, committed or not: its name, and a copy in which things may be broken."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def written() -> str:
    """The name that git would give to the tree as it is now, with every file that is not ignored."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "GIT_INDEX_FILE": str(Path(folder) / "index")}
        for command in (["read-tree", "HEAD"], ["add", "--all"]):
            _git(*command, environment=environment)
        return _git("write-tree", environment=environment).strip()


def copy(folder: Path) -> Path:
    """Copy every file that is not ignored to a folder."""
    for name in _git("ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if name and (REPOSITORY / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(REPOSITORY / name, folder / name)
    return folder


def at(commit: str, file: Path) -> str:
    """The text of a file as a commit has it."""
    return _git("show", f"{commit}:{file.relative_to(REPOSITORY).as_posix()}")


def _git(*arguments: str, environment: dict[str, str] | None = None) -> str:
    command = ["git", *arguments]
    return subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=True).stdout
