"""Folders on disk: what is in them before and after, byte for byte."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from strideguide.publishing.manifest import NAME, Entry, Manifest

FOREIGN = {"thesis.txt": "years of work", "photos/a.jpg": "light", ".hidden/b": "more"}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in `folder`, hidden ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """`folder` with these files in it, also if there are none."""
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode("utf-8", "surrogateescape"))
    return folder


def built(files: Mapping[str, str]) -> dict[str, str]:
    """These files as a site that a build has made: with their manifest."""
    made = Manifest({path: Entry.of(text.encode()) for path, text in files.items()}, {}, "https://a.example/")
    return {**files, NAME: made.written().decode()}
