"""An exercise: how it is done, by whom, how much, and what it has to do with bodies."""

from typing import Annotated, Any, Literal

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidatorFunctionWrapHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .base import (
    KEPT,
    BenefitRef,
    Entity,
    EvidenceRef,
    ExerciseRef,
    GoalRef,
    InjuryRef,
    KitRef,
    LevelRef,
    Line,
    MuscleRef,
    PatternRef,
    Prose,
    Protects,
    Record,
    Reviewed,
)
from .figure import Figure
from .limits import IMPACTS, Demand, Impact, Stage
from .pair import Pair
from .sets import SetEffort, Work
from .values import Duration, Tempo


class Muscles(Record):
    """The muscles that an exercise trains. None stands in both lists."""

    primary: Annotated[list[MuscleRef], Field(min_length=1, max_length=4)]
    """The muscles that do most of the work."""
    secondary: list[MuscleRef] = []
    """The muscles that help or hold you steady."""


class Needs(Record):
    """The kit without which the exercise can't be done. Both lists empty: no kit."""

    all_of: list[KitRef] = []
    """Every one of these is needed."""
    any_of: list[KitRef] = []
    """One of these is needed, whichever is at hand."""


class Mistake(Record):
    """A common mistake with its remedy."""

    mistake: Line
    """What goes wrong, as you would see it."""
    fix: Line
    """What to do instead."""
    pair: Pair | None = None
    """The right form and this mistake, drawn side by side."""


Harder = Literal["slower", "pause", "deficit", "rucksack"]


class Dose(Record):
    """How much of an exercise: sets of repetitions or time, the rest between them, how fast, how hard."""

    work: Work
    """Sets and what is in them: `3 x 10-12` or `3 x 30-60 s`. "Per side" follows from `unilateral`."""
    rest: Duration
    """Rest between sets."""
    tempo: Tempo | None = None
    """Seconds of lowering, pause and lifting: `3-1-1`. Only for sets of repetitions."""
    effort: SetEffort
    """How hard a set should feel: `light`, `2-3 in reserve`, or `RPE 6-7` where repetitions are not counted."""
    harder_by: Harder | None = None
    """How it is made harder without kit; one of the ways that the exercise names."""


class DoseRow(Record):
    """The doses for one or more goals, one for each level."""

    goals: Annotated[list[GoalRef], Field(min_length=1)]
    """The goals that this row serves."""
    levels: dict[LevelRef, Dose]
    """A dose for each level of the vocabulary."""


class Help(Record):
    """An injury or condition in which the exercise has a part to play."""

    injury: InjuryRef
    """The injury or condition."""
    role: Literal["rehabilitation", "general strength"]
    """`rehabilitation` if it is used to treat it, `general strength` if it only keeps the area strong."""
    evidence: list[EvidenceRef] = []
    """Studies that used it for this; none means that it is common practice."""
    note: Line
    """What it is used for, promising no more than the studies carry."""


class Caution(Record):
    """An injury or condition in which the exercise should be left out or changed."""

    condition: InjuryRef
    """The injury or condition."""
    action: Literal["avoid", "modify"]
    """`avoid`: leave it out. `modify`: do it as the note says."""
    stages: list[Stage] = []
    """The stages of the condition in which it counts; left out, all of them."""
    note: Annotated[Line, Protects('the note "{entry}" on "{condition}"', kept=True)]
    """Why, and what to do instead."""


NONE_KNOWN = "none known"


class _NoneKnown:
    """Lets the words `none known` stand for an empty list, and refuses an empty list: silence is not an answer."""

    words = NONE_KNOWN

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(self._read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{**handler(schema), "minItems": 1}, {"const": self.words}]}

    def _read(self, value: Any, listed: ValidatorFunctionWrapHandler) -> Any:
        if value == self.words:
            return []
        if value == [] or isinstance(value, str):
            raise PydanticCustomError("bad_value", "{how}", {"how": 'Write the cautions, or "none known".'})
        return listed(value)


_PROTECTS = Protects(
    'the caution to {action} it with "{condition}"', "condition", "stages", "action", ("modify", "avoid")
)
Cautions = Annotated[list[Caution], _NoneKnown(), _PROTECTS]


class Exercise(Entity, Reviewed):
    """A movement that a runner does for strength, power or mobility."""

    summary: Line
    """What it is and what it is for, in one sentence."""
    pattern: Annotated[PatternRef, KEPT]
    """The movement pattern that it belongs to."""
    kind: Annotated[
        Literal["strength", "plyometric", "mobility"], Protects(order=("mobility", "strength", "plyometric"))
    ]
    """Whether it builds strength, trains the spring of landing and take-off, or keeps a joint moving."""
    level: Annotated[LevelRef, KEPT]
    """The level from which it is a good choice."""
    unilateral: Annotated[bool, Protects(order=(False, True))]
    """True if one side works at a time; every dose is then per side."""
    impact: Annotated[Impact, Protects(order=IMPACTS)]
    """How hard the body meets the ground."""
    ranges: Annotated[list[Demand], Protects()] = []
    """What else it asks of the body that a condition may leave out."""
    muscles: Muscles
    """The muscles that it trains."""
    kit: Needs
    """What it needs."""
    setup: Prose
    """How to stand, sit or lie before the first repetition."""
    steps: Annotated[list[Line], Field(min_length=2, max_length=8)]
    """What to do, one action a step."""
    cues: Annotated[list[Line], Field(min_length=1, max_length=3)]
    """Short reminders for the middle of a set."""
    mistakes: Annotated[list[Mistake], Field(min_length=1, max_length=5)]
    """Common mistakes, each with its remedy."""
    doses: Annotated[list[DoseRow], Field(min_length=1)]
    """How much, for every goal and level."""
    easier: list[ExerciseRef] = []
    """The next rungs down the ladder."""
    harder: list[ExerciseRef] = []
    """The next rungs up the ladder."""
    harder_by: list[Harder] = []
    """How it is made harder without kit, the mildest way first."""
    light_alone: bool = False
    """True if a runner's own weight alone is light in it: a set that is not light says how it is made harder."""
    variations: list[ExerciseRef] = []
    """Sideways neighbours: about as hard, a little different."""
    benefits: list[BenefitRef] = []
    """What it contributes to."""
    helps: list[Help] = []
    """Injuries and conditions in which it has a part."""
    cautions: Cautions
    """Injuries and conditions that call for care, or the words `none known`."""
    figure: Figure | None = None
    """Its poses, from which its picture is drawn."""
