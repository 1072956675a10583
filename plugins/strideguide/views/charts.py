"""Pictures of a plan: a week, its weeks, and what it trains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from markupsafe import Markup

from ..drawing import body
from ..training.balance import Balance, single_leg
from ..training.day_rules import DAYS, NO_RUN, Pattern
from ..training.loads import hard_sets
from ..training.sessions import Practice
from ..training.typical import usual_runs
from ..words import Words
from .body import BodyView, Key, targets
from .brand import week_of
from .guide import Desk
from .own_week import first_week
from .own_week import usual as usual_pattern
from .pictures.charts import Lane, Placed, SessionKind, load_chart, single_leg_share, week_chart
from .session import short


class Charts(NamedTuple):
    """The charts of a plan, each with its text. `one_leg` is empty if the plan has no sets for the legs."""

    runs: int
    week: Markup
    load: Markup
    body: BodyView
    one_leg: Markup


def charts(desk: Desk, balance: Balance) -> Charts:
    """The charts of a plan. The week is the one that its reader's own week begins with."""
    t, sets = desk.guide.words, hard_sets(balance.hardest)
    return Charts(
        runs=usual_runs(balance.plan),
        week=usual(desk, balance),
        load=load_chart(balance, t),
        body=_trained(desk, sets),
        one_leg=single_leg_share(*single_leg(balance.hardest), t),
    )


def usual(desk: Desk, balance: Balance) -> Markup:
    """The week that the reader's own week begins with, as a chart."""
    lanes = _lanes(desk, balance, usual_pattern(desk, balance))
    return week_chart(lanes, desk.guide.words, week_of(desk.guide.library.brand))


def _lanes(desk: Desk, balance: Balance, pattern: Pattern) -> list[Lane]:
    done, arranger = first_week(desk, balance)
    places = arranger.arrange(pattern, 1).best[0].days
    on = [[practice for practice, at in zip(done, places, strict=True) if at == day] for day in range(7)]
    return [_lane(kind, on[day]) for day, kind in enumerate(pattern)]


def _lane(kind: int, done: Sequence[Practice]) -> Lane:
    rest = kind == NO_RUN and all("gentle" in practice.traits for practice in done)
    return Lane(DAYS[kind], tuple(_placed(practice) for practice in done), rest)


def _placed(practice: Practice) -> Placed:
    session = practice.session
    kind: SessionKind = "strength" if "strength" in practice.traits else "cross-training"
    return Placed(session.title, short(session), kind, practice.minutes)


def _trained(desk: Desk, sets: Mapping[str, float]) -> BodyView:
    """The map of hard sets a week; its keys name every muscle with its sets, also those that the map does not have."""
    t = desk.guide.words
    links = {id: link for id, link in targets(desk).items() if sets.get(id)}
    told = {
        id: replace(link, title=t("body.sets", number=f"{sets[id]:g}", muscle=link.title)) for id, link in links.items()
    }
    keys: list[Key] = []
    for step in range(len(body.STEPS), 0, -1):
        words = _words(t, step)
        here = sorted((id for id in told if body.step(sets[id]) == step), key=lambda id: -sets[id])
        if here:
            keys.append(Key(f"step-{step}", words, tuple(told[id] for id in here)))
    titles = {id: link.title for id, link in told.items()}
    seen = body.known(told)
    return BodyView(body.sets_map(targets(desk), sets, titles) if seen else Markup(""), tuple(keys))


def _words(t: Words, step: int) -> str:
    """The sets of a step of the map in words."""
    least, *more = body.STEPS[step - 1 :]
    if not more:
        return t("body.at_least", low=least)
    return t("body.from_to", low=least, high=more[0]) if step > 1 else t("body.under", high=more[0])
