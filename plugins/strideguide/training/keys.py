"""What stands in the address of the picker and of a plan's page: one table of keys, and how older addresses differ.

`address.py` writes by it, `assets/parts/answers.js` reads and writes by it, and `own_week.js` reads a week by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypedDict

from ..model.questions import QUESTIONS, Form

# What a key holds: the version of the answers; an answer, as in the table of questions; the letters of the runs of a
# week; for each session its day; hours from a run to a session on one day; rules that the reader chose; the number of a
# week of the course, or of several; a week of the plan; places to train, which stand for the kit that is there; the
# steps of a walk-run schedule in the first weeks of the course.
Held = Literal["version", "week", "days", "hours", "rules", "number", "numbers", "begin", "places", "steps"] | Form

KEYS: Mapping[str, Held] = {
    "v": "version",
    **{question.name: question.form for question in QUESTIONS.values()},
    "place": "places",
    "week": "week",
    "on": "days",
    "hours": "hours",
    "rules": "rules",
    "number": "number",
    "start": "date",
    "begin": "begin",
    "away": "numbers",
    "again": "numbers",
    "back": "numbers",
    "step": "steps",
}
# The questions about the reader's body. They stand behind "#", which no browser sends to anybody.
PRIVATE = tuple(question.name for question in QUESTIONS.values() if question.private)
# For each format before this one, the oldest first, the keys that held something else. A key that comes to hold
# something else, or goes, is added here as it was, and every address that was ever given out goes on being read. New
# keys make no new format: nothing older has them.
FORMER: tuple[Mapping[str, Held], ...] = ()


class AddressData(TypedDict):
    """The tables for a browser."""

    keys: Mapping[str, Held]
    former: list[Mapping[str, Held]]
    private: list[str]


def address_data() -> AddressData:
    """What a browser knows of addresses."""
    return AddressData(keys=dict(KEYS), former=[*map(dict, FORMER)], private=[*PRIVATE])


def version(answers: int) -> str:
    """What the key `v` holds: the version of the answers, and from the second on the format: "3", "3.2"."""
    return f"{answers}.{len(FORMER) + 1}" if FORMER else str(answers)
