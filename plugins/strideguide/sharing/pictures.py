"""Cards as pictures in the site: PNG, each called by what it shows, so that one that is there is not made again."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from ..images import picture
from . import letters
from .drawn import HEIGHT, WIDTH

FOLDER = "assets/cards"


def path(svg: str) -> str:
    """The path in the site of the picture of a drawing: it changes with all that makes the picture."""
    return f"{FOLDER}/{sha256(_makers() + svg.encode()).hexdigest()[:12]}.png"


def make(folder: Path, wanted: Mapping[str, str], live: Path | None) -> None:
    """Write pictures into a site's folder: the drawings by their paths. What the site `live` has is not made again."""
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    kept = {name: data for name in wanted if live and (data := _kept(live / name))}
    missing = [name for name in wanted if name not in kept]
    with ThreadPoolExecutor() as pool:  # drawing needs no Python
        made = dict(zip(missing, pool.map(png, (wanted[name] for name in missing)), strict=True))
    for name, data in {**kept, **made}.items():
        (folder / name).write_bytes(data)


def png(svg: str) -> bytes:
    """The picture of a drawing. Only the carried typefaces are used, whatever a computer has."""
    from resvg_py import svg_to_bytes  # which checks and previews have no need of

    faces = [letters.title(), letters.text()]
    family = letters.text().family
    return svg_to_bytes(
        svg_string=svg, skip_system_fonts=True, font_files=[str(face.file) for face in faces],
        font_family=family, sans_serif_family=family, serif_family=letters.title().family,
    )  # fmt: skip


def _kept(file: Path) -> bytes:
    """What is there already; nothing if it is no picture of a card."""
    try:
        data = file.read_bytes() if file.is_file() and not file.is_symlink() else b""
    except OSError:
        return b""
    found = picture(data)
    return data if found and (found.kind, found.width, found.height) == ("png", WIDTH, HEIGHT) else b""


@cache
def _makers() -> bytes:
    """What decides beside a drawing how its picture looks: the program that makes it, and the typefaces."""
    faces = b"".join(face.file.read_bytes() for face in (letters.title(), letters.text()))
    return version("resvg-py").encode() + sha256(faces).digest()
