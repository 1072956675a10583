"""What `strideguide new` and `import` do."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from .. import report as reports
from ..editing import written
from ..editing.answers import Field, Names, answered, fields, put
from ..editing.copying import copied
from ..editing.doubles import alike
from ..editing.foreign import known_shape, read, shape
from ..editing.importing import imported, report
from ..editing.keeping import keep
from ..editing.trial import Refused, Trial, trials
from ..layers.names import is_id
from ..library import Library
from ..model.base import Reviewed
from ..model.kinds import KINDS, Kind
from ..names import slug
from ..problems import did_you_mean
from ..swapping.load import load
from .asking import Asker


def new(root: Path, name: str, id: str, title: str, given: Sequence[str], like: str, draft: bool, anyway: bool) -> None:
    """Begin the file of a new thing."""
    if name not in KINDS:
        raise click.UsageError(f'There is no kind "{name}". {did_you_mean(name, KINDS) or f"There are {_kinds()}."}')
    kind, library = KINDS[name], load(root)
    names = Names(library)
    with _refusals():
        value = copied(library, kind, like) if like else {}
        _give(value, names, kind, [*([f"title={title}"] if title else []), *given])
    asker = Asker(names, value)
    if "title" not in value and not draft:
        asker.ask(Field(("title",), "The name that readers see.", kind.model), or_else="")
    id = id or slug(str(value.get("title", "")))
    _refuse(root, library, kind, id)
    _look_for_doubles(library, kind, id, value, anyway or draft)
    needed = sorted(fields(kind.model, needed=True), key=lambda field: field.path[0] in Reviewed.model_fields)
    if not draft:
        draft = not _asked(asker, needed)
    lacks = list(dict.fromkeys(str(field.path[0]) for field in needed if not _has(value, field)))
    _write(root, kind, id, value, lacks, draft or bool(like or lacks))
    if like:
        click.echo(
            f"It says what {like} says. Change that, and take out its line draft: true: check then tells what is left."
        )


def _asked(asker: Asker, needed: Sequence[Field]) -> bool:
    """Ask for what is not there yet; whether nobody stopped it."""
    try:
        for field in needed:
            if not _has(asker.value, field):
                asker.ask(field)
    except click.Abort:
        click.echo("\nYou stopped. What you answered is kept as a draft: delete it if you don't want it.", err=True)
        return False
    return True


def take_in(root: Path, file: Path, mapping: Path | None, source: str, licence: str, target: Path | None) -> None:
    """Make drafts of the records in a file, and say what came of it."""
    if mapping is None and file.suffix.lower() != ".json":
        raise click.UsageError("Say with --mapping which column is which field. docs/importing.md shows such a file.")
    if target and target.exists():
        raise click.UsageError(f"{target} is there already. Name another file with --report.")
    if target and not target.parent.is_dir():
        raise click.UsageError(f"There is no folder {target.parent} for the report. Make it first, or name another.")
    with _refusals():
        form = shape(mapping) if mapping else known_shape(file)
        done = imported(load(root), root, form, read(file, form), source, licence)
    told = report(file.name, done)
    _begin({**{root / path: text for path, text in done.files.items()}, **({target: told} if target else {})})
    click.echo(told if not target else f"{len(done.files)} drafts are written; {target} says what came of the file.")


def _begin(files: Mapping[Path, str]) -> None:
    """Write new files: all of them, or none if one can't be written."""
    begun: list[Path] = []
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as made:
                begun.append(path)
                made.write(text)
    except OSError:
        for path in begun:
            path.unlink()
        raise


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        raise click.UsageError(str(refused)) from None


def _kinds() -> str:
    return ", ".join(KINDS)


def _give(value: dict[str, Any], names: Names, kind: Kind, given: Sequence[str]) -> None:
    """Put the fields into a value that options say."""
    known = {field.name: field for field in fields(kind.model, needed=False)}
    for one in given:
        name, sign, text = one.partition("=")
        if not sign or name not in known:
            near = did_you_mean(name, known) or f"There are {', '.join(known)}."
            raise Refused(f'--set "{one}" names no field of a {kind.name} before a "=". {near}')
        put(value, known[name].path, answered(names, known[name], text))


def _has(value: Any, field: Field) -> bool:
    for step in field.path:
        if not isinstance(value, dict) or step not in value:
            return False
        value = value[step]
    return True


def _refuse(root: Path, library: Library, kind: Kind, id: str) -> None:
    """End as wrong usage if the thing can't have this id."""
    if not is_id(id):
        raise click.UsageError(f'"{id}" can\'t be an id. Name one with --id: small letters, digits, single hyphens.')
    taken = id in library.declared[kind.name] or (kind.name, id) in library.drafts or id in library.former[kind.name]
    if taken or (not kind.file and (root / _file(kind, id)).exists()):
        raise click.UsageError(f'There is {kind.article or "a"} {kind.name} "{id}" already. Name another with --id.')
    if (kind.name, id) in library.removed:
        raise click.UsageError(f'"{id}" was the id of a {kind.name} that was removed. No id is given twice.')


def _look_for_doubles(library: Library, kind: Kind, id: str, value: dict[str, Any], anyway: bool) -> None:
    """Ask whether it is one of those that are there; end if it is, or if nobody can be asked."""
    found = alike(library, (kind.name, id), [str(value.get("title", "")), *value.get("aliases", [])])
    for other, names in found.items():
        click.echo(f"There is {kind.name}:{other} already: {', '.join(names)}.", err=True)
    if found and not anyway and not click.confirm("Is it another thing all the same?", default=False, err=True):
        raise click.UsageError("Nothing was written. With --anyway it is begun all the same.")


def _file(kind: Kind, id: str) -> str:
    return f"data/{kind.file or f'{kind.folder}/{id}.yml'}"


def _write(root: Path, kind: Kind, id: str, value: dict[str, Any], lacks: Sequence[str], draft: bool) -> None:
    """Write the record if nothing is wrong with it; as a draft, if something is that a draft may have."""
    with trials(root) as (tried, _):
        file = _file(kind, id)
        before = tried.read(file)
        text = written.record(kind, value, lacks, draft)
        if wrong := _tried(tried, file, before, kind, id, text):
            click.echo(reports.FORMATS["text"](wrong, reports.Lines(tried.copy)), nl=False)
            text = written.record(kind, value, lacks, draft=True)
            if draft or _tried(tried, file, before, kind, id, text):
                click.echo("Nothing was written: this is wrong with it.", err=True)
                sys.exit(1)
            click.echo("It is kept as a draft until this is mended.", err=True)
            draft = True
        with _refusals():
            keep([tried])
    what = f"is a draft, which lacks {', '.join(lacks) or 'nothing'}" if draft else "is written, and nothing is wrong"
    click.echo(f"{kind.name}:{id} {what}: {root / file}")


def _tried(tried: Trial, file: str, before: str, kind: Kind, id: str, text: str) -> list[Any]:
    """What is wrong with the file once the record is in it."""
    tried.write(file, written.with_entry(before, kind.folder, id, text) if kind.file else text)
    return [problem for problem in tried.wrong() if problem.place.file == file]
