"""`strideguide init`: a folder for a brand, or for one more brand of many. It never writes over anything."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from .. import start


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
@click.option("--brand", "name", required=True, help="The name of the brand, as readers shall see it.")
@click.option("--many", is_flag=True, help="FOLDER holds many brands; this one gets a folder in brands/.")
@click.option("--repository", default="", help="Where FOLDER will be kept, such as https://github.com/you/your-guide.")
def init(folder: Path, name: str, many: bool, repository: str) -> None:
    """Begin a branded guide in FOLDER: brand.yml, an empty layer, a workflow that publishes it, a README.

    For GitHub there are workflows and the form in which readers say what is wrong.
    """
    name = name.strip()
    if wrong := start.wrong_name(name):
        raise click.UsageError(f'{wrong} Give another with --brand "...".')
    there, asked = _asked(repository)
    inner = f"{start.BRANDS}/{start.folder(name)}" if many else ""
    home = folder / inner
    files = start.brand(name, f"{there}/tree/main/{inner}" if there else "") if many else start.alone(name, there)
    files = files if many else {**files, **asked}
    _refuse(home, files)
    if many:
        shared = {**start.shared(), **asked}
        _write(folder, {path: text for path, text in shared.items() if not (folder / path).exists()})
    _write(home, files)
    _lock(home)
    at = "" if home == Path() else f"  cd {home}\n"
    click.echo(
        f"{name} has a folder: {home.resolve()}\n"
        f"Look at it:\n{at}  strideguide serve\n"
        "Then make brand.yml yours; README.md says how, and how to publish."
    )


def _asked(repository: str) -> tuple[str, Mapping[str, str]]:
    """The page of a repository on github.com, "" if none is named, and the files of what people are asked there."""
    from ..forms.address import home
    from ..forms.written import of_brand
    from ..words import Words

    there = home(repository)
    if repository and not there:
        raise click.UsageError(f'"{repository}" is no repository on github.com. Name it as its page\'s address has it.')
    return there, of_brand(Words.load(), there)


def _lock(home: Path) -> None:
    """Note on which guide the brand begins, so that the first update already knows what was there before."""
    from ..layers.lock import write
    from ..upgrading.noted import has_lock, now

    if has_lock(home):
        write(home, now(home))


def _refuse(folder: Path, files: Mapping[str, str]) -> None:
    """End as wrong usage if a file is there already; .gitkeep, which says nothing, may be."""
    there = [path for path, text in files.items() if text and (folder / path).exists()]
    if there:
        raise click.UsageError(
            f"There is already {', '.join(there)} in {folder.resolve()}. Nothing was written. Name an empty folder, "
            "or move these files away first."
        )


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
