"""Readers of readers.yml get a plan that a coach would give them first, and none that a coach would not."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from strideguide.model.vocabulary import Place
from strideguide.training.answers import Answers
from strideguide.training.match import Matcher
from strideguide.training.payload import Payload, payload
from tests.browser import once

SHOWN = 3  # plans that the page shows with their reasons
READERS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "readers.yml").read_text("utf-8"))


@cache
def world() -> tuple[Matcher, dict[str, Place]]:
    """The shipped picker, and its places."""
    library = once.library()
    assert library.picker
    places = {id: place for id, place in library.things["place"].items() if isinstance(place, Place)}
    return Matcher(payload(library, library.picker)), places


def answers(data: Payload, places: dict[str, Place], given: dict[str, Any]) -> Answers:
    """Answers by ids as numbers; kit may be a place, or none."""
    found: dict[str, Any] = {}
    for question, answer in given.items():
        ids = data["questions"][question]
        if question == "kit":
            pieces = [] if answer == "none" else places[answer].kit if isinstance(answer, str) else answer
            found[question] = frozenset(ids.index(piece) for piece in pieces)
        elif isinstance(answer, list):
            found[question] = frozenset(ids.index(id) for id in answer)
        else:
            found[question] = answer if isinstance(answer, int) else ids.index(answer)
    return Answers(**found)


@pytest.mark.parametrize("reader", READERS, ids=[reader["who"] for reader in READERS])
def test_a_reader_gets_what_a_coach_would_give(reader: dict[str, Any]) -> None:
    matcher, places = world()
    asked = answers(matcher.data, places, reader["answers"])
    start = matcher.start(asked.pain)
    assert start == reader.get("start", start if start in ("free", "careful") else "free")
    offered = [matcher.plans[match.plan]["id"] for match in matcher.matches(asked)]
    if reader.get("never") == "all":
        assert offered == []
        return
    assert offered[0] in reader.get("first", offered)
    assert not {*offered[:SHOWN]} & {*reader.get("never", [])}
