"""The proof of swaps: a picker that swaps in a cautioned exercise, or one without its kit, is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from strideguide import site
from strideguide.library import load
from strideguide.model.injury import Injury
from strideguide.training import proof
from strideguide.training.kit_at_hand import OwnKit
from strideguide.training.match import Matcher
from strideguide.training.payload import MoveData, payload
from strideguide.training.sessions import Moves
from strideguide.training.states import states
from strideguide.training.swaps import Swaps
from tests import worlds
from tests.browser import once

pytestmark = pytest.mark.usefixtures("nothing_stored")  # what is broken here is proved, and not looked up

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


# A squat without a caution and without kit, which is always better than any other.
AIR = (
    worlds.swapped(
        "data/exercises/squat.yml",
        ("title: Squat", "title: Air squat"),
        ("former_ids: [deep-squat]", "former_ids: []"),
        ("aliases: [knee bend]", "aliases: []"),
        ("any_of: [chair]", "any_of: []"),
    ).partition("cautions:")[0]
    + "cautions: none known\nprovenance: {origin: own work}\nreviewed: 2026-11-22\n"
)
# A knee that a squat is left out for.
KNEE = worlds.swapped("data/exercises/squat.yml", ("action: modify", "action: avoid"))


def test_a_picker_that_offers_what_a_condition_leaves_out_is_caught(tmp_path: Path) -> None:
    library = load(worlds.write(tmp_path, {"data/exercises/squat.yml": KNEE}))
    assert library.picker
    data = payload(library, library.picker)
    known = states(one for one in library.things["injury"].values() if isinstance(one, Injury))
    no_cautions(next(move for move in data["moves"] if move["id"] == "squat"))
    found = [*Swaps(Matcher(data), Moves.of(library), known).unsafe()]
    assert [(unsafe.move == unsafe.instead, unsafe.why) for unsafe in found] == [(True, "sore-knee leaves it out")]


def test_a_caution_that_the_picker_forgets_is_caught_though_it_always_chooses_another_move(tmp_path: Path) -> None:
    library = load(worlds.write(tmp_path, {**BOX, "data/exercises/air-squat.yml": AIR}))
    assert library.picker
    data = payload(library, library.picker)
    squat, air, box = (next(m for m in data["moves"] if m["id"] == id) for id in ("squat", "air-squat", "box-squat"))
    squat["instead"] = [data["moves"].index(air), data["moves"].index(box)]
    known = states(one for one in library.things["injury"].values() if isinstance(one, Injury))
    assert [*Swaps(Matcher(data), Moves.of(library), known).unsafe()] == []
    no_cautions(box)
    found = next(Swaps(Matcher(data), Moves.of(library), known).unsafe())
    assert (data["moves"][found.instead]["id"], found.why) == ("box-squat", "it calls for care with sore-knee")


def test_a_picker_that_takes_kit_for_granted_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who says nothing of kit has that of the plan, and of a list of which one piece is enough nobody knows which."""
    library = once.library()
    assert library.picker
    data = payload(library, library.picker)
    known = states(one for one in library.things["injury"].values() if isinstance(one, Injury))
    judge = Swaps(Matcher(data), Moves.of(library), known)
    used = enumerate(judge.matcher.used)
    assert [unsafe for plan, some in used for at in some for unsafe in judge.unasked(plan, at)] == []
    monkeypatch.setattr(OwnKit, "suits", lambda *_: True)
    used = enumerate(judge.matcher.used)
    found = [unsafe for plan, some in used for at in some for unsafe in judge.unasked(plan, at)]
    assert {unsafe.why for unsafe in found} == {"it needs kit that the plan does not need"}
    assert {data["moves"][unsafe.instead]["id"] for unsafe in found} >= {"sit-to-stand", "box-jump"}  # a chair; a box
