"""What an author or a coach can ask for on the command line. Exit 0: clean; 1: problems; 2: wrong usage."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .. import __version__, report, site

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The guide's folder.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="strideguide")
def main() -> None:
    """Turn a folder of YAML into a guide to strength and cross-training for runners."""


@main.command()
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
    _guide(root)
    problems = site.check(root)
    click.echo(report.FORMATS[form](problems), nl=False)
    sys.exit(1 if problems else 0)


def _guide(root: Path) -> None:
    if not (root / "data").is_dir():
        raise click.UsageError(f'There is no folder "data" in {root}. Name the guide\'s folder with --root.')
