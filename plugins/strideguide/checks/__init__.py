"""Rules across things. One module a family; each is a generator of problems over the whole library."""

from __future__ import annotations

from collections.abc import Iterator

from ..library import Library
from ..problems import Problem
from . import brand, doses, figures, ladders, lists, plans, wording

FAMILIES = (lists.check, ladders.check, doses.check, figures.check, plans.check, wording.check, brand.check)


def check(library: Library) -> Iterator[Problem]:
    """Everything that all families find."""
    for family in FAMILIES:
        yield from family(library)
