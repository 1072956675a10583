"""The proof that no answer offers a week above a limit: a week that forgets a limit, or a picker that does, is told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from strideguide import site
from strideguide.library import load
from strideguide.training import proof, resolved, sessions
from strideguide.training.payload import payload
from strideguide.training.proof import prove
from tests import worlds

pytestmark = pytest.mark.usefixtures("nothing_stored")  # what is broken here is proved, and not looked up

KNEE, SQUAT = "data/injuries/sore-knee.yml", "data/exercises/squat.yml"
VOCABULARY = "data/vocabulary.yml"
# The tiny plan has 16 contacts a week where squats are jumps; at most 15 are allowed.
JUMPS = {
    VOCABULARY: worlds.swapped(VOCABULARY, ("jumps: false", "jumps: true")),
    SQUAT: worlds.swapped(SQUAT, ("kind: strength", "kind: plyometric"), ("impact: none", "impact: low")),
    KNEE: worlds.swapped(KNEE, ("jumps: 20", "jumps: 15")),
}
# Squats are left out while the knee is sore.
LEFT_OUT = {SQUAT: worlds.swapped(SQUAT, ("action: modify", "action: avoid"))}


def told(root: Path) -> list[str]:
    """What the proof finds in plans."""
    return [found.words for found in prove(load(root)).findings if found.proof == "bound"]


@pytest.mark.parametrize("changes", [{}, JUMPS, LEFT_OUT])
def test_weeks_as_they_are_resolved_keep_every_limit(changes: Mapping[str, str], tmp_path: Path) -> None:
    root = worlds.write(tmp_path, changes)
    assert told(root) == []
    assert prove(load(root)).bounds > 0


def test_an_effort_that_is_not_lowered_is_told_at_the_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "limited", lambda effort, _: effort)
    root = worlds.write(tmp_path)
    assert 'With "sore-knee" it asks for RPE 6.' in told(root)
    problem = next(problem for problem in site.build(root).problems if problem.code == "above-limit")
    assert str(problem.place) == "data/plans/first-weeks.yml:1:1"


def test_jumps_that_are_not_counted_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resolved, "_within", lambda done, left: (done, left))
    assert 'With "sore-knee" it has 16 contacts a week.' in told(worlds.write(tmp_path, JUMPS))


def test_limits_that_only_meet_in_a_set_of_states_are_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A week that forgets efforts as soon as jumps are limited keeps every state's limits by itself."""
    apart = {**JUMPS, KNEE: worlds.swapped(KNEE, ("effort: 4, impact: low, jumps: 20", "impact: low, jumps: 15"))}
    as_it_is = resolved.resolved

    def forgetful(balance: object, phase: int, change: resolved.Change, *more: int) -> object:
        limits = {"jumps": change.limits["jumps"]} if "jumps" in change.limits else change.limits
        return as_it_is(balance, phase, resolved.Change(change.instead, change.notes, limits), *more)  # type: ignore[arg-type]

    monkeypatch.setattr("strideguide.training.bounds.resolved", forgetful)
    assert told(worlds.write(tmp_path, apart)) == ["With RPE 4 at most it asks for 6."]


def test_a_move_that_the_picker_does_not_leave_out_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = load(root := worlds.write(tmp_path, LEFT_OUT))
    assert library.picker
    data = payload(library, library.picker)
    for move in data["moves"]:
        move["avoid"] = move["modify"] = []
    monkeypatch.setattr(proof, "payload", lambda *_: data)
    assert 'With "sore-knee" it still has exercise:squat.' in told(root)
