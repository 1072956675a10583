"""A guide with as many conditions as one may come to have, and more stages: what is counted has to bear it.

They are copies of the shipped ones with limits by chance, the same each time. Nobody should act by them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any, get_args

from strideguide.library import Library
from strideguide.model.base import Entity
from strideguide.model.exercise import Exercise, Needs
from strideguide.model.injury import Injury, StageRule
from strideguide.model.limits import Demand, Limits

CONDITIONS, SITUATIONS = 21, 7
SEED = 5
# The verdicts of three stages of an injury, and of two of a situation, as they are likely to stand there.
INJURY = (("careful",) * 3, ("stop", "careful", "careful"), ("ask", "careful", "careful"), ("careful",) * 2 + ("free",))
SITUATION = (("ask", "careful"), ("careful",), ("free",))
STAGES = {3: ("sore", "settling", "returning"), 2: ("unchecked", "cleared"), 1: ("always",)}


def crowded(library: Library) -> Library:
    """The library with 28 conditions in the place of its own, with moves that ask for something, and without kit.

    What kit costs is another matter: a table over all pieces doubles with each.
    """
    random = Random(SEED)
    conditions = {one.id: one for one in _conditions(library, random)}
    exercises = {id: _asking(thing, random) for id, thing in library.things["exercise"].items()}
    bare = {id: exercise.model_copy(update={"kit": Needs()}) for id, exercise in exercises.items()}
    return replace(library, things={**library.things, "injury": {**conditions}, "exercise": bare})


def _conditions(library: Library, random: Random) -> Iterator[Injury]:
    shipped = [one for one in library.things["injury"].values() if isinstance(one, Injury)]
    patterns = [*library.things["pattern"]]
    for number in range(CONDITIONS + SITUATIONS):
        like, counts = shipped[number % len(shipped)], number < CONDITIONS
        verdicts = random.choice(INJURY if counts else SITUATION)
        id = like.id if number < len(shipped) else f"{like.id}-{number}"
        stages = [
            _stage(like.stages[0], stage, start, random, patterns)
            for stage, start in zip(STAGES[len(verdicts)], verdicts, strict=True)
        ]
        yield like.model_copy(update={"id": id, "kind": "injury" if counts else "situation", "stages": stages})


def _stage(like: StageRule, stage: str, start: str, random: Random, patterns: list[str]) -> StageRule:
    limits: dict[str, Any] = {
        "impact": random.choice([None, "low", "low", "none"]),
        "jumps": random.choice([None, 0, 20, 40]),
        "effort": random.choice([None, 5, 6, 7, 8]),
        "patterns": random.sample(patterns, random.choice([0, 0, 0, 1])),
        "ranges": random.sample(get_args(Demand), random.choice([0, 0, 1, 2])),
    }
    allowed = Limits(**limits) if start in ("careful", "ask") else None
    return like.model_copy(update={"stage": stage, "start": start, "limits": allowed})


def _asking(thing: Entity, random: Random) -> Entity:
    asks = [one for one in get_args(Demand) if random.random() < 0.1]
    return thing.model_copy(update={"ranges": asks}) if isinstance(thing, Exercise) else thing
