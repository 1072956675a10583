"""The best plan for very many answers, quickly: what orders plans is a sum of what single answers add to it.

Each number of a matcher's key comes from one answer, or from few that are met together. So a plan is matched once for
each of these by themselves, and for all answers together numbers are added that hold a whole key. The matcher stays
what says which plan is best; `tests/test_ranks.py` holds both against each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .answers import Answers
from .cover import FOLLOWED, TOGETHER
from .match import Matcher

# Answers that are met together. A weak spot decides, as pain does, whether a plan is apart.
GROUPS = (*TOGETHER, (*FOLLOWED, "weak"))
DIGIT = 24  # bits for a number of a key; none of them comes near to it
NEVER = 1 << 10_000  # more than any key: the plan can't be followed
UNSAID = Answers()


class Ranks:
    """The best plan of a matcher, by sums."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self._unsaid = [self._key(index, UNSAID) for index in range(len(matcher.plans))]
        self._known: dict[tuple[Any, ...], Sequence[int]] = {}

    def best(self, answers: Answers) -> int | None:
        """The place of the best plan, None if there is none: that of `Matcher.best`."""
        added = [self._added(group, *(answers[question] for question in group)) for group in GROUPS]
        sums = [*map(sum, zip(self._unsaid, *added, strict=True))]
        least = min(sums, default=NEVER)
        return sums.index(least) if least < NEVER >> 1 else None

    def _added(self, group: tuple[str, ...], *values: Any) -> Sequence[int]:
        """What the answers of a group add to the key of each plan."""
        if (group, *values) not in self._known:
            answers = Answers(**dict(zip(group, values, strict=True)))
            self._known[group, *values] = [self._key(at, answers) - own for at, own in enumerate(self._unsaid)]
        return self._known[group, *values]

    def _key(self, index: int, answers: Answers) -> int:
        """A key as one number, in the same order."""
        match = self.matcher.match(index, answers)
        number = 0
        for one in match.key if match else ():
            number = (number << DIGIT) + one
        return number if match else NEVER
