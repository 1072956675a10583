"""Injuries, conditions and situations: when to see somebody first, what each allows, then what may help."""

from typing import Annotated, Any, Literal

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidatorFunctionWrapHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .base import (
    KEPT,
    ActivityRef,
    ClaimRef,
    Entity,
    EvidenceRef,
    Line,
    MuscleRef,
    Prose,
    Protects,
    Record,
    Reviewed,
    SignRef,
)
from .limits import STARTS, Limits, Stage, Start

Mark = Literal[
    "neck", "shoulder", "elbow", "wrist", "upper back", "lower back", "hip", "groin", "buttock", "front of the thigh",
    "back of the thigh", "kneecap", "outside of the knee", "inside of the knee", "back of the knee", "shin", "calf",
    "Achilles tendon", "ankle", "heel", "foot",
]  # fmt: skip

Where = Literal[
    "bone", "foot", "ankle and heel", "lower leg", "knee", "thigh and buttock", "hip and groin", "back",
    "whole body", "about you",
]  # fmt: skip
PRACTICE = ("common practice", "our choice")


class _OrPractice:
    """Lets words stand for a list of studies, as what nobody studied is practice or a choice, and says so."""

    how = f"Write the ids of what it rests on, or one of: {', '.join(PRACTICE)}."

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        as_it_is = core_schema.plain_serializer_function_ser_schema(lambda value: value)
        return core_schema.no_info_wrap_validator_function(self._read, handler(source), serialization=as_it_is)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{**handler(schema), "minItems": 1}, {"enum": [*PRACTICE]}]}

    def _read(self, value: Any, listed: ValidatorFunctionWrapHandler) -> Any:
        if isinstance(value, str) and value in PRACTICE:
            return value
        if value == [] or isinstance(value, str):
            raise PydanticCustomError("bad_value", "{how}", {"how": self.how})
        return listed(value)


Basis = Annotated[list[EvidenceRef], _OrPractice()]


class Meanwhile(Record):
    """What may be done meanwhile. It stands only where a source says so."""

    what: Line
    """What may be done, promising no more than the source carries."""
    activities: list[ActivityRef] = []
    """The activities that it names."""
    sources: Annotated[list[EvidenceRef], Field(min_length=1)]
    """The pages and studies that say so."""


_AT_STAGE = Protects('"{field}: {entry}" at the stage "{stage}"', kept=True)


class StageRule(Record):
    """What a condition allows at one stage of it."""

    stage: Stage
    """`sore`, `settling`, `returning`; `unchecked`, `cleared` where somebody has to look first; or `always`."""
    says: Annotated[Line, _AT_STAGE]
    """How readers know that this is their stage."""
    start: Start
    """`stop`: no plan. `ask`: only with a professional. `careful`: with limits. `free`: as plans are."""
    limits: Limits | None = None
    """The most that is allowed; needed for `careful`, possible for `ask`."""
    because: Annotated[Line, _AT_STAGE]
    """Why, for readers."""
    ask: Annotated[Line | None, _AT_STAGE] = None
    """Whom to ask, with its article; needed for `stop` and `ask`."""
    rests_on: Basis
    """The studies and pages behind it, or the words `common practice` or `our choice`."""
    meanwhile: Annotated[Meanwhile | None, Protects('what may be done meanwhile at the stage "{stage}"', kept=True)] = (
        None
    )
    """What may be done meanwhile."""


_SIGN = Protects('the sign "{entry}"')
_STAGE = Protects(
    'what readers are told at the stage "{stage}", "start: {start}"',
    about="stage",
    by="start",
    order=STARTS,
    limit='the limit "{limit}" at the stage "{stage}"',
)


class MayHelp(Record):
    """Something that may help, with how sure that is."""

    what: Line
    """What to do, promising no more than the claim's grade carries."""
    claim: ClaimRef | None = None
    """The claim that it rests on."""
    evidence: list[EvidenceRef] = []
    """Studies and guidelines behind it; with neither a claim nor a study it is common practice without a trial."""


class Injury(Entity, Reviewed):
    """An injury or a condition that a runner may have, or a situation that a runner may be in."""

    says: Annotated[Line, KEPT]
    """How a reader would say it: the choice in the plan picker, with the title beside it."""
    kind: Annotated[Literal["injury", "condition", "situation"], KEPT]
    """An `injury` of a body part, a `condition` of the whole body, or a `situation`, such as an age."""
    where: Where
    """The group in the plan picker."""
    signs: Annotated[list[SignRef], Field(min_length=1), _SIGN]
    """When to see somebody, the gravest first: the first thing on the page."""
    stages: Annotated[list[StageRule], Field(min_length=1, max_length=3), _STAGE]
    """What it allows, stage by stage. An answer without a stage is the first, which is never looser than the others."""
    how: Annotated[Line | None, KEPT] = None
    """How every exercise is changed with it."""
    summary: Line
    """What it is, in one sentence."""
    region: Line | None = None
    """Where in the body; a situation has none."""
    marks: list[Mark] = []
    """The places that the drawing of the body marks; none if it has no one place."""
    muscles: list[MuscleRef] = []
    """The muscles in or around the region."""
    feels: list[Line] = []
    """What it feels like; a situation has none."""
    provoked_by: Annotated[list[Line], Protects('what brings it on, "{entry}"')] = []
    """What usually brings it on."""
    avoid: Annotated[list[Line], Protects('what to leave out, "{entry}"')] = []
    """What to leave out meanwhile."""
    may_help: list[MayHelp] = []
    """What may help."""
    explanation: Annotated[Prose, KEPT]
    """What is known of it, where studies disagree, and what to expect."""
    claims: list[ClaimRef] = []
    """Claims that are made about it."""
    not_covered: Annotated[Line | None, KEPT] = None
    """What this guide did not look into and therefore does not speak of."""
