"""`strideguide review`: what a change of the guide changes, for those who read it. It needs no rights."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..hosts import HOSTS
from .folder import ROOT, guide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..problems import Problem
    from ..reviewing.record import Review

SUMMARY = "GITHUB_STEP_SUMMARY"


@click.command()
@ROOT
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where changes.json, the site and its preview go; build/review/ if not given.",
)
@click.option(
    "--all", "every", is_flag=True, help="Every brand in FOLDERS, or in brands/; BEFORE and OUT have a folder for each."
)
@click.option(
    "--was",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder with the brands as they were, built: what they have changed is held against a new version.",
)
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
def review(
    root: Path, out: Path | None, every: bool, was: Path | None, before: Path, folders: tuple[Path, ...]
) -> None:
    """Tell all that is new since BEFORE, the folder of a site: things, pages, answers, figures.

    Problems come as annotations for GitHub. OUT gets changes.json, the site, and in preview/ one that opens from disk;
    and if the version of the guide is another one, in update/ the files of the brand that an upgrade would write.
    """
    from .. import report, site
    from ..problems import refusing
    from ..reviewing import comment
    from .brands import found

    if folders and not every:
        raise click.UsageError("Name one folder with --root, or several with --all.")
    if not every:
        guide(root)
    target = out or root / "build/review"
    roots = {each.resolve().name: each for each in found(folders, root)} if every else {"": root}
    problems = {name: site.check(each) for name, each in roots.items()}
    told = [problem for name, each in roots.items() for problem in report.here(problems[name], each)]
    click.echo(report.github(told, lambda _: ""), nl=False)
    made = {
        name: _reviewed(each, problems[name], before / name, target / name, was and was / each)
        for name, each in roots.items()
    }
    said = f"{comment.body(made)}\n"
    click.echo(said, nl=False)
    if summary := os.environ.get(SUMMARY):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(said)
    sys.exit(1 if refusing(told) or not all(each.built for each in made.values()) else 0)


def _reviewed(root: Path, problems: Sequence[Problem], before: Path, target: Path, was: Path | None) -> Review:
    """What is new in the guide or brand in `root`; `target` gets it as a file, and the site with its preview."""
    from ..problems import refusing
    from ..reviewing import disk, told
    from ..reviewing.record import NAME

    made = told.refused(problems)
    shutil.rmtree(target / "preview", ignore_errors=True)
    target.mkdir(parents=True, exist_ok=True)
    if not refusing(problems):
        if _built(root, target / "site"):
            disk.openable(target / "site", target / "preview")
            made = _compared(problems, before, target / "site")
        else:
            made = made.model_copy(update={"built": False})
    if was:
        made = made.model_copy(update=_beside(root, was, target / "update"))
    (target / NAME).write_bytes(made.written())
    return made


def _beside(root: Path, was: Path, target: Path) -> dict[str, object]:
    """What a brand has changed beside another version of the guide; `target` gets the files that an upgrade writes."""
    from ..layers.lock import LockError
    from ..reviewing.record import first
    from ..upgrading.reviewed import beside
    from . import folder

    shutil.rmtree(target, ignore_errors=True)
    try:
        rows, files = beside(root, was)
    except LockError as error:
        click.echo(str(error), err=True)
        return {}
    folder.write(target, files)
    return {"owned": len(rows), "own": first(rows)}


def _built(root: Path, site: Path) -> bool:
    """Build the guide in `root`; whether there is a site of it. Why there is none is said, and stops no other brand."""
    from . import host

    try:
        return host.build(root, HOSTS[0], site) == 0
    except click.ClickException as error:
        click.echo(error.message, err=True)
        return False


def _compared(problems: Sequence[Problem], before: Path, now: Path) -> Review:
    """What is new since `before`; only the problems, if that is no site that can be read."""
    from ..reviewing import told

    try:
        return told.compared(problems, before, now)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        click.echo(f"{_why(before, error)} So nothing is compared.", err=True)
        return told.refused(problems)


def _why(before: Path, error: Exception) -> str:
    """What stands in the way of a comparison, for whoever named `before` or made it."""
    if not before.is_dir():
        return f"There is no folder {before}: name the site that was built before the change."
    if isinstance(error, FileNotFoundError):
        return f"{before} is no site of a guide: it lacks {Path(error.filename).relative_to(before)}."
    if isinstance(error, OSError):
        return f"{error.filename} can't be read: {error.strerror}."
    return f"{before} is the site of no guide that can be compared: its data are not what a guide's are."
