"""What conditions make of a move: cautions that are written with it, and what the limits of stages leave out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model.activity import Activity
from ..model.exercise import Caution, Exercise
from ..model.injury import Injury
from ..model.limits import Stage
from ..training.states import State, states
from .guide import Desk
from .link import Link


class CautionLine(NamedTuple):
    """A caution with its condition, or with its move, and the stages in which it counts; none are all."""

    link: Link
    entry: Caution
    stages: tuple[str, ...]


class LeftOut(NamedTuple):
    """A condition whose limits leave a move out, and the stages in which they do; none are all."""

    link: Link
    stages: tuple[str, ...]


class Cautions(NamedTuple):
    """All that conditions make of a move."""

    lines: tuple[CautionLine, ...]
    left_out: tuple[LeftOut, ...]


def cautions(desk: Desk, move: Exercise | Activity) -> Cautions:
    """What conditions make of a move."""
    lines = (
        CautionLine(desk.link("injury", caution.condition), caution, stage_titles(desk, caution.stages))
        for caution in move.cautions
    )
    return Cautions(tuple(lines), tuple(_left_out(desk, move)))


def stage_titles(desk: Desk, stages: Sequence[Stage]) -> tuple[str, ...]:
    """Stages as readers call them."""
    return tuple(desk.guide.words(f"stage.{stage}") for stage in stages if stage != "always")


def _left_out(desk: Desk, move: Exercise | Activity) -> Iterator[LeftOut]:
    for injury in desk.guide.all("injury", Injury):
        offered = [state for state in states([injury]) if state.rule.start != "stop"]
        out = [state.rule.stage for state in offered if _by_limits(state, move)]
        if out:
            every = len(out) == len(injury.stages)
            yield LeftOut(desk.link("injury", injury.id), () if every else stage_titles(desk, out))


def _by_limits(state: State, move: Exercise | Activity) -> bool:
    return state.leaves_out(move) and not any(caution.action == "avoid" for caution in state.cautions(move))
