"""Ladders of exercises, and what can stand in for one that can't be done."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from ..model.activity import Activity
from ..model.exercise import Exercise
from ..model.limits import IMPACTS
from .balance import needs

MOST_INSTEAD = 5  # that are known to stand in for a move: phones load them all, and proofs try each with each kit


def ladder(exercise: Exercise, exercises: Mapping[str, Exercise], rung: str) -> list[list[str]]:
    """The rungs below (`rung` "easier") or above ("harder"), nearest first; each lists ids not named before."""
    seen: set[str] = {exercise.id}
    rungs: list[list[str]] = []
    current = [exercise]
    while current:
        named = dict.fromkeys(id for at in current for id in getattr(at, rung))
        current = [exercises[id] for id in named if id in exercises and id not in seen]
        seen.update(e.id for e in current)
        if current:
            rungs.append([e.id for e in current])
    return rungs


def doable(move: Exercise | Activity, at_hand: Collection[str]) -> bool:
    """Whether a move can be done with the kit at hand."""
    all_of, any_of = needs(move)
    return all(kit in at_hand for kit in all_of) and (not any_of or any(kit in at_hand for kit in any_of))


def substitutes(exercise: Exercise, exercises: Iterable[Exercise], levels: Sequence[str]) -> list[Exercise]:
    """The nearest few of those that can take its place."""
    return alike(exercise, exercises, levels)[:MOST_INSTEAD]


def alike(exercise: Exercise, exercises: Iterable[Exercise], levels: Sequence[str]) -> list[Exercise]:
    """Exercises of the same pattern that can take its place, nearest level first, then most shared muscles.

    Each trains one of the muscles that do most of the work in it, at least as a helper. `levels` are the ids of all
    levels from the first; one that is not among them counts as the first.
    """
    rank = {level: index for index, level in enumerate(levels)}
    own = rank.get(exercise.level, 0)
    trained = set(exercise.muscles.primary)

    def shared(other: Exercise) -> int:
        return len(trained.intersection((*other.muscles.primary, *other.muscles.secondary)))

    pattern, kind = exercise.pattern, exercise.kind
    some = (e for e in exercises if e.pattern == pattern and e.kind == kind and e.id != exercise.id and shared(e))
    return sorted(some, key=lambda e: (abs(rank.get(e.level, 0) - own), -shared(e), e.title))


def akin(exercise: Exercise, exercises: Iterable[Exercise], levels: Sequence[str]) -> list[Exercise]:
    """Exercises of other patterns in which all muscles that do most of the work in it do so too, as in a bridge those
    of a hinge; nearest level first, then fewest other muscles. `levels` are as for `alike`.
    """
    rank = {level: index for index, level in enumerate(levels)}
    own, trained = rank.get(exercise.level, 0), {*exercise.muscles.primary}
    others = (e for e in exercises if e.pattern != exercise.pattern and e.kind == exercise.kind)
    some = (e for e in others if trained.issubset(e.muscles.primary))
    return sorted(some, key=lambda e: (abs(rank.get(e.level, 0) - own), len(e.muscles.primary), e.title))


def other_activities(activity: Activity, activities: Iterable[Activity]) -> list[Activity]:
    """Activities that can take its place: with no more impact, those that train most of the same muscles first."""
    most, trained = IMPACTS.index(activity.impact), {*activity.muscles}
    some = (
        other
        for other in activities
        if other.id != activity.id and other.in_the_week.replaces == activity.in_the_week.replaces
    )
    gentle = (other for other in some if IMPACTS.index(other.impact) <= most)
    return sorted(gentle, key=lambda other: (-len(trained & {*other.muscles}), other.title))
