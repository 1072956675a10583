"""Walk-run schedules keep to the numbers of their sources, and say which are our choice; plans have room for them."""

from __future__ import annotations

from collections.abc import Iterator

from ..library import Library, Origin
from ..marks import Path
from ..model.plan import Plan
from ..model.values import Duration, Range
from ..model.walk_run import OF_ALL, OF_STEPS, Number, Spell, Step, WalkRun
from ..problems import Problem

WEEK = 7
Amount = tuple[int, int]  # the least and the most


def check(library: Library) -> Iterator[Problem]:
    for schedule in library.things["walk-run"].values():
        if isinstance(schedule, WalkRun):
            origin = library.origin("walk-run", schedule.id)
            yield from _whole(schedule, origin)
            yield from _used(schedule, library, origin)
            yield from _numbers(schedule, origin)
    for plan in library.things["plan"].values():
        if isinstance(plan, Plan) and plan.walk_run:
            yield from _plan(plan, library)


def _whole(schedule: WalkRun, origin: Origin) -> Iterator[Problem]:
    """Steps that can't be done, and a schedule that says nothing of how runs come back."""
    if not schedule.steps and not schedule.uses:
        remedy = 'Write the "steps", or in "uses" the general schedule whose steps may serve.'
        yield Problem(origin.place(), "missing-field", "The schedule has no step.", remedy)
    if schedule.runs and schedule.runs * (1 + (schedule.days_between or 0)) > WEEK:
        what = f"A week has no room for {schedule.runs} runs with {schedule.days_between} days between."
        yield Problem(origin.place(("runs",)), "contradiction", what, 'Lower "runs" or "days_between".')
    for at, step in enumerate(schedule.steps):
        if not step.runs and not step.how:
            remedy = 'Write its "runs", or in "how" what is done.'
            yield Problem(origin.place(("steps", at)), "missing-field", "The step says nothing.", remedy)
        if schedule.runs and len(step.runs) > schedule.runs:
            what = f"The step has {len(step.runs)} runs, and a week of the schedule {schedule.runs}."
            yield Problem(origin.place(("steps", at, "runs")), "contradiction", what, "Write one for each run.")


def _used(schedule: WalkRun, library: Library, origin: Origin) -> Iterator[Problem]:
    """A schedule whose steps are to serve, and that has none."""
    used = library.things["walk-run"].get(schedule.uses or "")
    if isinstance(used, WalkRun) and not used.steps:
        what = f'"{used.id}" has no steps that could serve here.'
        yield Problem(origin.place(("uses",)), "contradiction", what, "Name a schedule that has its own.")


def _numbers(schedule: WalkRun, origin: Origin) -> Iterator[Problem]:
    """Numbers that are not the source's and not marked as ours, and marks on numbers that are the source's."""
    for name in OF_ALL:
        if (value := getattr(schedule, name)) is not None:
            yield from _held(schedule, (), name, [_amount(value)], origin)
    for at, step in enumerate(schedule.steps):
        for name in OF_STEPS if step.runs else ():
            yield from _held(schedule, ("steps", at), name, _amounts(step, name), origin)


def _held(schedule: WalkRun, path: Path, name: Number, amounts: list[Amount], origin: Origin) -> Iterator[Problem]:
    """What of a number, here or in the step at `path`, is not among those that the source gives."""
    given, owner = getattr(schedule.gives, name), schedule.steps[int(path[1])] if path else schedule
    beyond = [one for one in amounts if given is None or not given.low <= one[0] <= one[1] <= given.high]
    if name not in owner.our_choice:
        for amount in beyond:
            place = origin.place((*path, "runs") if path else (name,))
            said = f"gives {given}" if given else "gives none"
            what = f'The source {said} for "{name}", and here is {_written(name, amount)}.'
            remedy = f'Write a number of the source, or add "{name}" to "our_choice".'
            yield Problem(place, "beyond-source", what, remedy)
    elif amounts and not beyond:
        what = f'The source gives this "{name}", so it is not our choice.'
        yield Problem(origin.place((*path, "our_choice")), "contradiction", what, f'Take "{name}" out of it.')


def _amount(value: int | Duration) -> Amount:
    return (value, value) if isinstance(value, int) else (value.low, value.high)


def _amounts(step: Step, name: Number) -> list[Amount]:
    """The least and the most of a number in each run of a step; a run without a walk has none."""
    if name == "minutes":
        return [(whole, whole) for run in step.runs for whole in [sum(spell.seconds for spell in run)]]
    found = [[_of(spell, name) for spell in run if _of(spell, name)] for run in step.runs]
    return [(min(some), max(some)) for some in found if some]


def _of(spell: Spell, name: Number) -> int:
    return spell.run if name == "run" else spell.walk


def _written(name: Number, amount: Amount) -> str:
    return str(Range(*amount) if name in ("runs", "days_between", "weeks") else Duration(*amount))


def _plan(plan: Plan, library: Library) -> Iterator[Problem]:
    """A schedule that a plan can't lay out, or for whose runs the plan does not say that it has room."""
    origin, schedule = library.origin("plan", plan.id), library.things["walk-run"].get(plan.walk_run or "")
    if not isinstance(schedule, WalkRun):
        return  # told as a reference
    place = origin.place(("walk_run",))
    laid_out = schedule.steps and all(step.runs for step in schedule.steps)
    if not laid_out or not schedule.runs or schedule.days_between is None:
        what = f'"{schedule.id}" does not say what is run on how many days, so no week can be laid out.'
        yield Problem(place, "contradiction", what, "Name a schedule whose steps say it.")
    elif not any(fit.runs.low <= schedule.runs <= fit.runs.high and not fit.key_runs.low for fit in plan.fits):
        what = f'No week of "fits" has {schedule.runs} easy runs, as "{schedule.id}" has.'
        yield Problem(place, "contradiction", what, 'Add them to "fits", which is then proved.')
