"""Files that are made from others: written where they differ, and removed where nothing makes them any more."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

# What stands at the head of whatever we make. A file without it is somebody's own, and stays.
MADE = ("<!-- Made by `strideguide ", "# Made by `strideguide ", '"title": "strideguide: ')
HEAD = 300  # letters


def write(root: Path, files: Mapping[str, str]) -> list[str]:
    """Make the files below `root` what they should be; the paths of those that changed, removed ones too."""
    changed = stale(root, files)
    for path in changed:
        target = root / path
        if path in files:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(files[path], "utf-8", newline="\n")
        else:
            target.unlink()
    return changed


def stale(root: Path, files: Mapping[str, str]) -> list[str]:
    """The paths of files that differ from `files`, are missing, or were made once and have no reason any more."""
    folders = {Path(path).parent for path in files}
    there = {(folder / path.name).as_posix() for folder in folders for path in _listed(root / folder) if _made(path)}
    return sorted(path for path in there | files.keys() if _text(root / path) != files.get(path))


def _listed(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []


def _made(path: Path) -> bool:
    head = (_text(path) or "")[:HEAD]
    return any(mark in head for mark in MADE)


def _text(path: Path) -> str | None:
    """What a file says, None if there is no such text."""
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None
