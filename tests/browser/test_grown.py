"""What a guide weighs that has grown: its catalogue, what the picker knows, and a page of each other kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bench.weight import CATALOGUE, PICKER, SIZES, Size, Weights, faults, packed, weights
from tests.browser.once import build_site
from tests.grown import write
from tests.scale import late

from strideguide.library import load
from strideguide.views.link import IN_FULL


def test_what_the_picker_knows_is_small(site: Path) -> None:
    assert packed(site / PICKER) <= 15_000


def test_a_grown_guide_is_a_guide_of_its_size(tmp_path: Path, site: Path) -> None:
    shipped = len([*(site / "exercises").glob("*/index.html")])
    library = load(write(tmp_path, shipped + 3))
    assert [str(problem) for problem in library.problems] == []
    assert len(library.things["exercise"]) == shipped + 3


def test_what_is_too_heavy_is_told_with_what_it_may_weigh() -> None:
    kinds = {"kit/*/index.html": ("kit/box/index.html", 10_000), CATALOGUE: (CATALOGUE, 50_000), IN_FULL: ("a", 9)}
    before = Weights({"kit/box/index.html": 10_000, CATALOGUE: 50_000}, kinds, 14_000)
    heavier = {"kit/*/index.html": ("kit/step/index.html", 10_301), CATALOGUE: (CATALOGUE, 100_001), IN_FULL: ("a", 9)}
    now = Weights({"kit/box/index.html": 10_300, CATALOGUE: 100_001}, heavier, 60_001)
    assert [*faults(before, before, Size(600, 0, 100_000))] == []
    assert [fault.partition(":")[0] for fault in faults(before, now, Size(600, 0, 100_000))] == [
        "kit/step/index.html", CATALOGUE, PICKER,
    ]  # fmt: skip


@pytest.mark.parametrize("size", late(*((size,) for size in SIZES)))
def test_a_grown_guide_weighs_little_more(tmp_path: Path, site: Path, size: Size) -> None:
    root, grown = write(tmp_path / "guide", size.exercises, size.things), tmp_path / "site"
    grown.mkdir()
    build_site(root, grown)
    assert [*faults(weights(site), weights(grown), size)] == []
