"""`strideguide check`, `prove`, `pictures`, `explain`: what is wrong with a guide, what is proved, how it looks.

What judges a guide is imported when it is asked for: help, completion and wrong usage need none of it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .. import report
from ..problems import CODES, did_you_mean, in_order, refusing
from .folder import ROOT, guide

FORMAT = click.option(
    "--format", "form", type=click.Choice([*report.FORMATS]), default="text", help="How to print problems."
)
LIMIT = click.option("--limit", type=click.IntRange(min=1), help="Print so many problems at most, warnings last.")


@click.command()
@ROOT
@FORMAT
@LIMIT
@click.option("--fix", "mends", is_flag=True, help="First mend what can only be meant in one way.")
def check(root: Path, form: str, limit: int | None, mends: bool) -> None:
    """Say everything that is wrong with the guide's data and chapters, with places; warnings refuse nothing.

    What --fix mends in data, chapters, brand.yml and words.yml are tabs, blanks and quotes that YAML does not take for
    such, marks of lists, texts that need quotes, misspelt names of fields and directives, ids that were changed,
    headings and links with a blank too few or too many, and merges of two versions that are the same. Each line that it
    changes is printed; all others, their order and comments stay.
    """
    guide(root)
    from .. import settings, site

    if mends:
        from . import edits

        edits.fix(root)
    problems = in_order([*site.check(root), *settings.needed(root)])
    told = report.first(problems, limit or len(problems))
    if form == "github":
        told = report.here(told, root)
    click.echo(report.FORMATS[form](told, report.Lines(root)), nl=False)
    if len(told) < len(problems):
        click.echo(f"{len(problems) - len(told)} more are not printed; all together:", err=True)
        click.echo(report.summary(problems), nl=False, err=True)
    sys.exit(1 if refusing(problems) else 0)


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
    from .. import site
    from ..swapping.load import load
    from . import proofs

    problems, proof = site.proved(root, load(root))
    if proof:
        click.echo(proofs.figures(proof), nl=False)
        if old:
            click.echo(proofs.difference(old, load(root), proof), nl=False)
    click.echo(report.FORMATS["text"](problems, report.Lines(root)), nl=False)
    sys.exit(1 if refusing(problems) else 0)


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
    from .. import site
    from ..swapping.load import load
    from ..views.drawn import drawn
    from ..views.guide import Guide
    from ..views.pictures import sheet
    from ..words import spoken

    library = load(root)
    found = refusing(site.problems_of(library))
    more = {} if found else drawn(Guide(library, spoken(root)[0]))
    page, count = sheet.sheet(library, found, more, only)
    target = out or root / "build" / "pictures.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page, "utf-8")
    click.echo(f"{target} shows {count} figures.")


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a kind of problem means, with an example and what to do."""
    if code not in CODES:
        raise click.UsageError(f'There is no problem "{code}". {did_you_mean(code, CODES)}'.strip())
    from ..reference.problems import paragraph

    click.echo(paragraph(code), nl=False)
