"""`strideguide refs`, `rename` and `remove`: where a thing is named, and what changes in all these places at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from .folder import ROOT, guide

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
BRANDS = click.option(
    "--brand", "brands", type=FOLDER, multiple=True, help="A brand's folder that stands on this guide; it follows."
)


@click.command()
@ROOT
@click.argument("id")
def refs(root: Path, id: str) -> None:
    """List every place in which a thing is named: exercise:squat, or squat."""
    guide(root)
    from . import edits

    edits.refs(root, id)


@click.command()
@ROOT
@BRANDS
@click.argument("id")
@click.argument("new")
def rename(root: Path, brands: Sequence[Path], id: str, new: str) -> None:
    """Give a thing another id wherever it is named. Its old address leads to the new one."""
    guide(root)
    from . import edits

    edits.rename(root, brands, id, new)


@click.command()
@ROOT
@click.option("--reason", required=True, help="Why there is no such thing any more, for readers and coaches.")
@click.option("--instead", default="", help="The id of another thing of its kind, which takes its places.")
@click.argument("id")
def remove(root: Path, reason: str, instead: str, id: str) -> None:
    """Give a thing up. Its places go, or name another; its address leads there; nobody gets its id again."""
    guide(root)
    from . import edits

    edits.remove(root, reason, instead, id)
