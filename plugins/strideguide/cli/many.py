"""Many brands in one repository, built side by side."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

import click

from ..upgrading.noted import unaccepted
from . import host
from .child import Watch

BUILT, FAILED, INTERRUPTED, NOT_BEGUN = "built", "failed", "interrupted", "not begun"


@dataclass(frozen=True)
class Built:
    """How the build of one brand ended: what its host said, and how many seconds it took."""

    name: str
    how: str
    said: str = ""
    seconds: float = 0.0


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
        click.echo(_interrupted(done, out), err=True)
        return watch.code
    if failed := [built for built in done if built.how == FAILED]:
        click.echo(f"{len(failed)} of {len(folders)} failed: {_names(failed)}. The others are built.")
    return 1 if failed else 0


def _build(folder: Path, name: str, site: Path, watch: Watch) -> Built:
    """Build one brand into the folder `site`, unless `watch` was told to end."""
    if watch.signal:
        return Built(site.name, NOT_BEGUN)
    if why := host.unready(folder) or host.refusal(folder, site) or unaccepted(folder):
        return Built(site.name, FAILED, f"      {why}")
    start = time.monotonic()
    with tempfile.TemporaryFile() as file:
        code, left = host.run(folder, name, site, watch, file)
        file.seek(0)
        said = file.read().decode("utf-8", "replace") + left if code else ""
    lines = [f"      {line}" for line in said.splitlines() if line.strip() and not line.startswith("INFO")]
    how = BUILT if code == 0 else INTERRUPTED if watch.signal else FAILED
    return Built(site.name, how, "\n".join(lines), time.monotonic() - start)


def _interrupted(done: Sequence[Built], out: Path) -> str:
    """Which sites are new, which are those of before, and which are not there, when not all brands were built."""
    built, other = ([each for each in done if (each.how == BUILT) is well] for well in (True, False))
    before, none = ([each for each in other if (out / each.name).is_dir() is there] for there in (True, False))
    said = [("Built", built), ("As before", before), ("Not there as yet", none)]
    return " ".join(["The build was interrupted.", *(f"{how}: {_names(some)}." for how, some in said if some)])


def _names(done: Iterable[Built]) -> str:
    return ", ".join(sorted(built.name for built in done))
