"""The sessions that a week of some plan has together, as the published data of the plan tell them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, TypeVar, get_args

from strideguide.library import Library
from strideguide.model.plan import Plan
from strideguide.model.rule import Rule
from strideguide.model.week import Trait
from strideguide.training.balance import Balance
from strideguide.training.day_rules import DAYS, Slot, WeekRule, week_rule
from strideguide.training.kinds.form import Between, Form, Most, Runs, Sessions, When
from strideguide.training.sessions import Moves
from strideguide.training.week_data import SessionData, session_data

T = TypeVar("T")
Mix = tuple[SessionData, ...]


def day_rules(library: Library) -> list[WeekRule]:
    """The rules about days, without those that a reader has to choose."""
    rules = (rule for rule in library.things["rule"].values() if isinstance(rule, Rule))
    return [found for rule in rules if not rule.instead_of and (found := week_rule(rule))]


def odd_rules(random: Random) -> list[WeekRule]:
    """Some rules about days that no guide has, of every form and both severities."""
    return [WeekRule(f"rule-{number}", random.random() < 0.5, _form(random)) for number in range(random.randint(0, 8))]


def _form(random: Random) -> Form:
    parts: dict[str, Any] = {
        "bars": tuple(_when(random) for _ in range(random.randint(1, 2))),
        "between": Between(_sessions(random), _some(range(7), random, 4), random.random() < 0.5),
        "most": Most(random.randint(1, 5), random.randint(1, 7), _some(range(4), random, 3), random.random() < 0.5),
    }
    kept = random.sample([*parts], random.choice([1, 1, 1, 2, 3]))
    return Form(_sessions(random), **{name: parts[name] for name in kept}, concerns=(_when(random),))


def _sessions(random: Random) -> Sessions:
    return Sessions(_some(get_args(Trait), random, 2), _some(get_args(Trait), random, 1))


def _when(random: Random) -> When:
    weekdays, hours = _some(range(7), random, 3), random.choice([0, 0, 1, 3, 6, 24])
    return When(tuple(_runs(random) for _ in range(random.randint(0, 2))), weekdays, hours)


def _runs(random: Random) -> Runs:
    first = random.randint(-6, 6)
    low = random.randint(0, 2)
    last = random.choice([first, min(first + random.randint(0, 6), 6)])
    return Runs(_some(range(len(DAYS)), random, 3), first, last, low, random.choice([7, random.randint(low, 7)]))


def _some(choices: Sequence[T], random: Random, most: int) -> frozenset[T]:
    return frozenset(random.sample(choices, random.randint(0, most)))


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
        for count in range(low, high + 1):
            for at in balance.distinct:
                if mix := tuple(map(session_data, balance.weeks(count)[at].practices)):
                    yield mix
