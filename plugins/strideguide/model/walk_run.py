"""A walk-run schedule: how runs come back in steps, as its source has it, and which of its numbers are our choice."""

import re
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import Field

from .base import KEPT, Entity, EvidenceRef, InjuryRef, Line, Prose, Protects, Record, Reviewed, SignRef, WalkRunRef
from .injury import Basis
from .values import Duration, Range, Written

MOST_TIMES = 30


@dataclass(frozen=True)
class Spell(Written):
    """A time of running and one of walking in seconds, so many `times`, or over and over for so many seconds `whole`.

    Without a walk it is one run.
    """

    run: int
    walk: int
    times: int
    whole: int

    how = "runs and walks in turn"
    examples = ("15 x run 1 min + walk 1 min", "run 90 s + walk 2 min for 20 min", "run 30 min")
    pattern = (
        r"(?:(?P<times>\d{1,2}) ?x )?run (?P<run>\d{1,3} (?:s|min))"
        r"(?: \+ walk (?P<walk>\d{1,3} (?:s|min)))?(?: for (?P<whole>\d{1,3} min))?"
    )

    @classmethod
    def read(cls, text: str) -> Self:
        found = cls._match(text)
        run, walk, whole = (_seconds(found[name]) for name in ("run", "walk", "whole"))
        times = int(found["times"] or 1)
        if not 1 <= times <= MOST_TIMES:
            raise ValueError(f"Runs and walks take turns 1 to {MOST_TIMES} times.")
        if not run or (found["walk"] and not walk):
            raise ValueError("A run or a walk takes some time; leave out a walk of none.")
        if whole and (found["times"] or not walk):
            raise ValueError("Say how many times, or for how long in all; a single run has neither.")
        return cls(run, walk, times, whole)

    @property
    def seconds(self) -> int:
        """How long all of it takes."""
        return self.whole or self.times * (self.run + self.walk)

    def __str__(self) -> str:
        times = f"{self.times} x " if self.times > 1 else ""
        walk = f" + walk {_duration(self.walk)}" if self.walk else ""
        return f"{times}run {_duration(self.run)}{walk}{f' for {_duration(self.whole)}' if self.whole else ''}"


def _seconds(text: str | None) -> int:
    return Duration.read(text).low if text else 0


def _duration(seconds: int) -> str:
    return re.sub(r"^(\d+) h$", lambda found: f"{int(found[1]) * 60} min", str(Duration(seconds, seconds)))


class Numbers(Record):
    """The numbers that a source gives. What is left out it does not say, so that such a number is our choice."""

    run: Duration | None = None
    """How long one time of running takes, from its first step to its last."""
    walk: Duration | None = None
    """How long one walk between takes, from the shortest to the longest."""
    minutes: Duration | None = None
    """How long a whole run takes, without the walk before it."""
    runs: Range | None = None
    """Runs a week."""
    days_between: Range | None = None
    """Days without a run between two runs."""
    weeks: Range | None = None
    """Weeks in one step at least."""
    walk_first: Duration | None = None
    """The walk before each run."""


Number = Literal["run", "walk", "minutes", "runs", "days_between", "weeks", "walk_first"]
OF_STEPS: tuple[Number, ...] = ("run", "walk", "minutes")  # numbers that each step has
OF_ALL: tuple[Number, ...] = ("runs", "days_between", "weeks", "walk_first")  # and those of the whole schedule


class Said(Record):
    """What to do or to be able to do, and who says so."""

    says: Line
    """What it is, in words for readers; of a source, in its own terms."""
    rests_on: Basis
    """The pages and studies that say it, or the words `common practice` or `our choice`."""


class Criterion(Said):
    """What has to be so before the first step."""

    number: Line | None = None
    """The number that a source gives, such as `30 minutes`; left out, readers are told that none gives one."""


class Step(Record):
    """A step of a schedule."""

    runs: list[Annotated[list[Spell], Field(min_length=1)]] = []
    """What is run: one run for all of the week, or one for each."""
    how: Line | None = None
    """What is done in words, where it depends on the reader, or what else to know."""
    our_choice: list[Literal["run", "walk", "minutes"]] = []
    """The numbers of this step that its source does not give."""


_ENTRY = Protects('what has to be so before the first step, "{says}"', about="says")


class WalkRun(Entity, Reviewed):
    """Runs with walks between them that become longer step by step, after a published source."""

    summary: Line
    """What it is, in one sentence."""
    for_whom: Annotated[Line, KEPT]
    """For whom its source is."""
    not_for: Annotated[Line, KEPT]
    """For whom it is not."""
    signs: Annotated[list[SignRef], Field(min_length=1), Protects('the sign "{entry}"')]
    """Signs to look at before the first step."""
    conditions: list[InjuryRef] = []
    """Injuries and situations after which it comes."""
    cleared: Annotated[Line | None, KEPT] = None
    """The words of a professional without which nobody starts it."""
    sources: Annotated[list[EvidenceRef], Field(min_length=1)]
    """The pages that it is taken from."""
    reading: Annotated[Line, KEPT]
    """How they were read, and what of them was not."""
    gives: Numbers = Numbers()
    """The numbers that they give."""
    entry: Annotated[list[Criterion], Field(min_length=1), _ENTRY]
    """What has to be so before the first step."""
    on: Annotated[Said, KEPT]
    """When to go on to the next step."""
    stay: Annotated[Said, KEPT]
    """When to stay."""
    back: Annotated[Said, KEPT]
    """When to go back."""
    afterwards: Annotated[Said | None, KEPT] = None
    """How to go on after the last step."""
    runs: Annotated[int, Field(ge=1, le=4)] | None = None
    """Runs a week; left out, it depends on the reader."""
    days_between: Annotated[int, Field(ge=0, le=3)] | None = None
    """Days without a run between two runs, at least."""
    weeks: Annotated[int, Field(ge=1, le=4)] | None = None
    """Weeks in one step, at least."""
    walk_first: Duration | None = None
    """The walk before each run."""
    our_choice: list[Literal["runs", "days_between", "weeks", "walk_first"]] = []
    """The numbers of the whole that the source does not give."""
    steps: Annotated[list[Step], Field(max_length=12)] = []
    """The steps; none where no source gives any."""
    uses: WalkRunRef | None = None
    """The general schedule whose steps may serve, where there are none of its own."""
    about: Annotated[Prose, KEPT]
    """What else to know."""
