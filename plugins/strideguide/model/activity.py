"""A cross-training activity: anything but running that trains a runner."""

from typing import Annotated, Literal

from pydantic import Field

from .base import (
    KEPT,
    BenefitRef,
    ClaimRef,
    Entity,
    GoalRef,
    KitRef,
    Line,
    MuscleRef,
    Prose,
    Protects,
    Record,
    Reviewed,
)
from .exercise import Cautions
from .figure import Still
from .limits import IMPACTS, Impact
from .sets import Effort
from .values import Duration, Range


class Start(Record):
    """The dose to begin with."""

    sessions: Range
    """Sessions a week."""
    length: Duration
    """How long one session lasts."""
    effort: Effort
    """How hard it should feel."""


class InTheWeek(Record):
    """Where in the week the activity belongs."""

    rest_day: Annotated[Literal["yes", "gently", "no"], Protects(order=("yes", "gently", "no"))]
    """Whether it may stand on a rest day: `yes`, only `gently`, or `no`."""
    replaces: Literal["easy run", "nothing", "strength session"]
    """What it may take the place of. A key run is never replaced."""
    advice: Prose
    """On which days to do it, and on which not."""


class Activity(Entity, Reviewed):
    """A form of cross-training."""

    summary: Line
    """What it is and what it gives a runner, in one sentence."""
    impact: Annotated[Impact, Protects(order=IMPACTS)]
    """How hard the body meets the ground."""
    trains: Annotated[list[Line], Field(min_length=1, max_length=6)]
    """The qualities that it trains, a few words each."""
    muscles: list[MuscleRef] = []
    """The muscles that do most of the work."""
    kit: list[KitRef] = []
    """What it needs: a place or a machine."""
    start: Start
    """The dose to begin with."""
    in_the_week: InTheWeek
    """Where in the week it belongs."""
    when_injured: Annotated[Prose, KEPT]
    """Whether and how it goes on when something hurts."""
    does_not: Line
    """What it does not give, so that nobody expects it."""
    goals: list[GoalRef] = []
    """The goals that it suits best."""
    benefits: list[BenefitRef] = []
    """What it contributes to."""
    claims: list[ClaimRef] = []
    """Claims that are made about it."""
    cautions: Cautions
    """Injuries and conditions that call for care, or the words `none known`."""
    figure: Still | None = None
    """One pose, from which its picture is drawn."""
