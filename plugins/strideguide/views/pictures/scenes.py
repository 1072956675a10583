"""Pictures of chapters that show no thing of the guide: a meal, and a week with no room left."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from markupsafe import Markup, escape

from ...model.week import DayKind
from ...words import Words
from .charts import Lane, Placed, SessionKind, week_chart

Extra = tuple[str, SessionKind, int]
LIFT: Extra = ("lift", "strength", 60)
RIDE: Extra = ("ride", "cross-training", 45)
SWIM: Extra = ("swim", "cross-training", 40)
FULL: tuple[tuple[DayKind, tuple[Extra, ...]], ...] = (
    ("easy", (LIFT, RIDE)),
    ("hard", (LIFT,)),
    ("easy", (SWIM, RIDE)),
    ("hard", (LIFT, SWIM)),
    ("easy", (RIDE,)),
    ("hard", (LIFT, RIDE)),
    ("long", (SWIM,)),
)


def meal(t: Words, _week: Sequence[int]) -> Markup:
    """A plate from above."""
    return Markup(_drawing().replace("<svg ", f'<svg role="img" aria-label="{escape(t("scene.meal"))}" ', 1))


@cache
def _drawing() -> str:
    text = Path(__file__).with_name("meal.svg").read_text("utf-8")
    return text.replace(' xmlns="http://www.w3.org/2000/svg"', "").replace("\n", "")


def full_week(t: Words, week: Sequence[int]) -> Markup:
    """Seven days without one of rest, as a chart of a plan would show them."""

    def placed(extra: Extra) -> Placed:
        name, kind, minutes = extra
        return Placed(t(f"scene.{name}"), t(f"scene.{name}"), kind, minutes)

    return week_chart([Lane(run, tuple(map(placed, extras)), rest=False) for run, extras in FULL], t, week)


SCENES: Mapping[str, Callable[[Words, Sequence[int]], Markup]] = MappingProxyType(
    {"meal": meal, "full-week": full_week}
)
