"""Running a host as a process: MkDocs and ProperDocs load our plugin by themselves; Zensical is led by us."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import IO

import click

from ..hosts import MODULES
from ..layers import is_brand
from ..preview import server as preview
from ..publishing.publication import Publication
from ..publishing.refusals import RefusedError
from ..publishing.room import stamp, sweep
from . import child
from .child import Watch

MOST_PORT = 65535


def unready(root: Path) -> str:
    """Why no host can begin with the guide in `root`, "" if one can."""
    if (root / "mkdocs.yml").exists():
        return ""
    return f'There is no mkdocs.yml in {root.resolve()}. "strideguide init" shows what it holds.'


def refusal(root: Path, out: Path) -> str:
    """Why the guide in `root` can't have its site in `out`, "" if it can; said before any host says less of it."""
    if why := broken(root):
        return why
    try:
        Publication(out, root).check()
    except RefusedError as error:
        return str(error)
    return ""


def broken(root: Path) -> str:
    """What is wrong with the mkdocs.yml in `root`, at its line, "" if nothing."""
    from .. import hostfile, settings  # which read YAML, as help and wrong usage need not

    return "\n".join(map(str, (*hostfile.settings_of(root).problems, *settings.needed(root))))


def command(root: Path, host: str, out: Path) -> list[str]:
    """What builds the guide below `root` into `out` in a process of its own."""
    if host in MODULES:
        return _command(root, MODULES[host], "build", "--strict", "--site-dir", str(out.absolute()))
    return [sys.executable, "-m", "strideguide.hosts.zensical", str(root.resolve()), str(out.absolute())]


def build(root: Path, host: str, out: Path) -> int:
    """Build the guide below `root` into `out`, and say where it is; the exit code."""
    if why := unready(root):
        raise click.UsageError(why)
    if why := refusal(root, out):
        raise click.ClickException(f"{why}\nNothing is published.")
    with Watch() as watch:
        code, left = run(root, host, out, watch)
        if code:
            click.echo(left, err=True, nl=False)
            return code
    at = "" if root == Path() else f" --root {root}"
    click.echo(
        f"The site is in {out.absolute()}; any web server can publish this folder.\n"
        f"Look at it with: strideguide serve{at}"
    )
    return code


def run(root: Path, host: str, out: Path, watch: Watch, said: IO[bytes] | None = None) -> tuple[int, str]:
    """Build the guide below `root` into `out`; the exit code, and a line about `out` if the build was cut short.

    A host that comes to its end in spite of an interruption has succeeded. One that fails by itself says so itself.
    """
    before = stamp(out)
    code = child.run(command(root, host, out), watch, quiet(), root, said)
    if code == 0:
        return 0, ""
    sweep(out)
    why = "The build was interrupted" if watch.signal else _cut(code)
    return watch.code or code, _left(out, why, before != stamp(out)) if why else ""


def _left(out: Path, why: str, published: bool) -> str:
    """How a build leaves `out` that was cut short for the reason `why`."""
    if published:
        return f"{why}, but the new site is in {out.absolute()}, whole.\n"
    return f"{why}. Nothing is published{f': {out.absolute()} is as it was' if out.exists() else ''}.\n"


def _cut(code: int) -> str:
    """That a host was ended from outside or broke down, if its exit code says so, else ""."""
    return f"The host was ended by signal {code - 128}" if 128 < code < 128 + 65 else ""


def serve(root: Path, address: str) -> int:
    """Preview the guide below `root` at `address` until Ctrl-C; the exit code."""
    if why := unready(root):
        raise click.UsageError(why)
    if why := broken(root):
        raise click.ClickException(why)
    host, _, port = address.rpartition(":")
    if not port.isdecimal() or int(port) > MOST_PORT:
        what = f'"{address}" is no address; write a name and a port up to {MOST_PORT}, as in 127.0.0.1:8000.'
        raise click.UsageError(what)
    _complete(root)
    os.environ.update(quiet())
    try:
        with Watch() as watch:
            preview.serve(root, host, int(port), lambda: watch.signal != 0, click.echo)
    except OSError as error:
        raise click.ClickException(f"Nothing can be shown at {address}: {error}.") from None
    return 0 if watch.signal == signal.SIGINT else watch.code


def quiet() -> dict[str, str]:
    """The environment for hosts: without the page of advice about other hosts that Material prints at each start.

    docs/decisions/0004 is ours.
    """
    return {"NO_MKDOCS_2_WARNING": "1", **os.environ}


def _command(root: Path, module: str, *words: str) -> list[str]:
    _complete(root)
    return [sys.executable, "-m", module, *words, "--config-file", str(root.resolve() / "mkdocs.yml")]


def _complete(root: Path) -> None:
    """Give a brand the folder for chapters that MkDocs asks for; empty folders get lost when files are uploaded."""
    if is_brand(root):
        (root / "content").mkdir(exist_ok=True)
