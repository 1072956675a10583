"""The benchmark's guides are guides: of the size that was asked for, without a problem, the same each time."""

from __future__ import annotations

from pathlib import Path

from tests.bench.generator import write

from strideguide import site


def files(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.*")}


def test_a_synthetic_guide_has_its_size_and_no_problem(tmp_path: Path) -> None:
    write(tmp_path, 60)
    made = site.build(tmp_path)
    assert [str(problem) for problem in made.problems] == []
    assert len(list(tmp_path.glob("data/*/*.yml"))) == 60
    assert {page.source for page in made.pages} >= {f"data/exercises/exercise-{number}.yml" for number in range(36)}


def test_a_synthetic_guide_is_the_same_each_time(tmp_path: Path) -> None:
    write(tmp_path / "one", 60)
    write(tmp_path / "other", 60)
    assert files(tmp_path / "one") == files(tmp_path / "other")
