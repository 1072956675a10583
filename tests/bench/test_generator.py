"""The benchmark's guides are guides: of the size that was asked for, without a problem, the same each time."""

from __future__ import annotations

from pathlib import Path

from tests.bench.generator import write
from tests.bench.genfiles import load, words
from tests.bench.genpages import Pages
from tests.bench.sites import WORDS

from strideguide import site
from strideguide.chapters import Chapter
from strideguide.views.link import IN_FULL
from strideguide.views.names import NAMES


def files(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.*")}


def test_a_synthetic_guide_has_its_size_and_no_problem(tmp_path: Path) -> None:
    write(tmp_path, 60)
    made = site.build(tmp_path)
    assert [str(problem) for problem in made.problems] == []
    assert len(list(tmp_path.glob("data/*/*.yml"))) == 60
    assert {page.source for page in made.pages} >= {f"data/exercises/exercise-{number}.yml" for number in range(34)}


def test_the_other_side_finds_all_its_words_and_makes_the_same_pages(tmp_path: Path) -> None:
    write(tmp_path, 60)
    pages = Pages(load(tmp_path / "data"), words(WORDS)).all()
    made = {page.uri for page in site.build(tmp_path).pages}
    ours = {uri for uri in made - {NAMES} if not uri.endswith(IN_FULL)}  # the other side leaves names to the theme
    assert {Chapter(path, "").uri for path, _, _ in pages} == ours


def test_a_synthetic_guide_is_the_same_each_time(tmp_path: Path) -> None:
    write(tmp_path / "one", 60)
    write(tmp_path / "other", 60)
    assert files(tmp_path / "one") == files(tmp_path / "other")
