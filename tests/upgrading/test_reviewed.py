"""A request that raises a brand's version: its changes stand in the comment, and the files of an upgrade beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from strideguide.layers import ELSEWHERE
from strideguide.library import load
from strideguide.reviewing.comment import body
from strideguide.reviewing.record import Review, read
from strideguide.start.locked import HEAD, LOCKED, locked
from strideguide.upgrading import noted
from strideguide.upgrading.reviewed import beside
from tests import folders, worlds

SQUAT = "data/exercises/squat.yml"
OWN = {"brand.yml": "name: Acme\n", SQUAT: "title: Our squat\nsteps: [Sit back and down., Stand up., Smile.]\n"}


@pytest.fixture
def brand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A brand's folder, and beside it the same as it was, built on the guide as it was."""
    guide = worlds.write(tmp_path / "guide")
    monkeypatch.setenv(ELSEWHERE, str(guide))
    was = folders.write(tmp_path / "was", OWN)
    noted.note(was, load(was).overrides)
    file = guide / SQUAT
    text = file.read_text().replace("title: Squat", "title: `Air` @squat").replace("- Stand up.", "- Stand.")
    file.write_text(text)
    return Path(shutil.copytree(was, tmp_path / "brand"))


def test_the_comment_shows_the_brands_changes_beside_the_new_texts(brand: Path) -> None:
    rows, files = beside(brand, brand.parent / "was")
    assert {path: text.decode() for path, text in files.items() if text} == {
        SQUAT: "title: Our squat\nsteps:\n  - Sit back and down.\n  - Stand.\n  - Smile.\n"
    }
    said = body({"": read(Review(owned=len(rows), own=rows).written())})
    assert "### The new version touches 2 parts of what you have changed" in said
    assert "- `exercise:squat title`: `Both of you have changed this." in said
    assert "  - now: `` `Air` @squat ``\n  - yours: `Our squat`" in said
    assert "`strideguide upgrade --accept` writes" in said
    assert (brand / SQUAT).read_text() == OWN[SQUAT]


@pytest.mark.parametrize(("text", "writes"), [(f"{HEAD}click==8.2.0\n", True), (locked(), False), ("click\n", False)])
def test_what_the_new_version_needs_of_others_is_locked_anew(text: str, writes: bool, brand: Path) -> None:
    folders.write(brand, {LOCKED: text})
    assert beside(brand, brand.parent / "was")[1].get(LOCKED) == (locked().encode() if writes else None)


def test_on_the_same_version_there_is_nothing_beside(brand: Path) -> None:
    noted.note(brand, [])
    (brand / "strideguide.lock").unlink()
    noted.note(brand, load(brand).overrides)
    assert beside(brand, brand) == ([], {})


def test_a_state_before_that_could_not_be_built_has_no_lock(brand: Path) -> None:
    assert beside(brand, brand.parent / "nowhere") == ([], {})
