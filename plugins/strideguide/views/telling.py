"""What readers are told of rules: one teller for the pages of rules and plans, and for their scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..model.plan import Plan
from ..model.rule import Rule
from ..model.week import Trait
from ..training.day_rules import DAYS, Slot, WeekRule, apart, obeyed, offered, week_rule
from ..training.kinds import KINDS
from ..training.kinds.base import OTHERS, RUNS_NAMED, AboutDays, Clause
from ..training.kinds.form import NONE
from ..words import Words
from .guide import Desk
from .link import Link

# Adjectives in the order in which they stand before "sessions".
ADJECTIVES: tuple[Trait, ...] = ("gentle", "hard", "light", "strength", "cross-training")
SPARES = "spares"  # the word of a kind for a session that is meant but for a trait


@dataclass(frozen=True)
class Telling:
    """The words of a kind of rule, and for what rules name; `must`: of a rule that has to be kept."""

    t: Words
    kind: str
    must: bool

    def __call__(self, word: str, **values: object) -> str:
        needed = (f"{word}.one", f"{word}.other") if "n" in values else (word,)
        if missing := [key for key in needed if key not in KINDS[self.kind].words]:
            raise LookupError(f'the kind of rule "{self.kind}" does not have {" and ".join(missing)} among its `words`')
        return self.t(f"looks.{self.kind}.{word}", **values)

    def sessions(self, traits: Iterable[str]) -> str:
        words = [self.t(f"trait.{trait}") for trait in ADJECTIVES if trait in traits]
        named = " ".join([*words, self.t("looks.sessions")])
        return self.t("looks.replacing", sessions=named) if "replaces a run" in traits else named

    def runs(self, kinds: Iterable[str]) -> str:
        return f" {self.t('page.or')} ".join(self.t(f"run.{kind}") for kind in kinds)

    def a_run(self, kinds: Iterable[str]) -> str:
        named = [day for day in DAYS if day in {*kinds}]
        return self.t(f"looks.a_run.{named[0]}", kinds=self.runs(named))


class Asked(NamedTuple):
    """A rule about days that a plan keeps, in its form and in words."""

    rule: WeekRule
    link: Link
    clause: Clause
    spares: str

    @property
    def parts(self) -> frozenset[int]:
        """What may not lie between it and other sessions, of a rule that says no more than that."""
        form = self.rule.form
        return form.between.days if form.between and not (form.bars or form.most) else NONE

    def words(self, others: str, before: Asked | None, again: str) -> str:
        """What it asks of a session, to follow "keep it"; a clause after one that names the same runs says "one"."""
        runs = again if before and before.clause.runs == self.clause.runs else self.clause.runs
        return self.clause.keep.replace(OTHERS, others).replace(RUNS_NAMED, runs)

    def others(self, index: int, slots: Sequence[Slot]) -> list[int]:
        """The sessions from which it keeps one apart."""
        return [at for at, slot in enumerate(slots) if at != index and asks(self.rule, slots[index], slot)]

    def concerns(self, slot: Slot, others: Sequence[int]) -> bool:
        """Whether it may ask something of a session in some week: on a day where it belongs, or because of others."""
        if self.parts:
            return bool(others)
        concerns = self.rule.form.concerns
        return self.rule.fits(slot) and any(when.may_hold(day) for when in concerns for day in slot.days)


def asks(rule: WeekRule, one: Slot, other: Slot) -> bool:
    """Whether a rule keeps a session apart from another and says so of it: of the first of two, or of both."""
    between = rule.form.between
    if between is None or not apart(rule, one, other):
        return False
    return between.mutual or (rule.fits(one) and between.others.fit(other.traits))


def asked(desk: Desk, plan: Plan) -> tuple[Asked, ...]:
    """The rules about days that a plan keeps."""
    return tuple(_asked(desk, obeyed(plan, desk.guide.rules)))


def with_choices(desk: Desk, plan: Plan) -> tuple[Asked, ...]:
    """The same, and among them, in the guide's order, those that its reader may choose in the place of others."""
    rules = desk.guide.rules
    some = {rule.id for rule in (*obeyed(plan, rules), *offered(plan, rules))}
    return tuple(_asked(desk, (rule for rule in rules if rule.id in some)))


def _asked(desk: Desk, rules: Iterable[Rule]) -> Iterator[Asked]:
    for rule in rules:
        kind, known = rule.looks.found, week_rule(rule)
        if known and isinstance(kind, AboutDays):
            tell = Telling(desk.guide.words, kind.name, known.must)
            spares = tell(SPARES) if SPARES in kind.words else ""
            yield Asked(known, desk.link("rule", rule.id), kind.clause(tell), spares)
