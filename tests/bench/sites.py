"""The two sites that are compared: their configurations, and the commands that build them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import yaml

from .generator import FOLDERS, write

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "bench"
LOCK = ROOT / "requirements" / "bench.txt"
WORDS = ROOT / "plugins" / "strideguide" / "locales" / "en"
SIDES = ("strideguide", "gen-files")


def environment() -> Path:
    """The virtual environment with mkdocs-gen-files, made anew if its lock has changed."""
    folder = BUILD / "venv"
    done = folder / "lock.txt"
    if not done.is_file() or done.read_bytes() != LOCK.read_bytes():
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True)
        shutil.copy(LOCK, done)
    return folder


def guide(size: int) -> Path:
    """A new guide of `size` things with a configuration for each side."""
    folder = BUILD / f"guide-{size}"
    shutil.rmtree(folder, ignore_errors=True)
    write(folder, size)
    for side in SIDES:
        (folder / f"{side}.yml").write_text(yaml.safe_dump(_settings(side), sort_keys=False), "utf-8")
    return folder


def _settings(side: str) -> dict[str, Any]:
    """mkdocs.yml of this repository, with the pages that the synthetic guide has."""
    settings: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    sections = [*FOLDERS.values(), "patterns", "levels", "goals", "seasons"]
    settings["nav"] = [{"Home": "index.md"}, *({name.capitalize(): f"{name}/index.md"} for name in sections)]
    settings["not_in_nav"] = "\n".join(["/effort.md", "/grading.md", *(f"/{name}/*" for name in sections)])
    settings["theme"]["custom_dir"] = str(ROOT / "overrides")
    if side == "gen-files":
        del settings["plugins"]["strideguide"], settings["theme"]["custom_dir"]  # Material as it is
        settings["plugins"]["gen-files"] = {"scripts": [str(Path(__file__).with_name("genfiles.py"))]}
        settings["extra"] = {**settings.get("extra", {}), "words": str(WORDS)}
    return settings


def command(side: str, folder: Path) -> list[str]:
    """What builds one side of the guide in `folder` into `<side>` beside its data."""
    own = BUILD / "venv" / "bin" / "python" if side == "gen-files" else Path(sys.executable)
    build = ["-m", "mkdocs", "build", "--quiet", "--config-file", f"{folder}/{side}.yml"]
    return [str(own), *build, "--site-dir", f"{folder}/{side}"]
