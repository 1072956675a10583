"""Answers as the query of an address. `assets/parts/answers.js` writes the same, and reads it."""

from __future__ import annotations

from .match import Answers
from .payload import Payload

SINGLE = ("goal", "level", "runs", "sessions", "minutes", "season", "weak")
COUNTS = ("runs", "sessions", "minutes")
NO_KIT = "none"  # what the address says of an answer about kit that names no piece


def format(answers: Answers, data: Payload) -> str:
    """The query for these answers, "" if there are none. Equal answers have equal addresses."""
    asked = data["questions"]
    given = [f"v={data['version']}"]
    for question in SINGLE:
        answer = getattr(answers, question)
        if answer is not None:
            given.append(f"{question}={answer if question in COUNTS else asked[question][answer]}")
    if answers.kit is not None:
        given.append(f"kit={','.join(sorted(asked['kit'][piece] for piece in answers.kit)) or NO_KIT}")
    if answers.pain:
        given.append(f"pain={','.join(sorted(asked['pain'][condition] for condition in answers.pain))}")
    return f"?{'&'.join(given)}" if len(given) > 1 else ""
