"""The folder with what pages load is called by what it holds; what others link to keeps its address."""

from __future__ import annotations

from pathlib import Path

from strideguide import served, site
from strideguide.brand.record import PLAIN, Colours
from strideguide.served import LASTING, Served
from strideguide.words import Words
from tests import worlds


def test_the_folder_has_another_name_as_soon_as_anything_in_it_differs() -> None:
    held = [{}, {"a": b""}, {"b": b""}, {"a": b"b"}, {"a": b"", "b": b""}, {"a": b"1", "b": b""}, {"a": b"1\0b"}]
    assert len({Served(inner).folder for inner in held}) == len(held)
    assert Served({"a": b"1", "b": b"2"}).folder == Served({"b": b"2", "a": b"1"}).folder


def test_a_brand_with_other_colours_or_units_has_a_folder_of_another_name() -> None:
    words = Words.load()
    others: tuple[dict[str, object], ...] = (
        {},
        {"colours": Colours.model_validate({"primary": "#123456"})},
        {"units": "imperial"},
    )
    brands = [PLAIN.model_copy(update=other) for other in others]
    folders = [served.served(brand, words).folder for brand in (*brands, PLAIN)]
    assert len(set(folders)) == len(brands) and folders[0] == folders[-1]


def test_what_others_link_to_keeps_its_address(tmp_path: Path) -> None:
    made = site.build(worlds.write(tmp_path))
    assert {LASTING, "data.json", "picker.json", "site.webmanifest"} <= made.files.keys()
    assert [path for path in made.files if path.startswith("assets/guide/")] == [LASTING]
    assert {*made.served.styles, *made.served.scripts} <= made.served.files.keys() <= made.files.keys()
