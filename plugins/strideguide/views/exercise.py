"""The page of an exercise, and the catalogue of all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from ..model.exercise import Caution, Dose, Exercise, Help, Mistake
from ..training.ladders import ladder, substitutes
from .body import BodyView, exercise_body, whole_body
from .cautions import Cautions, cautions
from .figure import FigureView, PairView, figure_view, pair_view
from .guide import Desk
from .link import Group, Link
from .steps import StepView, rucksack, steps

MAX_SUBSTITUTES = 4
LONG = 600  # exercises from which on the catalogue shows names alone
CATALOGUE = ("pattern", "muscle", "level", "impact", "kit")  # its filters that lists in chapters have, too
SIDES = [True, False]  # one side at a time or both, in the order of the filter
IMPACTS = ["none", "low", "high"]


class DoseLine(NamedTuple):
    """One row of the dosage table: the goals that it serves, and a dose for each level in order."""

    goals: tuple[Link, ...]
    doses: tuple[tuple[Link, Dose], ...]


class Linked(NamedTuple):
    """A help or a caution with the page of its condition."""

    link: Link
    entry: Help | Caution
    evidence: tuple[Link, ...] = ()


class Needed(NamedTuple):
    """The kit of an exercise: everything in `all_of`, and one of `any_of`."""

    all_of: tuple[Link, ...]
    any_of: tuple[Link, ...]

    @property
    def none(self) -> bool:
        return not self.all_of and not self.any_of


class ExerciseView(NamedTuple):
    """What the page of an exercise shows."""

    thing: Exercise
    figure: FigureView | None
    mistakes: tuple[tuple[Mistake, PairView | None], ...]
    pattern: Link
    level: Link
    body: BodyView
    kit: Needed
    table: tuple[DoseLine, ...]
    easier: tuple[tuple[Link, ...], ...]
    harder: tuple[tuple[Link, ...], ...]
    steps: tuple[StepView, ...]
    rucksack: str
    variations: tuple[Link, ...]
    substitutes: tuple[Link, ...]
    helps: tuple[Linked, ...]
    cautions: Cautions
    benefits: tuple[tuple[Link, str], ...]
    plans: tuple[Link, ...]
    sources: tuple[Link, ...]
    mentions: tuple[Group, ...]


def view(desk: Desk, exercise: Exercise) -> ExerciseView:
    """The page of `exercise`."""
    guide = desk.guide
    exercises = guide.exercises
    levels = list(guide.library.things["level"])
    neighbours = {*exercise.easier, *exercise.harder, *exercise.variations}
    near = _near(exercise, guide.alike[exercise.pattern, exercise.kind], levels, MAX_SUBSTITUTES + len(neighbours))
    others = [e.id for e in substitutes(exercise, near, levels) if e.id not in neighbours]
    return ExerciseView(
        thing=exercise,
        figure=figure_view(desk, exercise),
        mistakes=tuple((slip, pair_view(desk, exercise, at)) for at, slip in enumerate(exercise.mistakes)),
        pattern=desk.link("pattern", exercise.pattern),
        level=desk.link("level", exercise.level),
        body=exercise_body(desk, exercise),
        kit=_needed(desk, exercise),
        table=tuple(_table(desk, exercise, levels)),
        easier=tuple(desk.links("exercise", rung) for rung in reversed(ladder(exercise, exercises, "easier"))),
        harder=tuple(desk.links("exercise", rung) for rung in ladder(exercise, exercises, "harder")),
        steps=steps(desk, (*exercise.kit.all_of, *exercise.kit.any_of)),
        rucksack=rucksack(desk),
        variations=desk.links("exercise", exercise.variations),
        substitutes=desk.links("exercise", others[:MAX_SUBSTITUTES]),
        helps=tuple(
            Linked(desk.link("injury", help.injury), help, desk.cites(help.evidence)) for help in exercise.helps
        ),
        cautions=cautions(desk, exercise),
        benefits=tuple((link, guide.stated(link.id)) for link in desk.links("benefit", exercise.benefits)),
        plans=desk.links("plan", guide.named_by("exercise", exercise.id, "plan")),
        sources=desk.links("source", exercise.provenance.sources),
        mentions=desk.referrers("exercise", exercise.id, leave_out=("plan.mentions",)),
    )


def _near(
    exercise: Exercise, others: Mapping[str, list[Exercise]], levels: Sequence[str], count: int
) -> list[Exercise]:
    """Of `others`, by level, those on the exercise's own if there are more than `count` of them, else all."""
    same = others[exercise.level]
    if exercise.level in levels and len(same) > count:
        return same
    return [other for of_level in others.values() for other in of_level]


def _needed(desk: Desk, exercise: Exercise) -> Needed:
    return Needed(desk.links("kit", exercise.kit.all_of), desk.links("kit", exercise.kit.any_of))


def _table(desk: Desk, exercise: Exercise, levels: Iterable[str]) -> Iterable[DoseLine]:
    for row in exercise.doses:
        doses = ((desk.link("level", level), row.levels[level]) for level in levels if level in row.levels)
        yield DoseLine(desk.links("goal", row.goals), tuple(doses))


class Entry(NamedTuple):
    """An exercise in the catalogue, with the address of its small drawing, and with what it can be filtered by.

    `marks` are the numbers of its level, muscles, kit that it needs all of, kit of which it needs one, sides and impact
    among the choices of these filters: "1;4.7;2;;1;0".
    """

    link: Link
    thing: Exercise
    level: Link
    kit: Needed
    figure: str
    marks: str


class CatalogueView(NamedTuple):
    """All exercises by movement pattern, and the choices of the filters. A long list has names alone, in parts."""

    groups: tuple[tuple[Link, tuple[Entry, ...]], ...]
    total: int
    is_long: bool
    levels: tuple[Link, ...]
    muscles: tuple[Link, ...]
    kit: tuple[Link, ...]
    body: Markup


def catalogue(desk: Desk) -> CatalogueView:
    """The index of exercises."""
    exercises = desk.guide.all("exercise", Exercise)
    things = desk.guide.library.things
    named = {id for e in exercises for id in (*e.muscles.primary, *e.muscles.secondary)}
    needed = {id for e in exercises for id in (*e.kit.all_of, *e.kit.any_of)}
    muscles, kit = ([id for id in things[kind] if id in ids] for kind, ids in (("muscle", named), ("kit", needed)))
    choices = Choices([*things["level"]], muscles, kit)
    patterns = desk.links("pattern", things["pattern"])
    groups = ((link, tuple(_entry(desk, e, choices) for e in _ordered(desk, exercises, link.id))) for link in patterns)
    return CatalogueView(
        groups=tuple((link, entries) for link, entries in groups if entries),
        total=len(exercises),
        is_long=len(exercises) > LONG,
        levels=desk.links("level", things["level"]),
        muscles=desk.links("muscle", muscles),
        kit=desk.links("kit", kit),
        body=whole_body(desk, named),
    )


def _ordered(desk: Desk, exercises: Iterable[Exercise], pattern: str) -> list[Exercise]:
    levels = list(desk.guide.library.things["level"])
    chosen = (e for e in exercises if e.pattern == pattern)
    return sorted(chosen, key=lambda e: (levels.index(e.level) if e.level in levels else 0, e.title.casefold()))


class Choices(NamedTuple):
    """What can be chosen in the filters, by ids in their order."""

    levels: list[str]
    muscles: list[str]
    kit: list[str]

    def marks(self, exercise: Exercise) -> str:
        """What an exercise has of the choices."""
        muscles, kit = (*exercise.muscles.primary, *exercise.muscles.secondary), exercise.kit
        lists: tuple[tuple[Sequence[object], Sequence[object]], ...] = (
            ([exercise.level], self.levels), (muscles, self.muscles), (kit.all_of, self.kit), (kit.any_of, self.kit),
            ([exercise.unilateral], SIDES), ([exercise.impact], IMPACTS),
        )  # fmt: skip
        return ";".join(".".join(str(known.index(one)) for one in held if one in known) for held, known in lists)


def _entry(desk: Desk, exercise: Exercise, choices: Choices) -> Entry:
    figure = desk.guide.figures.file("exercise", exercise.id)
    return Entry(
        link=desk.link("exercise", exercise.id),
        thing=exercise,
        level=desk.link("level", exercise.level),
        kit=_needed(desk, exercise),
        figure=desk.up + figure if figure else "",
        marks=choices.marks(exercise),
    )
