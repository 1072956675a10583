"""`strideguide refs`, `rename` and `remove`: where a thing is named, and what changes in all these places at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from .. import report
from ..editing.remove import remove as give_up
from ..editing.rename import rename as call
from ..editing.spots import Spot, spots
from ..editing.trial import Refused, Trial, trials
from ..layers.hiding import Key
from ..library import Library, load
from ..model.exercise import Exercise
from ..training.ladders import substitutes
from .folder import ROOT, guide
from .named import key_of

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
BRANDS = click.option(
    "--brand", "brands", type=FOLDER, multiple=True, help="A brand's folder that stands on this guide; it follows."
)
MOST = 5  # stand-ins that are named


@click.command()
@ROOT
@click.argument("id")
def refs(root: Path, id: str) -> None:
    """List every place in which a thing is named: exercise:squat, or squat."""
    guide(root)
    library = load(root)
    key = key_of(library, id)
    found = spots(root, library, key)
    for spot in found:
        click.echo(f"{spot.place}  {spot.who}".rstrip())
    click.echo(_counted(found, ":".join(key)))


@click.command()
@ROOT
@BRANDS
@click.argument("id")
@click.argument("new")
def rename(root: Path, brands: Sequence[Path], id: str, new: str) -> None:
    """Give a thing another id wherever it is named. Its old address leads to the new one."""
    guide(root)
    key = key_of(load(root), id)
    with trials(root, brands) as (tried, others), _refusals():
        found = call(tried, key, new)
        for other in others:
            seen = spots(other.root, other.load(), key)
            other.rename(seen, key[1], new)
            found += seen
        _keep([tried, *others], f"{key[0]}:{new}")
    click.echo(_counted(found, f"{key[0]}:{new}"))


@click.command()
@ROOT
@click.option("--reason", required=True, help="Why there is no such thing any more, for readers and coaches.")
@click.option("--instead", default="", help="The id of another thing of its kind, which takes its places.")
@click.argument("id")
def remove(root: Path, reason: str, instead: str, id: str) -> None:
    """Give a thing up. Its places go, or name another; its address leads there; nobody gets its id again."""
    guide(root)
    library = load(root)
    key = key_of(library, id)
    with trials(root) as (tried, _), _refusals(_standins(library, key)):
        found = give_up(tried, key, reason, instead)
        _keep([tried], ":".join(key))
    click.echo(_counted(found, instead or "nothing in its place"))


def _keep(tried: Sequence[Trial], name: str) -> None:
    """Make the change if the guide is clean after it; else say what is wrong then, and end with 1."""
    wrong = [(one, problems) for one in tried if (problems := one.wrong())]
    for one, problems in wrong:
        click.echo(report.FORMATS["text"](problems, report.Lines(one.copy)), nl=False)
    if wrong:
        click.echo(f"Nothing was written: this is wrong with {name}. Mend it first.", err=True)
        sys.exit(1)
    for one in tried:
        for file in one.keep():
            click.echo(f"{one.root / file}")


@contextmanager
def _refusals(hint: str = "") -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        raise click.UsageError(f"{refused} {hint}".strip()) from None


def _standins(library: Library, key: Key) -> str:
    """What could serve instead of an exercise. Whether it does in every plan, the proofs say when it is tried."""
    thing = library.things[key[0]][key[1]]
    if not isinstance(thing, Exercise):
        return ""
    exercises = [other for other in library.things["exercise"].values() if isinstance(other, Exercise)]
    found = [other.id for other in substitutes(thing, exercises, [*library.things["level"]])]
    return f"Nearest to it are {', '.join(found[:MOST])}." if found else ""


def _counted(found: Sequence[Spot], name: str) -> str:
    files = len({spot.place.file for spot in found})
    return f"{name}: named in {len(found)} place{'s' * (len(found) != 1)}, in {files} file{'s' * (files != 1)}"
