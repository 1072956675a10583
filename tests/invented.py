"""Invented plans over the shipped exercises, and conditions: many, odd, and the same each time. Nobody should train so.

What is tested with them does not wait for real plans, and meets mixes of sessions that no coach would write, and limits
of every kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from strideguide.library import Library
from strideguide.model.activity import Activity
from strideguide.model.exercise import Caution, Exercise
from strideguide.model.injury import Injury
from strideguide.model.plan import Plan
from strideguide.training.day_rules import DAYS
from strideguide.training.sessions import Moves

COUNT = 25
SEED = 4
# What a main part is made of: the kinds of its exercises, how many, and how hard they are.
STRENGTH = {
    "heavy": (("strength", "plyometric"), 5, ("RPE 7-8", "RPE 6", "2-3 in reserve")),
    "light": (("strength",), 4, ("4 in reserve", "RPE 6")),
    "control": (("strength", "mobility"), 4, ("light",)),
    "gentle": (("mobility",), 3, ("light",)),
}
# What weeks of a phase may change: of all sets that count, and of one move.
SETS: Sequence[Any] = ("1 fewer", 1, [1, "1 more", 2], [3, 2])
EFFORTS: Sequence[Any] = ("light", ["4 in reserve", "2 in reserve"], ["RPE 8", "light"])
WEIGHTS: Sequence[Any] = (["find", "step"], "same", "half")
# Values of each kind of limit; a condition is invented for each, and has the first of them at its first stage.
LIMITS: Mapping[str, Sequence[Any]] = {
    "effort": (3, 5, 7),
    "impact": ("none", "low"),
    "jumps": (0, 18, 40),
    "runs": (0, 1, 3),
    "patterns": (["squat", "lunge", "jump"], ["hinge"], ["brace"]),
    "ranges": (["on one leg", "deep knee bend"], ["edge of a step"], ["flat on the back"]),
    "pain_rule": ("painless", "kneecap", "usual"),
}
STAGES = ("sore", "settling", "returning")
CAUTIONS = 8  # moves that name an invented condition, each at some of its stages
RIDES = ("RPE 2-3", "RPE 4-5", "RPE 7-8")


def invented(library: Library, count: int = COUNT) -> Library:
    """The library with `count` invented plans in the place of its own."""
    maker = _Maker(library)
    plans = {plan.id: plan for plan in map(maker.plan, range(count))}
    return replace(library, things={**library.things, "plan": {**plans}})


def limited(library: Library) -> Library:
    """The library with more conditions, one for each kind of limit, and moves that call for care with them."""
    maker, things = _Maker(library), library.things
    conditions = {condition.id: condition for condition in map(maker.condition, LIMITS)}
    moves = {kind: {**things[kind]} for kind in ("exercise", "activity")}
    for id in conditions:
        for move in maker.some_moves():
            known = moves["exercise" if isinstance(move, Exercise) else "activity"]
            found: Any = known[move.id]
            known[move.id] = found.model_copy(update={"cautions": [*found.cautions, *maker.cautions(id)]})
    return replace(library, things={**things, **moves, "injury": {**things["injury"], **conditions}})


class _Maker:
    def __init__(self, library: Library) -> None:
        self.random = Random(SEED)
        self.library, self.moves = library, Moves.of(library)

    def plan(self, number: int) -> Plan:
        sessions = [self._session(key) for key in "abcd"[: 1 + number % 4]]
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
            "sessions": sessions,
            "phases": [*self._phases(sessions)],
            "provenance": {"origin": "own work"},
            "reviewed": "2026-11-22",
        }
        return Plan.model_validate(fields)

    def condition(self, limit: str) -> Injury:
        """A condition that has a limit at its first two stages, and any at the others."""
        first, second, *_ = LIMITS[limit]
        limits = [{limit: first}, {**self._limits(1), limit: second}, self._limits(2)]
        words = {"title": f"Invented {limit}", "says": "Nobody's.", "summary": "Nobody's.", "explanation": "Nobody's."}
        fields: Mapping[str, Any] = {
            **words,
            "id": f"invented-{limit.replace('_', '-')}",
            "kind": self.random.choice(["injury", "situation"]),
            "where": "knee",
            "signs": [next(iter(self.library.things["sign"]))],
            "stages": [self._stage(stage, some) for stage, some in zip(STAGES, limits, strict=True)],
            "provenance": {"origin": "own work"},
            "reviewed": "2026-11-22",
        }
        return Injury.model_validate(fields)

    def _limits(self, count: int) -> dict[str, Any]:
        return {name: self.random.choice(LIMITS[name]) for name in self.random.sample([*LIMITS], count)}

    def _stage(self, stage: str, limits: Mapping[str, Any]) -> dict[str, Any]:
        start = self.random.choice(["careful", "careful", "ask"])
        words = {"says": f"It is {stage}.", "because": "Nobody knows.", "ask": "nobody", "rests_on": "our choice"}
        return {"stage": stage, "start": start, "limits": limits, **words}

    def some_moves(self) -> list[Exercise | Activity]:
        """Moves of both kinds."""
        exercises = self.random.sample([*self.moves.exercises.values()], CAUTIONS)
        return [*exercises, self.random.choice([*self.moves.activities.values()])]

    def cautions(self, condition: str) -> Iterator[Caution]:
        """Two cautions of a condition, each at stages of its own; or one at all of them."""
        stages = self.random.sample(STAGES, len(STAGES))
        first = self.random.randint(0, 2)
        for some in (stages[:first], stages[first:]) if first else ([],):
            action = self.random.choice(["modify", "modify", "avoid"])
            note = f"Mind it when it is {' or '.join(some) or 'there'}."
            fields: Mapping[str, Any] = {"condition": condition, "action": action, "stages": some, "note": note}
            yield Caution.model_validate(fields)

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

    def _phases(self, sessions: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
        yield {**self._phase("build", sessions), "weeks": 3}
        yield {**self._phase("deload", sessions[:2]), "sets": "1 fewer", "effort": "light"}
        yield self._phase("maintain", sessions)

    def _phase(self, kind: str, sessions: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """A phase of two weeks or more, each with another part of what may change."""
        amounts = {"sets": SETS, "effort": EFFORTS, "weight": WEIGHTS}
        said = {name: self.random.choice(values) for name, values in amounts.items() if self.random.random() < 0.5}
        changes = [self._change(session) for session in sessions if self.random.random() < 0.7]
        keys = [session["key"] for session in sessions]
        words = {"title": kind, "kind": kind, "progression": "None."}
        return {**words, "weeks": 3, "sessions": keys, "changes": changes, **said}

    def _change(self, session: Mapping[str, Any]) -> dict[str, Any]:
        """A change of one move of a session, in it alone or in all that have it."""
        [block] = session["blocks"]
        where = {"session": session["key"]} if self.random.random() < 0.5 else {}
        if "activities" in block:
            [item] = block["activities"]
            return {"activity": item["activity"], "time": ["10 min", "30 min"], **where}
        changes: Sequence[Mapping[str, Any]] = (
            {"out": self.random.choice(["1", "2-3"])}, {"sets": self.random.choice(SETS)}, {"repetitions": [5, 9]},
            {"effort": self.random.choice(EFFORTS), "weight": self.random.choice(WEIGHTS)},
        )  # fmt: skip
        return {"exercise": self.random.choice(block["exercises"])["exercise"], **self.random.choice(changes), **where}
