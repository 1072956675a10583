"""Answers as the end of an address: its query, and behind "#" what is about the reader's body.

`assets/parts/answers.js` writes the same, and reads it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..model.questions import QUESTIONS, Form
from .answers import Answers
from .keys import KEYS, PRIVATE, version
from .payload import Payload

NONE = "none"  # what the address says of an answer that is an empty set


def format(answers: Answers, data: Payload) -> str:
    """The end of an address for these answers, "" if there are none. Equal answers have equal addresses."""
    given = dict(answers.given())
    written = {
        question: f"{question}={_written(QUESTIONS[question].form, given[question], data['questions'][question])}"
        for question in KEYS
        if question in given
    }
    if not written:
        return ""
    query = [f"v={version(data['version'])}", *(text for name, text in written.items() if name not in PRIVATE)]
    body = [text for name, text in written.items() if name in PRIVATE]
    return f"?{'&'.join(query)}" + (f"#{'&'.join(body)}" if body else "")


def _written(form: Form, answer: Any, offered: Sequence[Any]) -> str:
    if form == "ids":
        return ",".join(sorted(offered[one] for one in answer)) or NONE
    return str(answer if form == "count" else offered[answer])
