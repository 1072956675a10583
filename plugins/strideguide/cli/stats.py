"""`strideguide stats`: how much there is in a guide, and what it lacks."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from .folder import ROOT, guide

MOST = 12  # names that are listed of each gap


@click.command()
@ROOT
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day on which it is asked; today if not given.")
@click.option("--all", "whole", is_flag=True, help=f"List every name, and not only {MOST} of each gap.")
def stats(root: Path, on: datetime | None, whole: bool) -> None:
    """Count the things of each kind, and list gaps: moves in no plan, records that nobody read for a year."""
    guide(root)
    from .. import gaps
    from ..swapping.load import load

    library = load(root)
    for kind, count in gaps.counts(library).items():
        click.echo(f"{count:>5}  {kind}")
    for title, names in gaps.gaps(library, on.date() if on else date.today()).items():
        click.echo(f"\n{len(names)} {title}")
        for name in names if whole else names[:MOST]:
            click.echo(f"  {name}")
        if len(names) > MOST and not whole:
            click.echo(f"  and {len(names) - MOST} more (--all)")
