"""`strideguide forms`, `form` and `cms`: the forms on github.com, the draft that one becomes, and forms elsewhere."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .folder import ROOT, guide
from .generated import COMPARE, told

if TYPE_CHECKING:
    from ..library import Library


@click.command()
@ROOT
@COMPARE
def forms(root: Path, compare: bool) -> None:
    """Write .github/ISSUE_TEMPLATE/: what people are asked who miss an exercise or see a mistake.

    For a brand that is the form for a mistake; where many share a repository, it is written for all of them.
    """
    guide(root)
    from ..forms.written import files, of_brand
    from ..layers import is_brand
    from ..start import top
    from ..swapping.load import load
    from ..words import Words

    home, words = _home(root), Words.load()
    made = of_brand(words, home) if is_brand(root) else files(_schemas(load(root)), words, home)
    told(top(root), made, "forms", compare)


@click.command()
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), default="build/cms/config.yml",
    help="Where to write it; build/cms/config.yml if not given.",
)  # fmt: skip
@ROOT
def cms(out: Path, root: Path) -> None:
    """Write a configuration of Sveltia CMS, for a site that has it.

    Nothing loads it by itself: docs/cms.md says how to put it on a site.
    """
    guide(root)
    from ..forms.cms import configuration
    from ..swapping.load import load
    from ..words import Words

    home = _home(root)
    _write(out.parent, {out.name: configuration(_schemas(load(root)), Words.load(), home)})
    click.echo(f"{out} is written.")


def _home(root: Path) -> str:
    """The page of the guide's repository on github.com; wrong usage if it has none."""
    from .. import hostfile
    from ..brand.reading import read_brand
    from ..forms.address import home
    from ..layers import BRAND, is_brand

    there = home(hostfile.read(root).settings.get("repo_url") or read_brand(root).brand.repository)
    if not there:
        field = f"repository in {BRAND}" if is_brand(root) else "repo_url in mkdocs.yml"
        raise click.UsageError(f"This is for github.com: name the repository there as {field}.")
    return there


@click.command()
@click.argument("event", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default="build/form",
    help="Where to put what a request says; build/form if not given.",
)  # fmt: skip
@ROOT
def form(event: Path, out: Path, root: Path) -> None:
    """Make a draft of a form that somebody filled in on GitHub.

    EVENT is what GitHub tells of the issue, as JSON. The draft stands in data/ then; nothing that is there is written
    over.
    """
    guide(root)
    from ..forms.draft import Issue, drafted
    from ..forms.filled import FormError
    from ..forms.request import refusal, request
    from ..site import check
    from ..swapping.load import load
    from ..words import Words

    library, words = load(root), Words.load()
    try:
        issue = Issue.read(_json(event))
        draft = drafted(issue, _schemas(library), words, library.declared)
        target = root / draft.path
        if target.exists():
            raise FormError(f"There is a file {draft.path} already.")
    except FormError as error:
        _write(out, refusal(str(error), words))
        click.echo(str(error))
        sys.exit(1)
    _write(root, {draft.path: draft.text})
    problems = [str(problem) for problem in check(root) if problem.place.file == draft.path]
    lacks = [one.message for made in load(root).drafts.values() if made.file == draft.path for one in made.missing]
    _write(out, request(issue, draft, problems, lacks, words))
    click.echo("\n".join([f"{draft.path} is written.", *problems]))


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return None


def _schemas(library: Library) -> Mapping[str, Any]:
    """The schemas by the names of their kinds."""
    from .. import schema

    texts = schema.schemas(library, drafts=False)
    return {Path(path).name.removesuffix(".schema.json"): json.loads(text) for path, text in texts.items()}


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
