"""The job that may write looks at what it is given: only a file of data that may be a draft becomes a request."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

FLOW: dict[Any, Any] = yaml.safe_load((Path(__file__).parents[2] / ".github/workflows/draft.yml").read_text("utf-8"))
SCRIPT = next(step["run"] for step in FLOW["jobs"]["write"]["steps"] if step.get("name") == "Open the draft")
# In the place of the program that asks GitHub: it writes down each of its words, and what the files hold that it names.
# There is no branch of the name that it asks for, but for the issue 13.
ASKED = """#!/bin/sh
case "$*" in
  "api --silent repos/fell/forest/git/ref/heads/form-13") exit 0 ;;
  "api --silent repos/fell/forest/git/ref/heads/"*) exit 1 ;;
esac
for word; do
  case "$word" in
    *=@*) printf '%s=<%s>\\n' "${word%%=@*}" "$(cat "${word#*=@}")" ;;
    *) printf '%s\\n' "$word" ;;
  esac
done >> asked
echo . >> asked
"""
FILES = {
    "path": "data/exercises/wall-sit.yml",
    "draft.yml": "draft: true\ntitle: Wall sit\n",
    "title": "Draft: $(touch broken) `touch broken` @everyone",
    "message": "A draft\n\nCo-authored-by: x <1+x@users.noreply.github.com>\n",
    "said.md": "Closes #12.\n",
}


def opened(folder: Path, number: int = 12, **changes: str) -> tuple[int, str]:
    """What the script ends with, and what it asks GitHub for, when it gets these files."""
    (folder / "form").mkdir()
    for name, text in {**FILES, **changes}.items():
        (folder / "form" / name).write_text(text, "utf-8")
    (folder / "gh").write_text(ASKED, "utf-8")
    (folder / "gh").chmod(0o755)
    told = {"GH_REPO": "fell/forest", "NUMBER": str(number), "BASE": "main", "COMMIT": "0" * 40}
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(["bash", "-e", "-c", SCRIPT], cwd=folder, env={**told, "PATH": path}, check=False)
    asked = folder / "asked"
    return done.returncode, asked.read_text("utf-8") if asked.exists() else ""


def test_a_draft_becomes_a_branch_with_one_file_and_a_request(tmp_path: Path) -> None:
    code, asked = opened(tmp_path)
    assert code == 0
    branch, file, request = asked.removesuffix(".\n").split("\n.\n")
    assert branch.split("\n")[1:] == [
        "repos/fell/forest/git/refs", "-f", "ref=refs/heads/form-12", "-f", f"sha={'0' * 40}",
    ]  # fmt: skip
    assert "repos/fell/forest/contents/data/exercises/wall-sit.yml" in file
    assert "content=<ZHJhZnQ6IHRydWUKdGl0bGU6IFdhbGwgc2l0Cg==>" in file
    assert "draft=true" in request and "title=<Draft: $(touch broken) `touch broken` @everyone>" in request
    assert not (tmp_path / "broken").exists()


def test_where_the_branch_is_already_the_issue_says_so_and_nothing_is_written_over(tmp_path: Path) -> None:
    code, asked = opened(tmp_path, 13)
    assert code == 0
    assert asked.startswith("issue\ncomment\n13\n--body\nThere is a branch `form-13` already,")
    assert asked.count("\n.\n") == 1, "another request"


@pytest.mark.parametrize(
    "path",
    [
        ".github/workflows/check.yml", "data/exercises/../../Makefile", "data/signs/blood-clot.yml", "",
        "data/exercises/a.yml?ref=main", "data/exercises/a.yml\ndata/exercises/b.yml", "data/exercises/a.yml/b.yml",
        "data/exercises/$(touch broken).yml", "/data/exercises/a.yml", f"data/exercises/{'a' * 61}.yml",
    ],
)  # fmt: skip
def test_a_path_that_is_no_draft_s_asks_for_nothing(path: str, tmp_path: Path) -> None:
    assert opened(tmp_path, path=path) == (1, "")
    assert not (tmp_path / "broken").exists()


def test_only_a_label_that_maintainers_set_begins_it() -> None:
    assert {"issues": {"types": ["labeled"]}} in FLOW.values()  # YAML 1.1 takes its name for a truth
    assert FLOW["jobs"]["read"]["if"] == "github.event.label.name == 'draft'"
