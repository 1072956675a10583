"""What a guide weighs that has grown: its catalogue, what the picker knows, and the pages of all other kinds."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from tests.audit.site import Site
from tests.audit.weight import weigh
from tests.browser.once import build_site
from tests.grown import write
from tests.scale import late

from strideguide.library import load
from strideguide.views.exercise import LONG

CATALOGUE, PICKER = "exercises/index.html", "find/index.html"
# Pages of other kinds, with which an exercise more or less has little to do.
OTHERS = ["index.html", "exercises/squat/index.html", "plans/home-strength/index.html"]
INJURY = "injuries/shin-splints/index.html"  # it names every move that it leaves out
MORE = 1.03  # of what a page weighs as shipped
# Bytes, compressed, by the exercises and the things of a guide: of its catalogue, and of picker.json.
MOST = [(LONG, 0, 110_000, 60_000), (1000, 0, 150_000, 60_000), (2900, 5000, 150_000, 60_000)]


def packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


def test_what_the_picker_knows_is_small(site: Path) -> None:
    assert packed(site / "picker.json") <= 15_000


def test_a_grown_guide_is_a_guide_of_its_size(tmp_path: Path, site: Path) -> None:
    shipped = len([*(site / "exercises").glob("*/index.html")])
    library = load(write(tmp_path, shipped + 3))
    assert [str(problem) for problem in library.problems] == []
    assert len(library.things["exercise"]) == shipped + 3


@pytest.mark.parametrize(("exercises", "things", "catalogue", "picker"), late(*MOST))
def test_a_grown_guide_weighs_little_more(
    tmp_path: Path, site: Path, exercises: int, things: int, catalogue: int, picker: int
) -> None:
    root, grown = write(tmp_path / "guide", exercises, things), tmp_path / "site"
    grown.mkdir()
    build_site(root, grown)
    like = [*OTHERS, *([INJURY] if exercises == LONG else [])]
    before, now = (weigh(Site(folder), [CATALOGUE, PICKER, *like]) for folder in (site, grown))
    assert now[CATALOGUE]["bytes"] <= catalogue
    assert now[PICKER]["bytes"] <= 110_000
    assert packed(grown / "picker.json") <= picker
    assert {page: now[page]["bytes"] for page in like if now[page]["bytes"] > MORE * before[page]["bytes"]} == {}
