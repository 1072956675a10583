"""The command: what it prints, and how it ends. 0: clean; 1: problems; 2: wrong usage."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from strideguide import __version__
from strideguide.cli import main
from tests import worlds
from tests.scale import late

BROKEN = {"data/kit/chair.yml": worlds.swapped("data/kit/chair.yml", ("place: home", "place: moon"))}


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_a_clean_guide_ends_with_0(tmp_path: Path) -> None:
    ended = run("check", "--root", worlds.write(tmp_path))
    assert (ended.exit_code, ended.output) == (0, "no problems\n")


def test_problems_end_with_1_and_say_where(tmp_path: Path) -> None:
    ended = run("check", "--root", worlds.write(tmp_path, BROKEN))
    assert ended.exit_code == 1
    assert ended.output.startswith('data/kit/chair.yml:3:8: not-a-choice  The field "place" is "moon".\n')
    assert ended.output.endswith("1 problem in 1 file\n")


def test_json_and_github_end_in_the_same_way(tmp_path: Path) -> None:
    root = worlds.write(tmp_path, BROKEN)
    made, told = run("check", "--root", root, "--format", "json"), run("check", "--root", root, "--format", "github")
    assert (made.exit_code, told.exit_code) == (1, 1)
    assert [problem["line"] for problem in json.loads(made.output)] == [3]
    assert told.output.startswith("::error file=data/kit/chair.yml,line=3,col=8,title=not-a-choice::")


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--root", "nowhere"],
        ["check", "--format", "xml"],
        ["chekc"],
        ["check", "--rot", "."],
        ["check", "extra"],
    ],
)
def test_wrong_usage_ends_with_2_and_without_a_traceback(words: list[str]) -> None:
    ended = run(*words)
    assert ended.exit_code == 2
    assert "Traceback" not in ended.output and "Error:" in ended.output


def test_a_folder_without_data_is_wrong_usage(tmp_path: Path) -> None:
    ended = run("check", "--root", tmp_path)
    assert ended.exit_code == 2
    assert 'There is no folder "data"' in ended.output


def test_the_version_and_help_are_there() -> None:
    assert __version__ in run("--version").output
    assert all(word in run("-h").output for word in ("check", "build", "serve"))
    assert run("check", "-h").exit_code == 0


def test_what_only_starts_a_host_is_ready_at_once() -> None:
    """What a guide is made of takes half a second of processor time to import, and the host imports it again."""
    script = "import sys; from strideguide.cli import building; print({*sys.modules} & {'pydantic', 'yaml', 'jinja2'})"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120)
    assert ended.stdout == "set()\n"


@pytest.mark.parametrize("form", ["text", *late("json", "github")])
def test_a_file_whose_name_is_no_text_is_told_in_a_plain_terminal(tmp_path: Path, form: str) -> None:
    root = worlds.write(tmp_path)
    Path(os.fsdecode(os.fsencode(root) + b"/data/kit/\xff.yml")).touch()
    script = "import sys; from strideguide.cli import main; main(sys.argv[1:])"
    ended = subprocess.run(
        [sys.executable, "-c", script, "check", "--root", str(root), "--format", form],
        capture_output=True,
        env={**os.environ, "LC_ALL": "C"},
        timeout=120,
    )
    assert (ended.returncode, ended.stderr) == (1, b"")
    assert b"bad-id" in ended.stdout
