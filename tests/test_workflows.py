"""What GitHub runs: words of the Makefile alone, with no rights to lose; and whoever judges that would notice."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.nightly.__main__ import read_parts

ROOT = Path(__file__).parents[1]
FOLDER = ".github/workflows"
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
# The lines of `make check` that read the workflows.
JUDGES = [line.strip() for line in MAKEFILE.splitlines() if line.startswith("\t") and FOLDER in line]
FLOWS = {path.stem: path.read_text("utf-8") for path in (ROOT / FOLDER).glob("*.yml")}
# Something bad in check.yml: the text that it has now, what somebody writes instead, and what is said of it.
PLANTED = (
    (r"@\w{40} # v7.0.1", "@v7", "unpinned-uses"),
    ("persist-credentials: false", "fetch-depth: 1", "artipacked"),
    (r"permissions: \{\}", "permissions: write-all", "excessive-permissions"),
    ("pull_request:", "pull_request_target:", "dangerous-triggers"),
    ("run: make check", r"run: echo ${{ github.head_ref }}", "template-injection"),
    ("run: make check", r"run: echo ${{ secrets.KEY }}", "secrets-outside-env"),
    (r"concurrency:\n.*\n.*\n", "", "concurrency-limits"),
    ("    steps:", "    step:", "Additional properties are not allowed ('step'"),
    ("ubuntu-24.04", "[ubuntu-24.04", "Failed to parse"),
    ("    timeout-minutes: 15\n", "", "'timeout-minutes' is a required property"),
)


def judged(root: Path) -> tuple[list[int], str]:
    """What the judges of `make check` say of the workflows below `root`: their exit codes, and all their words."""
    lines = [line.replace("$(BIN)", str(Path(sys.executable).parent)) for line in JUDGES]
    ended = [subprocess.run(line, shell=True, cwd=root, capture_output=True, text=True, check=False) for line in lines]
    return [done.returncode for done in ended], "".join(done.stdout + done.stderr for done in ended)


def steps(flow: str) -> list[dict[str, Any]]:
    """All steps of all jobs of a workflow."""
    return [step for job in yaml.safe_load(FLOWS[flow])["jobs"].values() for step in job["steps"]]


def test_the_judges_of_workflows_find_nothing() -> None:
    assert judged(ROOT)[0] == [0, 0, 0]


@pytest.mark.parametrize(("now", "planted", "said"), PLANTED)
def test_the_judges_of_workflows_notice(now: str, planted: str, said: str, tmp_path: Path) -> None:
    text, count = re.subn(now, lambda _: planted, FLOWS["check"], count=1)
    assert count == 1
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "check.yml").write_text(text, "utf-8")
    codes, words = judged(tmp_path)
    assert any(codes)
    assert said in words


@pytest.mark.parametrize("flow", FLOWS)
def test_a_workflow_runs_words_of_the_makefile_alone(flow: str) -> None:
    words = [step["run"] for step in steps(flow) if "run" in step]
    assert words
    assert [word for word in words if not re.fullmatch(r'make ("\$WORD"|[a-z]+)( PART="\$PART")?', word)] == []
    named = [word.split()[1] for word in words if "$WORD" not in word]
    named += (
        next(iter(yaml.safe_load(FLOWS[flow])["jobs"].values())).get("strategy", {}).get("matrix", {}).get("word", [])
    )
    assert [word for word in named if f"\n{word}: " not in MAKEFILE] == []


@pytest.mark.parametrize("flow", FLOWS)
def test_a_job_may_read_the_files_and_nothing_else(flow: str) -> None:
    read = yaml.safe_load(FLOWS[flow])
    rights = [read["permissions"], *(job["permissions"] for job in read["jobs"].values())]
    assert rights == [{}, *([{"contents": "read"}] * len(read["jobs"]))]
    assert "secrets." not in FLOWS[flow]


def test_what_lands_is_what_workflows_run() -> None:
    landing = set(re.findall(r"^make (\w+)$", (ROOT / ".ci/run").read_text("utf-8"), re.M))
    test = yaml.safe_load(FLOWS["test"])["jobs"]["test"]
    assert {"check", *test["strategy"]["matrix"]["word"]} == landing


def test_every_part_of_the_night_has_its_job() -> None:
    assert yaml.safe_load(FLOWS["nightly"])["jobs"]["nightly"]["strategy"]["matrix"]["part"] == list(read_parts())
