"""The folder that a command is about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from ..layers import BRAND, is_brand
from ..start import BRANDS

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The guide's folder, or a brand's.",
)


def guide(root: Path) -> None:
    """End as wrong usage if `root` is neither a guide nor a brand's folder."""
    if (root / "data").is_dir() or is_brand(root):
        return
    if (root / BRANDS).is_dir():
        raise click.UsageError(f"{root} holds many brands. Name one with --root {root / BRANDS / 'NAME'}.")
    here = "this folder" if root == Path() else f'the folder "{root}"'
    raise click.UsageError(
        f'There is no folder "data" and no {BRAND} in {here}. Name the guide\'s folder with --root, or begin one with '
        'strideguide init --brand "...".'
    )


def write(folder: Path, files: Mapping[str, bytes | None]) -> None:
    """Write files below a folder of ours, but for those that are not there."""
    for path, content in files.items():
        if content is not None:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
