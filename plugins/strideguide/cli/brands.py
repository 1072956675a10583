"""`strideguide brands`: which there are in one repository."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from ..layers import BRAND, is_brand
from ..start import BRANDS

MOST_JOBS = 256  # that GitHub Actions starts from one matrix
VERSION = Path("requirements.txt")  # which says the version of the guide that all brands stand on
_NEARLY = re.compile(r"(?i)brand\.ya?ml(?:\.txt)?")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def found(folders: Iterable[Path], root: Path) -> list[Path]:
    """The brands' folders among `folders` and right below them, by name; those in brands/ if none is named."""
    asked = list(folders) or [root / BRANDS]
    if meant := [slip for folder in asked for slip in _meant(folder)]:
        raise click.UsageError("\n".join(meant))
    brands = [brand for folder in asked for brand in _in(folder)]
    if not brands:
        raise click.UsageError(f"There is no folder with a {BRAND} in {', '.join(map(str, asked))}.")
    for path in brands:
        if not _NAME.fullmatch(path.resolve().name):
            raise click.UsageError(
                f"The folder \"{path}\" can't be a brand's: its name is part of an address, and may have letters "
                "without accents, digits, dots and hyphens."
            )
    names = Counter(path.resolve().name for path in brands)
    if twice := [name for name, count in names.items() if count > 1]:
        raise click.UsageError(f"Two folders are named {', '.join(twice)}. Their sites would stand in one place.")
    return sorted(brands, key=lambda path: path.resolve().name)


def changed(brands: Sequence[Path], since: str) -> list[Path]:
    """Those of `brands` with files that are not as in the commit `since`; all, if none has, or the version is new.

    A request that changes only what all have in common is looked at by what it makes of them.
    """
    from ..before import git

    said = git(Path(), "diff", "--name-only", "--no-renames", "--relative", "-z", "--end-of-options", since, "--")
    if said is None:
        raise click.UsageError(f'git knows no commit "{since}" here.')
    files = [Path(os.fsdecode(name)) for name in said.split(b"\0")]
    theirs = [brand for brand in brands if any(file.is_relative_to(brand) for file in files)]
    return [*brands] if VERSION in files or not theirs else theirs


def _in(folder: Path) -> Iterator[Path]:
    if is_brand(folder):
        yield folder
    elif folder.is_dir():
        yield from (path for path in folder.iterdir() if is_brand(path))


def _meant(folder: Path) -> Iterator[str]:
    """What to do with each folder that is no brand, but was meant to be: else it would be passed over without a word,
    and its site gone with the next that is published.
    """
    if not folder.is_dir() or is_brand(folder):
        return
    for path in (folder, *sorted(path for path in folder.iterdir() if path.is_dir() and not is_brand(path))):
        for file in sorted(path.iterdir()):
            if _NEARLY.fullmatch(file.name):
                yield f'The folder "{path}" is no brand, as its file is called "{file.name}". Call it {BRAND}.'
            elif path != folder and is_brand(file):
                yield f'The brand in "{file}" lies deeper than right below "{folder}". Move it up, or name "{path}".'


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--since", default="", help="Only those with files that are new since this commit; all, if none has.")
@click.option("--matrix", is_flag=True, help=f"Print a matrix for GitHub Actions, of at most {MOST_JOBS} jobs.")
def brands(folders: tuple[Path, ...], since: str, matrix: bool) -> None:
    """List the brands in FOLDERS; in brands/ if none is named.

    If the version of the guide is new since a commit, then all brands are.
    """
    there = found(folders, Path())
    there = changed(there, since) if since else there
    if matrix:
        click.echo(json.dumps({"include": jobs(there)}))
    else:
        click.echo("".join(f"{folder.as_posix()}\n" for folder in there), nl=False)


def jobs(folders: Sequence[Path], most: int = MOST_JOBS) -> list[dict[str, str]]:
    """What each machine builds: `folder` has one or more folders with spaces between them, `brand` says which."""
    count = min(len(folders), most)
    groups = (folders[len(folders) * i // count : len(folders) * (i + 1) // count] for i in range(count))
    return [
        {
            "brand": group[0].resolve().name + (f" and {len(group) - 1} more" if len(group) > 1 else ""),
            "folder": " ".join(folder.as_posix() for folder in group),
        }
        for group in groups
    ]
