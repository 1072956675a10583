"""What is drawn of things beside their figures: muscle maps, and the charts of plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from ..model.body import Muscle
from ..model.exercise import Exercise
from ..model.injury import Injury
from .body import BodyView, exercise_body, injury_body, muscle_view
from .charts import charts
from .guide import Desk, Guide


def drawn(guide: Guide) -> Mapping[tuple[str, str], Markup]:
    """All maps and charts of a guide, by the kind and the id of the thing that they belong to."""
    desk = Desk(guide, "")
    found = {(kind, thing.id): view.picture for kind, thing, view in _maps(desk)}
    for id, balance in guide.balances.items():
        made = charts(desk, balance)
        found["plan", id] = Markup("").join((made.week, made.load, made.body.picture, made.one_leg))
    return {named: picture for named, picture in found.items() if picture}


def _maps(desk: Desk) -> Iterator[tuple[str, Exercise | Injury | Muscle, BodyView]]:
    for muscle in desk.guide.all("muscle", Muscle):
        yield "muscle", muscle, muscle_view(desk, muscle).body
    for injury in desk.guide.all("injury", Injury):
        yield "injury", injury, injury_body(desk, injury)
    for exercise in desk.guide.all("exercise", Exercise):
        yield "exercise", exercise, exercise_body(desk, exercise)
