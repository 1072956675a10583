"""Values a coach writes as a short text and the guide reads once: ranges, durations, work, tempo, effort, days."""

from __future__ import annotations

import datetime
import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

NUMBER = r"\d{1,4}"
MEASURE = r"(?:\d{1,4}|\d{1,2}:[0-5]\d)"
MOST_RPE = 10
LEAST_RPE = 6  # of a set that is not light
LIGHT, LIGHT_RPE = "light", (2, 4)  # and what it counts as where rules need a number
MOST_SETS = 10
DASH = "[-\N{EN DASH}]"
TIMES = "[x\N{MULTIPLICATION SIGN}]"


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
class Work(Written):
    """The sets of a dose: how many, and of what: repetitions, or seconds of holding or moving."""

    sets: Range
    repetitions: Range | None
    time: Duration | None
    per_side: bool

    how = "sets x repetitions or sets x time"
    examples = ("3 x 10-12", "2-3 x 30-60 s", "3 x 8 per side")
    pattern = (
        rf"(?P<sets>{NUMBER}(?: ?{DASH} ?{NUMBER})?) ?{TIMES} ?"
        rf"(?P<what>{MEASURE}(?: ?{DASH} ?{MEASURE})?(?: ?(?:s|min))?)(?P<side> per side)?"
    )

    @classmethod
    def read(cls, text: str) -> Self:
        found = cls._match(text)
        sets, what = Range.read(found["sets"]), found["what"]
        if sets.low < 1 or sets.high > MOST_SETS:
            raise ValueError(f"A dose has 1 to {MOST_SETS} sets.")
        timed = ":" in what or what[-1].isalpha()
        time = Duration.read(what) if timed else None
        repetitions = None if timed else Range.read(what)
        if repetitions and repetitions.low < 1:
            raise ValueError("A set has at least 1 repetition.")
        if time and time.low < 1:
            raise ValueError("A set lasts at least 1 second.")
        return cls(sets, repetitions, time, bool(found["side"]))

    def __str__(self) -> str:
        side = " per side" if self.per_side else ""
        return f"{self.sets} x {self.repetitions or self.time}{side}"


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


@dataclass(frozen=True)
class Effort(Written):
    """How hard a set is: RPE from 1 (nothing) to 10 (nothing left), or repetitions left in reserve."""

    scale: str
    range: Range

    how = "an RPE from 1 to 10 or repetitions in reserve"
    examples = ("RPE 6-7", "2-3 in reserve")
    pattern = rf"(?P<rpe>RPE )?(?P<range>{NUMBER}(?: ?{DASH} ?{NUMBER})?)(?P<rir> in reserve)?"

    @classmethod
    def read(cls, text: str) -> Self:
        found = cls._match(text)
        if bool(found["rpe"]) == bool(found["rir"]):
            raise ValueError(cls._wanted())
        scale, value = ("RPE" if found["rpe"] else "reserve"), Range.read(found["range"])
        if value.high > 10 or (scale == "RPE" and value.low < 1):
            raise ValueError("RPE runs from 1 to 10; in reserve are 0 to 10 repetitions.")
        return cls(scale, value)

    def __str__(self) -> str:
        return f"RPE {self.range}" if self.scale == "RPE" else f"{self.range} in reserve"


class SetEffort(Effort):
    """How hard a set is: light, RPE 6 to 10, or up to 4 repetitions left in reserve.

    Below RPE 6 nobody can tell one number from the next, so such a set is called `light`.
    """

    how = "light, an RPE from 6 to 10, or repetitions in reserve"
    examples = ("light", "2-3 in reserve")
    pattern = rf"(?:(?P<light>light)|{Effort.pattern})"

    @classmethod
    def read(cls, text: str) -> Self:
        if cls._match(text)["light"]:
            return cls(LIGHT, Range(*LIGHT_RPE))
        effort = super().read(text)
        easiest = effort.range.low if effort.scale == "RPE" else MOST_RPE - effort.range.high
        if easiest < LEAST_RPE:
            raise ValueError("So far from the last repetition nobody can count what is left: write 'light'.")
        return effort

    @property
    def is_light(self) -> bool:
        return self.scale == LIGHT

    def __str__(self) -> str:
        return LIGHT if self.is_light else super().__str__()


@dataclass(frozen=True)
class SetCount(Written):
    """How many sets some weeks have of a move: a number, or how many more or fewer than its dose says."""

    number: int
    change: str

    how = "a number of sets, or how many more or fewer"
    examples = ("2", "1 more", "1 fewer")
    pattern = r"(?P<number>\d{1,2})(?: (?P<change>more|fewer))?"

    @classmethod
    def read(cls, text: str) -> Self:
        found = cls._match(text)
        number = int(found["number"])
        if not 1 <= number <= MOST_SETS:
            raise ValueError(f"A dose has 1 to {MOST_SETS} sets.")
        return cls(number, found["change"] or "")

    def of(self, sets: int) -> int:
        """The sets of a week, of a dose with so many; one at least."""
        return max(1, sets + {"more": self.number, "fewer": -self.number}[self.change]) if self.change else self.number

    def __str__(self) -> str:
        return f"{self.number} {self.change}".strip()


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
