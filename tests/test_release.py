"""What a release is made of says the same in all its places."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from strideguide import __version__

REPOSITORY = Path(__file__).parents[1]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
KINDS = [kind["directory"] for kind in PROJECT["tool"]["towncrier"]["type"]]


def test_the_version_is_said_once_in_each_place() -> None:
    assert PROJECT["project"]["version"] == __version__


def test_news_are_files_of_the_kinds_that_are_explained() -> None:
    told = (REPOSITORY / "docs/versions.md").read_text("utf-8")
    assert [kind for kind in KINDS if f"`{kind}`" not in told] == []
    names = [path.name for path in (REPOSITORY / "news").iterdir() if path.name != ".gitignore"]
    assert [name for name in names if not re.fullmatch(rf"\+?[a-z0-9-]+\.({'|'.join(KINDS)})\.md", name)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_new_stands_below_its_version_and_kind(kind: str, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "pyproject.toml").write_bytes((REPOSITORY / "pyproject.toml").read_bytes())
    (tmp_path / "CHANGELOG.md").write_bytes((REPOSITORY / "CHANGELOG.md").read_bytes())
    (tmp_path / f"news/7.{kind}.md").write_text("You find it.\n")
    words = ["build", "--yes", "--version", "9.9.0", "--date", "2026-11-30", "--dir", str(tmp_path)]
    subprocess.run([sys.executable, "-m", "towncrier", *words], check=True, capture_output=True)
    made = (tmp_path / "CHANGELOG.md").read_text("utf-8")
    title = next(each["name"] for each in PROJECT["tool"]["towncrier"]["type"] if each["directory"] == kind)
    assert f"\n## 9.9.0 (2026-11-30)\n\n### {title}\n\n- You find it. ([#7](" in made
    assert list((tmp_path / "news").iterdir()) == []
