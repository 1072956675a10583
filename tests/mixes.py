"""The sessions that a week of some plan has together, as the published data of the plan tell them."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import get_args

from strideguide.library import Library
from strideguide.model.plan import Plan
from strideguide.model.rule import Rule, Trait
from strideguide.training.balance import Balance
from strideguide.training.day_rules import DAYS, OFFSETS, Finds, Slot, WeekRule, week_rule
from strideguide.training.sessions import Moves, chosen
from strideguide.training.week_data import SessionData, week_data

Mix = tuple[SessionData, ...]


def day_rules(library: Library) -> list[WeekRule]:
    """The rules about days."""
    rules = (rule for rule in library.things["rule"].values() if isinstance(rule, Rule))
    return [found for rule in rules if (found := week_rule(rule))]


def odd_rules(random: Random) -> list[WeekRule]:
    """Some rules about days that no guide has, of every kind and both severities."""
    traits, kinds = get_args(Trait), range(1, len(DAYS))
    return [
        WeekRule(
            f"rule-{number}",
            must=random.random() < 0.5,
            finds=random.choice(get_args(Finds)),
            traits=frozenset(random.sample(traits, random.randint(0, 2))),
            runs=frozenset(random.sample(kinds, random.randint(1, 3))),
            offset=random.choice([*OFFSETS.values()]),
            apart=random.randint(1, 4),
            same_muscles=random.random() < 0.5,
            hours=random.choice([1, 3, 6, 24]),
            at_least=random.randint(1, 4),
        )
        for number in range(random.randint(0, 8))
    ]


def groups(*libraries: Library) -> list[list[Mix]]:
    """All mixes of sessions. Those of a group differ in the kinds of day that they like, and in nothing else that
    rules see; a mix of which there are two is there once.
    """
    found: dict[object, dict[object, Mix]] = {}
    for library in libraries:
        for mix in _mixes(library):
            looks = tuple(tuple(session["traits"]) for session in mix), tuple(shared(mix))
            likes = tuple(tuple(session["days"]) for session in mix)
            found.setdefault(looks, {}).setdefault(likes, mix)
    return [[*group.values()] for group in found.values()]


def shared(mix: Mix) -> Iterator[bool]:
    """For each two sessions whether they train a muscle in common."""
    for index, one in enumerate(mix):
        yield from (not {*one["muscles"]}.isdisjoint(other["muscles"]) for other in mix[:index])


def slots(mix: Mix) -> tuple[Slot, ...]:
    """The sessions of a mix as the week sees them."""
    return tuple(Slot(frozenset(s["traits"]), frozenset(s["muscles"]), tuple(s["days"])) for s in mix)


def _mixes(library: Library) -> Iterator[Mix]:
    moves = Moves.of(library)
    for plan in library.things["plan"].values():
        assert isinstance(plan, Plan)
        balance = Balance(plan, moves)
        low, high = balance.sessions
        for phase in week_data(balance, [])["phases"]:
            for count in range(low, high + 1):
                keys = chosen(plan, count)
                if mix := tuple(session for session in phase["sessions"] if session["key"] in keys):
                    yield mix
