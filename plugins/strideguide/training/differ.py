"""Which answers lead to another plan than they did with the data of another day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, cast

from ..model.questions import COUNTS, QUESTIONS, RELAXED
from .answers import Answers
from .match import Matcher
from .payload import Payload
from .ranks import Ranks

Asked = dict[str, Any]  # answers by question, as ids
# What is met with an eye to another answer, and what it is met with.
BESIDE = {question.name: question.beside for question in QUESTIONS.values() if question.beside}
DATES = tuple(question.name for question in QUESTIONS.values() if question.date)
SINGLE = tuple(question for question in QUESTIONS if question in RELAXED and question not in (*BESIDE, *DATES))
GRAVEST = sorted(SINGLE, key=RELAXED.index)[-2:]
# Questions of which every answer is asked with every other. All at once would be millions, and take hours.
TOGETHER = (SINGLE, *((*GRAVEST, *pair) for pair in BESIDE.items()), (*GRAVEST, "pain"))


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


def known(payload: Any) -> Payload:
    """An older picker.json with what it did not have to say: it offered plans whatever hurt and asked less.

    KeyError or TypeError if it is none.
    """
    pains = payload["questions"]["pain"]
    starts = payload.get("starts", ["free"] * len(pains))
    states = [
        {"condition": number, "stage": "always", "start": start, "limits": {}} for number, start in enumerate(starts)
    ]
    conditions = [{"id": id, "counts": True} for id in pains]
    met: dict[str, list[int]] = {question.plan: [] for question in QUESTIONS.values() if question.met}
    plans = [{**met, **plan} for plan in payload["plans"]]
    found: Any = {"states": states, "conditions": conditions, "most_pains": len(pains), **payload, "plans": plans}
    return cast(Payload, found)


def said(change: Change) -> str:
    """The example of a change in words: each question that was answered, with its answer."""
    return ", ".join(
        f"{question} {'+'.join(answer) or 'none' if isinstance(answer, list) else answer}"
        for question, answer in change.example.items()
        if answer is not None
    )


def difference(before: Payload, now: Payload, places: Mapping[str, list[str]]) -> Difference:
    """Ask both, with no word of kit and each place: all that is answered by itself; then with the gravest of that what
    is met beside another answer, and each pain by itself.
    """
    old, new = Ranks(Matcher(before)), Ranks(Matcher(now))
    found: dict[tuple[str | None, str | None], list[Asked]] = {}
    count = 0
    for asked in asks(now, places):
        count += 1
        plans = _best(old, asked), _best(new, asked)
        if plans[0] != plans[1]:
            found.setdefault(plans, []).append(asked)
    changes = (Change(*plans, len(some), some[0]) for plans, some in found.items())
    return Difference(count, tuple(sorted(changes, key=lambda change: (-change.count, str(change.before)))))


def asks(data: Payload, places: Mapping[str, list[str]]) -> Iterator[Asked]:
    """All answers that are asked, by id; `places` has the kit of each."""
    asked = data["questions"]
    kits: list[list[str] | None] = [None, *places.values()]
    answers = {**asked, "kit": kits, "pain": [[pain] for pain in asked["pain"]]}
    for questions in TOGETHER:
        for values in product(*(answers[question] for question in (*questions, "kit"))):
            yield dict(zip((*questions, "kit"), values, strict=True))


def _best(ranks: Ranks, asked: Asked) -> str | None:
    data = ranks.matcher.data
    best = ranks.best(_answers(data, asked))
    return None if best is None else data["plans"][best]["id"]


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
        for question in RELAXED
        if (answer := asked.get(question)) in data["questions"].get(question, ())
    }
    kit = asked.get("kit")
    return Answers(
        **single, kit=None if kit is None else numbers("kit", kit), pain=numbers("pain", asked.get("pain", []))
    )
