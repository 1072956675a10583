"""Try a release before anyone gets it, and print one table: `python -m tests.release [TAG]`.

Both distributions are made twice and compared, the wheel is installed in clean environments as people install it, with
the newest and the oldest dependencies that are allowed, and each installed program takes a coach's path, in a folder
whose name has a blank and more than English letters, beside which nothing may be written: begin a brand, check it,
build it, make a mistake, mend it, add a thing, rename it, write forms. What was made stays in build/release.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from strideguide import __version__
from strideguide.library import load
from strideguide.schema import schemas
from strideguide.start.locked import LOCKED, locked
from tests.torture.faults import PLAIN

REPOSITORY = Path(__file__).parents[1]
OUT = REPOSITORY / "build" / "release"
REFERENCE = REPOSITORY / "docs" / "reference"
DIST, BESIDE = OUT / "dist", OUT / "beside"  # what PyPI gets, and what stands with it beside the tag
SECONDS = 900  # for one command: the index may be slow
BRAND = "zwei Läufer"
MISTAKE = "data/exercises/squat.yml"
BOARD = ("new", "kit", "--title", "Slant board", "--set", "summary=A board that slopes.", "--set", "place=home")


class Failed(Exception):
    """A command did not do what it should; the message is what it said."""


@dataclass(frozen=True)
class Step:
    """A step of a coach: a file that is written before (None: taken away), the words of a command, the code with which
    it ends, and what it says.
    """

    words: Sequence[str]
    says: str = ""
    code: int = 0
    file: str = ""
    text: str | None = None


COACH = (
    Step(("init", "--brand", "Läufer & Söhne")),
    Step(("check",)),
    Step(("build",)),
    Step(("verify", "site")),
    Step(("layer", "status"), "The layer changes nothing."),
    Step(("check",), f"{MISTAKE}:1:1: unknown-field", 1, MISTAKE, "sumary: Sit back.\n"),
    Step(("check",), "no problems", 0, MISTAKE),
    Step(BOARD, "is written, and nothing is wrong"),
    Step(("rename", "kit:slant-board", "sloping-board"), "kit:sloping-board"),
    Step(("check",), "no problems"),
    Step(("cms",), "is written.", 0, "brand.yml", "name: Läufer\nrepository: https://github.com/fell/forest\n"),
    Step(("forms",), ".github/ISSUE_TEMPLATE/config.yml is written"),
)


@dataclass(frozen=True)
class Line:
    """A line of the table: what was tried, and what came of it."""

    tried: str
    came: str
    fine: bool = True

    def __str__(self) -> str:
        return f"| {self.tried} | {self.came} |"


def main(tag: str = "") -> int:
    """Print the table; return 0 if all of it is fine."""
    shutil.rmtree(OUT, ignore_errors=True)
    lines = []
    with tempfile.TemporaryDirectory(prefix="release-") as folder:
        print("| Tried | What came of it |\n|---|---|", flush=True)
        for line in _lines(Path(folder), tag):
            print(line, flush=True)
            lines.append(line)
    failures = sum(not line.fine for line in lines)
    print(f"release: {len(lines)} tried, {failures} failures")
    return min(1, failures)


def _lines(home: Path, tag: str) -> Iterator[Line]:
    if tag:
        same = tag == f"v{__version__}"
        yield Line(f"the tag {tag}", "is this version" if same else f"but this is {__version__}", same)
        noted = f"## {__version__} " in (REPOSITORY / "CHANGELOG.md").read_text("utf-8")
        yield Line("CHANGELOG.md", "tells of it" if noted else f"has no part {__version__}: run towncrier", noted)
    wheel, sdist = (_made(REPOSITORY, DIST, form) for form in ("wheel", "sdist"))
    for made in (wheel, sdist):
        again = _made(REPOSITORY, home / "again", "wheel" if made is wheel else "sdist")
        yield _compared(f"{made.name} made once more", made, again)
    with tarfile.open(sdist) as archive:
        archive.extractall(home / "source", filter="data")
    unpacked = _made(next((home / "source").iterdir()), home / "unpacked", "wheel")
    yield _compared(f"{wheel.name} made from {sdist.name}", wheel, unpacked)
    yield _packed(BESIDE / f"strideguide-{__version__}-schemas-and-reference.zip")
    for name, install in INSTALLERS.items():
        yield _tried(f"installed by {name}", home / name.replace(",", "").replace(" ", "-"), install, wheel)


def _packed(target: Path) -> Line:
    """The schemas and the reference in one file, whose bytes no day and no machine changes."""
    target.parent.mkdir(parents=True)
    reference = {path.relative_to(REPOSITORY).as_posix(): path.read_text("utf-8") for path in REFERENCE.glob("*.md")}
    files = {**schemas(load(REPOSITORY)), **reference}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name), files[name].encode())
    return Line(target.name, f"{len(files)} files")


def _compared(tried: str, one: Path, other: Path) -> Line:
    same = one.read_bytes() == other.read_bytes()
    return Line(tried, "the same bytes" if same else "other bytes", same)


def _tried(tried: str, home: Path, install: Callable[[Path, Path], Path], wheel: Path) -> Line:
    """Install the wheel below `home`, and take a coach's path with it."""
    home.mkdir()
    try:
        program = install(home, wheel)
        brand = home / "coach" / BRAND
        brand.mkdir(parents=True)
        with _kept_out_of(brand.parent):
            for step in COACH:
                _take(step, program, brand)
    except (Failed, OSError, subprocess.TimeoutExpired) as error:
        return Line(tried, f"failed: {error}", False)
    pages = sum(1 for _ in (brand / "site").rglob("*.html"))
    return Line(tried, f"a coach's path taken, {pages} pages")


@contextmanager
def _kept_out_of(folder: Path) -> Iterator[None]:
    """While this lasts, nothing new can be written right in a folder."""
    folder.chmod(0o555)
    try:
        yield
    finally:
        folder.chmod(0o755)


def _take(step: Step, program: Path, brand: Path) -> None:
    if step.file and step.text is None:
        (brand / step.file).unlink()
    elif step.file:
        (brand / step.file).parent.mkdir(parents=True, exist_ok=True)
        (brand / step.file).write_text(step.text or "", "utf-8")
    said = _run([*plain(), program, *step.words], brand, step.code)
    if step.says not in said:
        raise Failed(f"{' '.join(step.words)} does not say {step.says!r}, but: {said[-300:]}")


def plain() -> Sequence[str]:
    """What takes the rights of root from a command, as these are those of nobody who installs a package."""
    return PLAIN if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which(PLAIN[0]) else ()


def _made(at: Path, out: Path, form: str) -> Path:
    before = set(out.glob("*"))
    _run([sys.executable, "-m", "hatchling", "build", "-d", out, "-t", form], at)
    return next(iter(set(out.glob("*")) - before))


def _pip(home: Path, wheel: Path) -> Path:
    _run([sys.executable, "-m", "venv", home / "env"], home)
    _run([_program(home / "env", "python"), "-m", "pip", "install", "--quiet", wheel], home)
    return _program(home / "env", "strideguide")


def _locked(home: Path, wheel: Path) -> Path:
    """As a brand's robots do it: what others made comes with hashes, and then only the program is missing."""
    (home / LOCKED).write_text(locked(), "utf-8")
    _run([sys.executable, "-m", "venv", home / "env"], home)
    install = [_program(home / "env", "python"), "-m", "pip", "install", "--quiet"]
    _run([*install, "--require-hashes", "--no-deps", "-r", LOCKED], home)
    _run([*install, "--no-index", wheel], home)
    return _program(home / "env", "strideguide")


def _pipx(home: Path, wheel: Path) -> Path:
    _run([sys.executable, "-m", "venv", home / "tool"], home)
    _run([_program(home / "tool", "python"), "-m", "pip", "install", "--quiet", "pipx"], home)
    _run([_program(home / "tool", "pipx"), "install", "--quiet", wheel], home)
    return home / "bin" / f"strideguide{SUFFIX}"


def _uv(*options: str) -> Callable[[Path, Path], Path]:
    def install(home: Path, wheel: Path) -> Path:
        uv = [sys.executable, "-m", "uv"]
        _run([*uv, "venv", "--quiet", "--python", sys.executable, home / "env"], home)
        python = _program(home / "env", "python")
        _run([*uv, "pip", "install", "--quiet", "--python", python, *options, wheel], home)
        return _program(home / "env", "strideguide")

    return install


INSTALLERS: Mapping[str, Callable[[Path, Path], Path]] = MappingProxyType(
    {
        "pip": _pip,
        "pip, what others made by its hash": _locked,
        "pipx": _pipx,
        "uv, newest dependencies": _uv(),
        "uv, oldest dependencies": _uv("--resolution", "lowest-direct"),
    }
)
SUFFIX = ".exe" if sys.platform == "win32" else ""


def _program(environment: Path, name: str) -> Path:
    return environment / ("Scripts" if sys.platform == "win32" else "bin") / f"{name}{SUFFIX}"


def _run(words: Sequence[object], at: Path, code: int = 0) -> str:
    """What a command says that is run in `at`, with nothing in its environment that leads to the repository. Failed if
    it ends with another code.
    """
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "STRIDE"))
    }
    own = {
        "PYTHONUTF8": "1",
        "PIPX_HOME": str(at / "pipx"),
        "PIPX_BIN_DIR": str(at / "bin"),
        "NO_MKDOCS_2_WARNING": "1",
    }
    done = subprocess.run(
        list(map(str, words)), cwd=at, env={**kept, **own}, capture_output=True, encoding="utf-8", timeout=SECONDS,
        check=False,
    )  # fmt: skip
    if done.returncode != code:
        last = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()][-1:]
        raise Failed(f"{' '.join(map(str, words[-2:]))} ended with {done.returncode}: {''.join(last)}")
    return done.stdout + done.stderr


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
