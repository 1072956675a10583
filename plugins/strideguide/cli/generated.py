"""`strideguide schema` and `reference`: files that are made from others. The reference is committed and compared."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from ..layers import BRAND
from .commands import main
from .folder import ROOT, guide

# What stands at the head of whatever we make. A file without it is somebody's own, and stays.
MADE = ("<!-- Made by `strideguide ", "# Made by `strideguide ", '"title": "strideguide: ')
HEAD = 300  # letters
COMPARE = click.option("--check", "compare", is_flag=True, help="Write nothing; end with 1 if a file is out of date.")


@click.command()
@ROOT
def schema(root: Path) -> None:
    """Write schemas/: what a file of each kind may hold, with the ids that exist, for editors."""
    guide(root)
    from .. import schema as schemas
    from ..library import load

    made = schemas.schemas(load(root), layer=(root / BRAND).is_file())
    new = write(root, made)
    click.echo(f"{root / schemas.FOLDER}: {len(made)} schemas for editors, {len(new)} of them changed.")


@click.command()
@ROOT
@COMPARE
def reference(root: Path, compare: bool) -> None:
    """Write docs/reference/: fields, chapters, problems, commands."""
    guide(root)
    from .. import reference as manual

    told(root, manual.pages(main), "reference", compare)


def told(root: Path, files: Mapping[str, str], command: str, compare: bool) -> None:
    """Write generated files, or say which of them are not what they should be."""
    changed = (stale if compare else write)(root, files)
    for path in changed:
        click.echo(f"{path} {'is out of date' if compare else 'is written'}")
    if compare and changed:
        click.echo(f'Run "strideguide {command}" and commit what it writes.')
        sys.exit(1)


def write(root: Path, files: Mapping[str, str]) -> list[str]:
    """Make the files below `root` what they should be; the paths of those that changed, removed ones too."""
    changed = stale(root, files)
    for path in changed:
        target = root / path
        if path in files:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(files[path], "utf-8", newline="\n")
        else:
            target.unlink()
    return changed


def stale(root: Path, files: Mapping[str, str]) -> list[str]:
    """The paths of files that differ from `files`, are missing, or were made once and have no reason any more."""
    folders = {Path(path).parent for path in files}
    there = {(folder / path.name).as_posix() for folder in folders for path in _listed(root / folder) if _made(path)}
    return sorted(path for path in there | files.keys() if _text(root / path) != files.get(path))


def _listed(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []


def _made(path: Path) -> bool:
    head = (_text(path) or "")[:HEAD]
    return any(mark in head for mark in MADE)


def _text(path: Path) -> str | None:
    """What a file says, None if there is no such text."""
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None
