"""A host in a process of its own, with the toy guide in place of the core: `python -m tests.hosts.run mkdocs ...`."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

from tests.hosts import toy

REPOSITORY = Path(__file__).parents[2]


def command(host: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "tests.hosts.run", host, *arguments]


def build(host: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Build the toy guide below `root` into its folder site/."""
    return subprocess.run(
        command(host, "build", "--strict", "-f", str(root / "mkdocs.yml"), "-d", str(root / "site")),
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def main(host: str, *arguments: str) -> None:
    if host == "zensical":
        root = Path(arguments[arguments.index("-f") + 1]).parent
        importlib.import_module("strideguide.hosts.zensical").build(root, toy.build(root), root / "site")
        return
    cli = importlib.import_module(f"{host}.__main__").cli  # ProperDocs' puts its modules under MkDocs' names
    importlib.import_module("strideguide.hosts.mkdocs").build = toy.build  # type: ignore[attr-defined]
    cli(list(arguments))


if __name__ == "__main__":
    main(*sys.argv[1:])
