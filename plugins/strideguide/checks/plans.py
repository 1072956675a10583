"""Plans, rules and the picker hold together: keys that exist, one thing to look for, counts that grow, real weeks."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from ..library import PICKER_AT, Library, Origin
from ..marks import Path, marks
from ..model.exercise import Exercise
from ..model.injury import Injury
from ..model.picker import Picker
from ..model.plan import Fit, Phase, Plan
from ..model.questions import COUNTS
from ..model.rule import Rule
from ..problems import Place, Problem, did_you_mean
from ..training.kinds.base import Kind
from ..training.weeks import dose_of
from .lists import twice


def check(library: Library) -> Iterator[Problem]:
    for plan in library.things["plan"].values():
        if isinstance(plan, Plan):
            origin = library.origin("plan", plan.id)
            yield from _sessions(plan, origin)
            yield from _phases(plan, origin)
            yield from _doses(plan, library, origin)
            yield from _unoffered(plan, library, origin)
            for index, fit in enumerate(plan.fits):
                yield from _fit(fit, origin, ("fits", index))
            yield from _repeated([w.rule for w in plan.waivers], origin, ("waivers",), ("rule",))
    for rule in library.things["rule"].values():
        if isinstance(rule, Rule):
            yield from _rule(rule, library, library.origin("rule", rule.id))
    if library.picker:
        yield from _picker(library.picker, library.origin(*PICKER_AT))


def _unoffered(plan: Plan, library: Library, origin: Origin) -> Iterator[Problem]:
    """Conditions that the plan is made for, with which nobody is offered a plan."""
    for index, id in enumerate(plan.conditions):
        condition = library.things["injury"].get(id)
        if isinstance(condition, Injury) and all(rule.start == "stop" for rule in condition.stages):
            what = f'The plan is made for "{id}", with which no plan is offered at any stage.'
            remedy = "Take the condition out of the plan, or say at which of its stages plans are offered."
            yield Problem(origin.place(("conditions", index)), "contradiction", what, remedy)


def _repeated(entries: Sequence[Hashable], origin: Origin, path: Path, field: Path = ()) -> Iterator[Problem]:
    """Entries of the list at `path` that stand there twice; `field` leads from an entry to what is told."""
    seen: set[Hashable] = set()
    for index, entry in enumerate(entries):
        if entry in seen:
            yield twice(origin, (*path, index, *field), entry)
        seen.add(entry)


def _sessions(plan: Plan, origin: Origin) -> Iterator[Problem]:
    called = {key for phase in plan.phases for key in phase.sessions}
    yield from _repeated([session.key for session in plan.sessions], origin, ("sessions",), ("key",))
    for index, session in enumerate(plan.sessions):
        path = ("sessions", index)
        yield from _repeated(session.days, origin, (*path, "days"))
        if session.key not in called:
            yield Problem(
                origin.place((*path, "key")),
                "contradiction",
                f'No phase has the session "{session.key}".',
                'Name it in the "sessions" of a phase, or remove it.',
            )


def _phases(plan: Plan, origin: Origin) -> Iterator[Problem]:
    keys = [session.key for session in plan.sessions]
    optional = {session.key for session in plan.sessions if session.optional}
    for index, phase in enumerate(plan.phases):
        path = ("phases", index)
        if {*phase.sessions} <= optional < {*keys}:
            yield _empty(phase, origin.place((*path, "sessions")))
        yield from _repeated(phase.sessions, origin, (*path, "sessions"))
        for at, key in enumerate(phase.sessions):
            if key not in keys:
                remedy = did_you_mean(key, keys) or f"The keys are {', '.join(keys)}."
                place = origin.place((*path, "sessions", at))
                yield Problem(place, "unknown-reference", f'The plan has no session "{key}".', remedy)


def _empty(phase: Phase, place: Place) -> Problem:
    what = f'All sessions of "{phase.title}" are optional, so readers with the fewest sessions a week have none there.'
    return Problem(place, "contradiction", what, "Name one that is not optional, or leave these weeks to another plan.")


def _doses(plan: Plan, library: Library, origin: Origin) -> Iterator[Problem]:
    goal, level = plan.goals[0], plan.levels[0]
    if goal not in library.declared["goal"] or level not in library.declared["level"]:
        return  # told as a reference
    for s, session in enumerate(plan.sessions):
        for b, block in enumerate(session.blocks):
            for e, item in enumerate(block.exercises):
                exercise = library.things["exercise"].get(item.exercise)
                if isinstance(exercise, Exercise) and dose_of(item, exercise, plan) is None:
                    yield Problem(
                        origin.place(("sessions", s, "blocks", b, "exercises", e)),
                        "dose-missing",
                        f'"{exercise.id}" has no dose of its own for {goal} and {level}.',
                        'Write a "dose" here, or one in the exercise.',
                    )


def _fit(fit: Fit, origin: Origin, path: Path) -> Iterator[Problem]:
    if fit.key_runs.low > fit.runs.low:
        yield Problem(
            origin.place((*path, "key_runs")),
            "contradiction",
            f"No week with {fit.runs.low} runs has {fit.key_runs.low} hard or long ones.",
            'Begin "key_runs" with a smaller number, or "runs" with a greater one.',
        )


def _rule(rule: Rule, library: Library, origin: Origin) -> Iterator[Problem]:
    named = rule.looks.named
    if not named:
        remedy = f"Write one of: {', '.join(rule.looks.kinds)}."
        yield Problem(origin.place(("looks",), key=True), "missing-field", "The rule looks for nothing.", remedy)
    for name in named[1:]:
        what = f'"looks" has "{named[0]}" already.'
        yield Problem(origin.place(("looks", name), key=True), "contradiction", what, "Make a second rule of it.")
    if rule.instead_of:
        yield from _instead(rule, library, origin)
    for name in named:
        kind: Kind = getattr(rule.looks, name)
        marked = {path[0] for path, _, _ in marks(kind)}  # references that stand twice are told elsewhere
        for field in sorted(type(kind).model_fields.keys() - marked):
            if isinstance(entries := getattr(kind, field), list):
                yield from _repeated(entries, origin, ("looks", name, field))
        for slip in kind.slips(library.declared):
            place = origin.place(("looks", name, *slip.path), key=slip.code == "missing-field")
            yield Problem(place, slip.code, slip.what, slip.remedy)


def _instead(rule: Rule, library: Library, origin: Origin) -> Iterator[Problem]:
    """What keeps a rule from being one that a reader chooses for the days of a week."""
    opposed = library.things["rule"].get(rule.instead_of or "")
    chosen = isinstance(opposed, Rule) and (opposed.id == rule.id or opposed.instead_of)
    if rule.about != "days" or chosen:
        what = "What a reader chooses is a rule about days, in the place of one that always counts."
        yield Problem(origin.place(("instead_of",)), "contradiction", what, "Name another rule, or leave it out.")


def _picker(picker: Picker, origin: Origin) -> Iterator[Problem]:
    yield from _repeated([s.pattern for s in picker.weak_spots], origin, ("weak_spots",), ("pattern",))
    for name in COUNTS:
        counts: list[int] = getattr(picker, name)
        yield from _repeated(counts, origin, (name,))
        for index in range(1, len(counts)):
            if counts[index] < counts[index - 1]:
                what = f"{counts[index]} stands behind {counts[index - 1]}."
                yield Problem(origin.place((name, index)), "bad-value", what, "Write the smallest number first.")
