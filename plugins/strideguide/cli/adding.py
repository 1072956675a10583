"""`strideguide new` and `import`: a first file for a new thing, and drafts of what others have written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from .folder import ROOT, guide

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@ROOT
@click.option("--id", "id", default="", help="Its permanent id; made from its title if not given.")
@click.option("--title", default="", help="The name that readers see.")
@click.option(
    "--set", "given", multiple=True, metavar="FIELD=VALUE",
    help='Any field, an inner one as muscles.primary; entries of a list between ";", or YAML in brackets.',
)  # fmt: skip
@click.option("--like", default="", metavar="ID", help="Begin with what this thing of the same kind says, as a draft.")
@click.option("--draft", is_flag=True, help="Ask nothing: what has no answer is left out, and it is a draft.")
@click.option("--anyway", is_flag=True, help="Begin it though there may be such a thing already.")
@click.argument("kind")
def new(root: Path, id: str, title: str, given: Sequence[str], like: str, draft: bool, anyway: bool, kind: str) -> None:
    """Begin the file of a new thing of some KIND, such as exercise, with a comment on each field.

    What no option says is asked. Whoever answers with nothing leaves it for later: then it is a draft, which no site
    has. So it is if somebody stops in between, and always with --like. Nothing is written over.
    """
    guide(root)
    from . import additions

    additions.new(root, kind, id, title, given, like, draft, anyway)


@click.command("import")
@ROOT
@click.option("--mapping", type=FILE, help="A file that says which field is which; a CSV file needs one.")
@click.option("--source", prompt="Who published these records", help="Who published them, as drafts name it.")
@click.option("--licence", prompt="Under which licence", help="Their licence, as drafts name it.")
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="Where to write what came of it.")
@click.argument("file", type=FILE)
def take_in(root: Path, mapping: Path | None, source: str, licence: str, report: Path | None, file: Path) -> None:
    """Make drafts of the records in FILE: CSV, or JSON as free-exercise-db and wger have it.

    A draft has what could be understood; no site has a draft. Which records were there already, which could not be
    read, and what is missing is told in Markdown. No file is written over.
    """
    guide(root)
    from . import additions

    additions.take_in(root, file, mapping, source, licence, report)
