"""The command: what it prints, and how it ends. 0: clean; 1: problems; 2: wrong usage."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from strideguide import __version__, site
from strideguide.cli import main
from strideguide.cli.commands import COMMANDS
from strideguide.layers import shipped
from strideguide.problems import CODES
from strideguide.reference.problems import examples
from tests import worlds
from tests.scale import late

# What every word may need, all together: the commands themselves, and what says of which folder they speak.
LIGHT = {"strideguide", "cli", "cli.commands", "cli.folder"}
LIGHT |= {"changes", "hosts", "layers", "problems", "made", "report", "start", "start.locked", "text"}
# In one process all that people ask before they begin: each word's help, slips, and what a shell completes.
ASKING = """
import json, os, sys
import click, click.shell_completion
before = {*sys.modules}
from strideguide.cli import main
from strideguide.cli.commands import COMMANDS
def ask(*words):
    try:
        main(words, prog_name="strideguide", standalone_mode=False)
    except click.UsageError as error:
        print(error.ctx.get_usage())
    except SystemExit:
        pass
for name in COMMANDS:
    ask(name, "-h")
ask("-h"); ask("chekc"); ask("rename"); ask("layer", "status", "-h"); ask("check", "--rot", ".")
os.environ["_STRIDEGUIDE_COMPLETE"] = "bash_complete"
for words, at in (("ex", 1), ("remove --ins", 2)):
    os.environ |= {"COMP_WORDS": f"strideguide {words}", "COMP_CWORD": str(at)}
    ask()
new = sorted({*sys.modules} - before)
ours = [name for name in new if name.split(".")[0] == "strideguide"]
sys.stderr.write(json.dumps({"ours": ours, "others": [name for name in new if name not in ours]}))
"""

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


def test_warnings_end_with_0_and_a_limit_says_how_many_are_left(tmp_path: Path) -> None:
    left = {f"data/kit/chair{ending}": "x" for ending in (".yml~", ".yml.orig", ".bak")}
    root = worlds.write(tmp_path, left)
    ended = run("check", "--root", root, "--limit", 2)
    assert ended.exit_code == 0
    assert ended.stdout.endswith("2 warnings in 2 files: 2 left-behind\n")
    assert ended.stderr == "1 more are not printed; all together:\n3 warnings in 3 files: 3 left-behind\n"
    assert site.build(root).problems == ()


def test_json_and_github_end_in_the_same_way_and_github_gets_paths_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worlds.write(tmp_path / "brands/fell", BROKEN)
    monkeypatch.chdir(tmp_path)
    made, told = (run("check", "--root", "brands/fell", "--format", form) for form in ("json", "github"))
    assert (made.exit_code, told.exit_code) == (1, 1)
    assert [problem["line"] for problem in json.loads(made.output)] == [3]
    assert told.output.startswith("::error file=brands/fell/data/kit/chair.yml,line=3,col=8,title=not-a-choice::")


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--root", "nowhere"],
        ["check", "--format", "xml"],
        ["chekc"],
        ["check", "--rot", "."],
        ["check", "extra"],
        ["serve", "--root", shipped(), "--address", "127.0.0.1:99999"],
        ["serve", "--root", shipped(), "--address", "127.0.0.1"],
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


def test_the_list_of_commands_says_what_each_of_them_says() -> None:
    context = click.Context(main)
    for name, word in COMMANDS.items():
        command = main.get_command(context, name)
        assert command is not None and command.name == name
        assert command.get_short_help_str(200).startswith(word.does.removesuffix(".").split(",")[0].split(";")[0]), name


def test_no_help_no_completion_and_no_wrong_usage_imports_what_a_guide_is_made_of() -> None:
    """That takes four tenths of a second of processor time. What words need besides click is counted, not timed."""
    ended = subprocess.run([sys.executable, "-c", ASKING], capture_output=True, text=True, check=True, timeout=120)
    told, imported = ended.stdout.splitlines(), json.loads(ended.stderr)
    assert told.count("plain,explain") == told.count("plain,--instead") == 1
    assert sum(line.startswith("Usage: strideguide") for line in told) == len(COMMANDS) + 5
    assert {name.split(".")[0] for name in imported["others"]} <= {*sys.stdlib_module_names, "click"}
    assert len(imported["others"]) <= 40
    words = {f"cli.{word.module}" for word in COMMANDS.values()}
    assert {name.removeprefix("strideguide.") for name in imported["ours"]} - words <= LIGHT


def test_a_kind_of_problem_is_explained_with_what_is_printed_of_it() -> None:
    told = run("explain", "unknown-reference").output
    assert told.startswith(f"unknown-reference\n\n{CODES['unknown-reference']}\n")
    assert examples()["unknown-reference"] in told
    assert 'Did you mean "bad-id"?' in run("explain", "bad-ids").output


@pytest.mark.parametrize("form", ["text", *late("concise", "github", "json")])
def test_a_narrow_console_gets_what_it_can_write(tmp_path: Path, form: str) -> None:
    odd = worlds.swapped("data/exercises/squat.yml", ("impact: none", "impact: low\N{CHECK MARK}"))
    root = worlds.write(tmp_path, {"data/exercises/squat.yml": odd})
    script = "import sys; from strideguide.cli import main; main(sys.argv[1:])"
    ended = subprocess.run(
        [sys.executable, "-c", script, "check", "--root", str(root), "--format", form],
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"},
        timeout=120,
    )
    assert (ended.returncode, ended.stderr) == (1, b"")
    assert b"not-a-choice" in ended.stdout and b"low\\u2713" in ended.stdout


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


@pytest.mark.parametrize(
    "words", [["new", "tip", "--title", "Rest well", "--draft"], ["schema"]], ids=lambda words: words[0]
)
def test_what_the_system_refuses_is_a_sentence(words: list[str], tmp_path: Path) -> None:
    root = worlds.write(tmp_path, dict.fromkeys(path for path in worlds.FILES if path.startswith("data/tips/")))
    (root / "schemas").write_text("no folder")
    (root / "data/tips").write_text("no folder")
    result = CliRunner().invoke(main, [*words, "--root", str(root)])
    assert result.exit_code == 1 and isinstance(result.exception, SystemExit)
    assert result.stderr.startswith("Error: ") and " can't be read or written: " in result.stderr
