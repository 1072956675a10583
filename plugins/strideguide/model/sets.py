"""Sets as a coach writes them: how many, of what, and how hard they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from .values import DASH, MEASURE, NUMBER, Duration, Range, Written

MOST_RPE = 10
LEAST_RPE = 6  # of a set that is not light
LIGHT, LIGHT_RPE = "light", (2, 4)  # and what it counts as where rules need a number
MOST_SETS = 10
TIMES = "[x\N{MULTIPLICATION SIGN}]"


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


class MoveEffort(Effort):
    """How hard some weeks make a move: what a set or an activity can be."""

    how = "light, an RPE from 1 to 10, or repetitions in reserve"
    examples = ("2-3 in reserve", "RPE 4")
    pattern = SetEffort.pattern

    @classmethod
    def read(cls, text: str) -> Self:
        if text == LIGHT:
            return cls(LIGHT, Range(*LIGHT_RPE))
        return super().read(text)

    @property
    def of_set(self) -> SetEffort:
        """The same, of a set."""
        return SetEffort(self.scale, self.range)

    @property
    def of_activity(self) -> Effort:
        """The same, of an activity."""
        return Effort(self.scale, self.range)

    def __str__(self) -> str:
        return LIGHT if self.scale == LIGHT else super().__str__()


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
