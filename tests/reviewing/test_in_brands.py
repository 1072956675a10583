"""What `init` writes for the requests of brands: no faults, the rights of our own workflows, and commands that fit."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from tests.workflows import FOLDER, ROOT, faults

from strideguide import start
from strideguide.cli import main
from strideguide.reviewing.github import CHANGES, PREVIEW
from strideguide.reviewing.record import NAME

WRITTEN = {"one": start.alone("Fell"), "many": start.shared()}
FLOWS = ("publish", "review", "comment")
# What others made comes first, with hashes; then the program, and what a newer one needs besides.
INSTALL = (
    "python -m pip install --require-hashes --no-deps -r locked.txt",
    "python -m pip install -r requirements.txt",
)
# Something bad in a workflow of a brand: which, the text that it has, what somebody writes instead, and what is said.
PLANTED = (
    ("one", "publish", r"(actions/cache)@\w{40} # v5.0.5", r"\1@v5", "unpinned-uses"),
    (
        "many",
        "publish",
        r"run: \|\n( +)python",
        r"run: |\n\1echo ${{ github.head_ref }}\n\1python",
        "template-injection",
    ),
    ("one", "review", "persist-credentials: false", "submodules: false", "artipacked"),
    ("many", "review", "  pull_request:", "  pull_request_target:", "dangerous-triggers"),
    ("many", "review", "    timeout-minutes: 60\n", "", 'job "review" has no timeout-minutes'),
    ("one", "comment", " # zizmor: ignore.*", "", "dangerous-triggers"),
    ("one", "comment", r"permissions: \{\}", "permissions: write-all", "excessive-permissions"),
)
# In the place of Python, and of both versions of the program: it writes down how it is called, and where.
CALLED = """#!/bin/sh
echo "${PWD##*/}: ${0##*/} $*" >> "$CALLED"
if [ "$1 $2" = "-m venv" ]; then
  mkdir -p "$3/bin" && cp "$0" "$3/bin/python"
  printf '%s' "$OLD" > "$3/bin/strideguide" && chmod +x "$3/bin/strideguide"
fi
"""
OLD = """#!/bin/sh
echo "${PWD##*/}: old $*" >> "$CALLED"
test -d "$3"
"""
NEW = f"""#!/bin/sh
echo "${{PWD##*/}}: new $*" >> "$CALLED"
if [ "$1" = brands ]; then exec "{sys.executable}" -m strideguide "$@"; fi
"""


def flow(kind: str, name: str) -> str:
    """The text of a workflow in a repository of one brand or many."""
    return WRITTEN[kind][f"{FOLDER}/{name}.yml"]


def steps(kind: str, name: str) -> list[dict[str, Any]]:
    """All steps of a workflow that has one job."""
    (job,) = yaml.safe_load(flow(kind, name))["jobs"].values()
    return [*job["steps"]]


def judged(folder: Path, *flows: str) -> str:
    """What is said of these workflows, which are written as 0.yml, 1.yml and so on."""
    (folder / FOLDER).mkdir(parents=True)
    for number, text in enumerate(flows):
        (folder / FOLDER / f"{number}.yml").write_text(text, "utf-8")
    return faults(folder)


def test_no_workflow_that_init_writes_has_a_fault(tmp_path: Path) -> None:
    flows = [text for files in WRITTEN.values() for path, text in files.items() if path.startswith(FOLDER)]
    assert len(flows) == 6
    assert judged(tmp_path, *flows) == ""


def test_a_fault_in_one_is_told_with_its_place(tmp_path: Path) -> None:
    changed = [re.subn(now, instead, flow(kind, name), count=1) for kind, name, now, instead, _ in PLANTED]
    assert [count for _, count in changed] == [1] * len(PLANTED)
    words = judged(tmp_path, *(text for text, _ in changed))
    for number, (*_, said) in enumerate(PLANTED):
        place, what = rf"{FOLDER}/{number}\.yml:\d+:\d+", re.escape(said)
        assert re.search(rf"{place}.*{what}|{what}.*\n +--> {place}", words), (said, words)


def test_every_action_is_pinned_as_in_our_own_workflows() -> None:
    uses = re.compile(r"uses: (\S+?)@(.*)")
    ours = {name: pin for path in (ROOT / FOLDER).glob("*.yml") for name, pin in uses.findall(path.read_text("utf-8"))}
    theirs = [found for kind in WRITTEN for name in FLOWS for found in uses.findall(flow(kind, name))]
    assert [pin for _, pin in theirs if not re.fullmatch(r"[0-9a-f]{40} # v\d+\.\d+\.\d+", pin)] == []
    assert {pin for name, pin in theirs if pin != ours.get(name, pin)} == set()


@pytest.mark.parametrize("kind", WRITTEN)
@pytest.mark.parametrize("name", ["review", "comment"])
def test_they_have_the_triggers_the_rights_and_the_checkout_of_our_own(kind: str, name: str) -> None:
    ours, theirs = (
        yaml.safe_load(text) for text in ((ROOT / FOLDER / f"{name}.yml").read_text("utf-8"), flow(kind, name))
    )
    (our_job,), (their_job,) = ours["jobs"].values(), theirs["jobs"].values()
    assert [theirs[key] for key in ("name", True, "permissions", "concurrency")] == [
        ours[key] for key in ("name", True, "permissions", "concurrency")
    ]
    assert (their_job["permissions"], their_job.get("if")) == (our_job["permissions"], our_job.get("if"))
    assert their_job["steps"][:2] == our_job["steps"][:2]
    assert "secrets." not in flow(kind, name)


@pytest.mark.parametrize("kind", WRITTEN)
def test_what_may_comment_is_the_program_of_the_main_branch(kind: str) -> None:
    *_, install, say = steps(kind, "comment")
    assert install == {"run": "\n".join([*INSTALL, ""])}
    assert say == {"run": "strideguide comment", "env": {"GITHUB_TOKEN": "${{ github.token }}"}}
    assert not any("env" in step or "${{" in step.get("run", "") for step in steps(kind, "review"))


@pytest.mark.parametrize(("kind", "folder"), [("one", ""), ("many", "*/")])
def test_what_a_review_leaves_is_what_the_comment_looks_for(kind: str, folder: str) -> None:
    left = [step["with"] for step in steps(kind, "review") if "upload-artifact" in step.get("uses", "")]
    assert {each["name"]: each["path"] for each in left} == {
        CHANGES: f"build/review/{folder}{NAME}", PREVIEW: f"build/review/{folder}preview/",
        "update": f"build/review/{folder}update/",
    }  # fmt: skip


def git(at: Path, *words: str) -> None:
    known = ("-c", "user.name=x", "-c", "user.email=x@x.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *known, *words], cwd=at, check=True, capture_output=True)


def repository(folder: Path, before: Mapping[str, str], now: Mapping[str, str]) -> Path:
    """A checkout with a main branch of the files `before`, and a branch on it with those that are new `now`."""
    root = folder / "checkout"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    for branch, files in (("main", before), ("mend", now)):
        git(root, "checkout", "-q", "-B", branch)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8")
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", branch)
    git(root, "update-ref", "refs/remotes/origin/main", "main")
    return root


def called(folder: Path, root: Path, kind: str) -> list[str]:
    """How the steps of a review call Python and both versions of the program: `old` is that of the state before."""
    (folder / "bin").mkdir()
    for name, text in {"python": CALLED, "strideguide": NEW}.items():
        (folder / "bin" / name).write_text(text, "utf-8")
        (folder / "bin" / name).chmod(0o755)
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "CALLED": str(folder / "called"), "OLD": OLD}
    for step in steps(kind, "review"):
        if "run" in step:
            subprocess.run(["bash", "-e", "-c", step["run"]], cwd=root, env=env, check=True, capture_output=True)
    return (folder / "called").read_text("utf-8").splitlines()


def test_a_review_of_one_brand_builds_it_before_with_the_version_that_it_had(tmp_path: Path) -> None:
    root = repository(tmp_path, WRITTEN["one"], {"requirements.txt": "strideguide==99\n"})
    assert called(tmp_path, root, "one") == [
        *(f"checkout: {line}" for line in INSTALL),
        "checkout: python -m venv ../program",
        *(f"checkout: {line.replace('-r ', '-r ../before/')}" for line in INSTALL),
        "checkout: old build --root ../before",
        "checkout: new review --was ../before ../before/site",
    ]
    assert (tmp_path / "before/requirements.txt").read_text("utf-8") == WRITTEN["one"]["requirements.txt"]


def test_a_review_of_many_brands_looks_at_those_that_change(tmp_path: Path) -> None:
    before = {**WRITTEN["many"], **{f"brands/{name}/brand.yml": f"name: {name}\n" for name in ("fell", "quiet")}}
    now = {"brands/fell/brand.yml": "name: Fells\n", "brands/young/brand.yml": "name: Young\n", "README.md": "Hello\n"}
    root = repository(tmp_path, before, now)
    assert called(tmp_path, root, "many")[2:] == [
        next(line for line in (tmp_path / "called").read_text("utf-8").splitlines() if " new brands --since " in line),
        "checkout: python -m venv ../program",
        *(f"checkout: {line.replace('-r ', '-r ../before/')}" for line in INSTALL),
        "checkout: old build --root ../before/brands/fell --out ../sites/fell",
        "checkout: old build --root ../before/brands/young --out ../sites/young",
        "checkout: new review --all --was ../before ../sites brands/fell brands/young",
    ]


@pytest.mark.parametrize(
    ("now", "listed"),
    [
        ({"brands/b/data/tips/a.yml": "title: A\n"}, ["b"]),
        ({"README.md": "Hello\n"}, ["a", "b"]),
        ({"brands/b/brand.yml": "name: B\n", "requirements.txt": "strideguide==99\n"}, ["a", "b"]),
    ],
)
def test_all_brands_change_with_the_version_or_if_none_does(
    now: Mapping[str, str], listed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {**WRITTEN["many"], **{f"brands/{name}/brand.yml": f"name: {name}\n" for name in ("a", "b")}}
    monkeypatch.chdir(repository(tmp_path, before, now))
    assert CliRunner().invoke(main, ["brands", "--since", "main"]).output == "".join(
        f"brands/{name}\n" for name in listed
    )
    ended = CliRunner().invoke(main, ["brands", "--since", "--output=x"])
    assert (ended.exit_code, 'git knows no commit "--output=x" here.' in ended.output) == (2, True)
