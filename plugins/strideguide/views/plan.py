"""The page of a plan: what follows from it at a glance, its sessions and weeks, and what a reader's own week needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from ..model.injury import Injury
from ..model.kinds import KINDS
from ..model.plan import Fit, Phase, Plan
from ..model.values import Range
from ..training.balance import Balance
from ..training.loads import hard_sets
from ..words import Words
from .asked import Where, body
from .care import Card, cards
from .charts import Charts, charts
from .guide import Desk
from .link import Group, Link
from .not_for import Care, NotFor, cautions, not_for
from .own_week import OwnWeek, own_week, phase_mark
from .session import SessionView, Table, sessions, short, table
from .steps import plan_steps
from .walk_runs import RunsView, runs_of


class Kit(NamedTuple):
    """What a plan needs: everything in `all_of`, and of each list in `any_of` one thing."""

    all_of: tuple[Link, ...]
    any_of: tuple[tuple[Link, ...], ...]


class WeekView(NamedTuple):
    """A week: its number from 1, its load with all sessions, and that load in per cent of the heaviest week."""

    number: int
    load: int
    share: int


class PhaseView(NamedTuple):
    """A phase with its `mark`, weeks, sessions by key, short name and title, and those of its first week that neither a
    phase before it shows nor the session itself.
    """

    thing: Phase
    mark: str
    weeks: tuple[WeekView, ...]
    sessions: tuple[tuple[str, str, str], ...]
    first: tuple[Table, ...]


class Trained(NamedTuple):
    """What the fullest week of a plan trains: hard sets by muscle, all sets by pattern, and the rule about one leg."""

    muscles: tuple[tuple[Link, float], ...]
    patterns: tuple[tuple[Link, float], ...]
    rule: Link | None


class PlanView(NamedTuple):
    """What the page of a plan shows. `cards` are the signs of what it is made for; `doses` names the words on how to
    choose and raise a load, and is empty where nothing is more than light.
    """

    thing: Plan
    glance: Mapping[str, tuple[Link, ...]]
    first: NotFor
    cards: tuple[Card, ...]
    body: tuple[Where, ...]
    fits: tuple[str, ...]
    a_week: str
    minutes: Range
    length: int
    kit: Kit
    cautions: tuple[Care, ...]
    doses: Literal["weights", "rungs", ""]
    steps: str
    walk: RunsView | None
    sessions: tuple[SessionView, ...]
    phases: tuple[PhaseView, ...]
    charts: Charts
    trained: Trained
    waivers: tuple[tuple[Link, str], ...]
    all_rules: str
    own: OwnWeek
    mentions: tuple[Group, ...]


def view(desk: Desk, plan: Plan) -> PlanView:
    """The page of a plan."""
    balance, t = desk.guide.balances[plan.id], desk.guide.words
    shown, care = tuple(sessions(desk, balance)), tuple(cautions(desk, balance))
    return PlanView(
        thing=plan,
        glance=_glance(desk, plan),
        first=not_for(desk, care),
        cards=cards(desk, _signs(desk, plan)),
        body=body(desk) if desk.guide.proof and desk.guide.proof.data else (),
        fits=tuple(_fit(t, fit) for fit in plan.fits),
        a_week=_a_week(t, balance),
        minutes=Range(min(balance.shortest, balance.minutes), balance.minutes),
        length=sum(phase.weeks for phase in plan.phases),
        kit=_kit(desk, balance),
        cautions=care,
        doses=_doses(balance),
        steps=plan_steps(desk, balance),
        walk=runs_of(desk, plan),
        sessions=shown,
        phases=tuple(_phases(desk, balance)),
        charts=charts(desk, balance),
        trained=_trained(desk, balance),
        waivers=tuple((link, w.reason) for w in plan.waivers for link in desk.links("rule", [w.rule])),
        all_rules=f"{desk.up}{KINDS['rule'].folder}/" if desk.guide.rules else "",
        own=own_week(desk, balance, shown),
        mentions=desk.referrers("plan", plan.id),
    )


def _glance(desk: Desk, plan: Plan) -> dict[str, tuple[Link, ...]]:
    """What the plan is for, by the key of its words; in the order of the page."""
    found = {
        "goals": desk.links("goal", plan.goals),
        "levels": desk.links("level", plan.levels),
        "seasons": desk.links("season", plan.seasons),
        "places": desk.links("place", plan.places),
        "focus": desk.links("pattern", plan.focus),
        "made_for": desk.links("injury", plan.conditions),
    }
    return {key: links for key, links in found.items() if links}


def _signs(desk: Desk, plan: Plan) -> Iterator[str]:
    """The signs of what a plan is made for, each once, in the order of their conditions."""
    made_for = (desk.guide.get("injury", id, Injury) for id in plan.conditions)
    yield from dict.fromkeys(sign for condition in made_for if condition for sign in condition.signs)


def _fit(t: Words, fit: Fit) -> str:
    """Weeks of running that a plan goes with, in words."""
    keys = fit.key_runs
    if not keys.high:
        hard = t("plan.keys.none")
    elif keys.low:
        hard = t("plan.keys.some", keys=keys)
    else:
        hard = t("plan.keys.up_to", keys=keys.high)
    if keys.high > 1 and fit.key_runs_apart > 1:
        hard += t("plan.keys.apart", days=fit.key_runs_apart)
    return t("plan.fit", n=fit.runs.high, runs=fit.runs, keys=hard)


def _a_week(t: Words, balance: Balance) -> str:
    low, high = balance.sessions
    optional = [short(session) for session in balance.plan.sessions if session.optional]
    number = str(Range(min(low, high), high))
    return t("plan.a_week.optional", number=number, which=", ".join(optional)) if optional else number


def _kit(desk: Desk, balance: Balance) -> Kit:
    """The kit of a plan. One of a list is enough, so a list that has all of a shorter one says nothing new."""
    all_of, any_of = balance.kit
    lists = list({frozenset(ids): ids for ids in any_of}.values())
    needed = [ids for ids in lists if not any({*other} < {*ids} for other in lists)]
    return Kit(desk.links("kit", all_of), tuple(desk.links("kit", ids) for ids in needed))


def _doses(balance: Balance) -> Literal["weights", "rungs", ""]:
    """How work gets harder: by weights, if a set that is more than light has one, or from one rung to the next."""
    hard = [done for practice in balance.practices for done in practice.counted if not done.is_light]
    return "weights" if any(done.loaded for done in hard) else "rungs" if hard else ""


def _phases(desk: Desk, balance: Balance) -> Iterator[PhaseView]:
    weeks = balance.all
    heaviest = max((week.load for week in weeks), default=0) or 1
    shown = {*{practice.session.key: id(practice) for practice in reversed(balance.practices)}.values()}
    for index, phase in enumerate(balance.plan.phases):
        here = [week for week in weeks if week.index == index]
        first = [practice for practice in here[0].practices if id(practice) not in shown]
        shown.update(map(id, first))
        sessions = [s for s in balance.plan.sessions if s.key in phase.sessions]
        yield PhaseView(
            thing=phase,
            mark=phase_mark(desk.guide.words, phase),
            weeks=tuple(WeekView(w.number, round(w.load), round(w.load / heaviest * 100)) for w in here),
            sessions=tuple((s.key, short(s), s.title) for s in sessions),
            first=tuple(table(desk, practice) for practice in first),
        )


def _trained(desk: Desk, balance: Balance) -> Trained:
    kinds = ((rule.id, rule.looks.found) for rule in desk.guide.rules)
    rule = next((id for id, kind in kinds if kind and any(of == "pattern" for of, _ in kind.named())), None)
    return Trained(
        muscles=_counted(desk, "muscle", hard_sets(balance.hardest)),
        patterns=_counted(desk, "pattern", balance.sets()),
        rule=desk.link("rule", rule) if rule else None,
    )


def _counted(desk: Desk, kind: str, sets: Counter[str]) -> tuple[tuple[Link, float], ...]:
    """Things with their sets a week, most first."""
    return tuple((desk.link(kind, id), number) for id, number in sets.most_common() if number)
