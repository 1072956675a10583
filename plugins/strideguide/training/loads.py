"""The load of a plan in figures that the field knows: hard sets by muscle, session-RPE minutes, contacts of jumps."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..model.week import LIGHTER
from .balance import Balance
from .kinds.load import mean_before
from .sessions import Practice
from .weeks import Week

HELPS = 0.5  # of a set counts for a muscle that helps


@dataclass(frozen=True)
class Loads:
    """The figures of a plan. Deloads in per cent of the sets of the full week before, the least and the most; the
    largest rise of a full week above the mean of those before it in per cent; the most contacts of a session; minutes
    of the shortest and the longest session; the most key runs a week that it goes with. None is nothing of the kind.
    """

    deloads: tuple[int, int] | None
    rise: int
    contacts: int
    minutes: tuple[int, int]
    key_runs: int
    muscles: Counter[str]

    @classmethod
    def of(cls, balance: Balance) -> Loads:
        weeks = balance.all
        off = [*_deloads(weeks)]
        return cls(
            deloads=(min(off), max(off)) if off else None,
            rise=_rise(weeks),
            contacts=max((practice.contacts for practice in balance.practices), default=0),
            minutes=(balance.shortest, balance.minutes),
            key_runs=max(fit.key_runs.high for fit in balance.plan.fits),
            muscles=hard_sets(balance.hardest),
        )


def hard_sets(practices: tuple[Practice, ...]) -> Counter[str]:
    """Sets of some sessions that are more than light, by muscle: one for those that do most of the work, half a set for
    those that help. Page, chart and proof of a plan count those of its fullest week.
    """
    found: Counter[str] = Counter()
    for done in (done for practice in practices for done in practice.counted if not done.is_light):
        found.update(dict.fromkeys(done.exercise.muscles.primary, done.sets.high))
        found.update(dict.fromkeys(done.exercise.muscles.secondary, done.sets.high * HELPS))
    return found


def _deloads(weeks: tuple[Week, ...]) -> list[int]:
    before: Week | None = None
    found: list[int] = []
    for week in weeks:
        if week.phase.kind == "deload" and before and before.sets:
            found.append(round((1 - week.sets / before.sets) * 100))
        before = week if week.phase.kind not in LIGHTER else before
    return found


def _rise(weeks: tuple[Week, ...]) -> int:
    loads = [week.load for week in weeks if week.phase.kind not in LIGHTER]
    rises = [load / mean - 1 for at, load in enumerate(loads) if (mean := mean_before(loads[:at]))]
    return round(max([0.0, *rises]) * 100)
