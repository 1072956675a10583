"""Where a site may be written. A host clears the folder that it is given, so nothing of anybody else's may be in there.

While a site is being written a hidden file says that the folder is not whole; hosts leave hidden files alone.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from contextlib import suppress
from os.path import normcase, normpath, realpath
from pathlib import Path

from ..layers import layers, shipped

DEFAULT = "site"
MARKER = ".strideguide-not-whole"
NOTE = "A build of strideguide writes into this folder, or was interrupted here. If none is running, build again.\n"
# What a guide's folder may hold beside its sites.
SOURCES = ("data", "content", "overrides", "assets", "brands", "schemas", "plugins")
PACKAGE = Path(__file__).parents[1]
SAID = {"version", "publisher", "licence", "grades"}  # at the head of the data.json of every site
MAX_BYTES = 50_000_000  # of a data.json that is looked at; that of the guide has less than one
MOST = 3  # names of files that a refusal lists

Stamp = tuple[int, int] | None

ANOTHER = "Name an empty or a new folder"


def refusal(folder: Path, root: Path, own: Iterable[Path] = ()) -> str:
    """Why the guide in `root` may not write its site into `folder`, "" if it may. Nothing is touched.

    `own` are more folders with the guide's sources: those that only the settings of a host know.
    """
    if "\0" in str(folder):
        return f"No folder can have the name {_plain(str(folder))}. {ANOTHER}."
    try:
        there = Path(realpath(folder))
        if why := _never(there, root, own):
            return f"{_named(folder)} {why}, and a build clears its folder. {ANOTHER}."
        if others := _others(there, root):
            return (
                f"{_named(folder)} holds what no build has made ({others}), and a build clears its folder. "
                f"{ANOTHER}, or empty this one yourself."
            )
    except OSError as error:
        return f"{_named(folder)} can't be the site's folder: {_reason(error)}. {ANOTHER}."
    return ""


def begin(folder: Path) -> str:
    """Make `folder` if it is not there, and mark it as not whole; why that can't be, "" if it could.

    Links in it are taken away: MkDocs leaves one to a folder, and then writes where it leads.
    """
    there = Path(realpath(folder))
    try:
        there.mkdir(parents=True, exist_ok=True)
        for path in there.iterdir():
            if path.is_symlink() and not path.name.startswith("."):
                path.unlink()
        with suppress(FileExistsError), (there / MARKER).open("x", encoding="utf-8") as file:  # follows no link
            file.write(NOTE)
    except OSError as error:
        return f"Nothing can be written into {_named(folder)}: {_reason(error)}. {ANOTHER}."
    return ""


def end(folder: Path) -> str:
    """Take the mark away, since the site is whole; why that can't be, "" if it could."""
    mark = Path(realpath(folder)) / MARKER
    try:
        mark.unlink(missing_ok=True)
    except OSError as error:
        return f"The site is whole, but {_named(mark)} can't be removed: {_reason(error)}. Remove it yourself."
    return ""


def begun(folder: Path) -> bool:
    """Whether a build has begun to write into `folder` and has not come to its end."""
    mark = Path(realpath(folder)) / MARKER
    return mark.is_file() and not mark.is_symlink()


def stamp(folder: Path) -> Stamp:
    """Something that is another after every build that came to its end; None if there is no site."""
    try:
        found = (Path(realpath(folder)) / "data.json").stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def whole_since(folder: Path, before: Stamp) -> bool:
    """Whether a build has come to its end in `folder` since its stamp was `before`."""
    return not begun(folder) and stamp(folder) != before


def clear(folder: Path) -> None:
    """Take away what stands in `folder` and is not hidden, as MkDocs does. Where a link leads, nothing is touched."""
    for path in Path(realpath(folder)).iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


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


def _others(folder: Path, root: Path) -> str:
    """The first names in `folder` that a host would delete, "" if there are none or if they are a site of ours."""
    try:
        names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        return ""
    if not names or _is_default(folder, root) or begun(folder) or _is_site(folder):
        return ""
    return ", ".join([*map(_plain, names[:MOST]), *(["..."] if len(names) > MOST else [])])


def _is_default(folder: Path, root: Path) -> bool:
    """Whether it is the guide's site/ itself. `folder` is free of links, so one that leads elsewhere is not."""
    return folder.name == DEFAULT and _key(folder.parent) == _key(root)


def _is_site(folder: Path) -> bool:
    data, sitemap = folder / "data.json", folder / "sitemap.xml"
    try:
        if not (data.is_file() and sitemap.is_file() and data.stat().st_size <= MAX_BYTES):
            return False
        said = json.loads(data.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(said, dict) and said.keys() >= SAID


def _named(folder: Path) -> str:
    named, there = normpath(folder.absolute()), realpath(folder)
    return _plain(named if named == there else f"{named}, which leads to {there},")


def _plain(text: str) -> str:
    """A path as it can be printed everywhere on one line."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def _reason(error: OSError) -> str:
    """What the system says, in the middle of a sentence."""
    said = error.strerror or str(error)
    return said[:1].lower() + said[1:]
