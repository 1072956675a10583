"""CONTRIBUTING.md and README.md, followed to the letter on a copy of the data."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from strideguide.cli import main
from tests.scale import late

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
NEW = "data/exercises/wall-sit.yml"
_INNER = r"\n(?:[ ].*\n|\n(?=[ ]))*"  # the rest of a line, and the indented lines below it


def blocks(title: str) -> list[tuple[str, str]]:
    """The fenced blocks of a section: the language, and the text without indentation."""
    section = TEXT.split(f"\n## {title}\n")[1].split("\n## ")[0]
    found = re.findall(r"^( *)```(\w+)\n(.*?)^ *```$", section, re.M | re.S)
    return [(language, re.sub(f"^{indent}", "", text, flags=re.M)) for indent, language, text in found]


def shell(title: str, root: Path) -> None:
    """Run a section's commands but those of make, which needs the network."""
    for language, text in blocks(title):
        if language == "sh" and not text.startswith("make"):
            env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
            subprocess.run(["sh", "-ec", text], cwd=root, check=True, env=env)


def fill(path: Path, fields: str) -> None:
    """Put top-level fields of YAML where the file has them, or at its end."""
    text = path.read_text("utf-8")
    for field in re.findall(rf"^\S.*{_INNER}", fields, re.M):
        there = re.search(rf"^{field.split(':')[0]}:.*{_INNER}", text, re.M)
        text = text.replace(there[0], field) if there else text + field
    path.write_text(text, "utf-8")


def paste(path: Path, block: str, first: str, above: re.Match[str] | None) -> None:
    """Put a whole block in the place of all lines from the `first` to above the field that the text names."""
    assert above
    text = path.read_text("utf-8")
    start, end = (re.search(pattern, text, re.M) for pattern in (first, f"^{above[1]}:"))
    assert start and end and start.start() < end.start()
    path.write_text(text[: start.start()] + block + text[end.start() :], "utf-8")


def run(root: Path, *words: str) -> str:
    result = CliRunner().invoke(main, [*words, "--root", str(root)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.output


def unplaced(text: str) -> str:
    """Problems without lines and columns, which move with every edit of the file that is copied."""
    return re.sub(r"(?<=\.yml):\d+:\d+(?=: )|^ +\d+(?= \|)", "", text, flags=re.M)


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


@pytest.fixture
def wall_sit(guide: Path) -> Path:
    shell("Add an exercise in five minutes", guide)
    head, names = [text for language, text in blocks("Add an exercise in five minutes") if language == "yaml"]
    paste(guide / NEW, head, "^", re.search("above `(\\w+):` could become this", TEXT))
    paste(guide / NEW, names, "^harder:", re.search("from `harder:` to above `(\\w+):` this", TEXT))
    return guide


def test_the_new_exercise_is_sound_and_editors_know_it(wall_sit: Path) -> None:
    assert run(wall_sit, "check") == "no problems\n"
    assert "title: Wall sit" in (wall_sit / NEW).read_text("utf-8")
    run(wall_sit, "schema")
    assert '"wall-sit"' in (wall_sit / "schemas/exercise.schema.json").read_text("utf-8")


def test_the_figure_is_one_that_somebody_can_do(wall_sit: Path) -> None:
    (_, figure), *_ = blocks("Draw its figure")
    fill(wall_sit / NEW, figure)
    assert run(wall_sit, "check") == "no problems\n"
    assert "shows 1 figures" in run(wall_sit, "pictures", "--only", "wall-sit")


TOLD = blocks("What an error looks like")
SLIPS = [(slip, said) for (_, slip), (_, said) in zip(TOLD[::2], TOLD[1::2], strict=True)]


@pytest.mark.parametrize(("slip", "said"), [SLIPS[0], *late(*SLIPS[1:])])
def test_errors_look_as_they_are_said_to_look(wall_sit: Path, slip: str, said: str) -> None:
    fill(wall_sit / NEW, slip)
    assert unplaced(said) in unplaced(run(wall_sit, "check"))


def test_a_renamed_id_is_written_everywhere_and_all_is_well(guide: Path) -> None:
    shell("Rename an id", guide)
    assert "former_ids: [squat]" in (guide / "data/exercises/air-squat.yml").read_text("utf-8")
    assert run(guide, "check") == "no problems\n"


@pytest.mark.nightly  # tests/editing shows at each landing what `remove` does
def test_what_was_added_is_removed_and_all_is_well(wall_sit: Path) -> None:
    shell("Remove a thing", wall_sit)
    assert not (wall_sit / NEW).exists()
    assert run(wall_sit, "check") == "no problems\n"


TOLD_BY_HAND = ("*.md", "docs/*.md", "docs/decisions/*.md", "examples/brands/*/*.md")


@pytest.mark.parametrize(
    "name", [path.relative_to(ROOT).as_posix() for names in TOLD_BY_HAND for path in sorted(ROOT.glob(names))]
)
def test_targets_and_files_that_are_named_exist(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    named = set(re.findall(r"(?:`|^ *)make ([a-z-]+)(?=`|$| +#)", text, re.M))
    assert named <= targets
    assert [
        link for link in re.findall(r"\]\(([^)#:]+)\)", text) if not (ROOT / name).parent.joinpath(link).exists()
    ] == []


def test_make_alone_lists_every_word_and_changes_nothing() -> None:
    listed = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    words = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert words and re.findall(r"^make ([\w-]+) +\S", listed, re.M) == words[1].split()
