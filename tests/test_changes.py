"""What is new between two states of a guide: each change once, as what it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from strideguide import site
from strideguide.cli import main
from strideguide.library import load
from strideguide.views.guide import Guide
from strideguide.words import Words
from tests import worlds

CASES = yaml.safe_load(Path(__file__).with_name("changes.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data.json of the tiny guide as it is."""
    root = worlds.write(tmp_path_factory.mktemp("guide"))
    file = root / "data.json"
    file.write_bytes(site.data(Guide(load(root), Words.load(), drawn=False)))
    return file


def written(folder: Path, files: Mapping[str, Any]) -> Path:
    """The tiny guide in which files are gone, or new, or have other fields than they have, or than the file `like`."""
    root = worlds.write(folder, dict.fromkeys(path for path, fields in files.items() if fields is None))
    for path, fields in files.items():
        if fields is not None:
            base = yaml.safe_load(worlds.FILES.get(fields.get("like", path), "{}"))
            made = {**base, **{name: value for name, value in fields.items() if name != "like"}}
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_text(yaml.safe_dump(made), "utf-8")
    return root


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["changes", *words, "--root", str(root)], catch_exceptions=False)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_each_change_is_told_as_what_it_is(case: Any, before: Path, tmp_path: Path) -> None:
    result = run(written(tmp_path, case["files"]), str(before))
    assert result.stdout.splitlines() == case["says"], result.output


def test_people_and_machines_get_the_same_list(before: Path, tmp_path: Path) -> None:
    root = written(tmp_path, {"data/kit/mat.yml": {"title": "A *mat*", "summary": "Soft.", "place": "home"}})
    assert run(root, str(before), "--format", "markdown").stdout == (
        "### Added\n\n- kit:mat (A \\*mat\\*)\n\n1 change, 0 breaking\n"
    )
    (change,) = json.loads(run(root, str(before), "--format", "json").stdout)
    assert change == {
        "what": "added", "kind": "kit", "id": "mat", "title": "A *mat*", "more": [], "breaking": False,
    }  # fmt: skip


FOREIGN = ["", "[]", "{}", '{"grades": {}, "claim": {}, "kit": {"a": 1}}', "{", "[" * 100_000, "\xff"]


@pytest.mark.parametrize("text", FOREIGN, ids=lambda text: text[:9])
def test_what_is_no_data_of_a_guide_is_refused(text: str, tmp_path: Path) -> None:
    root = worlds.write(tmp_path / "guide")
    (tmp_path / "old.json").write_text(text, "latin-1")
    result = run(root, str(tmp_path / "old.json"))
    assert result.exit_code == 2
    assert "is no data.json of a guide. Name the folder of a site" in result.stderr
