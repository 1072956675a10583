"""A reader's own week: where it begins, and what the scripts of a plan's page know of the plan."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from ..model.activity import Activity
from ..model.plan import ActivityItem, Phase
from ..training.balance import Balance
from ..training.day_rules import DAYS, WeekRule
from ..training.sessions import Done, Practice
from ..training.typical import LETTERS, USUAL, usual_runs, usual_week, written
from ..training.week import Arranger
from ..training.week_data import SessionData, slot_of, week_data
from ..words import Words
from .brand import on_paper
from .guide import Desk
from .session import SessionView, at_their_fullest, clause, rules_of

HOURS = (0, 3, 6)  # from run to session on one day: what a reader can choose, in hours at least
USUAL_SESSIONS = 2  # a week, where a plan leaves the choice


class DayView(NamedTuple):
    """A day of the week that a plan's page begins with: its run, and the sessions on it by index."""

    run: str
    sessions: tuple[int, ...]


class OwnWeek(NamedTuple):
    """The week that a plan's page begins with, and the data for its scripts."""

    runs: int
    sessions: int
    low: int
    high: int
    hours: tuple[int, ...]
    days: tuple[DayView, ...]
    left_out: tuple[int, ...]
    data: Markup


def own_week(desk: Desk, balance: Balance, sessions: Sequence[SessionView]) -> OwnWeek:
    """Where a reader's own week begins: with a usual week of runs, and the sessions where the rules put them."""
    low, high = balance.sessions
    runs, count = usual_runs(balance.plan), min(max(USUAL_SESSIONS, low), high)
    rules = rules_of(desk, balance.plan)
    pattern = usual_week(balance.plan, runs)
    _, done = balance.phases(count)[0]
    arranger = Arranger(tuple(rules.values()), [slot_of(practice) for practice in done], HOURS[-1])
    places = arranger.arrange(pattern, 1).best[0].days
    index = {session.thing.key: at for at, session in enumerate(sessions)}
    placed = {index[practice.session.key]: day for practice, day in zip(done, places, strict=True)}
    return OwnWeek(
        runs=runs,
        sessions=count,
        low=low,
        high=high,
        hours=HOURS,
        days=tuple(_day(kind, day, placed) for day, kind in enumerate(pattern)),
        left_out=tuple(at for at, day in placed.items() if day is None),
        data=_script(_data(desk, balance, sessions, runs, count)),
    )


def _day(kind: int, day: int, placed: Mapping[int, int | None]) -> DayView:
    return DayView(DAYS[kind].replace(" ", "-"), tuple(at for at, where in placed.items() if where == day))


def _script(data: Mapping[str, Any]) -> Markup:
    """Data for a <script>, in which nothing can end it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def _data(desk: Desk, balance: Balance, sessions: Sequence[SessionView], runs: int, count: int) -> dict[str, Any]:
    guide, plan, rules = desk.guide, balance.plan, rules_of(desk, balance.plan)
    days = week_data(balance, guide.rules)
    return {
        "id": plan.id,
        "title": plan.title,
        "publisher": on_paper(guide.library.brand),
        "root": desk.up,
        "picker": bool(guide.proof and guide.proof.data),
        "letters": LETTERS,
        "weeks": [written(usual_week(plan, number)) for number in range(1, len(USUAL) + 1)],
        "runs": runs,
        "count": count,
        "range": [*balance.sessions],
        "hours": [*HOURS],
        "rules": [{**rule, **_about(desk, rules[rule["id"]])} for rule in days["rules"]],
        "sessions": [
            {
                "key": shown.thing.key,
                "title": shown.thing.title,
                "short": shown.short,
                "optional": shown.thing.optional,
                "moves": [*_moves(practice)],
            }
            for shown, practice in zip(sessions, at_their_fullest(balance), strict=True)
        ],
        "phases": [
            {**data, **_phase(guide.words, phase, done, data["sessions"])}
            for data, (phase, done) in zip(days["phases"], balance.all, strict=True)
        ],
        "words": {
            **guide.words.below("plan.scripts"),
            "weight": guide.words(f"brand.weight.{guide.library.brand.units}"),
        },
    }


def _about(desk: Desk, rule: WeekRule) -> dict[str, str]:
    """What readers see of a rule; scripts put other sessions for `{others}`. `again` follows one with the same runs."""
    t, link = desk.guide.words, desk.link("rule", rule.id)
    keep, again = (clause(t, rule, "{others}", before, kept=True) for before in (None, rule))
    return {"title": link.title, "href": link.href, "keep": keep, "again": again}


def _phase(t: Words, phase: Phase, done: Sequence[Practice], sessions: Sequence[SessionData]) -> dict[str, Any]:
    """What readers see of a phase; the doses of a session stand in the order of its moves."""
    return {
        "mark": t(f"plan.phase.{phase.kind}"),
        "progression": phase.progression,
        "sessions": [{**data, "doses": [*_doses(t, p)]} for data, p in zip(sessions, done, strict=True)],
    }


def _ordered(practice: Practice) -> Iterator[tuple[str, Activity, ActivityItem] | Done]:
    """The moves of a session in the order in which they are done: those of each block, activities first."""
    activities, exercises = iter(practice.activities), iter(practice.exercises)
    known = {activity.id for _, activity, _ in practice.activities}, {done.exercise.id for done in practice.exercises}
    for block in practice.session.blocks:
        yield from (next(activities) for item in block.activities if item.activity in known[0])
        yield from (next(exercises) for item in block.exercises if item.exercise in known[1])


def _moves(practice: Practice) -> Iterator[dict[str, str]]:
    """The moves of a session, with what a runner writes down of each set."""
    for move in _ordered(practice):
        if isinstance(move, Done):
            exercise = move.exercise
            yield {"kind": "exercise", "id": exercise.id, "title": exercise.title, "part": move.part, "log": _log(move)}
        else:
            part, activity, _ = move
            yield {"kind": "activity", "id": activity.id, "title": activity.title, "part": part, "log": "minutes"}


def _log(done: Done) -> str:
    """Weight with repetitions or seconds; for mobility only that it is done."""
    if done.exercise.kind == "mobility":
        return "tick"
    return "seconds" if done.dose and done.dose.work.time else "times"


def _doses(t: Words, practice: Practice) -> Iterator[dict[str, Any]]:
    """The dose of each move in one phase."""
    for move in _ordered(practice):
        if not isinstance(move, Done):
            yield {"work": str(move[2].length), "effort": str(move[2].effort), "rest": "", "sets": 1}
        elif move.dose:
            work = move.dose.work
            side = f" {t('exercise.per_side_short')}" if move.exercise.unilateral and not work.per_side else ""
            rest, effort = str(move.dose.rest), str(move.dose.effort)
            yield {"work": f"{work}{side}", "effort": effort, "rest": rest, "sets": work.sets.high}
        else:
            yield {"work": t("plan.no_dose"), "effort": "", "rest": "", "sets": 0}
