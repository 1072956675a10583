"""Weeks of running as many runners have them: where a plan's own week begins before its reader says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..library import Library
from ..model.plan import Plan
from ..model.vocabulary import Goal, Level
from .day_rules import DAYS, Pattern
from .running import RunWeek, fits_runs

LETTERS = "-ehl"  # a letter for each kind of day, in the order of DAYS; addresses have one for each day of a week
# By number of runs, with two key runs and with three, as far as there are so many runs.
USUAL = ("-------", "--h----", "--h---l", "-e-h--l", "-eh-e-l", "-ehe-el", "eehe-el", "eeheeel")
THREE_KEYS = (*USUAL[:3], "-h-h--l", "-h-he-l", "-hehe-l", "ehehe-l", "eheheel")
MOST_KEYS = 3
MIDDLE = 3


class Keys(NamedTuple):
    """How many hard and long runs the readers of a plan usually have, and which of these matter most."""

    usual: int
    first: Sequence[str]

    @classmethod
    def of(cls, plan: Plan, library: Library) -> Keys:
        """What its lowest level and its first goal say."""
        levels = [one for one in library.things["level"].values() if isinstance(one, Level) and one.id in plan.levels]
        goal = library.things["goal"].get(plan.goals[0])
        first = goal.key_runs if isinstance(goal, Goal) else []
        return cls(min(levels[0].key_runs, len(first)) if levels else 0, first)


def pattern(letters: str) -> Pattern:
    """The kinds of day of a week that is written as letters, Monday first."""
    return tuple(LETTERS.index(letter) for letter in letters)


def written(days: Pattern) -> str:
    """A week as letters."""
    return "".join(LETTERS[kind] for kind in days)


def usual_runs(plan: Plan) -> int:
    """How many runs a week a reader of the plan may well have: three, or the number nearest to it that fits."""
    fitting = [runs for runs in range(len(USUAL)) if fits_runs(plan, runs)]
    return min(fitting, key=lambda runs: abs(runs - MIDDLE), default=MIDDLE)


def usual_keys(plan: Plan, keys: Keys, runs: int) -> int:
    """How many of so many runs are hard or long ones: one run at least is easy, and the plan goes with the week."""
    most = min(keys.usual, max(runs - 1, 0))
    weeks = (RunWeek(usual_week(keys, runs, count), 1) for count in range(most, -1, -1))
    return next((week.key_runs for week in weeks if any(week.fits(fit) for fit in plan.fits)), most)


def usual_week(keys: Keys, runs: int, count: int) -> Pattern:
    """A usual week of so many runs, of which so many are hard or long: those that matter most."""
    week = [*pattern((THREE_KEYS if count == MOST_KEYS else USUAL)[runs])]
    order = [*keys.first, *(run for run in ("hard", "long") if run not in keys.first)]
    key_days = [day for day, kind in enumerate(week) if DAYS[kind] in order]
    for day in sorted(key_days, key=lambda day: order.index(DAYS[week[day]]))[count:]:
        week[day] = DAYS.index("easy")
    return tuple(week)
