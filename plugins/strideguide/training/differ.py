"""Which answers lead to another plan than they did with the data of another day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from ..model.questions import COUNTS, QUESTIONS, RELAXED
from .answers import Answers
from .match import Matcher
from .payload import Payload

Asked = dict[str, Any]  # answers by question, as ids
SINGLE = tuple(question for question in QUESTIONS if question in RELAXED)
GRAVEST = tuple(question for question in QUESTIONS if question in RELAXED[-2:])  # asked together with each pain


@dataclass(frozen=True)
class Change:
    """Answers that led to one plan and now lead to another (None: to none): how many, and one of them."""

    before: str | None
    now: str | None
    count: int
    example: Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """How many answers were asked of both, and what changed, the most frequent change first."""

    asked: int
    changes: tuple[Change, ...]


def difference(before: Payload, now: Payload, places: Mapping[str, list[str]]) -> Difference:
    """Ask both: every single answer with no word of kit and each place, without pains; then each pain by itself."""
    old, new = Matcher(before), Matcher(now)
    found: dict[tuple[str | None, str | None], list[Asked]] = {}
    count = 0
    for asked in _questions(now, places):
        count += 1
        plans = _best(old, asked), _best(new, asked)
        if plans[0] != plans[1]:
            found.setdefault(plans, []).append(asked)
    changes = (Change(*plans, len(some), some[0]) for plans, some in found.items())
    return Difference(count, tuple(sorted(changes, key=lambda change: (-change.count, str(change.before)))))


def _questions(data: Payload, places: Mapping[str, list[str]]) -> Iterator[Asked]:
    asked = data["questions"]
    kits: list[list[str] | None] = [None, *places.values()]
    for values in product(*(asked[question] for question in SINGLE), kits):
        yield dict(zip((*SINGLE, "kit"), values, strict=True))
    for values in product(*(asked[question] for question in GRAVEST), kits, asked["pain"]):
        given = dict(zip((*GRAVEST, "kit", "pain"), values, strict=True))
        yield {**given, "pain": [given["pain"]]}


def _best(matcher: Matcher, asked: Asked) -> str | None:
    best = matcher.best(_answers(matcher.data, asked))
    return matcher.plans[best.plan]["id"] if best else None


def _answers(data: Payload, asked: Asked) -> Answers:
    """Answers as numbers of this data; what it does not know is left out, and of a stage that it does not know is left
    the condition.
    """

    def numbers(question: str, ids: list[str]) -> frozenset[int]:
        known = data["questions"][question]
        named = (id if id in known else id.partition(":")[0] for id in ids)
        return frozenset(known.index(id) for id in named if id in known)

    single = {
        question: answer if question in COUNTS else data["questions"][question].index(answer)
        for question in SINGLE
        if (answer := asked.get(question)) in data["questions"].get(question, ())
    }
    kit = asked.get("kit")
    return Answers(
        **single, kit=None if kit is None else numbers("kit", kit), pain=numbers("pain", asked.get("pain", []))
    )
