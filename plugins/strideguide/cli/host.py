"""Running a host: MkDocs and ProperDocs load our plugin by themselves; Zensical is led by us."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click

from .. import site
from ..hosts import zensical

# The hosts that take plugins, with the module that each is run by.
MODULES = {"mkdocs": "mkdocs", "properdocs": "properdocs"}
HOSTS = (*MODULES, "zensical")


def build(root: Path, host: str, out: Path) -> int:
    """Build the guide below `root` into `out`; the exit code."""
    if host in MODULES:
        return _run(root, MODULES[host], "build", "--strict", "--site-dir", str(out.resolve()))
    try:
        zensical.build(root.resolve(), site.build(root.resolve()), out.resolve())
    except zensical.ZensicalError as error:
        click.echo(str(error), err=True)
        return 1
    return 0


def serve(root: Path, address: str) -> int:
    """Preview the guide below `root` at `address` until Ctrl-C; the exit code."""
    return _run(root, MODULES["mkdocs"], "serve", "--livereload", "--dev-addr", address)


def _run(root: Path, module: str, *words: str) -> int:
    command = [sys.executable, "-m", module, *words, "--config-file", str(root.resolve() / "mkdocs.yml")]
    try:
        return subprocess.run(command, cwd=root, check=False).returncode
    except KeyboardInterrupt:
        return 0
