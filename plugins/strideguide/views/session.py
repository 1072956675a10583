"""The sessions of a plan as its page shows them: what each one is, where in the week it belongs, and its doses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..model.exercise import Dose, Exercise
from ..model.plan import ActivityItem, Block, Plan, Session
from ..model.values import Range
from ..training.balance import Balance
from ..training.day_rules import DAYS, NO_RUN, Slot, WeekRule, together, week_rule
from ..training.sessions import Practice, dose_of, practice
from ..training.week_data import slot_of
from ..words import Words
from .guide import Desk, Link

KINDS = ("strength", "cross-training")
EFFORTS = ("gentle", "hard", "light")  # a gentle session is light as well; it is called gentle


class Row(NamedTuple):
    """An exercise of a session with its dose; None only if the exercise could not be read."""

    link: Link
    dose: Dose | None
    per_side: bool


class Part(NamedTuple):
    """A part of a session: first the activities, then the exercises."""

    block: Block
    rows: tuple[Row, ...]
    activities: tuple[tuple[Link, ActivityItem], ...]


class Clause(NamedTuple):
    """A part of a sentence that says what a rule asks of a session, with the rule."""

    words: str
    link: Link


class SessionView(NamedTuple):
    """A session of a plan. `minutes` run from its shortest week to its longest."""

    thing: Session
    short: str
    kinds: tuple[str, ...]
    minutes: Range
    belongs: str
    keep: tuple[Clause, ...]
    rest: Link | None
    parts: tuple[Part, ...]


def sessions(desk: Desk, balance: Balance) -> Iterator[SessionView]:
    """The sessions of a plan, each once."""
    rules = rules_of(desk, balance.plan)
    fullest = at_their_fullest(balance)
    for index, session in enumerate(balance.plan.sessions):
        done = [p for _, some in balance.all for p in some if p.session.key == session.key] or [fullest[index]]
        slot = slot_of(fullest[index])
        yield SessionView(
            thing=session,
            short=short(session),
            kinds=tuple(_kinds(slot)),
            minutes=Range(min(p.minutes for p in done), max(p.minutes for p in done)),
            belongs=_belongs(desk.guide.words, session),
            keep=tuple(_clauses(desk, rules, index, fullest)),
            rest=_rest(desk, rules, slot),
            parts=tuple(_parts(desk, balance.plan, session)),
        )


def short(session: Session) -> str:
    """What a session is called where room is scarce: its title up to a colon, or of "Session A" just the letter."""
    name, letter = session.title.partition(":")[0], session.key.upper()
    return letter if len(letter) == 1 and letter in name.split() else name


def rules_of(desk: Desk, plan: Plan) -> Mapping[str, WeekRule]:
    """The rules about days that the plan keeps, by id."""
    waived = {waiver.rule for waiver in plan.waivers}
    found = ((rule.id, week_rule(rule)) for rule in desk.guide.rules if rule.id not in waived)
    return {id: rule for id, rule in found if rule}


def at_their_fullest(balance: Balance) -> list[Practice]:
    """Each session as it is done in the week with most sets; one that this week lacks, in the last week that has it."""
    found = {practice.session.key: practice for _, done in balance.all for practice in done}
    found |= {practice.session.key: practice for practice in balance.hardest}
    plan = balance.plan
    return [found.get(s.key) or practice(plan, s, plan.phases[0], balance.moves) for s in plan.sessions]


def _kinds(slot: Slot) -> Iterator[str]:
    yield from (kind for kind in KINDS if kind in slot.traits)
    yield from [effort for effort in EFFORTS if effort in slot.traits][:1]


def _belongs(t: Words, session: Session) -> str:
    """The kinds of day for a session, as a sentence."""
    names = [t(f"plan.day.{kind.replace(' ', '-')}") for kind in dict.fromkeys(session.days)]
    if len(names) == 1:
        return t("plan.belongs.one", first=names[0])
    if len(names) == len(DAYS):
        return t("plan.belongs.any", first=names[0])
    return t("plan.belongs.some", first=names[0], others=f" {t('page.or')} ".join(names[1:]))


def _clauses(desk: Desk, rules: Mapping[str, WeekRule], index: int, fullest: Sequence[Practice]) -> Iterator[Clause]:
    """What the rules about days ask of a session; of two that keep it from the same ones only what asks for more."""
    slots = [slot_of(practice) for practice in fullest]
    asked = [(id, rule, _others(rule, index, slots)) for id, rule in rules.items() if rule.fits(slots[index])]
    before: WeekRule | None = None
    for id, rule, others in asked:
        more = any(other.apart > rule.apart > 0 and {*some} >= {*others} for _, other, some in asked)
        if not more and _matters(rule, slots[index], others):
            names = _and(desk.guide.words, [short(fullest[at].session) for at in others])
            yield Clause(clause(desk.guide.words, rule, names, before), desk.link("rule", id))
            before = rule


def _others(rule: WeekRule, index: int, slots: Sequence[Slot]) -> list[int]:
    """The sessions that a rule keeps away from one."""
    return [at for at, slot in enumerate(slots) if at != index and together(rule, slots[index], slot)]


def _matters(rule: WeekRule, slot: Slot, others: Sequence[int]) -> bool:
    if rule.finds == "apart":
        return bool(others)
    if rule.finds == "after_run":
        return any(day != NO_RUN for day in slot.days)
    return rule.finds != "rest_days"


def clause(t: Words, rule: WeekRule, others: str, before: WeekRule | None = None, kept: bool = False) -> str:
    """What a rule about days asks, to follow "keep it", or "it is" once it is kept.

    `others` are the sessions that it keeps apart from this one. A clause after one that names the same runs says "one".
    """
    runs = t("plan.keep.runs", kinds=f" {t('page.or')} ".join(t(f"run.{DAYS[kind]}") for kind in sorted(rule.runs)))
    if rule.finds == "not_near":
        when = ("day_after", "same_day", "day_before")[rule.offset + 1]
        again = before is not None and before.finds == rule.finds and before.runs == rule.runs
        return t(f"plan.keep.{when}", runs=t("plan.keep.again") if again else runs)
    if rule.finds == "apart":
        return t("plan.keep.apart", n=rule.apart, others=others)
    if rule.finds == "after_run":
        return t("plan.keep.after_run" if rule.must else "plan.keep.after_run_better", n=round(rule.hours))
    if rule.finds == "best_after":
        return t("plan.keep.is_after" if kept else "plan.keep.best_after", runs=runs)
    return t("plan.keep.rest_days", n=rule.at_least)


def _rest(desk: Desk, rules: Mapping[str, WeekRule], slot: Slot) -> Link | None:
    """The rule of rest days, for a session that leaves its day one."""
    found = (id for id, rule in rules.items() if rule.finds == "rest_days" and "gentle" in slot.traits)
    return next((desk.link("rule", id) for id in found), None)


def _and(t: Words, names: Sequence[str]) -> str:
    *first, last = names or [""]
    return f"{', '.join(first)} {t('page.and')} {last}" if first else last


def _parts(desk: Desk, plan: Plan, session: Session) -> Iterator[Part]:
    for block in session.blocks:
        activities = tuple((desk.link("activity", item.activity), item) for item in block.activities)
        yield Part(block, tuple(_rows(desk, plan, block)), activities)


def _rows(desk: Desk, plan: Plan, block: Block) -> Iterator[Row]:
    for item in block.exercises:
        exercise = desk.guide.get("exercise", item.exercise, Exercise)
        dose = dose_of(item, exercise, plan) if exercise else item.dose
        yield Row(desk.link("exercise", item.exercise), dose, bool(exercise and exercise.unilateral))
