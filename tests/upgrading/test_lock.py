"""strideguide.lock: small, the same for the same changes, written by whoever publishes, and never believed blindly."""

from __future__ import annotations

import base64
import errno
import json
import zlib
from pathlib import Path

import pytest
from click.testing import CliRunner

from strideguide.cli import main
from strideguide.layers import ELSEWHERE
from strideguide.layers.lock import LOCK, Lock, LockError, read, write
from strideguide.library import load
from strideguide.upgrading import noted
from tests import folders, worlds

SQUAT = "data/exercises/squat.yml"
OWN = {"brand.yml": "name: Acme\n", SQUAT: "title: Our squat\n"}


@pytest.fixture
def brand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A brand's folder on the tiny guide, which has changed a title; its site was just published."""
    monkeypatch.setenv(ELSEWHERE, str(worlds.write(tmp_path / "guide")))
    brand = folders.write(tmp_path / "brand", OWN)
    assert note(brand) == ""
    return brand


def note(brand: Path) -> str:
    return noted.note(brand, load(brand).overrides)


def change(brand: Path, old: str, new: str) -> None:
    """Another text in the squat of the guide."""
    file = brand.parent / "guide" / SQUAT
    file.write_text(file.read_text().replace(old, new))


def test_it_says_what_changes_stand_on_and_nothing_else(brand: Path) -> None:
    said = json.loads((brand / LOCK).read_text())
    assert said["stood"] == {"exercise:squat": {"title": "Squat"}}
    assert sorted(said["guide"]) == ["is", "version"]
    assert (brand / LOCK).read_bytes().endswith(b"}\n")


def test_a_build_of_the_same_writes_the_same(brand: Path) -> None:
    before = (brand / LOCK).stat().st_mtime_ns, (brand / LOCK).read_bytes()
    assert note(brand) == ""
    assert ((brand / LOCK).stat().st_mtime_ns, (brand / LOCK).read_bytes()) == before


def test_a_new_change_is_noted_and_one_that_is_gone_is_forgotten(brand: Path) -> None:
    folders.write(brand, {SQUAT: "summary: Ours.\n"})
    note(brand)
    assert json.loads((brand / LOCK).read_text())["stood"] == {
        "exercise:squat": {"summary": "Sit down into the air and stand up again."}
    }


def test_an_update_that_touches_nothing_of_the_brand_is_noted_by_the_next_build(brand: Path) -> None:
    before = read(brand)
    change(brand, "- Knees over the toes.", "- Knees out.")
    assert noted.unaccepted(brand) == ""
    assert note(brand) == ""
    now = read(brand)
    assert before and now and (before.guide != now.guide, before.stood) == (True, now.stood)


def test_what_was_there_is_kept_while_somebody_has_to_look(brand: Path) -> None:
    before = (brand / LOCK).read_bytes()
    change(brand, "title: Squat", "title: Air squat")
    assert "exercise:squat" in noted.unaccepted(brand)
    assert "stays as it was until you have looked at exercise:squat" in note(brand)
    assert (brand / LOCK).read_bytes() == before


def test_among_many_brands_the_one_that_waits_keeps_its_site(brand: Path) -> None:
    folders.write(brand, {"mkdocs.yml": "site_name: Acme\ndocs_dir: content\n", "content/own.md": "# Own\n"})
    change(brand, "title: Squat", "title: Air squat")
    ended = CliRunner().invoke(main, ["build", "--all", str(brand), "--out", str(brand.parent / "sites")])
    assert ended.exit_code == 1
    assert "Your site stays as it was until you have looked" in ended.stderr
    assert not (brand.parent / "sites").exists()


def test_on_the_version_that_it_stands_on_there_is_nothing_to_upgrade(brand: Path) -> None:
    ended = CliRunner().invoke(main, ["upgrade", "--root", str(brand)])
    assert (ended.exit_code, ended.stdout.startswith("Your site stands on version ")) == (0, True)
    assert not (brand / "build").exists()


def test_a_change_that_was_never_built_on_the_old_version_waits_for_nothing(brand: Path) -> None:
    folders.write(brand, {SQUAT: "summary: Ours.\n"})
    change(brand, "summary: Sit down", "summary: Sit far down")
    assert noted.unaccepted(brand) == ""


def test_without_a_lock_a_build_goes_on_and_writes_one(brand: Path) -> None:
    (brand / LOCK).unlink()
    change(brand, "title: Squat", "title: Air squat")
    assert noted.unaccepted(brand) == ""
    assert note(brand) == ""
    assert (brand / LOCK).is_file()


def test_a_brand_inside_the_guides_folder_has_none(brand: Path) -> None:
    inside = folders.write(brand.parent / "guide/examples/acme", OWN)
    assert note(inside) == ""
    assert not (inside / LOCK).exists()


def test_thirty_changes_are_small_and_come_back_as_they_were(tmp_path: Path) -> None:
    long = "".join(f"A sentence of a chapter that goes on and on, number {number}.\n" for number in range(400))
    records = {
        f"exercise:e{number}": {"cues": ["Knees out."] * 3, "title": "Squat", "gone": None} for number in range(27)
    }
    lock = Lock("0.1.0", "sha256:0", {**records, **{f"chapter:c{number}.md": {"text": long} for number in range(3)}})
    write(tmp_path, lock)
    assert read(tmp_path) == lock
    assert (tmp_path / LOCK).stat().st_size < 30_000


STRANGE = [
    "", "{", "[]", "{}", '{"guide": {"is": 1, "version": ""}, "stood": {}}', "<<<<<<< HEAD\n", "[" * 100_000,
    '{"guide": {"is": "", "version": ""}, "stood": {"a": {"text": {"$packed": "!"}}}}',
    '{"guide": {"is": "", "version": ""}, "stood": {"a": {"text": {"$packed": "AAAA"}}}}',
]  # fmt: skip


def test_a_lock_that_no_build_has_written_is_refused(tmp_path: Path) -> None:
    for text in STRANGE:
        folders.write(tmp_path, {LOCK: text})
        with pytest.raises(LockError, match=r"is not as a build has written it\. Take the file from your last backup"):
            read(tmp_path)


def test_a_lock_that_is_refused_stops_what_would_write_over_it(brand: Path) -> None:
    folders.write(brand, {LOCK: "<<<<<<< HEAD\n"})
    ended = CliRunner().invoke(main, ["upgrade", "--root", str(brand)])
    assert ended.exit_code == 1
    for told in (noted.unaccepted(brand), note(brand), ended.stderr):
        assert "is not as a build has written it" in told
    assert (brand / LOCK).read_text() == "<<<<<<< HEAD\n"


def test_a_value_that_would_fill_any_memory_is_not_unpacked(brand: Path) -> None:
    packed = base64.b64encode(zlib.compress(b'"' + b"0" * 50_000_000 + b'"', 9)).decode()
    said = {"guide": {"is": "", "version": ""}, "stood": {"a": {"text": {"$packed": packed}}}}
    folders.write(brand, {LOCK: json.dumps(said)})
    with pytest.raises(LockError):
        read(brand)


def test_a_link_is_neither_read_nor_written_through(brand: Path, tmp_path: Path) -> None:
    (brand / LOCK).rename(tmp_path / "mine")
    (brand / LOCK).symlink_to(tmp_path / "mine")
    before = (tmp_path / "mine").read_bytes()
    change(brand, "- Knees over the toes.", "- Knees out.")
    with pytest.raises(LockError):
        read(brand)
    assert "is a link" in noted.unaccepted(brand)
    for words in (["upgrade", "--accept"], ["layer", "accept", "squat"]):
        ended = CliRunner().invoke(main, [*words, "--root", str(brand)])
        assert (ended.exit_code, "is a link" in ended.stderr) == (1, True)
    assert "is a link, and no build writes where links lead" in note(brand)
    assert (tmp_path / "mine").read_bytes() == before


def test_init_writes_the_first(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["init", str(tmp_path / "a"), "--brand", "A"]).exit_code == 0
    lock = read(tmp_path / "a")
    assert lock and lock == noted.now(tmp_path / "a")


def test_a_folder_in_the_place_of_a_lock_is_told(tmp_path: Path) -> None:
    (tmp_path / LOCK).mkdir()
    with pytest.raises(LockError, match=r"is no file\. Remove it"):
        read(tmp_path)


def test_where_there_is_no_room_the_lock_stays_whole(brand: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = folders.contents(brand)

    def full(path: Path, text: str, *_: object, **__: object) -> int:
        path.write_bytes(text[:9].encode())
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space left"):
        write(brand, Lock("9.9.9"))
    assert folders.contents(brand) == before
