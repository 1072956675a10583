"""Compressed twins: beside a text file what a web host may send in its place, made once and as small as can be.

They hold no time and no name, so that two builds of one guide have the same.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from .manifest import paths
from .refusals import RefusedError, plain

TEXTS = frozenset({".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"})
BROTLI = "brotli"
_UNKNOWN_SYSTEM = b"\xff"


def check(kinds: Collection[str]) -> None:
    """RefusedError if there is no such kind of twin, or what makes it is not installed."""
    for kind in kinds:
        if kind not in _KINDS:
            raise RefusedError(f'mkdocs.yml says "{plain(kind)[:40]}" below "compressed". Write "gz", "br" or both.')
    if "br" in kinds and find_spec(BROTLI) is None:
        why = 'mkdocs.yml asks for "br" files, and what makes them is not installed.'
        raise RefusedError(f"{why} Install strideguide[brotli], or ask for gz alone.")


def make(folder: Path, kinds: Collection[str]) -> None:
    """Put the twins of its text files into `folder`; what is no smaller has none."""
    texts = [path for path in paths(folder) if kinds and Path(path).suffix in TEXTS]
    for path in texts:
        file = folder / path
        if file.is_symlink() or not file.is_file():
            continue  # the last look says what is wrong with it
        data = file.read_bytes()
        for kind in kinds:
            twin = file.with_name(f"{file.name}.{kind}")
            twin.unlink(missing_ok=True)  # it was made of what the file was before
            if len(packed := _KINDS[kind](data)) < len(data):
                twin.write_bytes(packed)


def _gz(data: bytes) -> bytes:
    """RFC 1952, without a time. Its tenth byte names a system, which versions of Python write differently."""
    packed = zlib.compress(data, 9, wbits=31)
    return packed[:9] + _UNKNOWN_SYSTEM + packed[10:]


def _br(data: bytes) -> bytes:
    """RFC 7932, which keeps neither."""
    packed: bytes = import_module(BROTLI).compress(data)
    return packed


_KINDS: Mapping[str, Callable[[bytes], bytes]] = {"gz": _gz, "br": _br}
