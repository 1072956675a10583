"""`strideguide changes`: what is new since another state of the guide."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from .. import changes as told
from ..problems import number_of
from .folder import ROOT, guide

DATA, PICKER = "data.json", "picker.json"


def _text(found: Sequence[told.Change]) -> str:
    rows = [f"{told.TITLES[one.what]:12} {'!' if one.breaking else ' '} {one}" for one in found]
    return "".join(f"{row}\n" for row in [*rows, _counted(found)])


def _markdown(found: Sequence[told.Change]) -> str:
    lines: list[str] = []
    for what, title in told.TITLES.items():
        here = [one for one in found if one.what == what]
        listed = [f"- {'**Breaking:** ' * one.breaking}{_plain(str(one))}" for one in here]
        lines += [f"### {title}", "", *listed, ""] if here else []
    return "\n".join([*lines, f"{_counted(found)}", ""])


def _json(found: Sequence[told.Change]) -> str:
    return json.dumps([asdict(one) for one in found], indent=2, ensure_ascii=False) + "\n"


FORMS: dict[str, Callable[[Sequence[told.Change]], str]] = {"text": _text, "markdown": _markdown, "json": _json}


@click.command()
@ROOT
@click.option("--format", "form", type=click.Choice([*FORMS]), default="text", help="How to print the changes.")
@click.argument("before", type=click.Path(exists=True, path_type=Path))
def changes(root: Path, form: str, before: Path) -> None:
    """Say what is new in the guide since BEFORE: the data.json of another day, or the folder of a site that has one.

    A change is breaking if a brand or a saved address that names a thing has nothing to go to. A picker.json beside it
    is asked, too: which answers lead to another plan now.
    """
    guide(root)
    from .. import site
    from ..problems import refusing
    from ..swapping.load import load
    from ..views.guide import Guide
    from ..words import spoken
    from . import proofs

    home = before if before.is_dir() else before.parent
    file = before / DATA if before.is_dir() else before
    old, library = _read(file), load(root)  # what can't be read is told before anything is proved
    found_wrong, proof = site.proved(root, library)
    if refusing(found_wrong):
        raise click.UsageError('The guide has problems. Mend first what "strideguide check" lists.')
    found = _changes(file, old, json.loads(site.data(Guide(library, spoken(root)[0], proof, drawn=False))))
    click.echo(FORMS[form](found), nl=False)
    if proof and form != "json" and (home / PICKER).is_file():
        click.echo(proofs.difference(home / PICKER, library, proof), nl=False)


def _read(file: Path) -> Any:
    try:
        old = json.loads(file.read_bytes())
    except OSError as error:
        raise click.UsageError(f"{file} can't be read: {error.strerror}.") from None
    except (ValueError, RecursionError):
        old = None
    if not isinstance(old, dict) or "grades" not in old:
        raise _foreign(file)
    return old


def _changes(file: Path, old: Any, now: Any) -> list[told.Change]:
    try:
        return told.changes(old, now)
    except (KeyError, TypeError, AttributeError):
        raise _foreign(file) from None


def _foreign(file: Path) -> click.UsageError:
    return click.UsageError(f"{file} is no data.json of a guide. Name the folder of a site, or its data.json.")


def _counted(found: Sequence[told.Change]) -> str:
    breaking = sum(one.breaking for one in found)
    return f"{number_of(len(found), 'change')}, {breaking} breaking" if found else "no changes"


def _plain(text: str) -> str:
    """A title as Markdown shows it, whatever signs it has."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>&|#@" else sign for sign in text)
