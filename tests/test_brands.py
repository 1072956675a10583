"""`strideguide build --all`: each brand by itself, and one that is broken stops no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from strideguide.cli import main
from tests import branded


def test_a_broken_brand_is_told_and_stops_no_other(tmp_path: Path) -> None:
    below = branded.guide(tmp_path / "below")
    branded.brand(tmp_path / "brands/ash", "Ash")
    branded.brand(tmp_path / "brands/birch", "Birch", {"brand.yml": "name: Birch\ncolor: red\n"})
    branded.brand(tmp_path / "brands/cedar", "Cedar")
    ended = branded.run(below, "build", "--all", "--jobs", 2, at=tmp_path)
    assert ended.returncode == 1
    lines = ended.stdout.splitlines()
    assert lines[0] == "3 brands, 2 at a time, into site"
    assert lines[-1] == "1 of 3 failed: birch. The others are built."
    form = re.compile(r"   \d/3  (ash  |birch|cedar)  (built |failed) +\d+\.\d s")
    progress = [form.fullmatch(line) for line in lines[1:-1]]
    assert sorted((found[1].strip(), found[2].strip()) for found in progress if found) == [
        ("ash", "built"),
        ("birch", "failed"),
        ("cedar", "built"),
    ]
    assert "brand.yml:2:1: unknown-field" in ended.stderr
    assert "Traceback" not in ended.stderr
    for name, title in (("ash", "Ash"), ("cedar", "Cedar")):
        assert f"<title>Squat - {title}</title>" in (tmp_path / f"site/{name}/exercises/squat/index.html").read_text()
    assert not (tmp_path / "site/birch").exists()


def test_one_brand_of_many_and_another_place(tmp_path: Path) -> None:
    below = branded.guide(tmp_path / "below")
    branded.brand(tmp_path / "here/ash", "Ash")
    branded.brand(tmp_path / "here/birch", "Birch")
    ended = branded.run(below, "build", "--all", "here/birch", "--out", "out", at=tmp_path)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [".birch.builds", "birch"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["build", "--all"], "There is no folder with a brand.yml in brands"),
        (["build", "one"], "Name one folder with --root, or build several with --all."),
        (["build", "--all", "one", "two"], "Two folders are named ash."),
        (["build", "--all", "one", "--jobs", "0"], "0 is not in the range"),
    ],
)
def test_wrong_usage(words: list[str], why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    branded.brand(tmp_path / "one/ash")
    branded.brand(tmp_path / "two/ash")
    monkeypatch.chdir(tmp_path)
    ended = CliRunner().invoke(main, words)
    assert ended.exit_code == 2
    assert why in ended.output
