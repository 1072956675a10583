"""Rules across things. One module a family; each is a generator of problems over the whole library."""

from __future__ import annotations

from collections.abc import Iterator

from ..library import Library
from ..problems import Problem
from . import (
    alike,
    brand,
    calls,
    cautions,
    changes,
    conditions,
    days,
    doses,
    doubtful,
    figures,
    ladders,
    lists,
    moves,
    plans,
    progression,
    records,
    signs,
    unpublished,
    votes,
    walk_runs,
    wording,
)

FAMILIES = (
    lists.check, ladders.check, doses.check, moves.check, figures.check, plans.check, changes.check, conditions.check,
    cautions.check, signs.check, votes.check, records.check, progression.check, days.check, walk_runs.check,
    wording.check, doubtful.check, alike.check, brand.check, calls.check, unpublished.check,
)  # fmt: skip


def check(library: Library) -> Iterator[Problem]:
    """Everything that all families find."""
    for family in FAMILIES:
        yield from family(library)
