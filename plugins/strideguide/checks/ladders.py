"""Ladders lead somewhere: no circles, both neighbours agree, and the level never falls on the way up."""

from __future__ import annotations

from collections.abc import Iterator

from ..library import Library
from ..model.exercise import Exercise
from ..problems import Problem

MIRROR = {"easier": "harder", "harder": "easier"}


def check(library: Library) -> Iterator[Problem]:
    exercises = {id: e for id, e in library.things["exercise"].items() if isinstance(e, Exercise)}
    levels = list(library.things["level"])
    for exercise in exercises.values():
        origin = library.origin("exercise", exercise.id)
        for field, back in MIRROR.items():
            for index, id in enumerate(getattr(exercise, field)):
                other = exercises.get(id)
                if other is not None and exercise.id not in getattr(other, back):
                    yield Problem(
                        origin.place((field, index)),
                        "ladder-one-sided",
                        f'"{id}" does not name "{exercise.id}" as {back}.',
                        f'Add "{exercise.id}" to "{back}" in data/exercises/{id}.yml, or remove the entry here.',
                    )
        for index, id in enumerate(exercise.harder):
            if id in exercises and _rank(levels, exercises[id].level) < _rank(levels, exercise.level):
                yield Problem(
                    origin.place(("harder", index)),
                    "ladder-level",
                    f'"{id}" is named as harder but its level is {exercises[id].level}, below {exercise.level}.',
                    "Change a level, or the order.",
                )
    yield from _circles(library, exercises)


def _rank(levels: list[str], level: str) -> int:
    return levels.index(level) if level in levels else 0


def _circles(library: Library, exercises: dict[str, Exercise]) -> Iterator[Problem]:
    """One problem for each circle, at the exercise of it that comes first by id."""
    told: set[frozenset[str]] = set()
    for start in sorted(exercises):
        circle = _way_back(start, exercises)
        if circle and frozenset(circle) not in told:
            told.add(frozenset(circle))
            place = library.origin("exercise", start).place(("harder",), key=True)
            way = " -> ".join(f'"{id}"' for id in (*circle, start))
            yield Problem(place, "ladder-cycle", f"Going up leads in a circle: {way}.", "Remove one of these steps.")


def _way_back(start: str, exercises: dict[str, Exercise]) -> list[str]:
    ways = [[start]]
    seen = set()
    while ways:
        way = ways.pop(0)
        for id in exercises[way[-1]].harder:
            if id == start:
                return way
            if id in exercises and id not in seen:
                seen.add(id)
                ways.append([*way, id])
    return []
