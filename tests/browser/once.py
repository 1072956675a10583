"""Make a site once per test run, however many workers want it."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from strideguide.library import Library, load

try:
    import fcntl
except ImportError:  # Windows: each worker then makes its own
    fcntl = None  # type: ignore[assignment]

REPOSITORY = Path(__file__).parents[2]


def once(temp: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder `name` that `make` filled, shared by all workers of this run; the first to ask makes it."""
    base = temp.getbasetemp()
    if fcntl is not None and "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, done = base / name, base / f"{name}.done"
    with (base / f"{name}.lock").open("a") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            folder.mkdir(exist_ok=True)
            make(folder)
            done.touch()
    return folder


@cache
def library() -> Library:
    """This repository's own guide, read once by each worker: nothing in a library that is loaded changes."""
    return load(REPOSITORY)


def shipped(temp: pytest.TempPathFactory) -> Path:
    """This repository's own guide as a finished site."""
    return once(temp, "shipped", lambda folder: build_site(REPOSITORY, folder))


def build_site(root: Path, folder: Path) -> None:
    """Build the guide below `root` into `folder`; PluginError if it has problems."""
    build(load_config(str(root / "mkdocs.yml"), site_dir=str(folder)))
