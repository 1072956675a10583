"""Chapters and templates of a layer: each stands whole for the file of the same path below it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..text import refused
from . import Layer
from .override import BASE

# Where such files are, what a thing in there is called, and how their names end.
FOLDERS = (("content", "chapter", ".md"), ("overrides", "template", ".html"))
_NOTED = re.compile(r"layer: (sha256:[0-9a-f]{12})")


@dataclass(frozen=True)
class Replaced:
    """A file of a layer, and the file below it, of which there may be none. `id` is its path in its folder."""

    kind: str
    id: str
    path: Path
    place: str
    below: Path | None

    @property
    def noted(self) -> str:
        """What a comment in it says that was below when somebody last looked, "" if it says nothing."""
        found = _NOTED.search(self.path.read_text("utf-8", "replace"))
        return found[1] if found else ""

    @property
    def now(self) -> str:
        """What is below."""
        digits = hashlib.sha256(self.below.read_bytes().replace(b"\r\n", b"\n")).hexdigest()[:12] if self.below else ""
        return f"{BASE}{digits}"


def replaced(layers: Sequence[Layer]) -> Iterator[Replaced]:
    """The chapters and templates of the highest layer; nothing if there is only one."""
    *below, own = layers
    for folder, kind, ending in FOLDERS if below else ():
        for path in own.files(folder):
            if path.suffix == ending and not refused(path, own.root):
                inner = path.relative_to(own.root / folder)
                lower = next((file for at in reversed(below) if (file := at.root / folder / inner).is_file()), None)
                yield Replaced(kind, inner.as_posix(), path, own.named(path), lower)
