"""Running a host: MkDocs and ProperDocs load our plugin by themselves; Zensical is led by us."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from .. import site
from ..hosts import zensical
from ..layers import BRAND

# The hosts that take plugins, with the module that each is run by.
MODULES = {"mkdocs": "mkdocs", "properdocs": "properdocs"}
HOSTS = (*MODULES, "zensical")


def command(root: Path, host: str, out: Path) -> list[str]:
    """What builds the guide below `root` into `out` in a process of its own."""
    if host in MODULES:
        return _command(root, MODULES[host], "build", "--strict", "--site-dir", str(out.resolve()))
    words = ("build", "--host", host, "--root", str(root.resolve()), "--out", str(out.resolve()))
    return [sys.executable, "-m", "strideguide", *words]


def build(root: Path, host: str, out: Path) -> int:
    """Build the guide below `root` into `out`, and say where it is; the exit code."""
    _ready(root)
    code = _run(command(root, host, out), root) if host in MODULES else _zensical(root.resolve(), out.resolve())
    if code == 0:
        at = "" if root == Path() else f" --root {root}"
        click.echo(
            f"The site is in {out.resolve()}; any web server can publish this folder.\n"
            f"Look at it with: strideguide serve{at}"
        )
    return code


def _zensical(root: Path, out: Path) -> int:
    try:
        zensical.build(root, site.build(root), out)
    except zensical.ZensicalError as error:
        click.echo(str(error), err=True)
        return 1
    return 0


def serve(root: Path, address: str) -> int:
    """Preview the guide below `root` at `address` until Ctrl-C; the exit code."""
    _ready(root)
    return _run(_command(root, MODULES["mkdocs"], "serve", "--livereload", "--dev-addr", address), root)


def quiet() -> dict[str, str]:
    """The environment for hosts: without the page of advice about other hosts that Material prints at each start.

    docs/decisions/0004 is ours.
    """
    return {"NO_MKDOCS_2_WARNING": "1", **os.environ}


def _command(root: Path, module: str, *words: str) -> list[str]:
    _complete(root)
    return [sys.executable, "-m", module, *words, "--config-file", str(root.resolve() / "mkdocs.yml")]


def _ready(root: Path) -> None:
    if not (root / "mkdocs.yml").is_file():
        raise click.UsageError(f'There is no mkdocs.yml in {root.resolve()}. "strideguide init" shows what it holds.')


def _complete(root: Path) -> None:
    """Give a brand the folder for chapters that MkDocs asks for; empty folders get lost when files are uploaded."""
    if (root / BRAND).is_file():
        (root / "content").mkdir(exist_ok=True)


def _run(command: list[str], root: Path) -> int:
    try:
        return subprocess.run(command, cwd=root, check=False, env=quiet()).returncode
    except KeyboardInterrupt:
        return 0
