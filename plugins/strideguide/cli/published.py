"""`strideguide verify` and `strideguide rollback`: whether a published site is sound, and the way back."""

from __future__ import annotations

import sys
from pathlib import Path

import click

SITE = click.argument(
    "site", default=Path("site"), type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="[SITE]"
)


@click.command()
@SITE
def verify(site: Path) -> None:
    """Look a published site over: its files are those that were built, and each link leads somewhere.

    SITE is its folder; site/ if not given.
    """
    from ..publishing import publication

    wrong = publication.verify(site)
    for line in wrong:
        click.echo(line, err=True)
    if not wrong:
        click.echo(f"The site in {site.absolute()} is as it was built.")
    sys.exit(bool(wrong))


@click.command()
@SITE
def rollback(site: Path) -> None:
    """Go back to the build before the one in SITE; again, to the one before that.

    SITE is a folder; site/ if not given. The build that is left is forgotten: build it again to have it back.
    """
    from ..publishing import publication
    from ..publishing.refusals import RefusedError

    try:
        publication.rollback(site)
    except RefusedError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"The build before is in {site.absolute()} again.")
