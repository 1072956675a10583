"""The weeks of a plan: each with its sessions, and in these the exact sets, repetitions and efforts."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from ..model.exercise import Dose, Exercise
from ..model.plan import ExerciseItem, MoveChange, Phase, Plan, Session
from ..model.values import Range
from .sessions import Bout, Done, Moves, Practice

T = TypeVar("T")


@dataclass(frozen=True)
class Week:
    """A week of a plan: `number` from 1 in the plan, `at` from 0 in its phase, which is number `index` from 0."""

    number: int
    index: int
    phase: Phase
    at: int
    practices: tuple[Practice, ...]

    @cached_property
    def load(self) -> float:
        """Session-RPE minutes: the minutes of all moves, each times its mean RPE."""
        return sum(practice.load for practice in self.practices)

    @cached_property
    def sets(self) -> int:
        """Sets of strength work."""
        return sum(practice.sets for practice in self.practices)

    @cached_property
    def contacts(self) -> int:
        """Ground contacts of jumps, those of both sides."""
        return sum(practice.contacts for practice in self.practices)

    def only(self, keys: frozenset[str]) -> Week:
        """The week with some of its sessions."""
        return replace(self, practices=tuple(done for done in self.practices if done.session.key in keys))


def weeks(plan: Plan, moves: Moves) -> Iterator[Week]:
    """Each week with all of its sessions, in the order of the plan. Weeks that do the same have a session in common.

    What can't be read of a session is left out.
    """
    known: dict[Hashable, Practice] = {}
    as_written = {session.key: [*_moves(plan, session, moves)] for session in plan.sessions}
    number = 0
    for index, phase in enumerate(plan.phases):
        for at in range(phase.weeks):
            number += 1
            done: list[Practice] = []
            for session in plan.sessions:
                if session.key in phase.sessions:
                    made = Practice(session, tuple(_in_week(as_written[session.key], session, phase, at)))
                    done.append(known.setdefault((session.key, *map(_said, made.moves)), made))
            yield Week(number, index, phase, at, tuple(done))


def written(plan: Plan, session: Session, moves: Moves) -> Practice:
    """A session as it is written, with all that any week has of it."""
    return Practice(session, tuple(move for move, _ in _moves(plan, session, moves)))


def practice(plan: Plan, session: Session, moves: Moves, phase: Phase, at: int) -> Practice:
    """A session as the plan has it in a week of a phase, number `at` from 0."""
    return Practice(session, tuple(_in_week(_moves(plan, session, moves), session, phase, at)))


def _said(move: Done | Bout) -> Hashable:
    """What tells a move of one week from that of another."""
    if isinstance(move, Bout):
        return move.activity.id, move.part, str(move.item.length), str(move.item.effort)
    dose = move.dose
    return move.exercise.id, move.part, move.weight, dose and (str(dose.work), str(dose.effort), dose.harder_by)


def _moves(plan: Plan, session: Session, moves: Moves) -> Iterator[tuple[Done | Bout, tuple[str, str]]]:
    """The moves of a session as they are written, each with its kind and id."""
    for block in session.blocks:
        for item in block.activities:
            if activity := moves.activities.get(item.activity):
                yield Bout(activity, item, block.part), ("activity", item.activity)
        for entry in block.exercises:
            if exercise := moves.exercises.get(entry.exercise):
                done = Done(exercise, dose_of(entry, exercise, plan), block.part)
                counts, loaded = _counts(done), moves.is_loaded(exercise)
                yield replace(done, counts=counts, loaded=loaded), ("exercise", entry.exercise)


def _in_week(
    moves: Iterable[tuple[Done | Bout, tuple[str, str]]], session: Session, phase: Phase, at: int
) -> Iterator[Done | Bout]:
    here = [change for change in phase.changes if change.session in (None, session.key)]
    for move, (kind, id) in moves:
        changes = [change for change in here if getattr(change, kind) == id]
        if not any(change.out and change.out.low <= at + 1 <= change.out.high for change in changes):
            yield _changed(move, phase, changes, at) if isinstance(move, Done) else _of_activity(move, changes, at)


def _counts(done: Done) -> bool:
    return done.part == "main" and done.exercise.kind != "mobility" and not done.is_light


def _changed(done: Done, phase: Phase, changes: Sequence[MoveChange], at: int) -> Done:
    """An exercise in a week. What a phase says of all sets is of those that count; what it says of one goes before."""
    dose, weight = done.dose, done.weight
    if dose is None:
        return done
    every: list[Phase | MoveChange] = [*([phase] if done.counts else []), *changes]
    for change in every:
        dose, weight = _dose(dose, change, at, done.sets.high), _at(change.weight, at, weight)
    return replace(done, dose=dose, weight=weight)


def _dose(dose: Dose, change: Phase | MoveChange, at: int, sets: int) -> Dose:
    """A dose that was written with so many `sets`, as a change has it in a week."""
    work = dose.work
    if change.sets:
        now = _at(change.sets, at, change.sets[0]).of(sets)
        work = replace(work, sets=Range(now, now))
    if not isinstance(change, MoveChange):
        return dose.model_copy(update={"work": work, "effort": _at(change.effort, at, dose.effort)})
    repetitions = work.repetitions and _at(change.repetitions, at, work.repetitions)
    work = replace(work, repetitions=repetitions, time=work.time and _at(change.time, at, work.time))
    effort = _at([effort.of_set for effort in change.effort], at, dose.effort)
    harder = _at(change.harder_by, at, dose.harder_by)
    return dose.model_copy(update={"work": work, "effort": effort, "harder_by": harder})


def _of_activity(bout: Bout, changes: Sequence[MoveChange], at: int) -> Bout:
    """An activity in a week."""
    item = bout.item
    for change in changes:
        effort = _at([effort.of_activity for effort in change.effort], at, item.effort)
        item = item.model_copy(update={"length": _at(change.time, at, item.length), "effort": effort})
    return replace(bout, item=item)


def _at(values: Sequence[T], at: int, otherwise: T) -> T:
    """The value of a week; the last one holds for the weeks that follow."""
    return values[min(at, len(values) - 1)] if values else otherwise


def dose_of(item: ExerciseItem, exercise: Exercise, plan: Plan) -> Dose | None:
    """The dose of an item: its own, or that of the exercise for the plan's first goal and level."""
    if item.dose:
        return item.dose
    row = next((row for row in exercise.doses if plan.goals[0] in row.goals), None)
    return row.levels.get(plan.levels[0]) if row else None


def sessions_a_week(plan: Plan) -> Range:
    """From the sessions that every week has to all of them."""
    core = sum(not session.optional for session in plan.sessions)
    return Range(max(core, 1), len(plan.sessions))


def chosen(plan: Plan, count: int) -> frozenset[str]:
    """The keys of the sessions that are done with `count` sessions a week: optional ones are added in their order."""
    core = [session.key for session in plan.sessions if not session.optional]
    optional = [session.key for session in plan.sessions if session.optional]
    return frozenset([*core, *optional[: max(0, count - len(core))]])
