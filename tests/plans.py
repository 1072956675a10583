"""Plans of any shape from short texts, over a handful of moves that are made from those of the tiny guide."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from strideguide.library import load
from strideguide.model.activity import Activity, InTheWeek
from strideguide.model.exercise import Caution, Exercise, Muscles, Needs
from strideguide.model.plan import Plan
from strideguide.training.balance import Balance
from strideguide.training.sessions import Moves
from tests import worlds

SHIN = [Caution(condition="sore-shin", action="avoid", note="No.")]
SOLEUS, BACK, CALVES = (Muscles(primary=[id]) for id in ("soleus", "upper-back", "calves"))
# What each exercise has that the tiny guide's squat (two legs, quads, a chair, care with a sore knee) has not.
EXERCISES: dict[str, dict[str, Any]] = {
    "squat": {},
    "lunge": {"pattern": "lunge", "unilateral": True, "cautions": [], "kit": Needs()},
    "calf-raise": {"pattern": "calf-raise", "muscles": SOLEUS, "kit": Needs(any_of=["step", "box"])},
    "clamshell": {"pattern": "hip-stability", "unilateral": True, "kit": Needs()},
    "row": {"pattern": "pull", "muscles": BACK, "kit": Needs(all_of=["band"]), "cautions": []},
    "hop": {"pattern": "jump", "kind": "plyometric", "impact": "high", "muscles": CALVES, "cautions": SHIN},
    "stretch": {"pattern": "mobility", "kind": "mobility", "kit": Needs(), "cautions": []},
}  # fmt: skip
# Whether each activity may stand on a rest day.
ACTIVITIES = {"walk": "yes", "swim": "gently", "ride": "no"}
ITEM = re.compile(r"(?:(?P<part>warm-up|finish): )?(?P<id>[a-z-]+)(?: (?P<work>[^@]+))?(?: @ (?P<effort>.+))?")


@cache
def moves() -> Moves:
    """The exercises and activities."""
    with TemporaryDirectory() as folder:
        guide = Moves.of(load(worlds.write(Path(folder))))
    squat, swimming = guide.exercises["squat"], guide.activities["swimming"]
    return Moves({id: _exercise(squat, id) for id in EXERCISES}, {id: _activity(swimming, id) for id in ACTIVITIES})


def _exercise(squat: Exercise, id: str) -> Exercise:
    return squat.model_copy(update={"id": id, "title": id.capitalize(), **EXERCISES[id]})


def _activity(swimming: Activity, id: str) -> Activity:
    week: InTheWeek = swimming.in_the_week.model_copy(update={"rest_day": ACTIVITIES[id]})
    return swimming.model_copy(update={"id": id, "title": id.capitalize(), "in_the_week": week})


def session(key: str, *items: str, **fields: Any) -> dict[str, Any]:
    """A session of items such as "squat 3 x 8 @ RPE 6-7", "finish: stretch" (its own dose) or "walk 5 min @ RPE 2"."""
    blocks: dict[str, dict[str, list[Any]]] = {}
    for item in items:
        found = ITEM.fullmatch(item)
        assert found, item
        block = blocks.setdefault(found["part"] or "main", {"exercises": [], "activities": []})
        if found["id"] in ACTIVITIES:
            block["activities"].append({"activity": found["id"], "length": found["work"], "effort": found["effort"]})
        else:
            dose = {"work": found["work"], "rest": "60 s", "effort": found["effort"]}
            block["exercises"].append({"exercise": found["id"], **({"dose": dose} if found["work"] else {})})
    content = [{"part": part, **block} for part, block in blocks.items()]
    return {"key": key, "title": f"Session {key}", "days": ["easy", "no run"], "blocks": content, **fields}


def phase(kind: str, weeks: int, *keys: str, **fields: Any) -> dict[str, Any]:
    """A phase of weeks that have the sessions with these keys; `changes` of single moves are among its `fields`."""
    return {"title": kind, "kind": kind, "weeks": weeks, "progression": "More.", "sessions": [*keys], **fields}


def plan(*sessions: dict[str, Any], **fields: Any) -> Plan:
    """A plan of sessions for beginners who stay healthy; one week with all of them, unless `phases` say otherwise."""
    return Plan.model_validate(
        {
            "id": "some-plan", "title": "Some plan", "summary": "A plan.", "goals": ["stay-healthy"],
            "levels": ["beginner"], "seasons": ["build"], "fits": [{"runs": "1-3", "key_runs": "0-1"}],
            "places": ["home"], "about": "A plan.", "sessions": [*sessions],
            "phases": [phase("build", 1, *(one["key"] for one in sessions))],
            "provenance": {"origin": "own work"}, "reviewed": "2026-11-22", **fields,
        }
    )  # fmt: skip


def balance(*sessions: dict[str, Any], **fields: Any) -> Balance:
    """The same plan with all that follows from it."""
    return Balance(plan(*sessions, **fields), moves())
