"""Forms of the tiny guide, filled in and sent in as GitHub does it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from strideguide import schema
from strideguide.forms.questions import FORMS, Node, questions
from strideguide.forms.written import promises
from strideguide.library import Library, load
from strideguide.words import Words

TINY = Path(__file__).parents[1] / "tiny"
WORDS = Words.load()
ANSWERS = yaml.safe_load((Path(__file__).parent / "answers.yml").read_text("utf-8"))


@cache
def library() -> Library:
    return load(TINY)


@cache
def schemas() -> Mapping[str, Node]:
    """The schemas of the tiny guide by the names of their kinds."""
    made = schema.schemas(library(), drafts=False)
    return {Path(path).name.removesuffix(".schema.json"): json.loads(text) for path, text in made.items()}


def body(name: str, changes: Mapping[str, str] | None = None) -> str:
    """What GitHub writes of a form: its usual answers by field, with `changes`."""
    form = next(form for form in FORMS if form.name == name)
    said = {**ANSWERS[name], **(changes or {})}
    asked = [(one.asks, said.get(one.path) or "_No response_") for one in questions(form, schemas(), WORDS)]
    ticks = said.get("own") or "\n".join(f"- [X] {promise}" for promise in promises(WORDS))
    return "\n\n".join(f"### {asks}\n\n{answer}" for asks, answer in [*asked, (WORDS("form.own.label"), ticks)])


def event(text: str, login: str = "fell-runner") -> dict[str, Any]:
    """What GitHub tells a workflow when an issue gets a label."""
    user = {"login": login, "id": 4711}
    return {
        "action": "labeled",
        "issue": {"number": 12, "body": text, "user": user, "created_at": "2026-11-30T21:04:05Z"},
    }
