"""The command that a workflow says: an event of GitHub goes in, a draft and what its request says come out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests import worlds
from tests.forms import filled

from strideguide.cli import main
from strideguide.site import check


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return worlds.write(tmp_path / "guide")


def say(root: Path, event: Any) -> Result:
    (root.parent / "event.json").write_text(json.dumps(event), "utf-8")
    words = ["form", str(root.parent / "event.json"), "--root", str(root), "--out", str(root.parent / "out")]
    return CliRunner().invoke(main, words, catch_exceptions=False)


def test_a_form_becomes_a_draft_that_passes_and_its_request_lists_what_is_missing(root: Path) -> None:
    done = say(root, filled.event(filled.body("exercise")))
    assert (done.exit_code, done.output) == (0, "data/exercises/wall-sit.yml is written.\n")
    assert check(root) == []
    out = root.parent / "out"
    assert {path.name for path in out.iterdir()} == {"said.md", "title", "path", "draft.yml", "message"}
    assert (root / (out / "path").read_text()).read_bytes() == (out / "draft.yml").read_bytes()
    said = (out / "said.md").read_text("utf-8")
    assert "`strideguide check` says nothing against it." in said
    assert all(f'"{field}"' in said for field in ("reviewed", "doses", "cautions"))


def test_what_check_says_of_a_draft_stands_in_its_request(root: Path) -> None:
    done = say(root, filled.event(filled.body("exercise", {"setup": "As a [split squat](exercise:split-squat)."})))
    assert done.exit_code == 0
    assert "data/exercises/wall-sit.yml:" in (root.parent / "out/said.md").read_text("utf-8")


def test_nothing_that_is_there_is_written_over(root: Path) -> None:
    say(root, filled.event(filled.body("exercise")))
    before = (root / "data/exercises/wall-sit.yml").read_bytes()
    done = say(root, filled.event(filled.body("exercise", {"summary": "Another one."})))
    assert (done.exit_code, done.output) == (1, "There is a file data/exercises/wall-sit.yml already.\n")
    assert (root / "data/exercises/wall-sit.yml").read_bytes() == before


@pytest.mark.parametrize("event", [None, {"issue": {}}, "[" * 9], ids=["nothing", "no-issue", "text"])
def test_what_is_no_form_makes_an_answer_and_no_draft(root: Path, event: Any) -> None:
    done = say(root, event)
    assert done.exit_code == 1
    assert [path.name for path in (root.parent / "out").iterdir()] == ["said.md"]
    assert check(root) == []


def test_forms_are_written_for_a_repository_on_github_alone(root: Path) -> None:
    told = CliRunner().invoke(main, ["forms", "--root", str(root)])
    assert told.exit_code == 2 and "repo_url" in told.output
    (root / "brand.yml").write_text("name: Fell\n", "utf-8")
    assert "as repository in brand.yml" in CliRunner().invoke(main, ["cms", "--root", str(root)]).output
    (root / "brand.yml").unlink()
    (root / "mkdocs.yml").write_text("repo_url: https://github.com/fell/forest\n", "utf-8")
    made = CliRunner().invoke(main, ["forms", "--root", str(root)])
    assert (made.exit_code, made.output.count("is written")) == (0, 4)
    assert CliRunner().invoke(main, ["forms", "--check", "--root", str(root)]).exit_code == 0
    (root / ".github/ISSUE_TEMPLATE/study.yml").write_text("# Made by `strideguide forms` long ago\n", "utf-8")
    stale = CliRunner().invoke(main, ["forms", "--check", "--root", str(root)])
    assert (stale.exit_code, "study.yml is out of date" in stale.output) == (1, True)
