"""Weeks of running as many runners have them: where a plan's own week begins before its reader says otherwise."""

from __future__ import annotations

from ..model.plan import Plan
from .day_rules import Pattern
from .running import RunWeek, fits_runs

LETTERS = "-ehl"  # a letter for each kind of day, in the order of DAYS; addresses have one for each day of a week
USUAL = ("-------", "--e----", "--e---l", "-e-h--l", "-eh-e-l", "-ehe-el", "eehe-el", "eeheeel")  # by number of runs
MIDDLE = 3


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


def usual_week(plan: Plan, runs: int) -> Pattern:
    """A usual week of so many runs; hard and long ones become easy where the plan does not go with them."""
    week = USUAL[runs]
    tries = [pattern(some) for some in (week, week.replace("h", "e"), week.replace("l", "e"), _easy(week))]
    return next((days for days in tries if any(RunWeek(days, 1).fits(fit) for fit in plan.fits)), tries[0])


def _easy(week: str) -> str:
    return week.replace("h", "e").replace("l", "e")
