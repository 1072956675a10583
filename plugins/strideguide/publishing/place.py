"""Where a site may be: in a folder that is new, empty or ours, and never in anybody's home or the guide's own files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from os.path import normcase, realpath
from pathlib import Path

from ..layers import layers, shipped
from . import manifest
from .refusals import RefusedError, named, plain, reason

# What a guide's folder may hold beside its sites.
SOURCES = ("data", "content", "overrides", "assets", "brands", "schemas", "plugins")
PACKAGE = Path(__file__).parents[1]
MOST = 3  # names of files that a refusal lists
ANOTHER = "Name an empty or a new folder"
INTO_CONTENT = (
    "Put what belongs to the site into content/, from where every build takes it, and anything else elsewhere."
)

# How a site is known that a version without manifests has written: by this mark if it was interrupted, or by what
# stood at the head of its data.json.
HALF = ".strideguide-not-whole"
SAID = {"version", "publisher", "licence", "grades"}


def check(live: Path, root: Path, own: Iterable[Path] = ()) -> None:
    """RefusedError if the guide in `root` may not have its site in `live`. Nothing is touched.

    `own` are more folders with the guide's sources: those that only the settings of a host know.
    """
    if "\0" in str(live):
        raise RefusedError(f"No folder can have the name {plain(str(live))}. {ANOTHER}.")
    try:
        if why := _never(Path(realpath(live)), root, own):
            raise RefusedError(f"{named(live)} {why}, and no site can be there. {ANOTHER}.")
        check_contents(live)
    except OSError as error:
        raise RefusedError(f"{named(live)} can't be the site's folder: {reason(error)}. {ANOTHER}.") from None


def check_contents(live: Path) -> None:
    """RefusedError if `live` holds what no build of ours has put there."""
    there = Path(realpath(live))
    try:
        names = sorted(path.name for path in there.iterdir() if path.name not in manifest.LITTER)
    except FileNotFoundError:
        return
    known = manifest.read(there)
    if not names or (known is None and is_earlier(there)):
        return
    if known is None:
        raise RefusedError(f"{named(live)} holds what no build has made ({_listed(names)}). {ANOTHER}.")
    if strange := manifest.foreign(there, known):
        raise RefusedError(
            f"{named(live)} holds what no build has made ({_listed(strange)}), and the next site would not have it. "
            f"{INTO_CONTENT}"
        )


def is_earlier(folder: Path) -> bool:
    """Whether a version without manifests has written the site in `folder`, whole or half."""
    mark, data, sitemap = folder / HALF, folder / "data.json", folder / "sitemap.xml"
    if manifest.read(folder):
        return False
    if mark.is_file() and not mark.is_symlink():
        return True
    try:
        if not (data.is_file() and sitemap.is_file() and data.stat().st_size <= manifest.MAX_BYTES):
            return False
        said = json.loads(data.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(said, dict) and said.keys() >= SAID


def _never(folder: Path, root: Path, own: Iterable[Path]) -> str:
    """What `folder` has to do with somebody's home or the guide's own files, "" if nothing, whatever it holds."""
    roots = [root, shipped(), *(layer.root for layer in layers(root))]
    sources = [PACKAGE, *own, *(at / name for at in roots for name in SOURCES)]
    ours = "is one of the guide's own folders or holds one"
    for kept, why in ((_home(), "is your home folder or holds it"), ([*roots, *sources], ours)):
        if _key(folder) in {_key(path) for each in kept for path in _upwards(each)}:
            return why
    inside, outside = set(map(_key, sources)), set(map(_key, roots))
    for key in map(_key, folder.parents):  # the nearest decides: a brand's folder may stand in another guide's brands/
        if key in inside | outside:
            return "" if key in outside else "is in one of the guide's own folders"
    return ""


def _home() -> list[Path]:
    """The home folder, or none for somebody whom the system does not know, as in some containers."""
    try:
        return [Path.home()]
    except RuntimeError:
        return []


def _upwards(path: Path) -> tuple[Path, ...]:
    there = Path(realpath(path))
    return there, *there.parents


def _key(path: Path) -> tuple[int, int] | str:
    """The same for two paths of one folder, also where capital letters make no difference."""
    try:
        found = path.stat()
    except OSError:
        return normcase(realpath(path))
    return found.st_dev, found.st_ino


def _listed(names: list[str]) -> str:
    return ", ".join([*map(plain, names[:MOST]), *(["..."] if len(names) > MOST else [])])
