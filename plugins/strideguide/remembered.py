"""A library that is kept from one build to the next, as long as the same files say the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from .brand.reading import LEGAL
from .layers import BRAND, layers
from .library import Library
from .swapping.load import load
from .text import MAX_BYTES

__all__ = ["Remembered"]


class Remembered:
    """`load` for a process that builds again and again: the same files give the same library, with all made of it.

    One with problems is read anew, as what mends it may stand where nothing was. So a file that can't be read, or is
    too big, needs no care here.
    """

    def __init__(self) -> None:
        self._library: Library | None = None
        self._files: Mapping[Path, bytes] = {}

    def __call__(self, root: Path) -> Library:
        files = {path: _content(path) for path in self._sources(root)}
        if self._library is None or self._library.problems or files != self._files:
            self._library, self._files = load(root), files
        return self._library

    def _sources(self, root: Path) -> Iterator[Path]:
        """What a library is made from: data, brand.yml, and the files that this names."""
        named = self._library.assets if self._library else ()
        for layer in layers(root):
            yield from (layer.root / BRAND, *layer.files("data"), *(layer.root / path for path in named))
            yield from (layer.root / "content" / f"{name}.md" for name in LEGAL)


def _content(path: Path) -> bytes:
    """What a file holds; nothing if it is none that a guide may have."""
    try:
        return path.read_bytes() if path.is_file() and path.stat().st_size <= MAX_BYTES else b""
    except OSError:
        return b""
