"""Which version of the program is installed, which one a brand asks for, and which is the newest that its pip knows."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from .. import __version__

NAME = "strideguide"
REQUIREMENTS = "requirements.txt"
SECONDS = 60
_PIN = re.compile(rf"^\s*{NAME}\s*==\s*([^\s;#\\]+)", re.M)
# "strideguide (0.2.0)" is the first line of what pip says.
_NEWEST = re.compile(rf"^{NAME} \(([^)]+)\)", re.M)
_ASK = ("-m", "pip", "--disable-pip-version-check", "--no-input", "--retries", "1", "--timeout", "10")


class AskError(Exception):
    """The newest version is not known; the message says why, in a sentence."""


def installed() -> str:
    """The version of this program."""
    return __version__


def pinned(root: Path) -> str:
    """The version that the requirements.txt of a brand names, or the one of the folder that holds many; "" if none."""
    for folder in (root, root.resolve().parent.parent):
        file = folder / REQUIREMENTS
        if file.is_file():
            found = _PIN.search(file.read_text("utf-8", "replace"))
            return found[1] if found else ""
    return ""


def newest() -> str:
    """The newest version on the index that pip is set up for. AskError if pip can't say."""
    try:
        done = subprocess.run(
            [sys.executable, *_ASK, "index", "versions", NAME],
            capture_output=True, encoding="utf-8", errors="replace", timeout=SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        raise AskError("pip gives no answer. Are you offline? Try again later.") from None
    if "No module named pip" in done.stderr:
        raise AskError("There is no pip beside this program. Ask what installed it, such as: uv pip list --outdated")
    if found := _NEWEST.search(done.stdout):
        return found[1]
    if "No matching distribution" in done.stderr and "connection" not in done.stderr.lower():
        raise AskError(f"The index that pip asks has no {NAME}.")
    raise AskError("pip reaches no index. Are you offline? Try again later.")
