"""The folder with what pages load is called by what it holds; what others link to keeps its address."""

from __future__ import annotations

import re
from pathlib import Path

from strideguide import served, site
from strideguide.brand.record import PLAIN
from strideguide.brand.shown import Colours
from strideguide.served import ASSETS, LASTING, SOME, Served
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


def test_a_page_has_the_style_sheets_for_what_stands_on_it() -> None:
    ours = Served({"guide.css": b"", **{f"{name}.css": b"" for name in SOME}})
    link = f'<link rel="stylesheet" href="../../{ours.folder}/guide.css">'
    last = '<link rel="stylesheet" href="../../own.css">'
    plain = f"<head>{link}{last}</head><p>A guide-plan."
    assert ours.head(plain) == plain
    for name, (mark, _) in SOME.items():
        page = f"<head>{link}{last}</head>{mark}"
        assert ours.head(page) == page.replace(last, link.replace("guide.css", f"{name}.css") + last)


def test_style_sheets_lose_comments_and_blanks_and_nothing_else() -> None:
    made = served.style_sheets("/* Acme */ @font-face { src: url(\"a  b.woff2\") format('x') }")
    assert made.keys() == {"guide.css", *(f"{name}.css" for name in SOME)}
    said = {name: text.decode() for name, text in made.items()}
    assert 'url("a  b.woff2")' in said["guide.css"] and said["guide.css"].startswith(":root{")
    for path in ASSETS.glob("*.css"):
        places = [name for name, text in said.items() if _rules(path.read_text("utf-8")) in _rules(text)]
        assert places, path


def _rules(text: str) -> str:
    """A style sheet as its letters alone, without comments."""
    return "".join(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).split())
