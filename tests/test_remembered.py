"""A process that builds again and again remembers the data, and makes the same site as one that remembers nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from strideguide import site
from strideguide.layers import ELSEWHERE
from strideguide.library import load
from strideguide.remembered import Remembered
from tests import branded, worlds
from tests.folders import write

CHAIR = worlds.FILES["data/kit/chair.yml"]
# What changes from one build to the next, and whether the data are other ones then.
EDITS: list[tuple[Mapping[str, str], bool]] = [
    ({"content/weather.md": "# Weather\n\nIt pours. [Chair](kit:chair).\n"}, False),
    ({"overrides/pages/kit.html": "<h1>{{ page.title }}</h1>"}, False),
    ({"data/kit/chair.yml": CHAIR.replace("title: Chair", "title: Stool")}, True),
    ({"data/kit/chair.yml": "title: ["}, True),
    ({"content/weather.md": "# Weather\n"}, True),  # what has problems is read anew
    ({"data/kit/chair.yml": CHAIR}, True),
    ({"mkdocs.yml": str(branded.GUIDE["mkdocs.yml"]) + "copyright: A\n"}, False),
]


def test_after_any_change_the_site_is_that_of_a_build_by_itself(tmp_path: Path) -> None:
    root, load_again = branded.guide(tmp_path / "guide"), Remembered()
    before = load_again(root)
    assert site.build(root, load_again) == site.build(root)
    for edit, is_other in EDITS:
        write(root, edit)
        assert site.build(root, load_again) == site.build(root), edit
        assert (load_again(root) is not before) is is_other, edit
        before = load_again(root)


def test_of_a_brand_the_guide_below_and_what_brand_yml_names_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = branded.guide(tmp_path / "below")
    monkeypatch.setenv(ELSEWHERE, str(below))
    root = branded.brand(tmp_path / "ash", changes=branded.BRAND)
    load_again = Remembered()
    load_again(root)
    assert load_again(root) is load_again(root)
    logo = branded.BRAND["assets/logo.svg"].replace("M0 9", "M1 9")
    for folder, path, text in (
        (root, "assets/logo.svg", logo),
        (root, "brand.yml", branded.BRAND["brand.yml"].replace("every hill", "each hill")),
        (below, "data/kit/chair.yml", CHAIR.replace("title: Chair", "title: Stool")),
    ):
        write(folder, {path: text})
        assert load_again(root) == load(root), path
    assert load_again(root).assets["assets/logo.svg"] == logo.encode()
