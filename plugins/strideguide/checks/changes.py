"""What a phase changes from week to week is of sessions and moves that it has, and can be: weeks, keys, sets, units."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ..library import Library, Origin
from ..marks import Path
from ..model.plan import Amounts, MoveChange, Phase, Plan, Session
from ..model.sets import MOST_SETS, Effort, SetEffort
from ..model.values import Range
from ..problems import Problem, did_you_mean
from ..training.sessions import Done, Moves, Practice
from ..training.weeks import written

PER_WEEK = ("sets", "effort", "weight", "repetitions", "time", "harder_by")  # what may have a value for each week
OF_ACTIVITY = ("time", "effort")  # and of these, what an activity has
DONE_BY = (("repetitions", "by time"), ("time", "by repetitions"))  # a field, and the sets that have none of it


def check(library: Library) -> Iterator[Problem]:
    moves = Moves.of(library)
    for plan in library.things["plan"].values():
        if isinstance(plan, Plan):
            origin = library.origin("plan", plan.id)
            practices = [written(plan, session, moves) for session in plan.sessions]
            for index, phase in enumerate(plan.phases):
                there = [practice for practice in practices if practice.session.key in phase.sessions]
                yield from _phase(phase, there, origin, ("phases", index))


def _phase(phase: Phase, practices: Sequence[Practice], origin: Origin, path: Path) -> Iterator[Problem]:
    yield from _weeks(phase, phase, origin, path)
    yield from _most(phase, [done for practice in practices for done in practice.counted], origin, path)
    for number, race in enumerate(phase.before_race):
        yield from _called(race.session, phase.sessions, origin, (*path, "before_race", number, "session"))
    for number, change in enumerate(phase.changes):
        at = (*path, "changes", number)
        here = [practice for practice in practices if change.session in (None, practice.session.key)]
        if change.session is not None:
            yield from _called(change.session, phase.sessions, origin, (*at, "session"))
        yield from _weeks(change, phase, origin, at)
        yield from _change(change, [practice.session for practice in here], origin, at)
        exercises = [done for practice in here for done in practice.exercises]
        yield from _done(change, [done for done in exercises if done.exercise.id == change.exercise], origin, at)
        if change.out:
            yield from _out(change.out, phase, origin, (*at, "out"))


def _out(weeks: Range, phase: Phase, origin: Origin, path: Path) -> Iterator[Problem]:
    """A move that is out in weeks that the phase has not got."""
    if weeks.low < 1 or weeks.high > phase.weeks:
        what = f'The field "out" is {weeks}, and the weeks of the phase are 1 to {phase.weeks}.'
        yield Problem(origin.place(path), "out-of-range", what, "Count from the first week of the phase.")


def _weeks(amounts: Amounts, phase: Phase, origin: Origin, path: Path) -> Iterator[Problem]:
    """More values than the phase has weeks."""
    for name in PER_WEEK:
        if (count := len(getattr(amounts, name, []))) > phase.weeks:
            what = f'"{name}" has {count} values, and the phase is shorter.'
            remedy = f"Write one for each week at most; its weeks are {phase.weeks}."
            yield Problem(origin.place((*path, name)), "contradiction", what, remedy)


def _called(key: str, keys: Sequence[str], origin: Origin, path: Path) -> Iterator[Problem]:
    """A key by which a phase calls none of its sessions."""
    if key not in keys:
        remedy = did_you_mean(key, keys) or f"The keys are {', '.join(keys)}."
        yield Problem(origin.place(path), "unknown-reference", f'The phase has no session "{key}".', remedy)


def _change(change: MoveChange, sessions: Sequence[Session], origin: Origin, path: Path) -> Iterator[Problem]:
    """A change of one move: it names one that these sessions have, and changes what there is of such a move."""
    if (change.exercise is None) == (change.activity is None):
        what = "A change is of one exercise or of one activity."
        yield Problem(origin.place(path), "contradiction", what, 'Write "exercise" or "activity".')
        return
    name = "exercise" if change.exercise else "activity"
    id = change.exercise or change.activity
    if sessions and id not in _named(sessions, name):
        what = f'The session "{change.session}" has no "{id}".' if change.session else f'No session has "{id}" here.'
        yield Problem(origin.place((*path, name)), "contradiction", what, "Name a move that is there, or remove this.")
    for field in PER_WEEK if change.activity else ():
        if field not in OF_ACTIVITY and getattr(change, field):
            what = f'An activity has no "{field}" that a week could change.'
            remedy = 'Of activities only "time" and "effort" are changed.'
            yield Problem(origin.place((*path, field)), "contradiction", what, remedy)
    yield from _effort(change, origin, (*path, "effort"))


def _effort(change: MoveChange, origin: Origin, path: Path) -> Iterator[Problem]:
    """An effort that a set, or an activity, can't have."""
    kind = SetEffort if change.exercise else Effort
    for effort in change.effort:
        try:
            kind.read(str(effort))
        except ValueError as error:
            yield Problem(origin.place(path), "bad-value", f'"effort" is {effort} here.', str(error))


def _done(change: MoveChange, exercises: Collection[Done], origin: Origin, path: Path) -> Iterator[Problem]:
    """A change of an exercise in the unit in which its sets are not done, or to more sets than a dose has."""
    yield from _most(change, exercises, origin, path)
    for way in change.harder_by:
        if wrong := next((done.exercise for done in exercises if way not in done.exercise.harder_by), None):
            what = f'"{wrong.id}" is not made harder by "{way}".'
            remedy = f"Its own ways are: {', '.join(wrong.harder_by) or 'none'}."
            yield Problem(origin.place((*path, "harder_by")), "contradiction", what, remedy)
    for field, unit in DONE_BY:
        if getattr(change, field) and any(done.dose and not getattr(done.dose.work, field) for done in exercises):
            what = f'The sets of "{change.exercise}" are done {unit}, so no week can change its "{field}".'
            remedy = f'Change its "{"time" if field == "repetitions" else "repetitions"}", or write another dose.'
            yield Problem(origin.place((*path, field)), "contradiction", what, remedy)


def _most(amounts: Amounts, exercises: Collection[Done], origin: Origin, path: Path) -> Iterator[Problem]:
    """Sets to which so many more are added that they are more than a dose has."""
    most = max((done.sets.high for done in exercises), default=0)
    sets = max((count.of(most) for count in amounts.sets if count.change), default=0)
    if sets > MOST_SETS:
        what = f"It makes {most} sets {sets}; {MOST_SETS} are the most."
        yield Problem(origin.place((*path, "sets")), "out-of-range", what, "Write fewer sets here, or in the dose.")


def _named(sessions: Sequence[Session], name: str) -> set[str]:
    """The ids of exercises, or of activities, in sessions."""
    blocks = [block for session in sessions for block in session.blocks]
    if name == "exercise":
        return {item.exercise for block in blocks for item in block.exercises}
    return {item.activity for block in blocks for item in block.activities}
