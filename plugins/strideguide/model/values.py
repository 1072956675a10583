"""Values a coach writes as a short text and the guide reads once: ranges, durations, tempo, days."""

from __future__ import annotations

import datetime
import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar, Self

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

NUMBER = r"\d{1,4}"
MEASURE = r"(?:\d{1,4}|\d{1,2}:[0-5]\d)"
DASH = "[-\N{EN DASH}]"


# Coaches write the same few values again and again, and they never change.
_read: Callable[[Any, str], Any] = lru_cache(maxsize=4096)(lambda kind, text: kind.read(text))


class Written(ABC):
    """A value that is written as text. Subclasses say how (`how`), give examples, and read it (`read`)."""

    how: ClassVar[str]
    examples: ClassVar[tuple[str, ...]]
    pattern: ClassVar[str]

    @classmethod
    @abstractmethod
    def read(cls, text: str) -> Self:
        """The value that `text` means; ValueError, with a sentence for its author, if it means none."""

    @classmethod
    def _validate(cls, value: Any) -> Self:
        if isinstance(value, cls):
            return value
        text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        if not isinstance(text, str):
            raise PydanticCustomError("bad_value", "{how}", {"how": cls._wanted()})
        try:
            read: Self = _read(cls, text.strip())
            return read
        except ValueError as error:
            raise PydanticCustomError("bad_value", "{how}", {"how": str(error) or cls._wanted()}) from None

    @classmethod
    def _wanted(cls) -> str:
        return f"Write {cls.how}, such as {' or '.join(repr(e) for e in cls.examples)}."

    @classmethod
    def _match(cls, text: str) -> re.Match[str]:
        found = re.fullmatch(cls.pattern, text, re.ASCII)
        if found is None:
            raise ValueError(cls._wanted())
        return found

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        plain = re.sub(r"\?P<\w+>", "", cls.pattern)
        number = any(example.isdigit() for example in cls.examples)
        return {
            "type": ["string", "integer"] if number else "string",
            "pattern": f"^{plain}$",
            "patternErrorMessage": cls._wanted(),
            "examples": list(cls.examples),
        }


def _ordered(low: int, high: int) -> tuple[int, int]:
    if high < low:
        raise ValueError(f"The smaller number comes first; this runs from {low} down to {high}.")
    return low, high


@dataclass(frozen=True)
class Range(Written):
    """Whole numbers from `low` to `high`, both included; one number is a range of itself."""

    low: int
    high: int

    how = "a number or a range"
    examples = ("10", "10-12")
    pattern = rf"(?P<low>{NUMBER})(?: ?{DASH} ?(?P<high>{NUMBER}))?"

    @classmethod
    def read(cls, text: str) -> Self:
        found = cls._match(text)
        low = int(found["low"])
        return cls(*_ordered(low, int(found["high"] or low)))

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"


def within(least: int, most: int) -> AfterValidator:
    """The bounds of a field that is a range."""

    def judge(value: Range) -> Range:
        if value.low < least or value.high > most:
            raise PydanticCustomError("beyond", "beyond {least} to {most}", {"least": least, "most": most})
        return value

    return AfterValidator(judge)


@dataclass(frozen=True)
class Duration(Written):
    """A time or a range of times, in seconds."""

    low: int
    high: int

    how = "a duration with its unit"
    examples = ("45 s", "30-60 s", "1:30", "2-3 min", "1 h")
    pattern = rf"(?P<low>{MEASURE})(?: ?{DASH} ?(?P<high>{MEASURE}))?(?: ?(?P<unit>s|min|h))?"
    _seconds: ClassVar[dict[str, int]] = {"s": 1, "min": 60, "h": 3600}

    @classmethod
    def read(cls, text: str) -> Self:
        found = cls._match(text)
        low = cls._one(found["low"], found["unit"])
        return cls(*_ordered(low, cls._one(found["high"], found["unit"]) if found["high"] else low))

    @classmethod
    def _one(cls, number: str, unit: str | None) -> int:
        if ":" in number:
            if unit:
                raise ValueError(f"'{number}' is minutes and seconds already; leave the '{unit}' away.")
            minutes, seconds = number.split(":")
            return int(minutes) * 60 + int(seconds)
        if unit is None:
            raise ValueError(f"Say the unit: '{number} s', '{number} min' or '{number} h'.")
        return int(number) * cls._seconds[unit]

    def __str__(self) -> str:
        for unit, size in (("h", 3600), ("min", 60), ("s", 1)):
            if self.low % size == 0 and self.high % size == 0 and self.low >= size:
                return f"{Range(self.low // size, self.high // size)} {unit}"
        return f"{Range(self.low, self.high)} s"


@dataclass(frozen=True)
class Tempo(Written):
    """Seconds of one repetition: lowering, pause, lifting, pause at the top; None is "as fast as you can"."""

    lower: int | None
    pause: int | None
    lift: int | None
    top: int | None

    how = "lower-pause-lift in seconds, with x for fast"
    examples = ("3-1-1", "2-0-x", "3-1-1-0")
    pattern = r"(?P<a>\d|x)-(?P<b>\d|x)-(?P<c>\d|x)(?:-(?P<d>\d|x))?"

    @classmethod
    def read(cls, text: str) -> Self:
        found = cls._match(text.lower())
        lower, pause, lift, top = (None if k == "x" else int(k or 0) for k in found.group("a", "b", "c", "d"))
        return cls(lower, pause, lift, top)

    def __str__(self) -> str:
        phases = [self.lower, self.pause, self.lift] + ([self.top] if self.top != 0 else [])
        return "-".join("x" if p is None else str(p) for p in phases)


@dataclass(frozen=True, order=True)
class Day(Written):
    """A calendar day."""

    date: datetime.date

    how = "a day as year-month-day"
    examples = ("2026-11-22",)
    pattern = r"\d{4}-\d{2}-\d{2}"

    @classmethod
    def read(cls, text: str) -> Self:
        cls._match(text)
        try:
            return cls(datetime.date.fromisoformat(text))
        except ValueError:
            raise ValueError(f"There is no such day as {text}.") from None

    def __str__(self) -> str:
        return self.date.isoformat()
