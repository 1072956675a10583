"""The picker, the arranger and the calendar say in JavaScript what they say in Python: see properties.py."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from random import Random

import pytest
from tests import scale
from tests.browser import once
from tests.invented import LIMITS, invented, limited
from tests.mixes import Mix, day_rules, groups, odd_rules
from tests.node import drawn
from tests.node.own_week import PlanPage
from tests.node.properties import Week, compare
from tests.node.runtime import Runtime

from strideguide.library import Library
from strideguide.model.rule import Rule
from strideguide.training.match import Matcher
from strideguide.training.payload import Payload, payload

SHARE = 250  # answers in one test: 20,000 at night over the shipped guide
PARTS = 8  # tests that have every week together
HOURS = 0, 3, 6


@pytest.fixture(scope="session")
def shipped() -> Library:
    return once.library()


@pytest.fixture(scope="session")
def made_up(shipped: Library) -> Library:
    return limited(invented(shipped))


@pytest.fixture(scope="session")
def payloads(shipped: Library, made_up: Library) -> dict[str, Payload]:
    assert shipped.picker
    return {"shipped": payload(shipped, shipped.picker), "invented": payload(made_up, shipped.picker)}


@pytest.fixture(scope="session")
def mixes(shipped: Library, made_up: Library) -> list[Mix]:
    return [mix for group in groups(shipped, made_up) for mix in group]


@pytest.mark.parametrize(
    ("name", "share"),
    [*product(["shipped"], range(scale.at(2, 80))), *product(["invented"], range(scale.at(1, 24)))],
)
def test_any_answers(node: Runtime, payloads: dict[str, Payload], name: str, share: int) -> None:
    given = [*drawn.answers(payloads[name], Random(f"{name} {share}"), SHARE)]
    different = compare(node, "picker", payloads[name], given)
    assert different > SHARE / 2, "The answers hardly make a difference."


@pytest.mark.parametrize("part", range(10))
def test_any_verdicts(node: Runtime, payloads: dict[str, Payload], part: int) -> None:
    """2,000 sets of states at landing, 20,000 at night."""
    payload = payloads["shipped"]
    given = [*drawn.bodies(payload, Random(f"body {part}"), scale.at(200, 2_000))]
    assert compare(node, "verdicts", payload, given) > 50
    assert {*_kinds(payload, given)} == {"free", "careful", "ask", "stop", "crowded", "situation", "two stages"}


def _kinds(payload: Payload, given: list[list[int]]) -> Iterator[str]:
    """What is among sets of states: the verdicts, too much at once, a situation, two stages of one condition."""
    matcher, conditions = Matcher(payload), payload["conditions"]
    for pain in given:
        of = [payload["states"][one]["condition"] for one in pain]
        counting = {condition for condition in of if conditions[condition]["counts"]}
        yield matcher.start(pain)
        yield from ["crowded"] if len(counting) > payload["most_pains"] else []
        yield from ["situation"] if {*of} > counting else []
        yield from ["two stages"] if len({*of}) < len(of) else []


@pytest.mark.parametrize("name", ["shipped", "invented"])
def test_every_answer_to_each_question(node: Runtime, payloads: dict[str, Payload], name: str) -> None:
    compare(node, "picker", payloads[name], [*drawn.directed_answers(payloads[name])])


def test_every_field_of_what_the_picker_knows(node: Runtime, payloads: dict[str, Payload]) -> None:
    random, count = Random(3), scale.at(4, 100)
    for odd in drawn.odd_payloads(payloads["shipped"]):
        given = [*drawn.answers(odd, random, count), *random.sample([*drawn.directed_answers(odd)], count)]
        compare(node, "picker", odd, given)


@pytest.mark.parametrize("hours", HOURS)
@pytest.mark.parametrize("name", ["shipped", "invented"])
def test_weeks_of_every_mix(node: Runtime, shipped: Library, made_up: Library, name: str, hours: int) -> None:
    rules, random, different = day_rules(shipped), Random(name), 0
    for group in groups(made_up if name == "invented" else shipped):
        for mix in group:
            given = drawn.weeks(len(mix), random, scale.at(20, 300))
            different += compare(node, "week", Week(rules, mix, hours), [*given])
    assert different


@pytest.mark.nightly
@pytest.mark.parametrize("hours", HOURS)
@pytest.mark.parametrize("part", range(PARTS))
def test_every_week(node: Runtime, shipped: Library, part: int, hours: int) -> None:
    """The mixes of a group take turns, as rules see no difference between them."""
    rules, random = day_rules(shipped), Random(part)
    for group in groups(shipped)[part::PARTS]:
        weeks = [*drawn.every_week(len(group[0]), random)]
        for turn, mix in enumerate(group):
            compare(node, "week", Week(rules, mix, hours), weeks[turn :: len(group)])


def test_weeks_under_odd_rules(node: Runtime, mixes: list[Mix]) -> None:
    random = Random(5)
    for _ in range(scale.at(300, 3_000)):
        mix = random.choice(mixes)
        compare(node, "week", Week(odd_rules(random), mix, random.choice(HOURS)), [*drawn.weeks(len(mix), random, 3)])


def test_every_field_of_a_rule_about_days(node: Runtime, shipped: Library, mixes: list[Mix]) -> None:
    random, like = Random(6), next(rule for rule in shipped.things["rule"].values() if isinstance(rule, Rule))
    kinds = set()
    for kind, rule in drawn.directed_rules(like):
        mix, hours = random.choice(mixes), random.choice(HOURS)
        compare(node, "week", Week([rule], mix, hours), [*drawn.weeks(len(mix), random, scale.at(3, 30))])
        kinds.add(kind)
    assert kinds >= {"rest_days", "not_near", "apart", "after_run", "best_near"}


def test_own_weeks_of_every_plan(node: Runtime, shipped: Library, tmp_path_factory: pytest.TempPathFactory) -> None:
    random, site = Random(8), once.shipped(tmp_path_factory)
    for plan in shipped.things["plan"]:
        page = PlanPage.of(shipped, site, plan)
        compare(node, "own_week", page, [page.usual, *page.weeks(random, scale.at(2, 100))])


def test_own_weeks_under_limits_of_every_kind(node: Runtime, made_up: Library, payloads: dict[str, Payload]) -> None:
    random, picker = Random(9), payloads["invented"]
    own = [at for at, id in enumerate(picker["questions"]["pain"]) if id.startswith("invented-")]
    assert {name for at in own for name in picker["states"][at]["limits"]} == {*LIMITS} - {
        "impact",
        "patterns",
        "ranges",
    }
    different = set()
    pages = [PlanPage.made(made_up, picker, plan) for plan in made_up.things["plan"]]
    jumps = [page for page in pages if '"contacts"' in json.dumps(page.data["course"])]
    for page in [*random.sample(jumps, scale.at(2, len(jumps))), *random.sample(pages, scale.at(2, len(pages)))]:
        given = [page.usual | {"pain": [state], "sessions": page.data["range"][1]} for state in own]
        given += [page.usual | {"pain": random.sample(own, 2)} for _ in range(scale.at(3, 40))]
        different.add(compare(node, "own_week", page, given))
    assert max(different) > len(LIMITS), "The limits hardly make a difference."


def test_dates(node: Runtime) -> None:
    random, first = Random(7), date(2026, 1, 1)
    days = [str(first + timedelta(days=ahead)) for ahead in range(scale.at(400, 4_000))]
    compare(node, "dates", None, [(day, random.randint(1, 30), random.randrange(7)) for day in days])


class Liar:
    """A runtime with one answer to everything."""

    def call(self, name: str, *given: object) -> list[object]:
        return [{"date": "2026-01-01", "mood": "good"}]


def test_a_difference_is_told_with_all_that_a_case_needs() -> None:
    with pytest.raises(
        AssertionError, match=r"(?s)table: dates\n.*2026-01-01.*python: '2026-01-08'.*mood: {python: null"
    ):
        compare(Liar(), "dates", None, [("2026-01-01", 2, 3)])
