"""What `strideguide layer` says and writes: how a brand's layer stands to the guide below it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from ..dump import dump
from ..layers import layers
from ..layers.files import Replaced, replaced
from ..layers.lock import LOCK, Lock, LockError, Stood, read, write
from ..layers.origin import Origin
from ..layers.override import Override
from ..layers.own import OPEN, Own, state
from ..library import Library
from ..problems import refusing
from ..swapping.load import load
from ..swapping.told import told
from ..upgrading.noted import has_lock, now, owned
from ..words import spoken
from .named import key_of, unknown

HEAD = ("kind", "id", "op", "state", "fields", "where", "what to do")
MOST = 5  # fields that are listed
ONE_LINE = 10_000  # letters: each text keeps its line, as places stand beside some


def status(root: Path) -> bool:
    """List what the layer adds, changes, hides and swaps; true if all of it still can be."""
    known, library = _lock(root), load(root)
    owns = owned(root, library.overrides)
    rows = [_row(own, known.stood if known else {}) for own in owns]
    for line in _table([HEAD, *rows] if rows else []):
        click.echo(line)
    lost = {(own.place.file, own.place.line) for own in owns if own.lost}  # their rows say what to do
    found = refusing([*library.problems, *spoken(root)[1]])
    wrong = [it for it in found if (it.place.file, it.place.line) not in lost]
    said = [*told(library), *map(str, wrong)]
    for line in said or ([] if rows else ["The layer changes nothing."]):
        click.echo(line)
    return not wrong and not any(row[3] in OPEN for row in rows)


def diff(root: Path, id: str) -> None:
    """Show what the layer changes in a thing: the record below, and the one that comes out."""
    for file in _files(root, id):
        click.echo(_difference(file.below.read_text("utf-8") if file.below else "", file.path.read_text("utf-8"), id))
        return
    override = _override(load(root), id)
    before, after = (dump(value, ONE_LINE) if value is not None else "" for value in (override.below, override.made))
    click.echo(_difference(before, after, f"{override.kind}:{override.id}"), nl=False)


def show(root: Path, id: str) -> None:
    """Print a thing as it finally is, with the file and line that each value comes from."""
    library = load(root)
    key = key_of(library, id)
    for line in _lines(library.origins[key].value(), library.origins[key], ""):
        click.echo(line)


def accept(root: Path, ids: Sequence[str]) -> None:
    """Note in the lock that changes were held against what is now below them."""
    if not has_lock(root):
        raise click.UsageError("Only a brand's folder has a lock, and only one outside of the guide's own folder.")
    owns = [own for own in owned(root, load(root).overrides) if own.op != "add"]
    known = _lock(root) or now(root)
    stood = dict(known.stood)
    named = [_own(owns, id) for id in ids]
    for own in named:
        if not own.stands:
            raise click.UsageError(f"There is nothing below {own.kind}:{own.written}.")
        stood[own.key] = own.below
    write(root, Lock(known.version, known.guide, stood))
    for own in named:
        click.echo(f"{LOCK} notes what {own.key} is now.")


def _lock(root: Path) -> Lock | None:
    try:
        return read(root)
    except LockError as error:
        raise click.ClickException(str(error)) from None


def _own(owns: Sequence[Own], id: str) -> Own:
    kind, _, name = id.rpartition(":")
    found = [own for own in owns if name in (own.id, own.written) and kind in ("", own.kind)]
    known = [f"{own.kind}:{own.written}" for own in owns]
    return found[0] if len(found) == 1 else unknown("The layer says", id, known, [own.kind for own in found])


def _files(root: Path, id: str) -> list[Replaced]:
    """The layer's chapter or template of this path, such as `eating.md`, if it stands for one below."""
    return [file for file in replaced(layers(root)) if file.below and id in (file.id, f"{file.kind}:{file.id}")][:1]


def _difference(before: str, after: str, name: str) -> str:
    lines = difflib.unified_diff(before.splitlines(True), after.splitlines(True), f"below/{name}", name)
    return "".join(lines)


def _row(own: Own, known: Mapping[str, Stood]) -> tuple[str, ...]:
    how = state(own, known)
    parts = list(how.parts or (own.below if own.op == "patch" else ()))
    more = [f"{len(parts) - MOST} more"] if len(parts) > MOST else []
    place = f"{own.place.file}:{own.place.line}"
    return own.kind, own.written, own.op, how.word, ", ".join([*parts[:MOST], *more]) or "-", place, how.remedy


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _override(library: Library, id: str) -> Override:
    kind, _, name = id.rpartition(":")
    found = [each for each in library.overrides if name in (each.id, each.written) and kind in ("", each.kind)]
    known = [f"{each.kind}:{each.written}" for each in library.overrides]
    return found[0] if len(found) == 1 else unknown("The layer says", id, known, [each.kind for each in found])


def _lines(value: Any, origin: Origin, indent: str) -> Iterator[str]:
    """A map or a list as YAML, with the place of each part that has one origin."""
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, inner in steps:
        part, head = origin.part(step), f"{step}:" if isinstance(value, dict) else "-"
        place = origin.place((step,), key=isinstance(value, dict))
        if part.parts is not None and inner:
            yield f"{indent}{head}"
            yield from _lines(inner, part, f"{indent}  ")
            continue
        first, *rest = dump({step: inner} if isinstance(value, dict) else [inner], ONE_LINE).splitlines()
        yield f"{indent}{first}  # {place.file}:{place.line}"
        yield from (f"{indent}{line}" for line in rest)
