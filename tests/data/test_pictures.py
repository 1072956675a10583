"""The pictures of the guide of this repository, data/ as it is: none is lacking, and none is heavy."""

from __future__ import annotations

import re
from functools import cache
from statistics import median

import pytest
from tests.browser import once

from strideguide.drawing import body
from strideguide.drawing.cards import card
from strideguide.drawing.draw import Drawing
from strideguide.model.activity import Activity
from strideguide.model.exercise import Exercise
from strideguide.model.injury import Injury
from strideguide.training.balance import single_leg
from strideguide.training.loads import hard_sets
from strideguide.views.body import exercise_body, injury_body
from strideguide.views.charts import Charts, charts
from strideguide.views.guide import Desk, Guide
from strideguide.views.pictures.figures import drawing_of, shared_shapes
from strideguide.words import Words

# Characters at most. A map has the regions of all muscles, so it grows with each new one.
MAP, CHART, FIGURE, CARD = 10_200, 4000, 6000, 2500
HEAVIER = {"lunge-with-rotation": 6200}  # a chest that turns in four poses has no two parts alike that could be shared
EMPTY = re.compile(r"<(ol|dl|table|tbody|figure|figcaption|h[1-6])\b[^>]*>\s*</\1>")
NO_ONE_PLACE = {"whole body", "about you"}


@cache
def guide() -> Guide:
    return Guide(once.library(), Words.load())


@cache
def drawings() -> dict[str, Drawing]:
    exercises, activities = guide().all("exercise", Exercise), guide().all("activity", Activity)
    found = [(thing.id, drawing_of(thing)) for thing in exercises]
    found += [(thing.id, drawing_of(thing)) for thing in activities]
    return {id: drawn for id, drawn in found if drawn}


@cache
def plans() -> dict[str, Charts]:
    return {id: charts(Desk(guide(), f"plans/{id}/"), balance) for id, balance in guide().balances.items()}


def test_every_muscle_has_a_region_and_every_region_a_muscle() -> None:
    assert sorted(guide().library.things["muscle"]) == body.drawing().muscles


def test_every_injury_of_one_place_marks_it() -> None:
    injuries = guide().all("injury", Injury)
    assert [one.id for one in injuries if not one.marks and one.where not in NO_ONE_PLACE] == []


def test_no_map_is_heavy() -> None:
    maps = {e.id: exercise_body(Desk(guide(), "exercises/x/"), e).picture for e in guide().all("exercise", Exercise)}
    maps |= {i.id: injury_body(Desk(guide(), "injuries/x/"), i).picture for i in guide().all("injury", Injury)}
    maps |= {f"plan {id}": shown.body.picture for id, shown in plans().items()}
    assert len(maps) > 100
    assert {id: len(svg.encode()) for id, svg in maps.items() if len(svg.encode()) > MAP} == {}


def test_no_figure_is_heavy() -> None:
    sizes = {}
    for id, drawn in drawings().items():
        poses = "".join(drawn.pose(number, pose.caption) for number, pose in enumerate(drawn.figure.poses))
        sizes[id] = len(poses) + len(shared_shapes(poses))
    assert len(sizes) > 70
    assert {id: size for id, size in sizes.items() if size > HEAVIER.get(id, FIGURE)} == {}
    assert median(sizes.values()) < FIGURE * 2 / 3


def test_cards_are_few_paths_since_a_list_shows_many() -> None:
    cards = {id: card(drawn) for id, drawn in drawings().items()}
    assert {id: len(svg) for id, svg in cards.items() if len(svg) > CARD} == {}
    paths = {id: svg.count("<path") for id, svg in cards.items()}
    assert {id: number for id, number in paths.items() if number > 10} == {}
    assert median(paths.values()) <= 7


def test_no_chart_is_heavy() -> None:
    sizes = {
        (id, name): len(getattr(shown, name).encode())
        for id, shown in plans().items()
        for name in ("week", "load", "one_leg")
    }
    assert {where: size for where, size in sizes.items() if size > CHART} == {}


def test_what_plans_show_is_what_follows_from_them() -> None:
    for id, shown in plans().items():
        balance = guide().balances[id]
        loads = [round(week.load) for week in balance.weeks(balance.sessions[1])]
        assert [int(number) for number in re.findall(r"<td>(\d+)</td></tr>", shown.load)] == loads, id
        sets = {link.id: float(link.title.rpartition(": ")[2]) for key in shown.body.keys for link in key.links}
        assert sets == {muscle: number for muscle, number in hard_sets(balance.hardest).items() if number}, id
        one, legs = single_leg(balance.hardest)
        assert (f"{one} of {legs} sets" in shown.one_leg) == (legs > 0), id


def test_no_figure_key_or_table_of_a_page_is_empty(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Scripts fill lists without numbers; nobody fills these."""
    site = once.shipped(tmp_path_factory)
    pages = {path: path.read_text("utf-8") for path in site.rglob("index.html")}
    assert EMPTY.search('<figcaption><dl class="sg-keys">\n</dl></figcaption>')
    assert [(path, found[0]) for path, text in pages.items() if (found := EMPTY.search(text))] == []
