"""Sessions as they are done in a phase: what counts as a set, how hard it is, how long it takes, what it trains."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ..library import Library
from ..model.activity import Activity
from ..model.body import Kit
from ..model.exercise import Dose, Exercise
from ..model.plan import ActivityItem, Session, Weight
from ..model.sets import LEAST_RPE, LIGHT, LIGHT_RPE, MOST_RPE, Effort, SetEffort
from ..model.values import Range, Tempo
from ..model.week import Trait

LEGS = frozenset({"squat", "lunge", "hinge", "bridge", "hip-stability", "calf-raise"})
# Patterns that load the legs enough to leave them heavy. Bridges are among them for hip thrusts and Nordic curls; work
# for the side of the hip, such as a clamshell, is not, however hard it feels.
HEAVY = LEGS - {"hip-stability"}
HARD_FROM = 7  # RPE from which sets of these patterns leave the legs heavy on the day after
HARD_ACTIVITY = 7  # RPE from which cross-training does
GENTLE_UP_TO = 4  # RPE up to which an activity is rest
SECONDS_A_REPETITION = 4  # without a tempo
CONTACTS_A_SECOND = 2  # of jumps that are done by the clock
SECONDS_TO_CHANGE = 30  # from one exercise to the next
SECONDS_TO_LOAD = 60  # the same, where a weight has to be set
SECONDS_TO_WARM_UP = 240  # of three easier sets before the first lift with a weight


@dataclass(frozen=True)
class Moves:
    """What sessions are made of: the exercises and activities of a guide by id, and the kit that adds weight."""

    exercises: Mapping[str, Exercise]
    activities: Mapping[str, Activity]
    weights: frozenset[str] = frozenset()

    @cached_property
    def kinds(self) -> Mapping[str, Mapping[str, Exercise | Activity]]:
        """Both, by the names of their kinds."""
        return {"exercise": self.exercises, "activity": self.activities}

    @classmethod
    def of(cls, library: Library) -> Moves:
        return cls(
            {id: thing for id, thing in library.things["exercise"].items() if isinstance(thing, Exercise)},
            {id: thing for id, thing in library.things["activity"].items() if isinstance(thing, Activity)},
            frozenset(id for id, thing in library.things["kit"].items() if isinstance(thing, Kit) and thing.step),
        )

    def is_loaded(self, exercise: Exercise) -> bool:
        """Whether an exercise is done with a weight that is added in steps."""
        return not self.weights.isdisjoint((*exercise.kit.all_of, *exercise.kit.any_of))


@dataclass(frozen=True)
class Done:
    """An exercise as a session has it in a week. `dose` is None only if the exercise has none for the plan.

    `counts` says whether its sets are strength work: it stands in a main part, is no mobility, and its dose is written
    as more than light. They still count in a week that makes them light. It is `loaded` with a weight that is added in
    steps; `weight` is what becomes of it, and `notes` say how the exercise is changed for its reader.
    """

    exercise: Exercise
    dose: Dose | None
    part: str
    counts: bool = False
    loaded: bool = False
    weight: Weight | None = None
    notes: tuple[str, ...] = ()

    @property
    def thing(self) -> Exercise:
        """What is done."""
        return self.exercise

    @cached_property
    def name(self) -> str:
        """Its name among the moves of a plan."""
        return name_of(self.exercise)

    @property
    def sets(self) -> Range:
        return self.dose.work.sets if self.dose else Range(0, 0)

    @cached_property
    def rpe(self) -> Range:
        return rpe(self.dose.effort) if self.dose else Range(0, 0)

    def no_harder(self, highest: int) -> Done:
        """The same with an effort that is not above an RPE."""
        if self.dose is None or self.rpe.high <= highest:
            return self
        return replace(self, dose=self.dose.model_copy(update={"effort": limited(self.dose.effort, highest)}))

    @property
    def is_light(self) -> bool:
        return self.dose is None or self.dose.effort.is_light

    @property
    def seconds(self) -> int:
        """How long it takes at the upper ends of its ranges, the change to the next exercise included."""
        if self.dose is None:
            return 0
        change = SECONDS_TO_LOAD if self.loaded else SECONDS_TO_CHANGE
        return self.sets.high * (self.seconds_a_side * self.sides + self.dose.rest.high) + change

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

    @property
    def landings(self) -> int:
        """Ground contacts of all of its sets, those of both sides."""
        return self.contacts * self.sets.high * self.sides


@dataclass(frozen=True)
class Bout:
    """An activity as a session has it; `notes` say how it is changed for its reader."""

    activity: Activity
    item: ActivityItem
    part: str
    notes: tuple[str, ...] = ()

    @property
    def thing(self) -> Activity:
        """What is done."""
        return self.activity

    @cached_property
    def name(self) -> str:
        """Its name among the moves of a plan."""
        return name_of(self.activity)

    @cached_property
    def rpe(self) -> Range:
        return rpe(self.item.effort)

    def no_harder(self, highest: int) -> Bout:
        """The same with an effort that is not above an RPE."""
        if self.rpe.high <= highest:
            return self
        return replace(self, item=self.item.model_copy(update={"effort": limited(self.item.effort, highest)}))

    @property
    def seconds(self) -> int:
        """How long it takes at most."""
        return self.item.length.high


@dataclass(frozen=True)
class Practice:
    """A session as it is done in a week: its moves, in the order in which they are done."""

    session: Session
    moves: tuple[Done | Bout, ...]

    def no_harder(self, highest: int) -> Practice:
        """The same with no effort above an RPE."""
        return Practice(self.session, tuple(move.no_harder(highest) for move in self.moves))

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
            or any(bout.rpe.high >= HARD_ACTIVITY for bout in self.activities)
        )

    @property
    def _gentle(self) -> bool:
        return all(done.exercise.kind == "mobility" for done in self.exercises) and all(
            bout.activity.in_the_week.rest_day != "no" and bout.rpe.high <= GENTLE_UP_TO for bout in self.activities
        )

    @cached_property
    def muscles(self) -> frozenset[str]:
        """The muscles that do most of the work in its counted sets."""
        return frozenset(muscle for done in self.counted for muscle in done.exercise.muscles.primary)

    @cached_property
    def minutes(self) -> int:
        """How long it takes at the upper ends of all ranges, in whole minutes, easier sets to warm up included."""
        warm_up = SECONDS_TO_WARM_UP if any(done.loaded and not done.is_light for done in self.counted) else 0
        return math.ceil((sum(move.seconds for move in self.moves) + warm_up) / 60)

    @cached_property
    def load(self) -> float:
        """Session-RPE minutes as they can be known before the session: those of each move times its mean RPE."""
        return sum(move.seconds / 60 * (move.rpe.low + move.rpe.high) / 2 for move in self.moves)

    @cached_property
    def sets(self) -> int:
        """Its sets of strength work, both sides being one."""
        return sum(done.sets.high for done in self.counted)

    @cached_property
    def contacts(self) -> int:
        """Ground contacts of its jumps, those of both sides."""
        return sum(done.landings for done in self.exercises)


def name_of(move: Exercise | Activity) -> str:
    """The name of a move among those of a plan, such as "exercise:squat"."""
    return f"{'exercise' if isinstance(move, Exercise) else 'activity'}:{move.id}"


def rpe(effort: Effort) -> Range:
    """An effort as RPE; repetitions in reserve are what is left to ten."""
    if effort.scale != "reserve":
        return effort.range
    return Range(MOST_RPE - effort.range.high, MOST_RPE - effort.range.low)


def limited(effort: Effort, highest: int) -> Effort:
    """An effort that is not above an RPE; a set below the least that can be felt is light."""
    if rpe(effort).high <= highest:
        return effort
    if isinstance(effort, SetEffort) and highest < LEAST_RPE:
        return SetEffort(LIGHT, Range(*(min(rpe, highest) for rpe in LIGHT_RPE)))
    low, high = effort.range.low, effort.range.high
    if effort.scale == "RPE":
        return replace(effort, range=Range(min(low, highest), min(high, highest)))
    least = MOST_RPE - highest
    return replace(effort, range=Range(max(low, least), max(high, least)))


def _seconds(tempo: Tempo | None) -> int:
    if tempo is None:
        return SECONDS_A_REPETITION
    return sum(1 if part is None else part for part in (tempo.lower, tempo.pause, tempo.lift, tempo.top))
