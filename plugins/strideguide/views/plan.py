"""The page of a plan: its weeks, with a dose for every exercise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.exercise import Dose, Exercise
from ..model.plan import ActivityItem, Block, Phase, Plan, Session
from .guide import Desk, Group, Link


@dataclass(frozen=True)
class Row:
    """An exercise of a session with its dose; None only if the exercise could not be read."""

    link: Link
    dose: Dose | None
    per_side: bool


@dataclass(frozen=True)
class Part:
    """A part of a session: first the exercises, then the activities."""

    block: Block
    rows: tuple[Row, ...]
    activities: tuple[tuple[Link, ActivityItem], ...]


@dataclass(frozen=True)
class PlanView:
    """What the page of a plan shows."""

    thing: Plan
    goals: tuple[Link, ...]
    levels: tuple[Link, ...]
    seasons: tuple[Link, ...]
    phases: tuple[tuple[Phase, tuple[tuple[Session, tuple[Part, ...]], ...]], ...]
    mentions: tuple[Group, ...]


def view(desk: Desk, plan: Plan) -> PlanView:
    """The page of a plan."""
    return PlanView(
        thing=plan,
        goals=desk.links("goal", plan.goals),
        levels=desk.links("level", plan.levels),
        seasons=desk.links("season", plan.seasons),
        phases=tuple(
            (phase, tuple((session, tuple(_parts(desk, plan, session))) for session in phase.sessions))
            for phase in plan.phases
        ),
        mentions=desk.referrers("plan", plan.id),
    )


def _parts(desk: Desk, plan: Plan, session: Session) -> Iterator[Part]:
    for block in session.blocks:
        activities = tuple((desk.link("activity", item.activity), item) for item in block.activities)
        yield Part(block, tuple(_rows(desk, plan, block)), activities)


def _rows(desk: Desk, plan: Plan, block: Block) -> Iterator[Row]:
    for item in block.exercises:
        exercise = desk.guide.get("exercise", item.exercise, Exercise)
        dose = item.dose or (_own_dose(exercise, plan) if exercise else None)
        yield Row(desk.link("exercise", item.exercise), dose, bool(exercise and exercise.unilateral))


def _own_dose(exercise: Exercise, plan: Plan) -> Dose | None:
    """The exercise's dose for the plan's first goal and level."""
    row = next((row for row in exercise.doses if plan.goals[0] in row.goals), None)
    return row.levels.get(plan.levels[0]) if row else None
