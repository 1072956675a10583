"""Records of others become drafts: what is understood, what is told, and that no site knows of them. Nobody's records
are used here: all of them are invented."""

from __future__ import annotations

import errno
import itertools
import json
import os
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from tests import worlds
from tests.case import content
from tests.folders import contents
from tests.scale import late

from strideguide import site
from strideguide.cli import main

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases").joinpath("imports.yml").read_text("utf-8")
)
WORDS = ("--source", "Some set", "--licence", "CC0")
MOST_SECONDS = 10 / 1200  # of CPU for a record


def run(root: Path, *words: str, said: str = "") -> Result:
    return CliRunner().invoke(main, ["import", *words, "--root", str(root)], input=said, catch_exceptions=False)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_import(case: dict[str, Any], tmp_path: Path) -> None:
    root, file = worlds.write(tmp_path / "guide"), tmp_path / case["file"]
    file.write_bytes(content(case["text"], ""))
    mapping = tmp_path / "mapping.yml"
    mapping.write_text(case.get("mapping", ""))
    before = contents(root)
    result = run(root, str(file), *WORDS, *(("--mapping", str(mapping)) if "mapping" in case else ()))
    if "refused" in case:
        assert (result.exit_code, contents(root)) == (2, before)
        assert case["refused"] in result.stderr
        return
    assert result.exit_code == 0, result.output
    made = {path: yaml.safe_load(text) for path, text in contents(root).items() if path not in before}
    for path, fields in case["drafts"].items():
        got = made.pop(path)
        assert got.pop("draft") is True
        assert {name: got.get(name) for name in fields} == fields
    assert made == {}
    assert [line for line in case.get("says", []) if line not in result.stdout.splitlines()] == []
    assert site.check(root) == []


def test_source_and_licence_are_asked_for_and_the_end_of_answers_ends_it(tmp_path: Path) -> None:
    root, file = worlds.write(tmp_path / "guide"), tmp_path / "e.json"
    file.write_text('[{"name": "Wall sit", "primaryMuscles": [], "instructions": []}]')
    before = contents(root)
    result = run(root, str(file), said="Somebody\n")
    assert (result.exit_code, contents(root)) == (1, before)
    result = run(root, str(file), said="Somebody\nCC0\n")
    assert result.exit_code == 0
    assert "From Somebody; licence CC0." in (root / "data/exercises/wall-sit.yml").read_text()


def test_what_is_there_is_never_written_over(tmp_path: Path) -> None:
    root = worlds.write(tmp_path / "guide", {"data/exercises/wall-sit.yml": "title: [broken\n", "report.md": "Mine.\n"})
    file = tmp_path / "e.json"
    file.write_text('[{"name": "Wall sit", "primaryMuscles": [], "instructions": []}]')
    before = contents(root)
    assert "1 there already" in run(root, str(file), *WORDS).stdout
    assert run(root, str(file), *WORDS, "--report", str(root / "report.md")).exit_code == 2
    file.write_text('[{"name": "Hip hike", "primaryMuscles": [], "instructions": []}]')
    assert "There is no folder" in run(root, str(file), *WORDS, "--report", str(tmp_path / "missing/r.md")).stderr
    assert contents(root) == before


def test_if_one_draft_can_not_be_written_none_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, file = worlds.write(tmp_path / "guide"), tmp_path / "e.json"
    file.write_text(json.dumps(records(3)))
    before, begin = contents(root), Path.open
    second = json.loads(file.read_text())[1]["name"].lower().replace(" ", "-")

    def full(path: Path, *how: Any, **more: Any) -> Any:
        if path.stem == second:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return begin(path, *how, **more)

    monkeypatch.setattr(Path, "open", full)
    result = run(root, str(file), *WORDS)
    monkeypatch.undo()
    assert (result.exit_code, contents(root)) == (1, before)
    assert f"{second}.yml can't be read or written: No space left on device." in result.stderr


def records(count: int) -> list[dict[str, Any]]:
    """Invented records of the shape of free-exercise-db, of all sorts, each with a name of its own."""
    words = ["amber", "birch", "cedar", "dune", "ember", "fjord", "heath", "isle", "knoll", "larch", "moor", "oak"]
    moves = ["squat", "hop", "row", "press", "lunge", "crawl", "march", "raise", "bridge", "plank", "pull", "reach"]
    names = (f"{' '.join(three)} {move}" for three in itertools.combinations(words, 3) for move in moves)
    return [
        {
            "id": name.replace(" ", "_"), "name": name.title(), "force": "push", "mechanic": None, "images": [],
            "level": ("beginner", "expert", "odd")[number % 3], "equipment": ("body only", "chair")[number % 2],
            "primaryMuscles": [("quads", "abdominals")[number % 2]], "secondaryMuscles": [],
            "instructions": ["Stand tall: look ahead #1.", "Bend."] * (1 + number % 5),
            "category": ("strength", "cardio")[number % 2],
        }
        for number, name in enumerate(itertools.islice(names, count))
    ]  # fmt: skip


@pytest.mark.parametrize("count", [150, *late(1200)])
def test_many_records_take_little_time_and_nothing_of_them_reaches_a_site(count: int, tmp_path: Path) -> None:
    root, file = worlds.write(tmp_path / "guide"), tmp_path / "e.json"
    before = site.build(root)
    file.write_text(json.dumps(records(count), indent=1))
    begun = time.process_time()
    result = run(root, str(file), *WORDS)
    assert time.process_time() - begun < MOST_SECONDS * count
    assert f"{count} records: {count} taken as drafts" in result.stdout
    after = site.build(root)
    assert (after.problems, after.pages, after.files) == ((), before.pages, before.files)
    assert (after.redirects, after.search, after.chapters) == (before.redirects, before.search, before.chapters)
