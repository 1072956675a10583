"""What a condition allows, in words: its limits, what it leaves out, and what that rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..model.activity import Activity
from ..model.exercise import Exercise
from ..model.injury import Injury
from ..model.injury import Meanwhile as MeanwhileRule
from ..model.kinds import KINDS, kind_of
from ..model.limits import Limits, Stage, Start
from ..training.states import Move, State, states
from .guide import Desk
from .link import Group, Link
from .page_data import StateWords

PAIN_RULE = "pain/#what-is-the-pain-rule"
IMPACT = "picked.limit.impact_"
OUT = 42  # moves that are named one by one where they are left out; of more, the sorts and where all names are


class Limit(NamedTuple):
    """A limit in words; `href` leads to the rule that it names."""

    text: str
    href: str = ""


class Meanwhile(NamedTuple):
    """What may be done meanwhile, and the pages that say so."""

    what: str
    activities: tuple[Link, ...]
    sources: tuple[Link, ...]


class Sort(NamedTuple):
    """A movement pattern, or cross-training, and of how many moves of this sort a stage leaves out how many."""

    link: Link
    out: int
    total: int


class Allowed(NamedTuple):
    """A stage of a condition. `basis` are the words where it rests on no source; without stages there is no `title`.
    `out` is what it leaves out of plans, of which only the sorts are said on the page if there is much.
    """

    state: str
    stage: Stage
    title: str
    says: str
    start: Start
    limits: tuple[Limit, ...]
    because: str
    ask: str
    rests_on: tuple[Link, ...]
    basis: str
    meanwhile: Meanwhile | None
    out: Group
    out_by: tuple[Sort, ...]


def allowed(desk: Desk, condition: Injury) -> tuple[Allowed, ...]:
    """What a condition allows, stage by stage."""
    return tuple(_stage(desk, state) for state in states([condition]))


def _stage(desk: Desk, state: State) -> Allowed:
    rule, basis = state.rule, state.rule.rests_on
    title = "" if rule.stage == "always" else desk.guide.words(f"stage.{rule.stage}")
    out = () if rule.start == "stop" else tuple(_out(desk, state))
    return Allowed(
        state=state.id,
        stage=rule.stage,
        title=title,
        says=rule.says,
        start=rule.start,
        limits=tuple(limits(desk, rule.limits)) if rule.limits else (),
        because=rule.because,
        ask=rule.ask or "",
        rests_on=() if isinstance(basis, str) else desk.cites(basis),
        basis=basis if isinstance(basis, str) else "",
        meanwhile=_meanwhile(desk, rule.meanwhile) if rule.meanwhile else None,
        out=Group(
            desk.guide.words("allows.out_title"), tuple(desk.link(kind_of(m).name, m.id) for m in out), title, OUT
        ),
        out_by=tuple(_sorts(desk, out)) if len(out) > OUT else (),
    )


def _out(desk: Desk, state: State) -> Iterator[Move]:
    return (move for move in _moves(desk) if state.leaves_out(move))


def _moves(desk: Desk) -> tuple[Move, ...]:
    return (*desk.guide.all("exercise", Exercise), *desk.guide.all("activity", Activity))


def _sorts(desk: Desk, out: Iterable[Move]) -> Iterator[Sort]:
    """How much of each sort is among what is left out, those first that go whole."""
    total, gone = (Counter(map(_sort, moves)) for moves in (_moves(desk), out))
    index = Link("activity", "", desk.guide.words("index.activity.title"), f"{desk.up}{KINDS['activity'].folder}/")
    for pattern in sorted(gone, key=lambda sort: gone[sort] < total[sort]):
        yield Sort(desk.link("pattern", pattern) if pattern else index, gone[pattern], total[pattern])


def _sort(move: Move) -> str:
    """The movement pattern of an exercise, "" for an activity."""
    return move.pattern if isinstance(move, Exercise) else ""


def _meanwhile(desk: Desk, told: MeanwhileRule) -> Meanwhile:
    return Meanwhile(told.what, desk.links("activity", told.activities), desk.cites(told.sources))


def limits(desk: Desk, some: Limits) -> Iterator[Limit]:
    """Limits in words, the picker's own: `assets/parts/verdict.js` says those of several conditions together."""
    words = desk.guide.words
    if some.effort is not None:
        yield Limit(words("picked.limit.effort", count=some.effort))
    if some.jumps is not None:
        yield Limit(words("picked.limit.jumps", count=some.jumps) if some.jumps else words("picked.limit.no_jumps"))
    if some.runs is not None:
        yield Limit(words("picked.limit.runs", count=some.runs) if some.runs else words("picked.limit.no_runs"))
    impact = [words(IMPACT + some.impact)] if some.impact is not None else []
    if moves := impact + left_out(desk, some):
        yield Limit(words("picked.limit.left_out", moves=f" {words('page.and')} ".join(_series(moves))))
    if some.pain_rule:
        yield Limit(words(f"picked.limit.pain_{some.pain_rule}"), desk.up + PAIN_RULE)


def _series(moves: list[str]) -> list[str]:
    return [", ".join(moves[:-1]), moves[-1]] if len(moves) > 1 else moves


def left_out(desk: Desk, some: Limits) -> list[str]:
    """What is left out of it, as readers say it: ranges, and movement patterns."""
    words, patterns = desk.guide.words, desk.guide.library.things["pattern"]
    ranges = [words(f"left_out.range.{range.replace(' ', '-')}") for range in some.ranges]
    return ranges + [words("left_out.pattern", title=patterns[id].title) for id in some.patterns if id in patterns]


def state_words(desk: Desk, conditions: list[Injury]) -> list[StateWords]:
    """What each state leaves out, for the script of the picker."""
    return [_words(desk, state) for state in states(conditions)]


def _words(desk: Desk, state: State) -> StateWords:
    some = state.limits
    found = StateWords(kind=state.condition.kind, left_out=left_out(desk, some))
    return StateWords(**found, impact=some.impact) if some.impact is not None else found
