"""What an author or a coach can ask for on the command line. 0: clean; 1: problems; 2: wrong usage; more: a signal."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from .. import __version__, reference, report, schema, site
from ..library import load
from ..views.drawn import drawn
from ..views.guide import Guide
from ..views.pictures import sheet
from ..words import Words
from . import brands, generated, host, proofs
from .folder import ROOT, guide
from .init import init
from .layers import layer

COMPARE = click.option("--check", "compare", is_flag=True, help="Write nothing; end with 1 if a file is out of date.")


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
    guide(root)
    problems = site.check(root)
    click.echo(report.FORMATS[form](problems), nl=False)
    sys.exit(1 if problems else 0)


@main.command()
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
    problems, proof = site.proved(load(root))
    if proof:
        click.echo(proofs.figures(proof), nl=False)
        if old:
            click.echo(proofs.difference(old, load(root), proof), nl=False)
    click.echo(report.FORMATS["text"](problems), nl=False)
    sys.exit(1 if problems else 0)


@main.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@ROOT
@click.option("--host", "name", type=click.Choice(host.HOSTS), default=host.HOSTS[0], help="What makes the frame.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site goes: a folder that is new, empty, or holds a site already; site/ if not given.",
)
@click.option("--all", "every", is_flag=True, help="Build every brand in FOLDERS, or in brands/, into site/<brand>/.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many brands at a time; one a processor if not given.")
def build(folders: tuple[Path, ...], root: Path, name: str, out: Path | None, every: bool, jobs: int | None) -> None:
    """Build the site; with --all, those of many brands, of which a broken one stops no other.

    If it is interrupted, it says whether the site is whole, and ends with 130 after Ctrl-C and with 143 after kill.
    """
    target = out or root / "site"
    if every:
        there = brands.found(folders, root)
        sys.exit(brands.build(there, name, target, min(jobs or os.cpu_count() or 1, len(there))))
    if folders:
        raise click.UsageError("Name one folder with --root, or build several with --all.")
    guide(root)
    sys.exit(host.build(root, name, target))


@main.command()
@ROOT
@click.option("--address", default="127.0.0.1:8000", help="Where the preview is to be seen.")
def serve(root: Path, address: str) -> None:
    """Preview the site; pages reload by themselves when you save."""
    guide(root)
    sys.exit(host.serve(root, address))


main.add_command(init)
main.add_command(layer)
main.add_command(brands.brands)


@main.command()
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


@main.command("schema")
@ROOT
@COMPARE
def schema_(root: Path, compare: bool) -> None:
    """Write schemas/: what a file of each kind may hold, with the ids that exist, for editors."""
    guide(root)
    _generate(root, schema.schemas(load(root)), "schema", compare)


@main.command("reference")
@ROOT
@COMPARE
def reference_(root: Path, compare: bool) -> None:
    """Write docs/reference/: every field, every problem, every command."""
    guide(root)
    _generate(root, reference.pages(main), "reference", compare)


def _generate(root: Path, files: Mapping[str, str], command: str, compare: bool) -> None:
    """Write generated files, or say which of them are not what they should be."""
    changed = (generated.stale if compare else generated.write)(root, files)
    for path in changed:
        click.echo(f"{path} {'is out of date' if compare else 'is written'}")
    if compare and changed:
        click.echo(f'Run "strideguide {command}" and commit what it writes.')
        sys.exit(1)
