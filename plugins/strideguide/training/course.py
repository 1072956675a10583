"""A plan as its page's scripts know it: its sessions with their moves, and for each phase the doses.

`resolved.js` makes of it, and of a reader's answers, what `resolved` makes of the plan. What a field does not say is
left out, as phones load it with every plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NotRequired, TypedDict

from ..model.exercise import Caution
from ..model.plan import Phase
from .balance import Balance
from .day_rules import DAYS
from .payload import MoveKind
from .sessions import HARD_ACTIVITY, HARD_FROM, HEAVY, Bout, Done, Practice

Log = Literal["tick", "seconds", "times", "minutes"]


class CautionData(TypedDict):
    """How a move is changed with a condition; without `stages` in all of its stages."""

    condition: str
    stages: NotRequired[list[str]]
    note: str


class CourseMoveData(TypedDict):
    """A move of a session. `log` is what a runner writes down of each set.

    From RPE `hard` on it makes its session a hard one; its sets may count as `strength`; a `gentle` one leaves a day of
    rest what it is. `muscles` are those that do most of the work.
    """

    kind: MoveKind
    id: str
    title: str
    part: str
    log: Log
    hard: NotRequired[int]
    strength: NotRequired[bool]
    gentle: NotRequired[bool]
    per_side: NotRequired[bool]
    muscles: NotRequired[list[str]]
    cautions: NotRequired[list[CautionData]]


class DoseData(TypedDict):
    """The dose of a move in a phase; an activity has no `sets`. `each` is what is in a set, or how long it takes.

    `effort` is an RPE, or repetitions in `reserve`. `seconds` are those of one side of a set, and of the rest after it;
    `contacts` with the ground are those of one side of a set of jumps.
    """

    sets: NotRequired[list[int]]
    each: str
    per_side: NotRequired[bool]
    rest: NotRequired[str]
    effort: list[int]
    reserve: NotRequired[bool]
    seconds: list[int]
    contacts: NotRequired[int]


class CourseSession(TypedDict):
    """A session; `days` are kinds of day by number, the best one first."""

    key: str
    title: str
    optional: bool
    replaces_run: NotRequired[bool]
    days: list[int]
    moves: list[CourseMoveData]


class PhaseSession(TypedDict):
    """A session in a phase: the doses of its moves, in their order; null is one that is not known."""

    key: str
    doses: list[DoseData | None]


class PhaseData(TypedDict):
    """Some weeks of one kind, with all sessions that they can have."""

    title: str
    kind: str
    weeks: int
    sessions: list[PhaseSession]


def session_data(practice: Practice) -> CourseSession:
    """A session of a plan."""
    session = practice.session
    data = CourseSession(
        key=session.key,
        title=session.title,
        optional=session.optional,
        days=[DAYS.index(kind) for kind in session.days],
        moves=[_move(move) for move in practice.moves],
    )
    if session.replaces_run:
        data["replaces_run"] = True
    return data


def phases_data(balance: Balance) -> Iterator[tuple[Phase, PhaseData]]:
    """The phases of a plan."""
    for phase, practices in balance.all:
        sessions = [PhaseSession(key=p.session.key, doses=[_dose(move) for move in p.moves]) for p in practices]
        yield phase, PhaseData(title=phase.title, kind=phase.kind, weeks=phase.weeks, sessions=sessions)


def _move(move: Done | Bout) -> CourseMoveData:
    thing = move.exercise if isinstance(move, Done) else move.activity
    kind: MoveKind = "exercise" if isinstance(move, Done) else "activity"
    data = CourseMoveData(kind=kind, id=thing.id, title=thing.title, part=move.part, log=_log(move))
    if isinstance(move, Done):
        _mark(move, data)
    else:
        data["hard"] = HARD_ACTIVITY
        if move.activity.in_the_week.rest_day != "no":
            data["gentle"] = True
    if cautions := [_caution(caution) for caution in thing.cautions if caution.action == "modify"]:
        data["cautions"] = cautions
    return data


def _mark(done: Done, data: CourseMoveData) -> None:
    exercise, main = done.exercise, done.part == "main"
    if exercise.kind == "mobility":
        data["gentle"] = True
    elif main:
        data["strength"] = True
        data["muscles"] = [*exercise.muscles.primary]
        if exercise.kind == "plyometric" or exercise.pattern in HEAVY:
            data["hard"] = 0 if exercise.kind == "plyometric" else HARD_FROM
    if exercise.unilateral:
        data["per_side"] = True


def _caution(caution: Caution) -> CautionData:
    data = CautionData(condition=caution.condition, note=caution.note)
    return CautionData(**data, stages=[*caution.stages]) if caution.stages else data


def _log(move: Done | Bout) -> Log:
    """Weight with repetitions or seconds; for mobility only that it is done."""
    if isinstance(move, Bout):
        return "minutes"
    if move.exercise.kind == "mobility":
        return "tick"
    return "seconds" if move.dose and move.dose.work.time else "times"


def _dose(move: Done | Bout) -> DoseData | None:
    if isinstance(move, Bout):
        length, effort = move.item.length, move.item.effort
        data = DoseData(each=str(length), effort=[effort.range.low, effort.range.high], seconds=[length.high, 0])
    elif move.dose is None:
        return None
    else:
        dose, work, effort = move.dose, move.dose.work, move.dose.effort
        data = DoseData(
            sets=[work.sets.low, work.sets.high],
            each=str(work.repetitions or work.time),
            rest=str(dose.rest),
            effort=[effort.range.low, effort.range.high],
            seconds=[move.seconds_a_side, dose.rest.high],
        )
        if work.per_side:
            data["per_side"] = True
        if move.contacts:
            data["contacts"] = move.contacts
    if effort.scale != "RPE":
        data["reserve"] = True
    return data
