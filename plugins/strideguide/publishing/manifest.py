"""What a site consists of: every file with its size and hash. It stands in the site and marks the folder as ours."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from .. import __version__

NAME = ".strideguide.json"
MAX_BYTES = 50_000_000  # of a file that says of itself what a folder is
# What systems put into folders that somebody looks at: nobody's work, and no part of a site.
LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


class Entry(NamedTuple):
    """A file: its size in bytes and its SHA-256 in hexadecimal. `age`: how many builds ago it was part of the site."""

    size: int
    sha256: str
    age: int = 0

    @classmethod
    def of(cls, data: bytes) -> Entry:
        return cls(len(data), hashlib.sha256(data).hexdigest())


@dataclass(frozen=True)
class Manifest:
    """The files of a site by path. `earlier` are files of builds before that pages in somebody's cache still load.

    `address` is the site's, "" if it is not known; links that begin with "/" are judged by it.
    """

    files: Mapping[str, Entry]
    earlier: Mapping[str, Entry]
    address: str = ""
    version: str = __version__

    @property
    def build(self) -> str:
        """The same for the same files, and only for these: what is left of earlier builds does not count."""
        lines = "".join(f"{path}\0{entry.size}\0{entry.sha256}\n" for path, entry in sorted(self.files.items()))
        return hashlib.sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()[:12]

    @property
    def paths(self) -> frozenset[str]:
        """Every path that is ours in the folder."""
        return frozenset({NAME, *self.files, *self.earlier})

    def written(self) -> bytes:
        """The manifest as a file."""
        said = {
            "strideguide": self.version,
            "build": self.build,
            "address": self.address,
            "files": {path: self.files[path][:2] for path in sorted(self.files)},
            "earlier": {path: self.earlier[path] for path in sorted(self.earlier)},
        }
        return (json.dumps(said, indent=0) + "\n").encode()


def read(folder: Path) -> Manifest | None:
    """The manifest of the site in `folder`; None if there is none, or one that no build has written."""
    file = folder / NAME
    try:
        if file.is_symlink() or not file.is_file() or file.stat().st_size > MAX_BYTES:
            return None
        said = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or not all(isinstance(said.get(key), str) for key in ("strideguide", "address")):
        return None
    files, earlier = (_entries(said.get(key)) for key in ("files", "earlier"))
    if files is None or earlier is None:
        return None
    found = Manifest(files, earlier, said["address"], said["strideguide"])
    return found if found.build == said.get("build") else None


def _entries(said: Any) -> dict[str, Entry] | None:
    """Files as JSON says them; None if it says anything else."""
    if not isinstance(said, dict):
        return None
    found: dict[str, Entry] = {}
    for path, values in said.items():
        if not isinstance(values, list) or [type(value) for value in values] not in ([int, str], [int, str, int]):
            return None
        if not _below(path):
            return None
        found[path] = Entry(*values)
    return found


def _below(path: str) -> bool:
    """Whether a path leads into a folder and not out of it."""
    parts = path.split("/")
    return not path.startswith("/") and ".." not in parts and "\0" not in path and not {"", "."}.issuperset(parts)


def paths(folder: Path) -> Iterator[str]:
    """Every path in `folder` that is no folder, hidden ones too, in order; a link is one, wherever it leads."""
    waiting = [("", True)]
    while waiting:
        path, is_folder = waiting.pop()
        if is_folder:
            with os.scandir(folder / path) as there:
                inner = [(each.name, each.is_dir(follow_symlinks=False)) for each in there]
            above = f"{path}/" if path else ""
            waiting += ((above + name, deeper) for name, deeper in sorted(inner, reverse=True))
        elif path.rpartition("/")[2] not in LITTER:
            yield path


def listed(folder: Path) -> dict[str, Entry]:
    """What every file in `folder` is, those aside that lead elsewhere."""
    files = ((path, folder / path) for path in paths(folder))
    return {path: Entry.of(file.read_bytes()) for path, file in files if file.is_file() and not file.is_symlink()}


def foreign(folder: Path, known: Manifest) -> list[str]:
    """The paths in `folder` that its manifest does not know: no build of ours has put them there."""
    return [path for path in paths(folder) if path not in known.paths]


def differing(folder: Path, known: Manifest) -> Iterator[str]:
    """A sentence for each file in `folder` that is not as its manifest says."""
    for path, entry in sorted({**known.earlier, **known.files}.items()):
        file = folder / path
        try:
            data = file.read_bytes() if file.is_file() else None  # a pipe would be waited for
        except OSError:
            data = None
        if data is None:
            yield f"{path}: the manifest names it, and it is not there"
            continue
        if Entry.of(data)[:2] != entry[:2]:
            yield f"{path}: it is not as it was built"
    for path in foreign(folder, known):
        yield f"{path}: no build has made it"
