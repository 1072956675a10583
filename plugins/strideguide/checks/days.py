"""Nobody has read or reviewed anything on a day that is still to come, or in another age."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from ..library import Library
from ..model.values import Day
from ..problems import Problem

DAYS = (("reviewed",), ("read", "on"))  # where days stand that are past
FIRST = 1990  # before this year nobody wrote of the guide's things with a day
REMEDY = "Write the day on which somebody read it."
EARLIEST = timedelta(hours=14)  # ahead of UTC, where each day begins first


def check(library: Library) -> Iterator[Problem]:
    latest = today()
    for record, origin in library.records():
        for path in DAYS:
            day = _at(record, path)
            if day and day.date > latest:
                what = f'The day {day} in "{path[0]}" is still to come.'
                yield Problem(origin.place(path), "bad-value", what, REMEDY)
            elif day and day.date.year < FIRST:
                what = f'The day {day} in "{path[0]}" is long past.'
                yield Problem(origin.place(path), "bad-value", what, REMEDY)


def today() -> date:
    """The day that it is where it is latest, so that no author is told of their own day."""
    return (datetime.now(UTC) + EARLIEST).date()


def _at(value: object, path: tuple[str, ...]) -> Day | None:
    for step in path:
        value = getattr(value, step, None)
    return value if isinstance(value, Day) else None
