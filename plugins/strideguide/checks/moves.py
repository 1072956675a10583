"""An exercise says of itself only what can be true together, as limits of conditions go by each of these fields."""

from __future__ import annotations

from collections.abc import Iterator

from ..library import Library
from ..model.exercise import Exercise
from ..model.vocabulary import Pattern
from ..problems import Problem

IN_THE_AIR, AT_REST = "plyometric", "none"  # the kind of jumps, and the impact that nothing has which lands
BELOW, EDGE = "heel below the step", "edge of a step"  # who does the first stands on the second


def check(library: Library) -> Iterator[Problem]:
    for exercise in library.things["exercise"].values():
        if isinstance(exercise, Exercise):
            place = library.origin("exercise", exercise.id).place
            for field, what, remedy in _slips(exercise, library.things["pattern"].get(exercise.pattern)):
                yield Problem(place((field,)), "contradiction", what, remedy)


def _slips(exercise: Exercise, pattern: object) -> Iterator[tuple[str, str, str]]:
    """What can't be true: the field that says so, what is wrong, and the remedy."""
    jumps = exercise.kind == IN_THE_AIR
    if isinstance(pattern, Pattern) and pattern.jumps != jumps:
        be = "is one of jumps" if pattern.jumps else "is none of jumps"
        remedy = f'Name another pattern, or another kind: whatever jumps, and nothing else, is "{IN_THE_AIR}".'
        yield "kind", f'The kind is "{exercise.kind}", while the pattern "{pattern.id}" {be}.', remedy
    if jumps and exercise.impact == AT_REST:
        yield "impact", f'What is "{IN_THE_AIR}" lands, and can\'t have the impact "{AT_REST}".', "Write low or high."
    if BELOW in exercise.ranges and EDGE not in exercise.ranges:
        yield "ranges", f'"{BELOW}" without "{EDGE}" is nowhere to stand.', f'Add "{EDGE}".'
