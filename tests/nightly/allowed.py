"""The core's tests with the oldest or the newest dependencies that pyproject.toml allows.

`python -m tests.nightly.allowed lowest-direct` (or `highest`) makes an environment of its own in build/nightly/. What
only the tests need has the versions of requirements/dev.txt. The Python is the one that runs this.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

from tests.nightly.tree import REPOSITORY

RESOLUTIONS = ("lowest-direct", "highest")
TESTS = ["tests", *(f"--ignore=tests/{folder}" for folder in ("browser", "audit", "bench", "nightly", "node"))]
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)( ; [^\\]+)?", re.M)


def pins(text: str) -> dict[str, str]:
    """The names of a requirements file, each with its line, without hashes."""
    return {
        found[1].lower(): "".join(filter(None, (found[1], "==", found[2], found[3]))) for found in _PIN.finditer(text)
    }


def main(resolution: str) -> int:
    """Make the environment, say what it has, run the tests; return their exit code."""
    if resolution not in RESOLUTIONS:
        raise SystemExit(f"no resolution {resolution}; there are {', '.join(RESOLUTIONS)}")
    folder = REPOSITORY / "build" / "nightly" / resolution
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    _uv("venv", "--quiet", "--clear", "--python", sys.executable, str(folder))
    chosen = pins(_uv("pip", "compile", "--quiet", "--resolution", resolution, "--no-header", "pyproject.toml"))
    tools = pins((REPOSITORY / "requirements" / "dev.txt").read_text("utf-8"))
    wanted = folder / "requirements.txt"
    wanted.write_text("\n".join({**tools, **chosen}.values()) + "\n", "utf-8")
    install = ["pip", "install", "--quiet", "--no-deps", "--python", str(python)]
    _uv(*install, "--requirements", str(wanted))
    _uv(*install, "--no-build-isolation", "--editable", ".")
    print(", ".join(sorted(_named(chosen))), flush=True)
    command = [str(python), "-m", "pytest", "--numprocesses", "auto", "--dist", "worksteal", *TESTS]
    return subprocess.run(command, cwd=REPOSITORY, check=False).returncode


def _named(chosen: dict[str, str]) -> Iterator[str]:
    """The lines of what pyproject.toml names itself."""
    text = (REPOSITORY / "pyproject.toml").read_text("utf-8")
    listed = text.partition("\ndependencies = [")[2].partition("\n]")[0]
    names = re.findall(r'^\s*"([a-z0-9-]+)', listed, re.M)
    return (chosen[name] for name in names)


def _uv(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "uv", *words], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
