"""Many brands in one repository: which there are, and building them side by side."""

from __future__ import annotations

import json
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

import click

from ..layers import BRAND
from ..start import BRANDS
from . import host
from .child import Watch

MOST_JOBS = 256  # that GitHub Actions starts from one matrix
BUILT, FAILED, INTERRUPTED, NOT_BEGUN = "built", "failed", "interrupted", "not begun"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True)
class Built:
    """How the build of one brand ended: what its host said, and how many seconds it took."""

    name: str
    how: str
    said: str = ""
    seconds: float = 0.0


def found(folders: Iterable[Path], root: Path) -> list[Path]:
    """The brands' folders among `folders` and right below them, by name; those in brands/ if none is named."""
    asked = list(folders) or [root / BRANDS]
    brands = [brand for folder in asked for brand in _in(folder)]
    if not brands:
        raise click.UsageError(f"There is no folder with a {BRAND} in {', '.join(map(str, asked))}.")
    for path in brands:
        if not _NAME.fullmatch(path.resolve().name):
            raise click.UsageError(
                f"The folder \"{path}\" can't be a brand's: its name is part of an address, and may have letters "
                "without accents, digits, dots and hyphens."
            )
    names = Counter(path.resolve().name for path in brands)
    if twice := [name for name, count in names.items() if count > 1]:
        raise click.UsageError(f"Two folders are named {', '.join(twice)}. Their sites would stand in one place.")
    return sorted(brands, key=lambda path: path.resolve().name)


def _in(folder: Path) -> Iterator[Path]:
    if (folder / BRAND).is_file():
        yield folder
    elif folder.is_dir():
        yield from (path for path in folder.iterdir() if (path / BRAND).is_file())


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--matrix", is_flag=True, help=f"Print a matrix for GitHub Actions, of at most {MOST_JOBS} jobs.")
def brands(folders: tuple[Path, ...], matrix: bool) -> None:
    """List the brands in FOLDERS; in brands/ if none is named."""
    there = found(folders, Path())
    if matrix:
        click.echo(json.dumps({"include": jobs(there)}))
    else:
        click.echo("".join(f"{folder.as_posix()}\n" for folder in there), nl=False)


def jobs(folders: Sequence[Path], most: int = MOST_JOBS) -> list[dict[str, str]]:
    """What each machine builds: `folder` has one or more folders with spaces between them, `brand` says which."""
    count = min(len(folders), most)
    groups = (folders[len(folders) * i // count : len(folders) * (i + 1) // count] for i in range(count))
    return [
        {
            "brand": group[0].resolve().name + (f" and {len(group) - 1} more" if len(group) > 1 else ""),
            "folder": " ".join(folder.as_posix() for folder in group),
        }
        for group in groups
    ]


def build(folders: Sequence[Path], name: str, out: Path, at_once: int) -> int:
    """Build each brand in a process of its own, `at_once` at a time, into a folder of `out`; the exit code."""
    click.echo(f"{len(folders)} brands, {at_once} at a time, into {out}")
    width = max(len(folder.resolve().name) for folder in folders)
    done: list[Built] = []
    with Watch() as watch, ThreadPoolExecutor(at_once) as workers:
        running = [workers.submit(_build, folder, name, out / folder.resolve().name, watch) for folder in folders]
        for each in as_completed(running):
            done.append(built := each.result())
            if built.how == NOT_BEGUN:
                continue
            number = sum(before.how != NOT_BEGUN for before in done)
            click.echo(f"{number:>4}/{len(folders)}  {built.name:<{width}}  {built.how:<6} {built.seconds:5.1f} s")
            if built.said:
                click.echo(built.said, err=True)
    if {INTERRUPTED, NOT_BEGUN} & {built.how for built in done}:
        click.echo(_interrupted(done), err=True)
        return watch.code
    if failed := [built for built in done if built.how == FAILED]:
        click.echo(f"{len(failed)} of {len(folders)} failed: {_names(failed)}. The others are built.")
    return 1 if failed else 0


def _build(folder: Path, name: str, site: Path, watch: Watch) -> Built:
    """Build one brand into the folder `site`, unless `watch` was told to end."""
    if watch.signal:
        return Built(site.name, NOT_BEGUN)
    if why := host.unready(folder) or host.refusal(folder, site):
        return Built(site.name, FAILED, f"      {why}")
    start = time.monotonic()
    with tempfile.TemporaryFile() as file:
        code, left = host.run(folder, name, site, watch, file)
        file.seek(0)
        said = file.read().decode("utf-8", "replace") + left if code else ""
    lines = [f"      {line}" for line in said.splitlines() if line.strip() and not line.startswith("INFO")]
    how = BUILT if code == 0 else INTERRUPTED if watch.signal else FAILED
    return Built(site.name, how, "\n".join(lines), time.monotonic() - start)


def _interrupted(done: Sequence[Built]) -> str:
    """Which sites are new when not all of them were built."""
    built, other = ([each for each in done if (each.how == BUILT) is well] for well in (True, False))
    return f"The build was interrupted. Built: {_names(built)}. As before: {_names(other)}."


def _names(done: Iterable[Built]) -> str:
    return ", ".join(sorted(built.name for built in done)) or "none"
