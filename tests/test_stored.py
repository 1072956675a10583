"""What takes long to find out is stored for other builds, and believed only if it is whole and made from the same."""

from __future__ import annotations

import errno
import json
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from strideguide import site, stored
from strideguide.layers import ELSEWHERE
from strideguide.library import Library, load
from strideguide.stored import Store
from strideguide.training import proved
from strideguide.training.cover import Cover, Verdicts
from strideguide.training.findings import Finding
from strideguide.training.proof import Proof, prove_picker
from strideguide.training.proved import picked
from strideguide.views import figure
from tests import branded, worlds

STORE: Store[list[int]] = Store("test", list[int])
FROM, FOUND = ["a plan", "a rule"], [1, 2]


@pytest.fixture(autouse=True)
def folder(nothing_stored: Path) -> Path:
    return nothing_stored


def only(folder: Path) -> Path:
    """The one file that is stored."""
    (file,) = folder.rglob("strideguide_*")
    return file


def rewritten(change: Callable[[list[object]], object]) -> Callable[[bytes], bytes]:
    return lambda data: json.dumps(change(json.loads(data))).encode()


def test_the_same_question_has_the_stored_answer_and_another_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert STORE.find(FROM) is None
    assert STORE.keep(FROM, FOUND) == STORE.find(FROM) == FOUND
    for other in (["a plan", "a rule", ""], ["a plana rule"], ["a pla", "na rule"], []):
        assert STORE.find(other) is None
    assert Store("other", list[int]).find(FROM) is None
    monkeypatch.setattr(stored, "program", lambda: "another version")
    assert STORE.find(FROM) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-9],
        lambda _: b"",
        lambda _: b"\xff{",
        lambda data: data + b" " * stored.MOST,
        rewritten(lambda told: [told[0], told[1], [1, 3]]),
        rewritten(lambda told: [told[0], told[1], ["1", "2"]]),
        rewritten(lambda told: ["0" * 64, told[1], told[2]]),
        rewritten(lambda told: told[2]),
    ],
)
def test_a_damaged_or_foreign_answer_is_none(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    STORE.keep(FROM, FOUND)
    file = only(folder)
    file.write_bytes(damage(file.read_bytes()))
    assert STORE.find(FROM) is None
    STORE.keep(FROM, FOUND)
    assert STORE.find(FROM) == FOUND


def test_where_nothing_can_be_stored_each_build_finds_out_for_itself(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "not there"))
    assert STORE.keep(FROM, FOUND) == FOUND
    assert STORE.find(FROM) is None


def test_many_at_once_leave_one_whole_answer_and_no_rest(folder: Path) -> None:
    with ThreadPoolExecutor(8) as workers:
        found = [*workers.map(lambda _: (STORE.keep(FROM, FOUND), STORE.find(FROM)), range(40))]
    assert found == [(FOUND, FOUND)] * 40
    assert only(folder).suffix == ".json"


def test_a_full_disk_leaves_no_rest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert STORE.keep(FROM, FOUND) == FOUND
    assert [*folder.rglob("strideguide_*")] == []


def test_a_proof_is_made_once_and_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = worlds.write(tmp_path / "guide")
    first = picked(load(root))
    monkeypatch.setattr(proved, "prove_picker", lambda _: pytest.fail("it is proved again"))
    again = picked(load(root))
    for name in (*proved.OTHERS, "findings", "data", "reached"):
        assert getattr(again, name) == getattr(first, name), name
    assert first.cover and again.cover
    assert [getattr(again.cover, name) for name in proved.COVER] == [
        getattr(first.cover, name) for name in proved.COVER
    ]


@pytest.mark.parametrize("path", ["data/exercises/squat.yml", "data/injuries/sore-knee.yml", "data/vocabulary.yml"])
def test_another_guide_is_proved_anew(tmp_path: Path, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    root = worlds.write(tmp_path / "guide")
    picked(load(root))
    asked: list[Library] = []

    def noting(library: Library) -> Proof:
        asked.append(library)
        return prove_picker(library)

    monkeypatch.setattr(proved, "prove_picker", noting)
    file = root / path
    file.write_text(file.read_text("utf-8").replace("title: S", "title: Another s", 1), "utf-8")
    picked(load(root))
    assert len(asked) == 1


def test_what_a_proof_finds_is_never_stored(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flawed = Proof(cover=Cover(Verdicts(), Verdicts(), 0, 0, 0), findings=[Finding("idle", ("injury", "a"), (), "")])
    monkeypatch.setattr(proved, "prove_picker", lambda _: flawed)
    assert picked(load(worlds.write(tmp_path / "guide"))) is flawed
    assert [*folder.rglob("strideguide_proof*")] == []


def test_a_brand_is_the_same_site_with_and_without_what_is_stored(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ELSEWHERE, str(branded.guide(tmp_path / "below")))
    ash, oak = (branded.brand(tmp_path / name, changes=branded.BRAND) for name in ("ash", "oak"))
    alone = site.build(oak)
    for file in folder.rglob("strideguide_*.json"):
        file.unlink()
    site.build(ash)
    monkeypatch.setattr(figure, "moving", lambda *_: pytest.fail("it is drawn again"))
    after = site.build(oak)
    assert (after.pages, after.files) == (alone.pages, alone.files)
