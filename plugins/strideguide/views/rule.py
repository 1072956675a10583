"""The page of a rule: what it asks, what the computer looks for, where it comes from, and the plans under it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..model.plan import Plan
from ..model.rule import Rule
from ..training.kinds.base import Kind
from .evidence import Graded
from .guide import Desk
from .link import Group, Link
from .telling import Telling
from .things import claims


class RuleView(NamedTuple):
    """What the page of a rule shows. `grade` is "" for a convention; `waived` are plans with their reasons.

    `instead_of` is the rule whose place it takes where it is chosen, `other_ways` those that may take its own.
    """

    thing: Rule
    about: str
    looks: str
    named: tuple[Link, ...]
    counts: tuple[tuple[Link, str], ...]
    grade: str
    sources: tuple[tuple[Link, str], ...]
    conflicts: tuple[Link, ...]
    instead_of: tuple[Link, ...]
    other_ways: tuple[Link, ...]
    claims: tuple[Graded, ...]
    plans: tuple[Link, ...]
    waived: tuple[tuple[Link, str], ...]
    mentions: tuple[Group, ...]


def view(desk: Desk, rule: Rule) -> RuleView:
    """The page of a rule."""
    plans = desk.guide.all("plan", Plan)
    waivers = {plan.id: waiver.reason for plan in plans for waiver in plan.waivers if waiver.rule == rule.id}
    listed, kind = claims(desk, rule.claims), rule.looks.found
    return RuleView(
        thing=rule,
        about=rule.about,
        looks=kind.says(Telling(desk.guide.words, kind.name, rule.severity == "must")) if kind else "",
        named=tuple(link for of, ids in kind.named() for link in desk.links(of, ids)) if kind else (),
        counts=tuple(_counts(desk, kind)) if kind else (),
        grade=listed[0].grade if listed else "",
        sources=tuple((link, says.words) for says in rule.sources for link in desk.links("source", [says.source])),
        conflicts=desk.links("conflict", rule.conflicts),
        instead_of=desk.links("rule", [rule.instead_of] if rule.instead_of else []),
        other_ways=desk.links("rule", [other.id for other in desk.guide.rules if other.instead_of == rule.id]),
        claims=listed,
        plans=desk.links("plan", (plan.id for plan in plans if plan.id not in waivers)),
        waived=tuple((desk.link("plan", id), reason) for id, reason in waivers.items()),
        mentions=desk.referrers("rule", rule.id),
    )


def _counts(desk: Desk, kind: Kind) -> Iterator[tuple[Link, str]]:
    for of, numbers in kind.counts():
        yield from ((link, str(numbers[link.id])) for link in desk.links(of, numbers))
