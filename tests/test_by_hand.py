"""A person on github.com changes the guide, one file at a time: the gate passes, and no file that is made changes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from strideguide import site
from strideguide.problems import Problem
from tests.scale import is_nightly, late

ROOT = Path(__file__).parents[1]
GUIDE = ("data", "content", "overrides", "mkdocs.yml")
SETTLED = re.compile(r'^(?:Write|Use) "([a-z0-9-]+)"\.')  # a remedy that says what to write
WHO = {
    f"GIT_{role}_{what}": "nobody@strideguide.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
}


@dataclass(frozen=True)
class Case:
    """A change; the fields are those of by_hand.yml."""

    about: str
    commits: Sequence[Mapping[str, str]]
    says: Sequence[Sequence[str]] = field(default=())


FIRST, *OTHERS = (
    Case(**fields) for fields in yaml.safe_load(Path(__file__).with_name("by_hand.yml").read_text("utf-8"))
)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The guide that is shipped, in a branch of its own."""
    for name in GUIDE:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    git(tmp_path, "switch", "--quiet", "--create", "mine")
    return tmp_path


@pytest.mark.parametrize("case", [FIRST, *late(*OTHERS)], ids=lambda case: case.about)
def test_who_edits_files_alone_passes_the_gate_with_them_alone(clone: Path, case: Case) -> None:
    names = named(clone)
    told = []
    for step in case.commits:
        do(clone, {word: text.format_map(names) for word, text in step.items()})
        commit(clone)
        told += [{problem.code for problem in site.check(clone)}] if case.says else []
    if case.says:
        follow(clone)

    assert [codes for codes in told if codes] == [{*codes} for codes in case.says]
    assert site.check(clone) == []
    changed = git(clone, "diff", "--name-only", "HEAD~1", "HEAD").splitlines()
    assert changed and all(path.startswith(("data/", "content/")) for path in changed)
    if is_nightly():
        build(clone)


def follow(root: Path) -> None:
    """Do at each place what is told there, one file after the other, and commit each."""
    told: dict[str, list[Problem]] = {}
    for problem in site.check(root):
        told.setdefault(problem.place.file, []).append(problem)
    for file, problems in told.items():
        lines = (root / file).read_text("utf-8").split("\n")
        for problem in reversed(problems):
            new, line = SETTLED.match(problem.remedy), problem.place.line - 1
            old = re.search(r'"([a-z0-9-]+)"', problem.message)
            assert new and old, problem
            at = problem.place.column - 1
            lines[line] = lines[line][:at] + lines[line][at:].replace(old[1], new[1], 1)
        (root / file).write_text("\n".join(lines), "utf-8")
        commit(root)


def named(root: Path) -> Mapping[str, str]:
    """The exercise and the two tips that most texts of the guide name."""
    texts = [path.read_text("utf-8") for path in (*root.glob("data/*/*.yml"), *root.glob("content/*.md"))]

    def most(kind: str) -> Sequence[str]:
        ids = sorted(path.stem for path in (root / f"data/{kind}s").iterdir())
        return sorted(ids, key=lambda id: -sum(bool(re.search(rf"\b{kind}: ?{id}\b(?!-)", text)) for text in texts))

    tip, another = most("tip")[:2]
    return {"exercise": most("exercise")[0], "tip": tip, "another": another}


def do(root: Path, step: Mapping[str, str]) -> None:
    """One edit, as the page of a file on github.com allows it."""
    if "edit" in step:
        files = [
            path for path in sorted(root.glob(step["edit"])) if re.search(step["find"], path.read_text("utf-8"), re.M)
        ]
        text = files[0].read_text("utf-8")
        files[0].write_text(re.sub(step["find"], lambda _: step["write"], text, count=1, flags=re.M), "utf-8")
    elif "add" in step:
        assert not (root / step["add"]).exists()
        text = (ROOT / step["like"]).read_text("utf-8") if "like" in step else step["text"]
        (root / step["add"]).write_text(text, "utf-8")
    elif "move" in step:
        (root / step["move"]).rename(root / step["to"])
    else:
        (root / step["delete"]).unlink()


def commit(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "One file")


def git(root: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", *words], cwd=root, env={**os.environ, **WHO}, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def build(root: Path) -> None:
    """Build the site as GitHub does."""
    words = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", "site"]
    done = subprocess.run(
        words, cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
