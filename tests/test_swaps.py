"""The proof of swaps: a picker that swaps in a cautioned exercise, or one without its kit, is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from strideguide import site
from strideguide.library import load
from strideguide.training import proof
from strideguide.training.payload import MoveData, payload
from tests import worlds

# Two easier ways to squat: one has a caution for a sore knee, one needs a chair.
BOX = {
    "data/exercises/box-squat.yml": worlds.FILES["data/exercises/squat.yml"]
    .replace("title: Squat", "title: Box squat")
    .replace("former_ids: [deep-squat]", "former_ids: []")
    .replace("aliases: [knee bend]", "aliases: []"),
}


def no_cautions(move: MoveData) -> None:
    move["modify"] = move["avoid"] = []


def no_kit(move: MoveData) -> None:
    move["all"] = move["any"] = []


@pytest.mark.parametrize(
    ("forget", "words"), [(no_cautions, "it calls for care with sore-knee"), (no_kit, "it needs kit that is not there")]
)
def test_a_picker_that_forgets_is_caught(
    forget: Callable[[MoveData], None], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = worlds.write(tmp_path, BOX)
    whole = payload(load(root), load(root).picker)  # type: ignore[arg-type]
    assert [p for p in site.build(root).problems if p.code == "unsafe-swap"] == []
    forget(next(move for move in whole["moves"] if move["id"] == "box-squat"))
    monkeypatch.setattr(proof, "payload", lambda *_: whole)
    told = [problem for problem in site.build(root).problems if problem.code == "unsafe-swap"]
    assert {problem.place.file for problem in told} == {"data/plans/first-weeks.yml"}
    assert f'In the place of "squat" the picker puts "box-squat", but {words}' in told[0].message
