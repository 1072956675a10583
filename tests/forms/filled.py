"""Forms of the tiny guide, filled in and sent in as GitHub does it, and what GitHub has against a form."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
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

# What GitHub has in its manual on forms: the types of fields and what each may have, and words that it refuses.
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "checkboxes": {"label", "description", "options"},
}
REFUSED = re.compile(r"password|credential|secret|token", re.I)


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


def faults(form: dict[str, Any]) -> Iterator[str]:
    """What GitHub has against a form, as its manual lists it."""
    asked = [field for field in form["body"] if field["type"] != "markdown"]
    ids, labels = [field["id"] for field in asked], [field["attributes"]["label"] for field in asked]
    plain = [re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-") for label in labels]
    yield from (f"{id} is twice" for id in ids if ids.count(id) > 1 or not re.fullmatch(r"[A-Za-z0-9_-]+", id))
    yield from (f"{label} is too like another" for label in plain if plain.count(label) > 1)
    yield from (f"{label} has a word that is refused" for label in labels if REFUSED.search(label))
    for field in form["body"]:
        attributes = field["attributes"]
        if odd := attributes.keys() - ATTRIBUTES[field["type"]]:
            yield f"{field} has {odd}"
        options = [one["label"] if isinstance(one, dict) else one for one in attributes.get("options", ())]
        yield from (f"{one!r} is no option" for one in options if not isinstance(one, str) or one.lower() == "none")
        yield from (f"{one} is twice" for one in options if options.count(one) > 1)
        if field["type"] in ("dropdown", "checkboxes") and not options:
            yield f"{field} has nothing to choose from"
