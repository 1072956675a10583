"""`strideguide build` and `strideguide serve`: a host makes the site, in a process of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from ..hosts import HOSTS
from .folder import ROOT, guide


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@ROOT
@click.option("--host", "name", type=click.Choice(HOSTS), default=HOSTS[0], help="What makes the frame.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site goes: a folder that is new, empty, or holds a site of ours; site/ if not given.",
)
@click.option("--all", "every", is_flag=True, help="Build every brand in FOLDERS, or in brands/, into site/<brand>/.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many brands at a time; one a processor if not given.")
def build(folders: tuple[Path, ...], root: Path, name: str, out: Path | None, every: bool, jobs: int | None) -> None:
    """Build the site; with --all, those of many brands, of which a broken one stops no other.

    It is made beside the one that is published, looked over, and put in its place in one step; whatever goes wrong
    before that, the site stays as it was. So it does if a new version of the guide has changed what a brand changes:
    strideguide upgrade then shows what. After Ctrl-C the exit code is 130, and after kill 143.
    """
    from ..upgrading.noted import unaccepted
    from . import host, many
    from .brands import found

    target = out or root / "site"
    if every:
        there = found(folders, root)
        sys.exit(many.build(there, name, target, min(jobs or os.cpu_count() or 1, len(there))))
    if folders:
        raise click.UsageError("Name one folder with --root, or build several with --all.")
    guide(root)
    if why := unaccepted(root):
        raise click.ClickException(why)
    sys.exit(host.build(root, name, target))


@click.command()
@ROOT
@click.option("--address", default="127.0.0.1:8000", help="Where the preview is to be seen.")
def serve(root: Path, address: str) -> None:
    """Preview the site; pages reload by themselves when you save."""
    guide(root)
    from . import host

    sys.exit(host.serve(root, address))
