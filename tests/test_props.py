"""What a figure stands on, leans on and holds."""

from __future__ import annotations

from typing import get_args

import pytest

from strideguide.drawing.draw import Drawing
from strideguide.drawing.placing import held
from strideguide.model.figure import Prop, Still
from tests.drawn import FRONT, SQUAT, drawing, page_of


@pytest.mark.parametrize(
    "kind", ["step", "box", "bench", "chair", "wall", "bar", "mat", "hill", "water", "bike", "rower", "elliptical"]
)
@pytest.mark.parametrize("view", ["side", "front"])
def test_every_surface_can_be_drawn(kind: str, view: str) -> None:
    still = Still.model_validate({"view": view, "surfaces": [{"kind": kind, "x": 60}], "poses": [{"caption": "Be."}]})
    assert Drawing(still).pose(0, "").count("<path") >= 1 + (kind != "water")


def test_a_cable_beside_the_body_comes_from_farther_back() -> None:
    cable = {"kind": "cable", "at": ["hands"], "anchor": "44 139"}
    ahead, beside = (drawing({**SQUAT, "props": [{**cable, "beside": where}]}).pose(0, "") for where in (False, True))
    assert 'class="sg-leg" d="M44 0V-145"' in ahead
    assert 'class="sg-ring" d="M35 -12h18M44 -12V-145"' in beside
    assert beside.index("sg-ring") < beside.index("sg-trunk")


def test_a_wall_has_holds_to_climb_on() -> None:
    wall = {"kind": "wall", "x": 60, "holds": [40, 180]}
    still = Still.model_validate({"surfaces": [wall], "poses": [{"caption": "Climb."}]})
    assert "M60 -40" in Drawing(still).pose(0, "")
    assert "M60 -180" in Drawing(still).pose(0, "")


@pytest.mark.parametrize("kind", get_args(Prop.model_fields["kind"].annotation))
def test_every_prop_can_be_drawn_and_moved(kind: str) -> None:
    props = [{"kind": kind, "at": ["hands"], "anchor": "80 100"}]
    assert "NaN" not in page_of(drawing({**SQUAT, "props": props}))


def test_a_roll_between_the_knees_is_in_their_middle() -> None:
    drawn = drawing({**FRONT, "props": [{"kind": "roll", "at": ["knees"]}]})
    (roll,) = held(drawn.figure.props[0], drawn.stances[0], drawn.room)
    near, far = (drawn.stances[0].points[f"{side} knee"] for side in ("near", "far"))
    assert (roll.x, roll.y) == pytest.approx(((near.x + far.x) / 2, near.y))


def test_a_chair_from_the_front_has_two_legs_of_one_height() -> None:
    chair = {"surfaces": [{"kind": "chair", "height": 40}], "poses": [{"caption": "Sit."}]}
    side, front = (Drawing(Still.model_validate({**chair, "view": view})).pose(0, "") for view in ("side", "front"))
    assert "M-19 0V-82M18 -40V0" in side
    assert "M-19 0V-82H18V0" in front
