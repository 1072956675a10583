"""Drawings where people see them: on pages and cards, and on the sheet that shows them all."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from strideguide import site
from strideguide.cli import main
from tests import worlds
from tests.drawn import ids


def test_pages_show_figures_with_captions_and_cards_show_them_small(tmp_path: Path) -> None:
    pages = {page.uri: page.body for page in site.build(worlds.write(tmp_path)).pages}
    squat = pages["exercises/squat/"]
    assert 'aria-label="Squat from the side, 2 of 3: Sit back."' in squat
    assert squat.count("<figcaption>Sit back.</figcaption>") == 1
    assert 'type="checkbox" class="sg-play"' in squat
    assert 'class="sg-thumb"' in pages["exercises/"]
    swimming = pages["activities/swimming/"]
    assert 'aria-label="Swimming: Float on the water."' in swimming
    assert "sg-play" not in swimming
    for body in pages.values():
        assert len(ids(body)) == len(set(ids(body)))
        assert set(re.findall(r'<use href="#([\w-]+)"', body)) <= set(ids(body))


def test_the_contact_sheet_shows_figures_beside_what_is_wrong(tmp_path: Path) -> None:
    root = worlds.write(tmp_path)
    text = (root / "data/exercises/squat.yml").read_text("utf-8")
    (root / "data/exercises/squat.yml").write_text(text.replace("far_leg: stay", "far_leg: 70 -24"), "utf-8")
    (root / "data/exercises/lunge.yml").write_text("title: Lunge\nfigure: none\n", "utf-8")
    done = CliRunner().invoke(main, ["pictures", "--root", str(root)])
    page = (root / "build/pictures.html").read_text("utf-8")
    assert (done.exit_code, "shows 2 figures" in done.output) == (0, True)
    assert "below the floor" in page
    assert "data/exercises/lunge.yml:2:9: wrong-type" in page
    assert len(ids(page)) == len(set(ids(page)))
    arrows = re.findall(r'marker-end="url\(#([\w-]+)\)"', page)
    assert {*arrows} == {"sg-arrow", "sg-arrow-dark"} <= {*ids(page)}  # each has the colours of where it stands
    only = CliRunner().invoke(
        main, ["pictures", "--root", str(root), "--only", "swimming", "--out", str(root / "one.html")]
    )
    assert "shows 1 figures" in only.output


def test_the_contact_sheet_shows_maps_and_charts_when_nothing_is_wrong(tmp_path: Path) -> None:
    known = {file: text.replace("quads", "quadriceps") for file, text in worlds.FILES.items() if "quads" in text}
    muscle = worlds.FILES["data/muscles/quads.yml"]
    root = worlds.write(tmp_path, {**known, "data/muscles/quads.yml": None, "data/muscles/quadriceps.yml": muscle})
    done = CliRunner().invoke(main, ["pictures", "--root", str(root)])
    page = (root / "build/pictures.html").read_text("utf-8")
    assert (done.exit_code, "shows 2 figures" in done.output) == (0, True)
    for kind, id in (("muscle", "quadriceps"), ("exercise", "squat"), ("plan", "first-weeks")):
        assert f"({kind} {id})</h2>" in page
    assert len(ids(page)) == len(set(ids(page)))
    assert set(re.findall(r'<use href="#([\w-]+)"', page)) <= set(ids(page))
