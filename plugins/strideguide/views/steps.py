"""How much one step of a weight is, by what adds it, in the units of a brand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..model.body import Kit, Step
from ..training.balance import Balance, needs
from .guide import Desk
from .link import Group, Link

A_TENTH = 10  # steps: a step is more than a tenth of less weight than so many
UNITS = {"metric": "kg", "imperial": "lb"}  # the field of a step for the units of a brand
RUCKSACK = Step(kg=1, lb=2)  # about a litre of water


class StepView(NamedTuple):
    """A step: with which kit, how much (and of what), and below which weight it is more than a tenth."""

    link: Link
    amount: str
    under: str


class KitView(NamedTuple):
    """What the page of a piece of kit shows."""

    thing: Kit
    steps: tuple[StepView, ...]
    mentions: tuple[Group, ...]


def kit_view(desk: Desk, kit: Kit) -> KitView:
    """The page of a piece of kit."""
    return KitView(kit, steps(desk, [kit.id]), desk.referrers("kit", kit.id))


def plan_steps(desk: Desk, balance: Balance) -> str:
    """The steps of all weights with which a plan has sets that are more than light, in a sentence; "" without any."""
    lifts = (done.exercise for practice in balance.practices for done in practice.counted if not done.is_light)
    found = steps(desk, (piece for lift in lifts for needed in needs(lift) for piece in needed))
    rows = ", ".join(f"{step.link.title.lower()} {step.amount}" for step in found)
    return desk.guide.words("plan.doses.weights.steps", steps=rows) if rows else ""


def steps(desk: Desk, kit: Iterable[str]) -> tuple[StepView, ...]:
    """The steps of those pieces of kit that add weight in steps, each once."""
    things = ((id, desk.guide.get("kit", id, Kit)) for id in dict.fromkeys(kit))
    return tuple(_view(desk, id, thing.step) for id, thing in things if thing and thing.step)


def rucksack(desk: Desk) -> str:
    """How much a rucksack grows at a time."""
    return _weight(desk, RUCKSACK)


def _view(desk: Desk, id: str, step: Step) -> StepView:
    amount = _weight(desk, step)
    told = f"{amount} ({step.note})" if step.note else amount
    return StepView(desk.link("kit", id), told, _weight(desk, step, A_TENTH))


def _weight(desk: Desk, step: Step, times: int = 1) -> str:
    units = desk.guide.library.brand.units
    return f"{getattr(step, UNITS[units]) * times:g} {desk.guide.words(f'brand.weight.{units}')}"
