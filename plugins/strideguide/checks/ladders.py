"""Ladders lead somewhere: no circles, both neighbours agree, and the level never falls on the way up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from ..library import Library
from ..model.exercise import Exercise
from ..problems import Problem

MIRROR = {"easier": "harder", "harder": "easier"}


def check(library: Library) -> Iterator[Problem]:
    exercises = {id: e for id, e in library.things["exercise"].items() if isinstance(e, Exercise)}
    circles = [*_circles(library, exercises)]
    closing = {step for _, step in circles}
    for exercise in exercises.values():
        yield from _one_sided(library, exercise, exercises)
        yield from _falling(library, exercise, exercises, closing)
    yield from (problem for problem, _ in circles)


def _one_sided(library: Library, exercise: Exercise, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    """Neighbours that do not say the same of this exercise, unless what they say can't be told from their slips."""
    origin, known = library.origin("exercise", exercise.id), library.declared["exercise"]
    for field, back in MIRROR.items():
        for index, id in enumerate(getattr(exercise, field)):
            other = exercises.get(id)
            if other is None or exercise.id in getattr(other, back) or id in getattr(exercise, back):
                continue  # not there, or said in both lists, which is told of the lists
            if known.issuperset(getattr(other, back)):
                yield Problem(
                    origin.place((field, index)),
                    "ladder-one-sided",
                    f'"{id}" does not name "{exercise.id}" as {back}.',
                    f'Add "{exercise.id}" to "{back}" in data/exercises/{id}.yml, or remove the entry here.',
                )


def _falling(
    library: Library, exercise: Exercise, exercises: Mapping[str, Exercise], closing: set[tuple[str, str]]
) -> Iterator[Problem]:
    levels = list(library.things["level"])
    for index, id in enumerate(exercise.harder):
        if id not in exercises or (exercise.id, id) in closing or id in exercise.easier:
            continue
        if _rank(levels, exercises[id].level) < _rank(levels, exercise.level):
            yield Problem(
                library.origin("exercise", exercise.id).place(("harder", index)),
                "ladder-level",
                f'"{id}" is named as harder but its level is {exercises[id].level}, below {exercise.level}.',
                "Change a level, or the order.",
            )


def _rank(levels: list[str], level: str) -> int:
    return levels.index(level) if level in levels else 0


def _circles(library: Library, exercises: Mapping[str, Exercise]) -> Iterator[tuple[Problem, tuple[str, str]]]:
    """One problem for each circle, at the step that closes it: the one on which the level falls most."""
    told: set[frozenset[str]] = set()
    levels = list(library.things["level"])
    for start in sorted(exercises):
        circle = _way_back(start, exercises)
        steps = [*pairwise((*circle, start))]
        if not circle or frozenset(circle) in told or any(high in (low, *exercises[low].easier) for low, high in steps):
            continue  # what names itself, or is both easier and harder, is told of the lists
        told.add(frozenset(circle))
        low, high = min(
            steps, key=lambda s: _rank(levels, exercises[s[1]].level) - _rank(levels, exercises[s[0]].level)
        )
        way = " -> ".join(f'"{id}"' for id in (*circle, start))
        what = f'Naming "{high}" as harder closes a circle: {way}.'
        remedy = f'Remove it here, and "{low}" from "easier" in data/exercises/{high}.yml.'
        place = library.origin("exercise", low).place(("harder", exercises[low].harder.index(high)))
        yield Problem(place, "ladder-cycle", what, remedy), (low, high)


def _way_back(start: str, exercises: Mapping[str, Exercise]) -> list[str]:
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
