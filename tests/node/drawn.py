"""What is asked of both runtimes: drawn at random, and directed by the types of what is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from random import Random
from typing import Any, get_args, get_type_hints

from strideguide.model.limits import Start
from strideguide.model.questions import QUESTIONS
from strideguide.model.rule import Looks, Rule
from strideguide.training.answers import Answers
from strideguide.training.day_rules import DAYS, WeekRule, week_rule
from strideguide.training.payload import MoveData, Payload, PlanData

Given = Mapping[str, Any]
MANY = {question.name for question in QUESTIONS.values() if question.many}
DATES = {question.name for question in QUESTIONS.values() if question.form == "date"}
DAY = 19_996  # from four days before properties.py's today on, weeks are counted
LONG = DAYS.index("long")
LONG_WEEKS = 300
HIGHEST = 9_999
DAY_AND_MORE = "24 h", "25 h", "96 h"  # where days are counted, a duration has edges there


def listed(answers: Answers) -> Given:
    """Answers as plain data."""
    values = {question: answers[question] for question in QUESTIONS}
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in values.items()}


NOTHING = listed(Answers())


def answers(payload: Payload, random: Random, count: int) -> Iterator[Given]:
    """Any answers: each question has one three times of four; several are of any number, pains up to two too many."""
    for _ in range(count):
        asked = {question for question in payload["questions"] if random.random() < 0.75}
        yield {**NOTHING} | {
            question: _some(values, random, _most(payload, question)) if question in MANY else random.choice(values)
            for question, values in _offered(payload).items()
            if question in asked
        }


def bodies(payload: Payload, random: Random, count: int) -> Iterator[list[int]]:
    """Any sets of states: of one condition at several stages, of several, of situations, and of too much at once."""
    states = [*range(len(payload["states"]))]
    yield from (_some(states, random, payload["most_pains"] + 3) for _ in range(count))


def _some(values: Sequence[int], random: Random, most: int) -> list[int]:
    return sorted(random.sample(values, random.randint(0, min(len(values), most))))


def _most(payload: Payload, question: str) -> int:
    return payload["most_pains"] + 2 if question == "pain" else HIGHEST


def directed_answers(payload: Payload) -> Iterator[Given]:
    """For each question every answer, alone and beside the last answer to each other question. Where there may be
    several: none, each, all, and as many as there may be of pains, and one more.
    """
    offered = _offered(payload)
    others = {question: values[-1:] if question in MANY else values[-1] for question, values in offered.items()}
    yield NOTHING
    for question, values in offered.items():
        most = _most(payload, question)
        several = [[], *([value] for value in values), values[: most - 1], values[:most], values]
        for value in several if question in MANY else values:
            yield {**NOTHING, question: value}
            yield {**others, question: value}


def _offered(payload: Payload) -> dict[str, list[int]]:
    """The answers of each question as numbers: counts are themselves, things are their places, and of dates there is
    one in each week that makes a difference.
    """
    asked = payload["questions"].items()
    found = {name: values if isinstance(values[0], int) else [*range(len(values))] for name, values in asked}
    return {name: [DAY + 7 * one for one in values] if name in DATES else values for name, values in found.items()}


def odd_payloads(payload: Payload) -> Iterator[Any]:
    """The payload with each field of plans and moves at each of its edges, and with all that says who may start."""
    known: Mapping[str, Any] = payload
    for name, record in (("plans", PlanData), ("moves", MoveData)):
        for field, value in _edges(record, known[name]):
            yield {**known, name: [{**one, field: value} for one in known[name]]}
    for start in get_args(Start):
        yield {**payload, "states": [{**state, "start": start} for state in payload["states"]]}
    for counts in (False, True):
        yield {**payload, "conditions": [{**condition, "counts": counts} for condition in payload["conditions"]]}
    for most in (0, 1, len(payload["states"])):
        yield {**payload, "most_pains": most}


def _edges(record: type, known: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Fields of a record with their edges: of a number the least and a great one, of a list of numbers none, the
    greatest of all that are known, and all of these; of those for each of some things none, and all.
    """
    for field, kind in get_type_hints(record).items():
        if kind is int:
            yield from ((field, edge) for edge in (0, HIGHEST))
        elif field == "weeks":  # all, and those up to a race
            yield from ((field, edge) for edge in ([1, 0], [1, 1], [HIGHEST, HIGHEST], [HIGHEST, 1]))
        elif kind == list[list[int]]:
            every = sorted({number for one in known for some in one[field] for number in some})
            lists: tuple[list[list[int]], ...] = ([], [[]], [every], [every] * len(every))
            yield from ((field, edge) for edge in lists)
        elif field == "sessions":  # from the fewest to the most
            yield from ((field, edge) for edge in ([0, 0], [1, HIGHEST], [HIGHEST, HIGHEST]))
        elif kind == list[int]:
            every = sorted({number for one in known for number in one[field]})
            yield from ((field, edge) for edge in ([], every[-1:], every))
        elif kind == dict[str, int]:
            yield from ((field, edge) for edge in ({}, {key: 1 for one in known for key in one[field]}))


def weeks(sessions: int, random: Random, count: int) -> Iterator[Given]:
    """Any weeks of running, with days chosen by hand for so many sessions."""
    for _ in range(count):
        yield _placed(random.choices(range(len(DAYS)), k=7), sessions, random)


def every_week(sessions: int, random: Random) -> Iterator[Given]:
    """Every week of days without a run, easy and hard ones, and some that have long runs."""
    long = random.sample([week for week in product(range(len(DAYS)), repeat=7) if LONG in week], LONG_WEEKS)
    yield from (_placed(week, sessions, random) for week in (*product(range(LONG), repeat=7), *long))


def _placed(pattern: Sequence[int], sessions: int, random: Random) -> Given:
    return {"pattern": [*pattern], "placed": random.choices([None, *range(7)], k=sessions)}


def directed_rules(like: Rule) -> Iterator[tuple[str, WeekRule]]:
    """Rules about days of each kind, with the kind's name: each field of its schema at each of its edges, and both
    severities.
    """
    schema = Looks.model_json_schema()
    for kind, about in schema["properties"].items():
        named = next(option["$ref"] for option in about["anyOf"] if "$ref" in option).rpartition("/")[2]
        edges = {name: _values(field) for name, field in schema["$defs"][named]["properties"].items()}
        if not all(edges.values()):
            continue  # it names things of the guide, as no rule about days does
        usual = {name: values[0] for name, values in edges.items()}
        for name, values in edges.items():
            for value in values:
                looks = Looks.model_validate({kind: {**usual, name: value}})
                for severity in ("must", "should"):
                    rule = week_rule(like.model_copy(update={"looks": looks, "severity": severity}))
                    yield from [(kind, rule)] if rule else []


def _values(field: Mapping[str, Any]) -> list[Any]:
    """The edges of a field by its JSON Schema; none where it names things of the guide."""
    if "enum" in field:
        return [*field["enum"]]
    if field.get("type") == "array" and (each := _values(field["items"])):
        fewest, most = field.get("minItems", 0), field.get("maxItems", len(each))
        return [*(each[at : at + max(fewest, 1)] for at in range(len(each) - fewest + 1)), each[:most]]
    if field.get("type") == "boolean":
        return [False, True]
    if field.get("type") == "integer":
        return [field["minimum"], field.get("maximum", field["minimum"] + 7)]
    return [*field["examples"], *DAY_AND_MORE] if "h)" in field.get("pattern", "") else []
