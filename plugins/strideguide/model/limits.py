"""What a condition limits: how hard, how high the impact, what is left out, and which rule about pain counts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import PatternRef, Record

Start = Literal["free", "careful", "ask", "stop"]
STARTS: tuple[Start, ...] = ("free", "careful", "ask", "stop")  # from the loosest to the strictest
Stage = Literal["always", "sore", "settling", "returning", "unchecked", "cleared"]
STAGES: tuple[Stage, ...] = ("always", "unchecked", "sore", "settling", "cleared", "returning")  # as they follow
Impact = Literal["none", "low", "high"]
IMPACTS: tuple[Impact, ...] = ("none", "low", "high")
PainRule = Literal["usual", "kneecap", "painless"]
PAIN_RULES: tuple[PainRule, ...] = ("usual", "kneecap", "painless")  # from the loosest to the strictest
LISTED = ("patterns", "ranges")  # limits that are lists, of which each entry is one
UNLIMITED = 1_000  # above every number that a limit can be
Demand = Literal[
    "deep knee bend", "deep hip bend", "heel below the step", "edge of a step", "bent toes", "flat on the back",
    "on the side", "held breath", "round or twist", "stretched hamstring", "on one leg",
]  # fmt: skip


def strictness(name: str, value: object) -> int:
    """How strict a limit that is no list is, by its name: more is stricter. What can't be read limits nothing."""
    words: tuple[object, ...] = {"impact": IMPACTS[::-1], "pain_rule": PAIN_RULES}.get(name, ())
    if words:
        return words.index(value) if value in words else -1
    return -value if isinstance(value, int) else -UNLIMITED


class Limits(Record):
    """The most that a stage of a condition allows. What is left out of it is not limited."""

    effort: Annotated[int, Field(ge=1, le=9)] | None = None
    """Highest RPE of a set or an activity."""
    impact: Literal["none", "low"] | None = None
    """Highest impact of a move."""
    jumps: Annotated[int, Field(ge=0, le=500)] | None = None
    """Most ground contacts a week in jumps, both sides counted."""
    runs: Annotated[int, Field(ge=0, le=7)] | None = None
    """Most runs a week; 0 says that there are none."""
    patterns: list[PatternRef] = []
    """Movement patterns that are left out."""
    ranges: list[Demand] = []
    """What moves ask for that is left out."""
    pain_rule: PainRule | None = None
    """`usual`, `kneecap` (stricter) or `painless`: how much pain is allowed, and when it is looked at."""
