"""Invented plans over the shipped exercises: many, odd, and the same each time. Nobody should train by them.

What is tested with them does not wait for real plans, and meets mixes of sessions that no coach would write.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import Any

from strideguide.library import Library
from strideguide.model.plan import Plan
from strideguide.training.day_rules import DAYS
from strideguide.training.sessions import Moves

COUNT = 25
SEED = 4
# What a main part is made of: the kinds of its exercises, how many, and how hard they are.
STRENGTH = {
    "heavy": (("strength", "plyometric"), 5, ("RPE 7-8", "RPE 6", "2-3 in reserve")),
    "light": (("strength",), 4, ("RPE 4-5", "RPE 5")),
    "control": (("strength", "mobility"), 4, ("RPE 3-4",)),
    "gentle": (("mobility",), 3, ("RPE 2-3",)),
}
RIDES = ("RPE 2-3", "RPE 4-5", "RPE 7-8")


def invented(library: Library, count: int = COUNT) -> Library:
    """The library with `count` invented plans in the place of its own."""
    maker = _Maker(library)
    plans = {plan.id: plan for plan in map(maker.plan, range(count))}
    return replace(library, things={**library.things, "plan": {**plans}})


class _Maker:
    def __init__(self, library: Library) -> None:
        self.random = Random(SEED)
        self.library, self.moves = library, Moves.of(library)

    def plan(self, number: int) -> Plan:
        keys = "abcd"[: 1 + number % 4]
        low = self.random.randint(1, 3)
        words = {"title": f"Invented {number:02}", "summary": "Nobody's plan.", "about": "Nobody's plan."}
        fields: Mapping[str, Any] = {
            **words,
            "id": f"invented-{number:02}",
            "goals": self._some("goal"),
            "levels": self._some("level"),
            "seasons": self._some("season"),
            "fits": [{"runs": f"{low}-{low + self.random.randint(0, 3)}", "key_runs": "0-1"}],
            "places": ["gym"],
            "focus": self._some("pattern")[:1] if self.random.random() < 0.7 else [],
            "conditions": self._some("injury")[:2] if self.random.random() < 0.2 else [],
            "sessions": [self._session(key) for key in keys],
            "phases": [*self._phases(keys)],
            "provenance": {"origin": "own work"},
            "reviewed": "2026-11-22",
        }
        return Plan.model_validate(fields)

    def _some(self, kind: str) -> list[str]:
        ids = [*self.library.things[kind]]
        return self.random.sample(ids, self.random.randint(1, min(3, len(ids))))

    def _session(self, key: str) -> dict[str, Any]:
        kind = self.random.choice(["heavy", "heavy", "light", "control", "gentle", "ride", "ride"])
        return {
            "key": key,
            "title": f"Session {key}",
            "optional": key != "a" and self.random.random() < 0.6,
            "replaces_run": kind == "ride" and self.random.random() < 0.5,
            "days": self.random.sample(DAYS, self.random.randint(1, 4)),
            "blocks": [{"part": "main", **(self._ride() if kind == "ride" else self._strength(kind))}],
        }

    def _ride(self) -> dict[str, Any]:
        activity, effort = self.random.choice([*self.moves.activities]), self.random.choice(RIDES)
        length = f"{self.random.choice([15, 25, 40])} min"
        return {"activities": [{"activity": activity, "length": length, "effort": effort}]}

    def _strength(self, kind: str) -> dict[str, Any]:
        kinds, count, efforts = STRENGTH[kind]
        ids = [id for id, exercise in self.moves.exercises.items() if exercise.kind in kinds]
        dose = {"work": "2 x 8-10", "rest": "60 s", "effort": self.random.choice(efforts)}
        return {"exercises": [{"exercise": id, "dose": dose} for id in self.random.sample(ids, count)]}

    def _phases(self, keys: str) -> Iterator[dict[str, Any]]:
        yield self._phase("build", [*keys])
        yield {**self._phase("deload", [*keys[:2]]), "sets": "1", "effort": "RPE 4-5"}

    def _phase(self, kind: str, keys: list[str]) -> dict[str, Any]:
        return {"title": kind, "kind": kind, "weeks": 1, "progression": "None.", "sessions": keys}
