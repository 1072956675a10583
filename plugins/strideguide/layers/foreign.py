"""What lies in a layer's content/ and overrides/, where hosts take what they find, and is no ordinary file of its own.

Hosts follow links wherever they lead, and take more endings for chapters than the guide reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..problems import Place, Problem
from ..svg import undrawn
from ..text import Refusal, inside, refused
from . import MAX_FOLDERS, Layer

FOLDERS = ("content", "overrides")
# With any of these a file in content/ is a chapter for MkDocs (1.6.1, `utils.markdown_extensions`); the guide, and
# Zensical, know only the first.
ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


def foreign(layer: Layer) -> Iterator[Problem]:
    """A problem for everything there that is not to be published."""
    for folder in FOLDERS:
        for path in layer.files(folder):
            refusal = _refusal(path, layer.root, folder)
            if refusal:
                yield Problem(Place(layer.named(path)), *refusal)
            elif folder == FOLDERS[0] and path.suffix.lower() == ".svg":
                yield from _drawing(path, layer)


def _refusal(path: Path, root: Path, folder: str) -> Refusal | None:
    if inside(path, root) and path.is_dir():  # `files` enters no link, and none that is too deep
        what = "a link to a folder" if path.is_symlink() else f"the {MAX_FOLDERS}th folder in a folder"
        return "stray-file", f"This is {what}, and nothing reads what is in it.", "Put its files in a folder here."
    refusal = refused(path, root)
    if not refusal and folder == FOLDERS[0] and is_chapter(path) and path.suffix != ENDINGS[0]:
        return "stray-file", f'The file ends in "{path.suffix}".', f'Name it "{path.stem}{ENDINGS[0]}".'
    return refusal


def _drawing(path: Path, layer: Layer) -> Iterator[Problem]:
    """A problem for each thing in an SVG that could do more than be looked at."""
    for each in undrawn(path.read_bytes()):
        yield Problem(Place(layer.named(path), each.line), "unsafe-svg", f"The picture holds {each.what}.", each.remedy)


def is_chapter(path: Path) -> bool:
    """Whether a file in content/ is a chapter for any host, by its name."""
    return path.suffix.lower() in ENDINGS
