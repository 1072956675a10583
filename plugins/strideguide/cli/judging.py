"""`strideguide check`, `prove` and `pictures`: what is wrong with a guide, what is proved of it, and how it looks."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .. import report, site
from ..library import load
from ..views.drawn import drawn
from ..views.guide import Guide
from ..views.pictures import sheet
from ..words import Words
from . import proofs
from .folder import ROOT, guide


@click.command()
@ROOT
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(report.FORMATS)),
    default="text",
    help="How to print problems.",
)
def check(root: Path, form: str) -> None:
    """Say everything that is wrong with the guide's data and chapters, with places."""
    guide(root)
    problems = site.check(root)
    click.echo(report.FORMATS[form](problems), nl=False)
    sys.exit(1 if problems else 0)


@click.command()
@ROOT
@click.option(
    "--diff",
    "old",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="An older picker.json; say which answers now lead to another plan.",
)
def prove(root: Path, old: Path | None) -> None:
    """Prove that all answers to the picker lead somewhere, and that plans keep the rules; print the figures."""
    guide(root)
    problems, proof = site.proved(root, load(root))
    if proof:
        click.echo(proofs.figures(proof), nl=False)
        if old:
            click.echo(proofs.difference(old, load(root), proof), nl=False)
    click.echo(report.FORMATS["text"](problems), nl=False)
    sys.exit(1 if problems else 0)


@click.command()
@ROOT
@click.option("--only", default="", help="The id of one exercise or activity.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="The page; build/pictures.html if not given."
)
def pictures(root: Path, only: str, out: Path | None) -> None:
    """Draw every figure, map and chart on one page, in light and in dark; open it from disk.

    While something is wrong there are figures alone, with what is wrong beside them.
    """
    guide(root)
    library = load(root)
    found = site.problems_of(library)
    more = {} if found else drawn(Guide(library, Words.load()))
    page, count = sheet.sheet(library, found, more, only)
    target = out or root / "build" / "pictures.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page, "utf-8")
    click.echo(f"{target} shows {count} figures.")
