"""What lies in a layer's content/ and overrides/, where hosts take what they find, and is not to be published.

Hosts follow links wherever they lead, publish files of every kind and name, and take more endings for chapters than the
guide reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..names import ANOTHER, KINDS, alike, unlisted, unnamed
from ..problems import Place, Problem
from ..svg import undrawn
from ..text import Refusal, inside, refused
from . import MAX_FOLDERS, Layer

Named = Callable[[str, str], bool]  # whether mkdocs.yml names a file: its path below content/, its layer's prefix
# With any of these a file in content/ is a chapter for MkDocs (1.6.1, `utils.markdown_extensions`); the guide, and
# Zensical, know only the first.
ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


def foreign(layer: Layer, named: Named) -> Iterator[Problem]:
    """A problem for everything there that is not to be published; of any kind may be in content/ what is `named`."""
    for kind in KINDS:
        files = [*layer.files(kind)]
        for path in files:
            refusal = _folder(path, layer.root) or _unpublished(path, layer, kind, named)
            if refusal:
                yield Problem(Place(layer.named(path)), *refusal)
            elif kind == "content" and path.suffix.lower() == ".svg":
                yield from _drawing(path, layer)
        if kind == "overrides":  # of what stands in content/ the addresses must differ
            yield from _alike(map(layer.named, files))


def _unpublished(path: Path, layer: Layer, kind: str, named: Named) -> Refusal | None:
    """Why a file of this kind of folder is not published, None if it is."""
    folder = layer.root / kind
    inner = path.relative_to(folder).as_posix()
    refusal = unnamed(inner) or refused(path, layer.root)
    if not refusal and kind == "content" and is_chapter(path) and path.suffix != ENDINGS[0]:
        return "stray-file", f'The file ends in "{path.suffix}".', f'Name it "{path.stem}{ENDINGS[0]}".'
    listed = path == folder or (kind == "content" and named(inner, layer.prefix))
    return refusal or (None if listed else unlisted(inner, kind))


def _alike(names: Iterable[str]) -> Iterator[Problem]:
    for name, other in alike(names):
        what = f'Some systems take this for "{other}", as only capitals or accents differ.'
        yield Problem(Place(name), "bad-name", what, ANOTHER)


def _folder(path: Path, root: Path) -> Refusal | None:
    """What `files` does not enter: a link to a folder, and one that is too deep."""
    if not (inside(path, root) and path.is_dir()):
        return None
    what = "a link to a folder" if path.is_symlink() else f"the {MAX_FOLDERS}th folder in a folder"
    return "stray-file", f"This is {what}, and nothing reads what is in it.", "Put its files in a folder here."


def _drawing(path: Path, layer: Layer) -> Iterator[Problem]:
    """A problem for each thing in an SVG that could do more than be looked at."""
    for each in undrawn(path.read_bytes()):
        yield Problem(Place(layer.named(path), each.line), "unsafe-svg", f"The picture holds {each.what}.", each.remedy)


def is_chapter(path: Path) -> bool:
    """Whether a file in content/ is a chapter for any host, by its name."""
    return path.suffix.lower() in ENDINGS
