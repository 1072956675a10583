"""What of the guide a brand does not show, and what stands in for it where a plan had it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidatorFunctionWrapHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ..model.base import Line, Record

AUTO = "auto"
OUT = "out"  # in the place of a stand-in: none
EVERY = ""  # in the place of a plan: all plans
HOW = 'Write "auto", or for a hidden move what stands in: {exercise:back-squat: exercise:goblet-squat}.'


class _Stand:
    """Lets the word `auto` stand for no choice of one's own, and one stand-in for a map with the same in all plans."""

    words = AUTO

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(self._read, handler(source))

    def __get_pydantic_json_schema__(self, _: CoreSchema, __: GetJsonSchemaHandler) -> dict[str, Any]:
        one = {"type": "string"}
        choice = {"anyOf": [one, {"type": "object", "additionalProperties": one}]}
        return {"anyOf": [{"const": self.words}, {"type": "object", "additionalProperties": choice}]}

    def _read(self, value: Any, read: ValidatorFunctionWrapHandler) -> Any:
        if value == self.words:
            return {}
        if not isinstance(value, dict):
            raise PydanticCustomError("bad_value", "{how}", {"how": HOW})
        return read({move: {EVERY: one} if isinstance(one, str) else one for move, one in value.items()})


# For each move what stands in for it, by plan.
Swap = Annotated[dict[Line, dict[str, Line]], _Stand()]


class Hide(Record):
    """What of the guide the brand does not show. What keeps readers safe can't be hidden."""

    chapters: Annotated[list[Line], Field(max_length=100)] = []
    """Chapters by their path below content/, such as `eating.md`."""
    kinds: Annotated[list[Literal["faq", "tip", "myth", "conflict"]], Field(max_length=4)] = []
    """Kinds of things of which none is shown."""
    things: Annotated[list[Line], Field(max_length=1000)] = []
    """Single things by kind and id, such as `exercise:box-jump`."""
    swap: Swap | None = None
    """What stands in for hidden moves in the plans that have them. `auto`: the nearest with which all proofs hold, or
    nothing if they hold without the move. Or your own choice for some, as `{exercise:back-squat:
    exercise:goblet-squat}`; `out` leaves a move out, and a map has a choice for each plan. What you don't choose is
    found as with `auto`."""
