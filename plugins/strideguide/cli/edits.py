"""What `strideguide refs`, `rename` and `remove` say and write: all places of a thing at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from pydantic import ValidationError

from .. import report
from ..editing.fix import fix as mend
from ..editing.keeping import keep
from ..editing.remove import remove as give_up
from ..editing.rename import own_file
from ..editing.rename import rename as call
from ..editing.spots import Spot, spots
from ..editing.trial import Refused, Trial, trials
from ..layers.hiding import Key
from ..library import Library
from ..model.exercise import Exercise
from ..model.layer import Removed
from ..problems import brief, number_of
from ..swapping.load import load
from ..training.ladders import substitutes
from .named import key_of

MOST = 5  # stand-ins that are named


def refs(root: Path, id: str) -> None:
    """List the places of a thing, and count them."""
    library = load(root)
    key = key_of(library, id, drafts=True)
    found = spots(root, library, key)
    for spot in found:
        click.echo(f"{spot.place}  {spot.who}".rstrip())
    click.echo(_counted(found, ":".join(key)))


def fix(root: Path) -> None:
    """Mend what is sure, and print each line that was changed, apart from problems in whatever form."""
    with trials(root) as (tried, _):
        changes = mend(tried)
        with _refusals():
            keep([tried])
    for one in changes:
        made = "" if one.new is None else f"\n  + {one.new.rstrip()}"
        click.echo(f"{one.file}:{one.line}\n  - {one.old.rstrip()}{made}", err=True)
    click.echo(f"{number_of(len(changes), 'line')} mended", err=True)


def rename(root: Path, brands: Sequence[Path], id: str, new: str) -> None:
    """Give a thing another id, in brands that stand on the guide as well."""
    key = key_of(load(root), id)
    new = new.removeprefix(f"{key[0]}:")
    with trials(root, brands) as (tried, others), _refusals():
        found = call(tried, key, new)
        for other in others:
            seen = spots(other.root, other.load(), key)
            other.rename(seen, key[1], new)
            found += seen
        _keep([tried, *others], f"{key[0]}:{new}")
    click.echo(_counted(found, f"{key[0]}:{new}"))


def remove(root: Path, reason: str, instead: str, id: str) -> None:
    """Give a thing up; `instead` is the id of what takes its places, or nothing."""
    library = load(root)
    key, reason = key_of(library, id), reason.strip()
    _refuse_reason(reason)
    instead = instead.removeprefix(f"{key[0]}:")
    with trials(root) as (tried, _):
        with _refusals():
            own_file(tried, library, key)
        with _refusals(_standins(library, key)):
            found = give_up(tried, key, reason, instead)
        with _refusals():
            _keep([tried], ":".join(key))
    click.echo(_counted(found, instead or "nothing in its place"))
    words = {spot.place.file for spot in found if spot.form != "{}"}
    if words:
        click.echo(f"Read these again, as words of theirs may still speak of it: {', '.join(sorted(words))}.")


def _refuse_reason(reason: str) -> None:
    """End as wrong usage if a reason can't be kept."""
    try:
        Removed(reason=reason)
    except ValidationError:
        raise click.UsageError(
            f'"{brief(reason)}" is no reason. Write a few words on one line after --reason.'
        ) from None


def _keep(tried: Sequence[Trial], name: str) -> None:
    """Make the change if the guide is clean after it; else say what is wrong then, and end with 1."""
    wrong = [(one, problems) for one in tried if (problems := one.wrong())]
    for one, problems in wrong:
        click.echo(report.FORMATS["text"](problems, report.Lines(one.copy)), nl=False)
    if wrong:
        told = f"Nothing was written. With this change of {name} the guide would have these problems"
        click.echo(f"{told}, at the lines that its files would have. Mend what leads to them first.", err=True)
        sys.exit(1)
    for file in keep(tried):
        click.echo(f"{file}")


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
    return f"{name}: named in {number_of(len(found), 'place')}, in {number_of(files, 'file')}"
