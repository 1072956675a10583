"""Walk-run schedules in words: what to be able to do first, the steps, the rule, and whose number each one is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model.claim import Evidence, Read
from ..model.plan import Plan
from ..model.walk_run import Criterion, Said, Spell, Step, WalkRun
from ..words import Words
from .care import Card, cards
from .guide import Desk, cite
from .link import Group, Link
from .page_data import StepData, WalkRunData

HALF = 30  # seconds
CHAPTER = "running-again/"
WHICH_RULE = f"{CHAPTER}#which-rule-is-for-what"


class Told(NamedTuple):
    """What to do or to be able to do. `basis` are the words where it rests on no source; `number` is that of a source,
    "" where none gives one.
    """

    says: str
    number: str
    rests_on: tuple[Link, ...]
    basis: str


class StepView(NamedTuple):
    """A step: its number from 1, each of its runs in words, or one for all; `ours` are the numbers of our choice."""

    number: int
    runs: tuple[str, ...]
    minutes: int
    how: str
    ours: tuple[str, ...]


class WalkRunView(NamedTuple):
    """What the page of a schedule shows. `rule` are on, stay and back; `week` says how often, and `ours` which of
    that is our choice; `sources` are its pages, and when and how each was read.
    """

    thing: WalkRun
    cards: tuple[Card, ...]
    entry: tuple[Told, ...]
    rule: tuple[tuple[str, Told], ...]
    afterwards: Told | None
    week: tuple[str, ...]
    ours: tuple[str, ...]
    steps: tuple[StepView, ...]
    uses: Link | None
    sources: tuple[tuple[str, Link, Read | None], ...]
    conditions: tuple[Link, ...]
    plans: tuple[Link, ...]
    which_rule: str
    mentions: tuple[Group, ...]


class RunsView(NamedTuple):
    """The runs of a plan that follow a schedule: its steps, its entry and its rule, and where all of it is told.
    `cleared` are the schedules that wait for the words of a professional, each with the conditions that it is for.
    """

    schedule: Link
    entry: tuple[Told, ...]
    steps: tuple[StepView, ...]
    rule: tuple[tuple[str, Told], ...]
    which_rule: str
    chapter: str
    cleared: tuple[tuple[Link, str, tuple[Link, ...]], ...]


def view(desk: Desk, schedule: WalkRun) -> WalkRunView:
    """The page of a schedule."""
    t = desk.guide.words
    studies = (desk.guide.get("evidence", id, Evidence) for id in schedule.sources)
    return WalkRunView(
        thing=schedule,
        cards=cards(desk, schedule.signs),
        entry=tuple(_told(desk, criterion) for criterion in schedule.entry),
        rule=_rule(desk, schedule),
        afterwards=_told(desk, schedule.afterwards) if schedule.afterwards else None,
        week=tuple(_week(t, schedule)),
        ours=tuple(t(f"walk_run.number.{name}") for name in schedule.our_choice),
        steps=steps(t, schedule),
        uses=desk.link("walk-run", schedule.uses) if schedule.uses else None,
        sources=tuple((cite(study), desk.link("evidence", study.id), study.read) for study in studies if study),
        conditions=desk.links("injury", schedule.conditions),
        plans=desk.links("plan", desk.guide.named_by("walk-run", schedule.id, "plan")),
        which_rule=desk.up + WHICH_RULE,
        mentions=desk.referrers("walk-run", schedule.id, leave_out=("plan.walk_run",)),
    )


def _told(desk: Desk, said: Said) -> Told:
    basis = said.rests_on
    return Told(
        says=said.says,
        number=(said.number or "") if isinstance(said, Criterion) else "",
        rests_on=() if isinstance(basis, str) else desk.cites(basis),
        basis=basis if isinstance(basis, str) else "",
    )


def _week(t: Words, schedule: WalkRun) -> Iterator[str]:
    if schedule.runs:
        yield t("walk_run.runs", n=schedule.runs)
    if schedule.days_between:
        yield t("walk_run.days_between", n=schedule.days_between)
    if schedule.weeks:
        yield t("walk_run.weeks", n=schedule.weeks)
    if schedule.walk_first:
        yield t("walk_run.walk_first", time=duration(t, schedule.walk_first.high))


def steps(t: Words, schedule: WalkRun) -> tuple[StepView, ...]:
    """The steps of a schedule in words."""
    return tuple(_step(t, number, step) for number, step in enumerate(schedule.steps, 1))


def _step(t: Words, number: int, step: Step) -> StepView:
    return StepView(
        number=number,
        runs=tuple(in_words(t, run) for run in step.runs),
        minutes=round(max((sum(spell.seconds for spell in run) for run in step.runs), default=0) / 60),
        how=step.how or "",
        ours=tuple(t(f"walk_run.number.{name}") for name in step.our_choice),
    )


def in_words(t: Words, run: Sequence[Spell]) -> str:
    """A run in words, such as "6 times: run 1 minute, walk 1 minute"."""
    text = t("walk_run.then").join(_spell(t, spell) for spell in run)
    return text[:1].upper() + text[1:]


def _spell(t: Words, spell: Spell) -> str:
    run = t("walk_run.run", time=duration(t, spell.run))
    one = t("walk_run.walk", run=run, time=duration(t, spell.walk)) if spell.walk else run
    if spell.whole:
        return t("walk_run.whole", one=one, time=duration(t, spell.whole))
    return t("walk_run.times", times=spell.times, one=one) if spell.times > 1 else one


def duration(t: Words, seconds: int) -> str:
    """A time in words, in minutes and halves of them where it is a minute or more."""
    minutes, rest = divmod(seconds, 60)
    if not minutes or rest % HALF:
        return t("walk_run.seconds", n=seconds)
    return t("walk_run.minutes", n=1 if seconds == 60 else 2, number=f"{minutes}{'½' if rest else ''}")


def followed(desk: Desk, plan: Plan) -> WalkRun | None:
    """The schedule that the runs of a plan follow."""
    return desk.guide.get("walk-run", plan.walk_run, WalkRun) if plan.walk_run else None


def walk_run_data(t: Words, schedule: WalkRun) -> WalkRunData:
    """A schedule as the scripts of a plan's page know it."""
    return WalkRunData(
        rest=schedule.days_between or 0,
        weeks=schedule.weeks or 1,
        steps=[StepData(runs=[*step.runs], minutes=step.minutes + first(schedule)) for step in steps(t, schedule)],
        rule=f"{schedule.on.says} {schedule.back.says}",
    )


def first(schedule: WalkRun) -> int:
    """Minutes of the walk before each run."""
    return schedule.walk_first.high // 60 if schedule.walk_first else 0


def runs_of(desk: Desk, plan: Plan) -> RunsView | None:
    """The runs of a plan, if they follow a schedule."""
    schedule = followed(desk, plan)
    if schedule is None:
        return None
    waiting = [one for one in desk.guide.all("walk-run", WalkRun) if one.cleared and one.uses == schedule.id]
    return RunsView(
        schedule=desk.link("walk-run", schedule.id),
        entry=tuple(_told(desk, criterion) for criterion in schedule.entry),
        steps=steps(desk.guide.words, schedule),
        rule=_rule(desk, schedule),
        which_rule=desk.up + WHICH_RULE,
        chapter=desk.up + CHAPTER,
        cleared=tuple(
            (desk.link("walk-run", one.id), one.cleared or "", desk.links("injury", one.conditions)) for one in waiting
        ),
    )


def _rule(desk: Desk, schedule: WalkRun) -> tuple[tuple[str, Told], ...]:
    """When to go on, stay and go back, by the keys of their words."""
    return tuple((key, _told(desk, getattr(schedule, key))) for key in ("on", "stay", "back"))
