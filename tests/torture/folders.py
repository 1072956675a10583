"""Folders in which no site may be: each is refused, and nothing in it changes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests import branded
from tests.folders import FOREIGN, contents, write
from tests.torture.world import Tally, World, world


def unsafe(here: World) -> Mapping[str, Path]:
    """The folders, each with what it is."""
    foreign = write(here.folder / "foreign", FOREIGN)
    (here.folder / "link").symlink_to(foreign)
    brand = branded.brand(here.root / "brands/ash")
    return {
        "somebody's home": here.folder / "home",
        "what holds a home": here.folder,
        "the root of the system": Path("/"),
        "the guide itself": here.root,
        "data": here.root / "data",
        "overrides": here.root / "overrides",
        "content": here.root / "content",
        "below data": here.root / "data/exercises/new",
        "a brand of the guide": brand,
        "somebody's folder": foreign,
        "a link to somebody's folder": here.folder / "link",
        "a file": foreign / "thesis.txt",
    }


def run(wanted: int) -> Tally:
    """Try to build into each of these folders, as many as are wanted."""
    failures = []
    with world() as here:
        folders = dict([*unsafe(here).items()][:wanted])
        write(here.folder / "home", {"letter.txt": "Dear all"})
        for what, folder in folders.items():
            before = contents(here.folder)
            ended = here.build([*here.command()[:-1], str(folder)])
            if ended.returncode == 0 or not ended.stderr or "Traceback" in ended.stderr:
                failures.append(f"{what} is not refused: {ended.stderr[-200:]}")
            if contents(here.folder) != before:
                failures.append(f"something has changed in {what}")
    return Tally("unsafe folders: refused, no file changed", wanted, len(folders), failures)
