"""A brand gets a new version of the guide: everything is told, nothing is lost, and nobody had to prepare for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from strideguide import site
from strideguide.editing.trial import trials
from strideguide.layers import ELSEWHERE
from strideguide.layers.lock import read, write
from strideguide.library import load
from strideguide.upgrading import noted
from strideguide.upgrading.items import Item, Row
from strideguide.upgrading.told import NOT_NOTED, NOWHERE, brief
from strideguide.upgrading.update import DATA, update
from strideguide.views.guide import Guide
from strideguide.words import Words
from tests import folders, worlds

CASES = yaml.safe_load(Path(__file__).with_name("upgrades.yml").read_text("utf-8"))


def became(root: Path, files: Mapping[str, Any]) -> None:
    """Files of a guide get another text or another place, or go; new ones may begin `like` one that there is."""
    for path, said in files.items():
        file = root / path
        if said is None or isinstance(said, str):
            file.unlink(missing_ok=True)
            folders.write(root, {} if said is None else {path: said})
            continue
        text = (root / said.get("like", path)).read_text()
        for old, new in said.get("swap", {}).items():
            assert text.count(old) == 1, (path, old)
            text = text.replace(old, new)
        if "to" in said:
            file.unlink()
        folders.write(root, {said.get("to", path): text})


def short(item: Item) -> Any:
    """An own change as the cases write it."""
    return {"word": item.word, **{row.part: row.fate for row in item.rows}} if item.rows else item.word


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_an_update(case: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    guide, brand = worlds.write(tmp_path / "guide"), tmp_path / "brand"
    folders.write(guide, case.get("before", {}))
    monkeypatch.setenv(ELSEWHERE, str(guide))
    own = {path: text for path, text in case["brand"].items() if isinstance(text, str)}
    folders.write(brand, {"brand.yml": "name: Acme\n", **own})
    for path, said in case["brand"].items():
        if path not in own:
            text = worlds.swapped(said["like"], *said["swap"].items())
            folders.write(brand, {path: text})
    assert noted.note(brand, load(brand).overrides) == ""
    folders.write(brand, {f"site/{DATA}": site.data(Guide(load(brand), Words.load(), drawn=False)).decode()})
    known = read(brand)
    assert known
    stood = {key: {"text": text} for key, text in case.get("stood", {}).items()}
    write(brand, known := replace(known, stood={**known.stood, **stood}))
    became(guide, case["guide"])
    became(brand, case.get("later", {}))
    with trials(brand) as (tried, _):
        found = update(tried, known, brand / "site")
        files = {path: text.decode() for path, text in folders.contents(tried.copy).items()}
    assert {item.own.key: short(item) for item in found.touched} == case["items"]
    said = [f"{item.own.key} {sentence}" for item in found.items for sentence in item.says]
    for words in case.get("says", []):
        key, _, sentence = words.partition(" ")
        assert any(one.startswith(key) and sentence in one for one in said), said
    assert list(found.renamed) == case.get("renamed", [])
    assert [str(it.head).partition("  ")[0] for it in found.problems] == case.get("problems", [])
    assert found.new is not None
    told = {f"{one.what} {one.kind}:{one.id}" for one in found.new}
    assert told >= {*case.get("new", [])}
    assert {f"{one.kind}:{one.id}" for one in found.new}.isdisjoint(case.get("quiet", []))
    assert {path: files.get(path) for path in case.get("files", {})} == case.get("files", {})
    assert folders.contents(brand).keys() == {*case["brand"], "brand.yml", "strideguide.lock", f"site/{DATA}"}


def test_of_a_long_text_that_nobody_noted_only_what_is_not_the_guides_is_shown() -> None:
    long = "".join(f"<p>line {number}</p>\n" for number in range(40))
    row = Row("text", None, long, f"{long}<p>Ours.</p>\n", "unknown", "")
    assert brief(row) == [NOT_NOTED, NOWHERE, "<p>Ours.</p>"]
