"""What the workflow of many brands publishes when some have no sound site: their own last one, and nobody else's."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from strideguide import start

GATHER = yaml.safe_load(start.shared()[".github/workflows/publish.yml"])["jobs"]["gather"]
(SCRIPT,) = (step["run"] for step in GATHER["steps"] if "run" in step)
# In the place of GitHub's program: a release is a folder, and a pattern is found as a shell finds it.
GH = """#!/bin/sh
case "$2" in
  view) test -d "$RELEASE" ;;
  create) mkdir "$RELEASE" ;;
  upload) cp "$4" "$RELEASE/" ;;
  download) for file in "$RELEASE"/$5; do test -f "$file" && cp "$file" . || exit 1; done ;;
esac
"""
Sites = Mapping[str, str]


@pytest.fixture
def bin(tmp_path: Path) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "gh").write_text(GH, "utf-8")
    (folder / "gh").chmod(0o755)
    return folder


def gathered(folder: Path, number: int, brands: str, sound: Sites) -> tuple[Sites, subprocess.CompletedProcess[str]]:
    """What is published after a run of the workflow in which these brands have sound sites, and how the run ended."""
    at = folder / f"run-{number}"
    for name, text in sound.items():
        (at / "site" / name).mkdir(parents=True)
        (at / "site" / name / "index.html").write_text(text, "utf-8")
    at.mkdir(exist_ok=True)
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    world = {**os.environ, "PATH": path, "BRANDS": brands, "RELEASE": str(folder / "release")}
    command = ["bash", "-e", "-c", SCRIPT]
    ended = subprocess.run(command, cwd=at, env=world, capture_output=True, encoding="utf-8", timeout=60, check=False)
    pages = (at / "site").glob("*/index.html")
    return {page.parent.name: page.read_text("utf-8") for page in pages}, ended


# Run by run: the brands that there are, the sound sites that the run has made, and what is published.
RUNS: tuple[tuple[str, Sites, Sites], ...] = (
    ("alpha-run new", {"alpha-run": "r1"}, {"alpha-run": "r1"}),  # nothing of a brand that never had a sound site
    ("alpha alpha-run", {"alpha-run": "r2"}, {"alpha-run": "r2"}),  # nor of one whose name begins as another's
    ("alpha alpha-run", {"alpha": "a3", "alpha-run": "r3"}, {"alpha": "a3", "alpha-run": "r3"}),
    ("alpha alpha-run", {"alpha-run": "r4"}, {"alpha": "a3", "alpha-run": "r4"}),
    ("alpha alpha-run", {}, {"alpha": "a3", "alpha-run": "r4"}),  # no machine came to its end
    ("alpha", {"alpha": "a6"}, {"alpha": "a6"}),  # a brand that is gone is gone
)


@pytest.mark.usefixtures("bin")
def test_each_brand_keeps_its_last_sound_site_and_gets_no_others(tmp_path: Path) -> None:
    for number, (brands, sound, published) in enumerate(RUNS):
        found, ended = gathered(tmp_path, number, brands, sound)
        assert (found, ended.returncode) == (published, 0), (number, ended.stderr)
        lacking = [name for name in brands.split() if name not in sound]
        assert [name for name in lacking if f"::warning::The brand {name} has" not in ended.stdout] == []


def test_more_than_a_host_takes_is_told_before_it_is_published(tmp_path: Path, bin: Path) -> None:
    (bin / "du").write_text("#!/bin/sh\nprintf '1001\\tsite\\n'\n", "utf-8")
    (bin / "du").chmod(0o755)
    _, ended = gathered(tmp_path, 0, "alpha", {"alpha": "a1"})
    assert ended.returncode == 1
    assert "::error::All sites together have 1001 MB, and GitHub Pages takes 1000." in ended.stdout
