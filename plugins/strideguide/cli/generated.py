"""`strideguide schema` and `reference`: files that are made from others. The reference is committed and compared."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from ..layers import BRAND
from ..made import stale, write
from .commands import main
from .folder import ROOT, guide

COMPARE = click.option("--check", "compare", is_flag=True, help="Write nothing; end with 1 if a file is out of date.")


@click.command()
@ROOT
def schema(root: Path) -> None:
    """Write schemas/: what a file of each kind may hold, with the ids that exist, for editors."""
    guide(root)
    from .. import schema as schemas
    from ..swapping.load import load

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
