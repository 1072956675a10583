"""Answers as the end of an address: its query, and behind "#" what is about the reader's body.

`assets/parts/answers.js` writes the same, and reads it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from ..model.questions import QUESTIONS, Question
from .answers import Answers
from .keys import KEYS, PRIVATE, version
from .payload import Payload

FIRST = date(1970, 1, 1)  # the day from which the days of a date are counted
NONE = "none"  # what the address says of an answer that is an empty set


def format(answers: Answers, data: Payload) -> str:
    """The end of an address for these answers, "" if there are none. Equal answers have equal addresses."""
    given = dict(answers.given())
    written = {question: _written(QUESTIONS[question], given[question], data) for question in KEYS if question in given}
    if not written:
        return ""
    query = [f"v={version(data['version'])}", *(text for name, text in written.items() if name not in PRIVATE)]
    body = [text for name, text in written.items() if name in PRIVATE]
    return f"?{'&'.join(query)}" + (f"#{'&'.join(body)}" if body else "")


def places(kit: Collection[int], data: Payload) -> list[str]:
    """The ids of places that have this kit together, without those that have no more than another one; none if these
    have less.
    """
    inside = [place for place in data["places"] if {*place["kit"]} <= {*kit}]
    widest = [place for place in inside if not any({*place["kit"]} < {*other["kit"]} for other in inside)]
    whole = {piece for place in widest for piece in place["kit"]} == {*kit}
    return sorted(place["id"] for place in widest) if whole else []


def _written(question: Question, answer: Any, data: Payload) -> str:
    """An answer with its key, or in short by places."""
    name, form, offered = question.name, question.form, data["questions"][question.name]
    if form == "date":
        return f"{name}={FIRST + timedelta(days=answer)}"
    if form != "ids":
        return f"{name}={answer if form == 'count' else offered[answer]}"
    if question.places and (short := places(answer, data)):
        return f"place={','.join(short)}"
    return f"{name}={','.join(sorted(offered[one] for one in answer)) or NONE}"
