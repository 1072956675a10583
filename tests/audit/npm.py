"""The judges that npm brings: installed once from the lock file, and found again by path."""

import hashlib
import os
import shutil
from pathlib import Path

from tests.audit.verdict import CannotJudge
from tests.browser.machine import finish, one_at_a_time

HERE = Path(__file__).parent
NODE_MODULES = HERE / "node_modules"
_STAMP = NODE_MODULES / ".installed-from"
_SECONDS = 600
_LINES_SHOWN = 8


def ensure_node_modules() -> Path:
    """Install what package-lock.json names, unless that was done; return the folder of the modules."""
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    with one_at_a_time("audit-npm"):
        if not _STAMP.is_file() or _STAMP.read_text() != wanted:
            _install()
            _STAMP.write_text(wanted)
    return NODE_MODULES


def node() -> str:
    """The path of Node.js."""
    found = shutil.which("node")
    if found is None:
        raise CannotJudge("There is no node on PATH. Install Node.js 18.16 or newer (on Debian: nodejs and npm).")
    return found


def _install() -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise CannotJudge("There is no npm on PATH. Install Node.js with npm (on Debian: nodejs and npm).")
    environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
    done = finish([npm, "ci", "--prefix", str(HERE)], _SECONDS, folder=HERE, environment=environment)
    if done.returncode != 0:
        said = [line for line in done.stderr.splitlines() if line.startswith("npm error")]
        raise CannotJudge("\n".join(["`npm ci --prefix tests/audit` failed.", *said[:_LINES_SHOWN]]))
