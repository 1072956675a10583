"""A small guide beside each plugin of plugins/strideguide/guests.yml: it works, or it is refused with its reason.

`python -m tests.nightly.guests` makes an environment with all of them in build/guests; names after it are tried alone.
"""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml
from tests import branded, worlds
from tests.nightly.tree import REPOSITORY

from strideguide.guests import Guest, guests

CASES = Path(__file__).with_suffix(".yml")
LOCK = REPOSITORY / "requirements" / "guests.txt"
FOLDER = REPOSITORY / "build" / "guests"
SETTINGS = """\
site_name: Tiny
site_url: https://tiny.example/guide/
docs_dir: content
theme: {name: material, font: false}
markdown_extensions: {attr_list: {}, toc: {permalink: true}}
validation: {links: {unrecognized_links: ignore}}
"""
HILL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8cff0bf1e0006f7027e6e"
    "2e4b0e0000000049454e44ae426082"
)
FILES: Mapping[str, str | bytes] = {
    "content/news.md": "# News\n\nThe [squat](exercise:squat). ![A hill](hill.png)\n",
    "content/hill.png": HILL,
    ".gitignore": "/site/\n/.site.builds/\n/.cache/\n",
    **{f"content/{name}.md": branded.headings(name) for name in branded.LED_TO},
}
_WHO = {f"GIT_{role}_{what}": text for role in ("AUTHOR", "COMMITTER") for what, text in (
    ("NAME", "Fell Runner"), ("EMAIL", "runner@fell.example"), ("DATE", "2025-03-04T12:00:00Z"),
)}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A guide beside one plugin; the fields are those of the file."""

    name: str
    plugins: Mapping[str, Any] = field(default_factory=dict)
    more: str = ""
    fields: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    shows: Mapping[str, list[str]] = field(default_factory=dict)
    lacks: Mapping[str, list[str]] = field(default_factory=dict)

    def write(self, folder: Path, server: str) -> Path:
        """The guide, committed, as some plugins ask git."""
        plugins = {"search": {}, "strideguide": {"front_matter": list(self.fields)}, self.name: dict(self.plugins)}
        settings = SETTINGS + self.more + "plugins: " + json.dumps(plugins) + "\n"
        files = {path: text.replace("{server}", server) for path, text in self.files.items()}
        worlds.write(folder, {**FILES, **files, "mkdocs.yml": settings})
        for words in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "--message", "All")):
            subprocess.run(["git", *words], cwd=folder, env={**os.environ, **_WHO}, check=True)
        return folder

    def faults(self, site: Path, server: str) -> Iterator[str]:
        """What the site does not show, or shows and should not."""
        for wanted, pages in ((True, self.shows), (False, self.lacks)):
            for path, texts in pages.items():
                file = site / path
                there = file.read_text("utf-8") if file.is_file() else ""
                for text in texts:
                    if (text.replace("{server}", server) in there) is not (wanted and file.is_file()):
                        yield f"{path} {'lacks' if wanted else 'shows'} {text!r}"


def cases() -> list[Case]:
    """Every case, in order of names."""
    return [Case(**fields) for fields in yaml.safe_load(CASES.read_text("utf-8"))]


def environment() -> Path:
    """The folder of the programs of an environment with all plugins; it is made anew when requirements change."""
    folder, made = FOLDER / "venv", FOLDER / LOCK.name
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    if not made.is_file() or made.read_bytes() != LOCK.read_bytes():
        uv = functools.partial(subprocess.run, cwd=REPOSITORY, check=True)
        python = [sys.executable, "-m", "uv"]
        install = [*python, "pip", "install", "--quiet", "--python", str(programs / "python")]
        uv([*python, "venv", "--quiet", "--clear", "--python", sys.executable, str(folder)])
        uv([*install, "--require-hashes", "--requirements", str(LOCK)])
        uv([*install, "--no-deps", "--no-build-isolation", "--editable", "."])
        shutil.copy(LOCK, made)
    return programs


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a web server that has the files of `folder`."""
    handler = functools.partial(_Silent, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def tried(case: Case, guest: Guest, programs: Path, server: str) -> list[str]:
    """What is wrong beside one plugin; nothing if it works, or is refused as it should be."""
    with tempfile.TemporaryDirectory(prefix="strideguide_") as name:
        root = case.write(Path(name) / "guide", server)
        site = root / "site"
        done = _run(programs / "mkdocs", "build", "--strict", at=root)
        if guest.why:
            said = f'plugin-refused  "{guest.name}": {guest.why}'
            return [] if done.returncode and said in done.stderr and not site.exists() else ["it is not refused"]
        if done.returncode:
            return [f"the build fails: {done.stderr.strip()[-1500:]}"]
        seen = _run(programs / "strideguide", "verify", "site", at=root)
        return [*case.faults(site, server), *([seen.stdout + seen.stderr] if seen.returncode else [])]


def _run(*words: str | Path, at: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONUTF8": "1"}
    return subprocess.run(
        list(map(str, words)), cwd=at, env=env, capture_output=True, encoding="utf-8", timeout=300, check=False
    )


def main(*names: str) -> int:
    """Try all, or those that are named; the last line has the figures."""
    programs, known = environment(), {guest.name: guest for guest in guests()}
    wrong = count = 0
    with tempfile.TemporaryDirectory() as there, served(Path(there)) as server:
        Path(there, "hill.png").write_bytes(HILL)
        for case in cases():
            if names and case.name not in names:
                continue
            guest = known[case.name]
            faults = tried(case, guest, programs, server)
            count, wrong = count + 1, wrong + bool(faults)
            verdict = "is refused with its reason" if guest.why else "works"
            print(f"{case.name}: {'; '.join(faults) or verdict}", flush=True)
    print(f"{count} plugins, {wrong} wrong")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
