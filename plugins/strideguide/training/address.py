"""Answers as the query of an address. `assets/parts/answers.js` writes the same, and reads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..model.questions import QUESTIONS, Form
from .answers import Answers
from .keys import KEYS, version
from .payload import Payload

NONE = "none"  # what the address says of an answer that is an empty set


def format(answers: Answers, data: Payload) -> str:
    """The query for these answers, "" if there are none. Equal answers have equal addresses."""
    given = dict(answers.given())
    asked = [question for question in KEYS if question in given]
    written = [
        f"{question}={_written(QUESTIONS[question].form, given[question], data['questions'][question])}"
        for question in asked
    ]
    return "?" + "&".join([f"v={version(data['version'])}", *written]) if written else ""


def _written(form: Form, answer: Any, offered: Sequence[Any]) -> str:
    if form == "ids":
        return ",".join(sorted(offered[one] for one in answer)) or NONE
    return str(answer if form == "count" else offered[answer])
