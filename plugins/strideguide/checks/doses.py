"""Every exercise has one dose for each goal and level, and a dose fits what it doses."""

from __future__ import annotations

from collections.abc import Iterator

from ..library import Library, Origin
from ..model.exercise import Dose, Exercise
from ..model.plan import Plan
from ..problems import Problem


def check(library: Library) -> Iterator[Problem]:
    for exercise in library.things["exercise"].values():
        if isinstance(exercise, Exercise):
            origin = library.origin("exercise", exercise.id)
            yield from _covered(exercise, origin, library)
            yield from _fitting(exercise, origin)
    for plan in library.things["plan"].values():
        if isinstance(plan, Plan):
            yield from _in_plan(plan, library)


def _covered(exercise: Exercise, origin: Origin, library: Library) -> Iterator[Problem]:
    rows: dict[str, int] = {}
    for index, row in enumerate(exercise.doses):
        for at, goal in enumerate(row.goals):
            if goal in rows and rows[goal] != index:
                yield Problem(
                    origin.place(("doses", index, "goals", at)),
                    "dose-twice",
                    f'The goal "{goal}" has a row already.',
                    "Each goal stands in one row.",
                )
            rows[goal] = index
        missing = [level for level in library.declared["level"] if level not in row.levels]
        if missing:
            yield Problem(
                origin.place(("doses", index, "levels")),
                "dose-missing",
                f"This row has no dose for {', '.join(sorted(missing))}.",
                "Add one for each level.",
            )
    left = sorted(goal for goal in library.declared["goal"] if goal not in rows)
    if left:
        yield Problem(
            origin.place(("doses",), key=True),
            "dose-missing",
            f"There is no dose for {', '.join(left)}.",
            "Add the goals to a row.",
        )


def _fitting(exercise: Exercise, origin: Origin) -> Iterator[Problem]:
    for index, row in enumerate(exercise.doses):
        for level, dose in row.levels.items():
            path = ("doses", index, "levels", level)
            yield from _dose(dose, exercise, origin, path)


def _dose(dose: Dose, exercise: Exercise, origin: Origin, path: tuple[str | int, ...]) -> Iterator[Problem]:
    if dose.work.per_side and not exercise.unilateral:
        yield Problem(
            origin.place((*path, "work")),
            "contradiction",
            f'"{exercise.id}" works both sides at once, so no set is per side.',
            'Remove "per side".',
        )
    if dose.work.time and dose.tempo:
        yield Problem(
            origin.place((*path, "tempo")),
            "contradiction",
            "A set by time has no tempo of repetitions.",
            'Remove "tempo".',
        )
    for field, what, remedy in _harder(dose, exercise):
        yield Problem(origin.place((*path, field)), "contradiction", what, remedy)


def _harder(dose: Dose, exercise: Exercise) -> Iterator[tuple[str, str, str]]:
    """What is wrong with how hard a set is made: the field, what, and the remedy."""
    if dose.harder_by and dose.harder_by not in exercise.harder_by:
        ways = ", ".join(exercise.harder_by) or "none"
        what = f'"{exercise.id}" is not made harder by "{dose.harder_by}".'
        yield "harder_by", what, f"Its own ways are: {ways}."
    if exercise.light_alone and not dose.effort.is_light and not dose.harder_by:
        what = f'With a runner\'s own weight alone "{exercise.id}" is light, never {dose.effort}.'
        yield "effort", what, 'Write "light", say in "harder_by" how it is made harder, or take a harder exercise.'


def _in_plan(plan: Plan, library: Library) -> Iterator[Problem]:
    origin = library.origin("plan", plan.id)
    for s, session in enumerate(plan.sessions):
        for b, block in enumerate(session.blocks):
            for e, item in enumerate(block.exercises):
                exercise = library.things["exercise"].get(item.exercise)
                path = ("sessions", s, "blocks", b, "exercises", e, "dose")
                if item.dose and isinstance(exercise, Exercise):
                    yield from _dose(item.dose, exercise, origin, path)
                    if item.dose.work.sets.low < item.dose.work.sets.high:
                        what = f"A plan says how many sets there are; {item.dose.work.sets} leaves it open."
                        remedy = 'Write one number here, and in the phases what their weeks have instead, as "sets".'
                        yield Problem(origin.place((*path, "work")), "contradiction", what, remedy)
