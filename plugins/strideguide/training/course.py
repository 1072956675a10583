"""A plan as its page's scripts know it: its sessions with their moves, and for each week the doses.

`resolved.js` makes of it, and of a reader's answers, what `resolved` makes of the plan. What a field does not say is
left out, as phones load it with every plan.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from ..model.exercise import Caution, Harder
from ..model.plan import Phase, Weight
from ..model.sets import LIGHT
from .balance import Balance
from .day_rules import DAYS
from .payload import MoveKind
from .sessions import HARD_ACTIVITY, HARD_FROM, HEAVY, Bout, Done, Practice
from .weeks import Week

Log = Literal["tick", "seconds", "times", "minutes"]


class CautionData(TypedDict):
    """How a move is changed with a condition; without `stages` in all of its stages."""

    condition: str
    stages: NotRequired[list[str]]
    note: str


class CourseMoveData(TypedDict):
    """A move of a session. `log` is what a runner writes down of each set.

    From RPE `hard` on it makes its session a hard one; its sets may count as `strength`; a `loaded` one is done with a
    weight; a `gentle` one leaves a day of rest what it is. `muscles` are those that do most of the work.
    """

    kind: MoveKind
    id: str
    title: str
    part: str
    log: Log
    hard: NotRequired[int]
    strength: NotRequired[bool]
    loaded: NotRequired[bool]
    gentle: NotRequired[bool]
    per_side: NotRequired[bool]
    muscles: NotRequired[list[str]]
    cautions: NotRequired[list[CautionData]]


class DoseData(TypedDict):
    """The dose of a move in a week; an activity has no `sets`. `each` is what is in a set, or how long it takes.

    `effort` is an RPE, or repetitions in reserve if the `scale` says so; light has the RPE that it counts as.
    `seconds` are those of one side of a set, and of the rest after it;
    `contacts` with the ground are those of one side of a set of jumps.
    """

    sets: NotRequired[list[int]]
    each: str
    per_side: NotRequired[bool]
    rest: NotRequired[str]
    effort: list[int]
    scale: NotRequired[Literal["reserve", "light"]]
    weight: NotRequired[Weight]
    tempo: NotRequired[str]
    harder: NotRequired[Harder]
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


class WeekSession(TypedDict):
    """A session in a week: for each of its moves the number of its dose, or null if the week has not got the move."""

    key: str
    doses: list[int | None]


class WeekData(TypedDict):
    """A week: the number of its phase, and all sessions that it can have."""

    phase: int
    sessions: list[WeekSession]


class PhaseData(TypedDict):
    """Some weeks of one kind. By its key, how many days `before_race` a session stands, from the least to the most."""

    title: str
    kind: str
    weeks: int
    before_race: NotRequired[dict[str, list[int]]]


class CourseData(TypedDict):
    """The weeks of a plan. Doses stand once, and weeks name them by number; null is one that is not known."""

    doses: list[DoseData | None]
    weeks: list[WeekData]


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


def phase_data(phase: Phase) -> PhaseData:
    """A phase of a plan."""
    data = PhaseData(title=phase.title, kind=phase.kind, weeks=phase.weeks)
    if phase.before_race:
        data["before_race"] = {one.session: [one.days.low, one.days.high] for one in phase.before_race}
    return data


def course_data(balance: Balance) -> CourseData:
    """The weeks of a plan."""
    doses: list[DoseData | None] = []
    weeks = [_week(week, balance, doses) for week in balance.all]
    return CourseData(doses=doses, weeks=weeks)


def _week(week: Week, balance: Balance, doses: list[DoseData | None]) -> WeekData:
    whole = {practice.session.key: practice for practice in balance.written}
    done = [WeekSession(key=p.session.key, doses=_doses(whole[p.session.key], p, doses)) for p in week.practices]
    return WeekData(phase=week.index, sessions=done)


def _doses(whole: Practice, practice: Practice, doses: list[DoseData | None]) -> list[int | None]:
    """The number of the dose of each move of a session as it is written.

    A week leaves out a move wherever its session has it, so those that are left stand in the order of the whole.
    """
    here = {id(move.thing) for move in practice.moves}
    left = iter(practice.moves)
    return [_number(next(left), doses) if id(move.thing) in here else None for move in whole.moves]


def _number(move: Done | Bout, doses: list[DoseData | None]) -> int:
    """The number of the dose of a move; one that is new is added."""
    dose = _dose(move)
    if dose not in doses:
        doses.append(dose)
    return doses.index(dose)


def _move(move: Done | Bout) -> CourseMoveData:
    thing = move.thing
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
    exercise = done.exercise
    if exercise.kind == "mobility":
        data["gentle"] = True
    if done.counts:
        data["strength"] = True
        data["muscles"] = [*exercise.muscles.primary]
        if exercise.pattern in HEAVY:
            data["hard"] = HARD_FROM
    if done.part == "main" and exercise.kind == "plyometric":
        data["hard"] = 0
    if exercise.unilateral:
        data["per_side"] = True
    if done.loaded:
        data["loaded"] = True


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
        if move.weight:
            data["weight"] = move.weight
        if dose.tempo:
            data["tempo"] = str(dose.tempo)
        if dose.harder_by:
            data["harder"] = dose.harder_by
    if effort.scale != "RPE":
        data["scale"] = "light" if effort.scale == LIGHT else "reserve"
    return data
