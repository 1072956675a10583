"""What GitHub runs: words of the Makefile alone, with no rights to lose; and whoever reads that would notice."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from strideguide.reviewing.github import CHANGES, PREVIEW
from strideguide.reviewing.record import NAME
from tests.nightly.__main__ import read_parts
from tests.workflows import FOLDER, ROOT, faults

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
FLOWS = {path.stem: path.read_text("utf-8") for path in (ROOT / FOLDER).glob("*.yml")}
# Something bad in check.yml: the text that it has now, what somebody writes instead, and what is said of it.
PLANTED = (
    (r"@\w{40} # v7.0.1", "@v7", "unpinned-uses"),
    ("persist-credentials: false", "fetch-depth: 1", "artipacked"),
    (r"permissions: \{\}", "permissions: write-all", "excessive-permissions"),
    ("pull_request:", "pull_request_target:", "dangerous-triggers"),
    ("run: make check", "run: echo ${{ github.head_ref }}", "template-injection"),
    ("run: make check", "run: echo ${{ secrets.KEY }}", "secrets-outside-env"),
    (r"concurrency:\n.*\n.*\n", "", "concurrency-limits"),
    ("runs-on:", "needs: nobody\n    runs-on:", 'needs job "nobody" which does not exist'),
    ("run: make check", "run: make ${{ github.reff }}", 'property "reff" is not defined'),
    ("run: make check", "run: make ${{ steps.none.outputs.word }}", 'property "none" is not defined'),
    ("  push:", '  schedule: [{cron: "17 25 * * *"}]\n  push:', 'invalid CRON format "17 25 * * *"'),
    ("    timeout-minutes: 15\n", "", 'job "check" has no timeout-minutes'),
)
# Something bad in comment.yml, which has a right to lose and runs when strangers want.
IN_COMMENT = (
    (" # zizmor: ignore.*", "", "dangerous-triggers"),
    ("run: make comment", "run: echo ${{ github.event.workflow_run.head_branch }}", "template-injection"),
    (r"permissions: \{\}", "permissions: write-all", "excessive-permissions"),
)
# Rights that a job has besides reading the files, or instead of it, by workflow and job.
RIGHTS = {
    "draft": {"write": {"contents": "write", "pull-requests": "write", "issues": "write"}},
    "release": {"publish": {"id-token": "write", "attestations": "write"}, "release": {"contents": "write"}},
    "forms": {"request": {"contents": "write", "pull-requests": "write"}},
    "comment": {"comment": {"contents": "read", "actions": "read", "pull-requests": "write"}},
}
# Workflows of which a job with rights has files: those of the default branch, whatever the event is about.
OWN = {"comment": "comment", "forms": "request"}
# What is no word of the Makefile: it needs rights that nothing of the repository should have. How those that begin with
# a path go on is tested in tests/forms/test_workflow.py.
BY_HAND = ("gh release create ", "gh issue comment ", "git apply --include=", 'path="$(cat form/path)"\n')
# The same, where nothing can be read for what others could misuse.
BROKEN = (
    ("    steps:", "    step:", 'unexpected key "step"'),
    ("ubuntu-24.04", "[ubuntu-24.04", "could not parse as YAML"),
)


def steps(flow: str) -> list[dict[str, Any]]:
    """All steps of all jobs of a workflow."""
    return [step for job in yaml.safe_load(FLOWS[flow])["jobs"].values() for step in job["steps"]]


def planted(now: str, instead: str, flow: str = "check") -> str:
    """A workflow with a fault; check.yml if no other is named."""
    flow, count = re.subn(now, lambda _: instead, FLOWS[flow], count=1)
    assert count == 1, now
    return flow


def told(root: Path, *flows: str) -> str:
    """What is said of these workflows, which are written below the folder `root` as 0.yml, 1.yml and so on."""
    (root / FOLDER).mkdir(parents=True)
    for number, flow in enumerate(flows):
        (root / FOLDER / f"{number}.yml").write_text(flow, "utf-8")
    return faults(root)


def test_workflows_are_read_at_each_check() -> None:
    assert "\n\t$(BIN)/python -m tests.workflows\n" in MAKEFILE


@pytest.mark.parametrize(
    ("faulty", "flow"),
    [(PLANTED, "check"), (IN_COMMENT, "comment"), (BROKEN, "check")],
    ids=["planted", "comment", "broken"],
)
def test_each_fault_of_a_workflow_is_told_with_its_place(
    faulty: tuple[tuple[str, str, str], ...], flow: str, tmp_path: Path
) -> None:
    words = told(tmp_path, *(planted(now, instead, flow) for now, instead, _ in faulty))

    for number, (*_, said) in enumerate(faulty):
        place, what = rf"{FOLDER}/{number}\.yml:\d+:\d+", re.escape(said)
        assert re.search(rf"{place}.*{what}|{what}.*\n +--> {place}", words), (said, words)


def test_a_broken_workflow_beside_a_sound_one_is_not_passed_over(tmp_path: Path) -> None:
    assert "no audit was performed" in told(tmp_path, FLOWS["check"], planted(*BROKEN[0][:2]))


def test_no_workflow_at_all_is_a_fault(tmp_path: Path) -> None:
    assert "no inputs collected" in told(tmp_path)


@pytest.mark.parametrize("flow", FLOWS)
def test_a_workflow_runs_words_of_the_makefile_alone(flow: str) -> None:
    words = [step["run"] for step in steps(flow) if not step.get("run", BY_HAND[0]).startswith(BY_HAND)]
    assert words
    assert [word for word in words if not re.fullmatch(r'make ("\$WORD"|[a-z-]+)( (PART|TAG)="\$\3")?', word)] == []
    named = [word.split()[1] for word in words if "$WORD" not in word]
    named += (
        next(iter(yaml.safe_load(FLOWS[flow])["jobs"].values())).get("strategy", {}).get("matrix", {}).get("word", [])
    )
    assert [word for word in named if f"\n{word}: " not in MAKEFILE] == []


@pytest.mark.parametrize("flow", FLOWS)
def test_a_job_may_read_the_files_or_do_one_thing_without_them(flow: str) -> None:
    read = yaml.safe_load(FLOWS[flow])
    rights = [read["permissions"], *(job["permissions"] for job in read["jobs"].values())]
    more = RIGHTS.get(flow, {})
    assert rights == [{}, *(more.get(job, {"contents": "read"}) for job in read["jobs"])]
    with_files = [job for job in more if any("checkout" in step.get("uses", "") for step in read["jobs"][job]["steps"])]
    assert with_files == ([OWN[flow]] if flow in OWN else [])
    assert "secrets." not in FLOWS[flow]


def test_what_may_comment_runs_and_believes_nothing_of_a_request() -> None:
    flow = yaml.safe_load(FLOWS["comment"])
    assert flow[True] == {"workflow_run": {"workflows": ["Review"], "types": ["completed"]}}
    checkout, _, last = steps("comment")
    assert checkout["with"] == {"persist-credentials": False}, "another ref could be the request's"
    assert (last["run"], last["env"]) == ("make comment", {"GITHUB_TOKEN": "${{ github.token }}"})
    assert re.findall(r"zizmor: ignore\[.*?\]", "".join(FLOWS.values())) == ["zizmor: ignore[dangerous-triggers]"]


def test_what_runs_a_request_has_its_whole_history_and_nothing_to_lose() -> None:
    flow = yaml.safe_load(FLOWS["review"])
    assert flow["name"] == "Review" and flow[True] == {"pull_request": {"branches": ["main"]}}
    checkout, _, run, *left = steps("review")
    head = "${{ github.event.pull_request.head.sha }}"
    assert checkout["with"] == {"ref": head, "fetch-depth": 0, "persist-credentials": False}
    assert (run, "env" in flow) == ({"run": "make review"}, False)
    assert {step["with"]["name"]: step["with"]["path"] for step in left} == {
        CHANGES: f"build/review/{NAME}", PREVIEW: "build/review/preview/",
    }  # fmt: skip


def test_what_lands_is_what_workflows_run() -> None:
    lines = re.findall(r"^make (.+)$", (ROOT / ".ci/run").read_text("utf-8"), re.M)
    landing = {word for line in lines for word in line.split() if word.isalpha()}
    test = yaml.safe_load(FLOWS["test"])["jobs"]["test"]
    assert {"check", *test["strategy"]["matrix"]["word"]} == landing


def test_every_part_of_the_night_has_its_job() -> None:
    assert yaml.safe_load(FLOWS["nightly"])["jobs"]["nightly"]["strategy"]["matrix"]["part"] == list(read_parts())
