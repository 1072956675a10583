"""A reader's own week: where it begins, and what the scripts of a plan's page know of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from ..model.plan import Phase, Plan
from ..training.balance import Balance
from ..training.course import course_data, phase_data, session_data
from ..training.day_rules import DAYS, Pattern, kept, offered, week_rule
from ..training.keys import address_data, version
from ..training.running import RunWeek
from ..training.sessions import Practice
from ..training.typical import LETTERS, MOST_KEYS, USUAL, Keys, usual_keys, usual_runs, usual_week, written
from ..training.walk_run import placed
from ..training.week import Arranger
from ..training.week_data import rule_data, slot_of
from ..words import Words
from .brand import on_paper, week_of
from .guide import Desk
from .link import Link
from .page_data import (
    PlanPage,
    ShownPhase,
    ShownRule,
    ShownSession,
    data_block,
)
from .pictures.charts import DAYS as NAMES
from .session import SessionView
from .steps import plan_steps
from .telling import Asked, with_choices
from .walk_runs import followed, walk_run_data

HOURS = (0, 3, 6)  # from run to session on one day: what a reader can choose, in hours at least
AFTER = "after-a-race"  # the plan for the week after a race
USUAL_SESSIONS = 2  # a week, where a plan leaves the choice


class DayView(NamedTuple):
    """A day of the week that a plan's page begins with: its number from Monday on and the key of its name, its run, and
    the sessions on it by index.
    """

    number: int
    name: str
    run: str
    sessions: tuple[int, ...]


class Choice(NamedTuple):
    """A rule that a reader may choose for the week: what it says, and the rule whose place it takes."""

    link: Link
    summary: str
    instead_of: Link


class OwnWeek(NamedTuple):
    """The week that a plan's page begins with, and the data for its scripts."""

    runs: int
    keys: int
    sessions: int
    low: int
    high: int
    hours: tuple[int, ...]
    days: tuple[DayView, ...]
    left_out: tuple[int, ...]
    has_race: bool
    choices: tuple[Choice, ...]
    data: Markup


def own_week(desk: Desk, balance: Balance, sessions: Sequence[SessionView]) -> OwnWeek:
    """Where a reader's own week begins: with a usual week of runs, and the sessions where the rules put them."""
    low, high = balance.sessions
    runs, count = _runs(desk, balance.plan), min(max(USUAL_SESSIONS, low), high)
    pattern = usual(desk, balance)
    done, arranger = first_week(desk, balance)
    places = arranger.arrange(pattern, 1).best[0].days
    index = {session.thing.key: at for at, session in enumerate(sessions)}
    stands = {index[practice.session.key]: day for practice, day in zip(done, places, strict=True)}
    return OwnWeek(
        runs=runs,
        keys=RunWeek(pattern, 1).key_runs,
        sessions=count,
        low=low,
        high=high,
        hours=HOURS,
        days=tuple(_day(pattern[day], day, stands) for day in week_of(desk.guide.library.brand)),
        left_out=tuple(at for at, day in stands.items() if day is None),
        has_race=has_race(balance.plan),
        choices=tuple(_choices(desk, balance)),
        data=data_block(_data(desk, balance, sessions, runs, count)),
    )


def first_week(desk: Desk, balance: Balance) -> tuple[Sequence[Practice], Arranger]:
    """The sessions of the week that a plan's page begins with, and what places them."""
    low, high = balance.sessions
    done = balance.weeks(min(max(USUAL_SESSIONS, low), high))[0].practices
    rules = kept(balance.plan, desk.guide.rules)
    return done, Arranger(rules, [slot_of(practice) for practice in done], HOURS[-1])


def usual(desk: Desk, balance: Balance) -> Pattern:
    """The week of running that a plan's page begins with."""
    plan = balance.plan
    keys, runs = Keys.of(plan, desk.guide.library), _runs(desk, plan)
    schedule = followed(desk, plan)
    if schedule:
        return placed(first_week(desk, balance)[1], runs, schedule.days_between or 0)
    return usual_week(keys, runs, usual_keys(plan, keys, runs))


def _runs(desk: Desk, plan: Plan) -> int:
    """How many runs a week its page begins with."""
    schedule = followed(desk, plan)
    return schedule.runs or 0 if schedule else usual_runs(plan)


def _weeks(desk: Desk, balance: Balance) -> list[list[str]]:
    """For each number of runs the usual weeks, by how many are hard or long. Those of a schedule are as many as it has
    at most, all easy, and placed together with the sessions.
    """
    plan, schedule, there = balance.plan, followed(desk, balance.plan), range(len(USUAL))
    if schedule is None:
        keys = Keys.of(plan, desk.guide.library)
        return [[written(usual_week(keys, some, n)) for n in range(min(some, MOST_KEYS) + 1)] for some in there]
    arranger, most = first_week(desk, balance)[1], schedule.runs or 0
    fewer = [[written(placed(arranger, some, schedule.days_between or 0))] for some in range(most + 1)]
    return [fewer[min(some, most)] for some in there]


def _choices(desk: Desk, balance: Balance) -> Iterator[Choice]:
    """The rules to choose that are about a session of the plan."""
    slots = [slot_of(practice) for practice in balance.practices]
    for rule in offered(balance.plan, desk.guide.rules):
        known = week_rule(rule)
        if known and known.instead_of and any(map(known.fits, slots)):
            yield Choice(desk.link("rule", rule.id), rule.summary, desk.link("rule", known.instead_of))


def _day(kind: int, day: int, stands: Mapping[int, int | None]) -> DayView:
    here = tuple(at for at, where in stands.items() if where == day)
    return DayView(day, NAMES[day], DAYS[kind].replace(" ", "-"), here)


def _data(desk: Desk, balance: Balance, sessions: Sequence[SessionView], runs: int, count: int) -> PlanPage:
    guide, plan, schedule = desk.guide, balance.plan, followed(desk, balance.plan)
    keys = Keys.of(plan, guide.library)
    data = PlanPage(
        id=plan.id,
        first_id=(*plan.former_ids, plan.id)[0],
        title=plan.title,
        publisher=on_paper(guide.library.brand),
        root=desk.up,
        picker=bool(guide.proof and guide.proof.data),
        version=version(guide.proof.data["version"]) if guide.proof and guide.proof.data else "",
        address=address_data(),
        letters=LETTERS,
        weeks=_weeks(desk, balance),
        keys=[0 if schedule else usual_keys(plan, keys, some) for some in range(len(USUAL))],
        runs=runs,
        count=count,
        range=balance.sessions,
        hours=[*HOURS],
        rules=[*map(_rule, with_choices(desk, plan))],
        sessions=[
            ShownSession(**session_data(practice), short=shown.short)
            for shown, practice in zip(sessions, balance.written, strict=True)
        ],
        phases=[_phase(guide.words, phase) for phase in plan.phases],
        course=course_data(balance),
    )
    if told := plan_steps(desk, balance):
        data["steps"] = told
    after = guide.get("plan", AFTER, Plan)
    if schedule:
        data["walk_run"] = walk_run_data(guide.words, schedule)
    if after and plan.phases[-1].kind == "race":
        data["after"] = after.title
    return data


def has_race(plan: Plan) -> bool:
    """Whether a plan leads to a race, whose day its reader may name."""
    return any(phase.kind == "race" for phase in plan.phases)


def _rule(asked: Asked) -> ShownRule:
    link, clause = asked.link, asked.clause
    return ShownRule(**rule_data(asked.rule), title=link.title, href=link.href, keep=clause.kept, runs=clause.runs)


def phase_mark(t: Words, phase: Phase) -> str:
    """The kind of a phase in words, "" where its title begins with them."""
    mark = t(f"plan.phase.{phase.kind}")
    return "" if phase.title.startswith(mark) else mark


def _phase(t: Words, phase: Phase) -> ShownPhase:
    return ShownPhase(**phase_data(phase), mark=phase_mark(t, phase), progression=phase.progression)
