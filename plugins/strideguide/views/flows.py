"""The flow of a condition in words: what its drawing shows, from the signs to the way on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from ..words import Words
from .allowed import Allowed
from .care import Card
from .guide import Desk
from .pictures.flow import Box, flow


def drawn(desk: Desk, cards: Sequence[Card], stages: Sequence[Allowed]) -> Markup:
    """The flow of a condition, with a sentence of the same for those who do not see it."""
    t = desk.guide.words
    verdicts = (f"{stage.title}: {verdict}" if stage.title else verdict for stage, verdict in _verdicts(stages, t))
    words = t("allows.flow_words", verdicts="; ".join(verdicts))
    boxes = [_signs(cards, t), *(box for at in range(len(stages)) for box in _stage(stages, at, t))]
    again = Box("stage", t("allows.any_time"), (t("allows.back") if stages[1:] else t("allows.again"),))
    return flow([*boxes, again], words)


def _verdicts(stages: Sequence[Allowed], t: Words) -> Iterator[tuple[Allowed, str]]:
    return ((stage, t(f"allows.start.{stage.start}")) for stage in stages)


def _signs(cards: Sequence[Card], t: Words) -> Box:
    lines = (
        t(
            "allows.signs",
            urgency=t(f"allows.urgency.{card.urgency}"),
            signs="; ".join(told.first for told in card.told),
        )
        for card in cards
    )
    return Box("signs", t("allows.signs_title"), tuple(lines), t("allows.no_sign"))


def _stage(stages: Sequence[Allowed], at: int, t: Words) -> Iterator[Box]:
    stage = stages[at]
    yield Box("stage", stage.title or t("allows.with_it"), (stage.says,))
    limits = tuple(limit.text for limit in stage.limits)
    asked = (t("picked.start.ask", ask=stage.ask),) if stage.ask else ()
    yield Box(
        stage.start, t(f"allows.start.{stage.start}"), asked + limits, t("allows.next") if stages[at + 1 :] else ""
    )
