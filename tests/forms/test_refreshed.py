"""When the data has changed on the main branch, a request brings the forms up to date, and nothing else."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

FLOW: dict[Any, Any] = yaml.safe_load((Path(__file__).parents[2] / ".github/workflows/forms.yml").read_text("utf-8"))
SCRIPT = next(step["run"] for step in FLOW["jobs"]["request"]["steps"] if step.get("name") == "Open the request")
FORM, OTHER = ".github/ISSUE_TEMPLATE/exercise.yml", "Makefile"
ASKED = """#!/bin/sh
case "$*" in *"pr list"*) echo "$OPEN" ;; esac
echo "$*" >> "$RUNNER_TEMP/asked"
"""


def git(at: Path, *words: str) -> str:
    known = ("-c", "user.name=x", "-c", "user.email=x@x.example", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *known, *words], cwd=at, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.mark.parametrize(("open", "asks"), [("0", True), ("1", False)])
def test_a_branch_has_the_forms_alone_and_one_request(open: str, asks: bool, tmp_path: Path) -> None:
    root, hub = tmp_path / "checkout", tmp_path / "hub.git"
    git(tmp_path, "init", "-q", "--bare", str(hub))
    git(tmp_path, "init", "-q", "-b", "main", str(root))
    git(root, "remote", "add", "origin", str(hub))
    for file in (FORM, OTHER):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text("old\n")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "before")
    for file in (FORM, OTHER):
        (root / file).write_text("new\n")
    (tmp_path / "forms.patch").write_text(git(root, "diff"))
    git(root, "checkout", "-q", ".")
    (tmp_path / "gh").write_text(ASKED)
    (tmp_path / "gh").chmod(0o755)
    env = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "RUNNER_TEMP": str(tmp_path), "OPEN": open}
    subprocess.run(["bash", "-e", "-c", SCRIPT], cwd=root, env=env, check=True)
    assert git(hub, "diff", "--name-only", "forms~", "forms").split() == [FORM]
    assert git(hub, "show", f"forms:{FORM}") == "new\n"
    assert ("pr create --head forms" in (tmp_path / "asked").read_text()) == asks
