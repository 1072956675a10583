"""`strideguide layer`: how a brand's layer stands to the guide below it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from .folder import ROOT, guide


@click.group()
def layer() -> None:
    """Say how a brand's layer stands to the guide below it."""


@layer.command()
@ROOT
def status(root: Path) -> None:
    """List what the layer adds, changes, hides and swaps; end with 1 if something below has changed or is gone, or
    nothing can stand in for a hidden move."""
    guide(root)
    from . import overrides

    sys.exit(0 if overrides.status(root) else 1)


@layer.command()
@ROOT
@click.argument("id")
def diff(root: Path, id: str) -> None:
    """Show what the layer changes in a thing: the record below, and the one that comes out."""
    guide(root)
    from . import overrides

    overrides.diff(root, id)


@layer.command("print")
@ROOT
@click.argument("id")
def print_(root: Path, id: str) -> None:
    """Print a thing as it finally is, with the file and line that each value comes from."""
    guide(root)
    from . import overrides

    overrides.show(root, id)


@layer.command()
@ROOT
@click.argument("ids", nargs=-1, required=True)
def accept(root: Path, ids: Sequence[str]) -> None:
    """Note in strideguide.lock that changes of the layer were held against what is now below them."""
    guide(root)
    from . import overrides

    overrides.accept(root, ids)
