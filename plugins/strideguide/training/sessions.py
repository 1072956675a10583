"""Sessions as they are done in a phase: what counts as a set, how hard it is, how long it takes, what it trains."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ..library import Library
from ..model.activity import Activity
from ..model.exercise import Dose, Exercise
from ..model.plan import ActivityItem, ExerciseItem, Phase, Plan, Session
from ..model.values import Effort, Range, Tempo
from ..model.week import Trait

LEGS = frozenset({"squat", "lunge", "hinge", "bridge", "hip-stability", "calf-raise"})
# Patterns that load the legs enough to leave them heavy. Bridges are among them for hip thrusts and Nordic curls; work
# for the side of the hip, such as a clamshell, is not, however hard it feels.
HEAVY = LEGS - {"hip-stability"}
COUNTS_FROM = 5  # RPE from which a set counts as strength work
HARD_FROM = 7  # RPE from which sets of these patterns leave the legs heavy on the day after
HARD_ACTIVITY = 7  # RPE from which cross-training does
GENTLE_UP_TO = 4  # RPE up to which an activity is rest
SECONDS_A_REPETITION = 4  # without a tempo
CONTACTS_A_SECOND = 2  # of jumps that are done by the clock
SECONDS_TO_CHANGE = 30  # from one exercise to the next


@dataclass(frozen=True)
class Moves:
    """What sessions are made of: the exercises and activities of a guide by id."""

    exercises: Mapping[str, Exercise]
    activities: Mapping[str, Activity]

    @cached_property
    def kinds(self) -> Mapping[str, Mapping[str, Exercise | Activity]]:
        """Both, by the names of their kinds."""
        return {"exercise": self.exercises, "activity": self.activities}

    @classmethod
    def of(cls, library: Library) -> Moves:
        return cls(
            {id: thing for id, thing in library.things["exercise"].items() if isinstance(thing, Exercise)},
            {id: thing for id, thing in library.things["activity"].items() if isinstance(thing, Activity)},
        )


@dataclass(frozen=True)
class Done:
    """An exercise as a session has it in one phase. `dose` is None only if the exercise has none for the plan.

    `notes` say how it is changed for its reader.
    """

    exercise: Exercise
    dose: Dose | None
    part: str
    notes: tuple[str, ...] = ()

    @property
    def sets(self) -> Range:
        return self.dose.work.sets if self.dose else Range(0, 0)

    @property
    def rpe(self) -> Range:
        return rpe(self.dose.effort) if self.dose else Range(0, 0)

    def load(self, step: float) -> float:
        """Its sets times their mean RPE; sets grow from the low to the high number as `step` goes from 0 to 1."""
        sets, rpe = self.sets, self.rpe
        return (sets.low + (sets.high - sets.low) * step) * (rpe.low + rpe.high) / 2

    @property
    def counts(self) -> bool:
        """Whether its sets count as strength work."""
        return self.part == "main" and self.exercise.kind != "mobility" and self.rpe.high >= COUNTS_FROM

    @property
    def seconds(self) -> int:
        """How long it takes at the upper ends of its ranges, the change to the next exercise included."""
        if self.dose is None:
            return 0
        return self.sets.high * (self.seconds_a_side * self.sides + self.dose.rest.high) + SECONDS_TO_CHANGE

    @property
    def sides(self) -> int:
        """How often a set is done, once for each side."""
        return 2 if self.exercise.unilateral else 1

    @property
    def seconds_a_side(self) -> int:
        """How long one side of a set takes, at the upper ends of its ranges."""
        if self.dose is None:
            return 0
        work = self.dose.work
        return work.time.high if work.time else (work.repetitions or Range(0, 0)).high * _seconds(self.dose.tempo)

    @property
    def contacts(self) -> int:
        """Ground contacts of one side of a set of jumps; timed sets count two a second."""
        if self.dose is None or self.exercise.kind != "plyometric":
            return 0
        work = self.dose.work
        return CONTACTS_A_SECOND * work.time.high if work.time else (work.repetitions or Range(0, 0)).high


@dataclass(frozen=True)
class Bout:
    """An activity as a session has it; `notes` say how it is changed for its reader."""

    activity: Activity
    item: ActivityItem
    part: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Practice:
    """A session as it is done in one phase: its moves, in the order in which they are done."""

    session: Session
    moves: tuple[Done | Bout, ...]

    @cached_property
    def exercises(self) -> tuple[Done, ...]:
        return tuple(move for move in self.moves if isinstance(move, Done))

    @cached_property
    def activities(self) -> tuple[Bout, ...]:
        return tuple(move for move in self.moves if isinstance(move, Bout))

    @cached_property
    def counted(self) -> tuple[Done, ...]:
        return tuple(done for done in self.exercises if done.counts)

    @cached_property
    def traits(self) -> frozenset[Trait]:
        """What it is to the rules of the week."""
        found: set[Trait] = {"hard" if self._hard else "light"}
        if self.counted:
            found.add("strength")
        elif any(bout.part == "main" for bout in self.activities):
            found.add("cross-training")
        if self._gentle:
            found.add("gentle")
        if self.session.replaces_run:
            found.add("replaces a run")
        return frozenset(found)

    @property
    def _hard(self) -> bool:
        return (
            any(done.exercise.pattern in HEAVY and done.rpe.high >= HARD_FROM for done in self.counted)
            or any(done.part == "main" and done.exercise.kind == "plyometric" for done in self.exercises)
            or any(rpe(bout.item.effort).high >= HARD_ACTIVITY for bout in self.activities)
        )

    @property
    def _gentle(self) -> bool:
        return all(done.exercise.kind == "mobility" for done in self.exercises) and all(
            bout.activity.in_the_week.rest_day != "no" and rpe(bout.item.effort).high <= GENTLE_UP_TO
            for bout in self.activities
        )

    @cached_property
    def muscles(self) -> frozenset[str]:
        """The muscles that do most of the work in its counted sets."""
        return frozenset(muscle for done in self.counted for muscle in done.exercise.muscles.primary)

    @cached_property
    def minutes(self) -> int:
        """How long it takes at the upper ends of all ranges, in whole minutes."""
        activities = sum(bout.item.length.high for bout in self.activities)
        return math.ceil((sum(done.seconds for done in self.exercises) + activities) / 60)


def rpe(effort: Effort) -> Range:
    """An effort as RPE; repetitions in reserve are what is left to ten."""
    if effort.scale == "RPE":
        return effort.range
    return Range(10 - effort.range.high, 10 - effort.range.low)


def _seconds(tempo: Tempo | None) -> int:
    if tempo is None:
        return SECONDS_A_REPETITION
    return sum(1 if part is None else part for part in (tempo.lower, tempo.pause, tempo.lift, tempo.top))


def dose_of(item: ExerciseItem, exercise: Exercise, plan: Plan) -> Dose | None:
    """The dose of an item: its own, or that of the exercise for the plan's first goal and level."""
    if item.dose:
        return item.dose
    row = next((row for row in exercise.doses if plan.goals[0] in row.goals), None)
    return row.levels.get(plan.levels[0]) if row else None


def practice(plan: Plan, session: Session, phase: Phase, moves: Moves) -> Practice:
    """A session as the plan has it in a phase. What can't be read of it is left out."""
    return Practice(session, tuple(_moves(plan, session, phase, moves)))


def _moves(plan: Plan, session: Session, phase: Phase, moves: Moves) -> Iterator[Done | Bout]:
    for block in session.blocks:
        for item in block.activities:
            if activity := moves.activities.get(item.activity):
                yield Bout(activity, item, block.part)
        for entry in block.exercises:
            if exercise := moves.exercises.get(entry.exercise):
                yield _in_phase(Done(exercise, dose_of(entry, exercise, plan), block.part), phase)


def _in_phase(done: Done, phase: Phase) -> Done:
    """A set that counts as a phase has it; work that does not count is the same in all phases."""
    if done.dose is None or not done.counts:
        return done
    work = replace(done.dose.work, sets=phase.sets) if phase.sets else done.dose.work
    dose = done.dose.model_copy(update={"work": work, "effort": phase.effort or done.dose.effort})
    return replace(done, dose=dose)


def sessions_a_week(plan: Plan) -> Range:
    """From the sessions that every week has to all of them."""
    core = sum(not session.optional for session in plan.sessions)
    return Range(max(core, 1), len(plan.sessions))


def chosen(plan: Plan, count: int) -> frozenset[str]:
    """The keys of the sessions that are done with `count` sessions a week: optional ones are added in their order."""
    core = [session.key for session in plan.sessions if not session.optional]
    optional = [session.key for session in plan.sessions if session.optional]
    return frozenset([*core, *optional[: max(0, count - len(core))]])


def practices(plan: Plan, moves: Moves) -> Iterator[tuple[Phase, tuple[Practice, ...]]]:
    """Each phase with the sessions of its weeks, in the order of the plan.

    Phases that say the same of sets and effort have a session in common.
    """
    known: dict[Hashable, Practice] = {}
    for phase in plan.phases:
        done: list[Practice] = []
        for session in plan.sessions:
            if session.key in phase.sessions:
                what = session.key, phase.sets, phase.effort
                known[what] = known.get(what) or practice(plan, session, phase, moves)
                done.append(known[what])
        yield phase, tuple(done)
