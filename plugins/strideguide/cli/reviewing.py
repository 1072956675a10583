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
@click.argument("before", type=click.Path(path_type=Path))
def review(root: Path, out: Path | None, before: Path) -> None:
    """Tell all that is new since BEFORE, the folder of a site: things, pages, answers, figures.

    Problems come as annotations for GitHub. OUT gets changes.json, the site, and in preview/ one that opens from disk.
    """
    guide(root)
    from .. import report, site
    from ..problems import refusing
    from ..reviewing import comment, disk, told
    from ..reviewing.record import NAME
    from . import host

    target = out or root / "build/review"
    problems = site.check(root)
    click.echo(report.github(problems, report.Lines(root)), nl=False)
    made = told.refused(problems)
    shutil.rmtree(target / "preview", ignore_errors=True)
    target.mkdir(parents=True, exist_ok=True)
    if not refusing(problems):
        if code := host.build(root, HOSTS[0], target / "site"):
            sys.exit(code)
        disk.openable(target / "site", target / "preview")
        made = _compared(problems, before, target / "site")
    (target / NAME).write_bytes(made.written())
    said = f"{comment.body(made)}\n"
    click.echo(said, nl=False)
    if summary := os.environ.get(SUMMARY):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(said)
    sys.exit(1 if refusing(problems) else 0)


def _compared(problems: Sequence[Problem], before: Path, now: Path) -> Review:
    """What is new since `before`; only the problems, if that is no site that can be read."""
    from ..reviewing import told

    try:
        return told.compared(problems, before, now)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        click.echo(f"{before} is no site of a guide ({type(error).__name__}), so nothing is compared.", err=True)
        return told.refused(problems)
