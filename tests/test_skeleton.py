"""Bodies: their proportions, where angles put them, what reaches, what stays, and how they move from pose to pose."""

from __future__ import annotations

import math
from typing import Any

import pytest

from strideguide.drawing.poses import body
from strideguide.drawing.poses.geometry import Point, bones
from strideguide.drawing.poses.motion import SHARES, between, halfway
from strideguide.drawing.poses.poses import balance, faults
from strideguide.drawing.poses.skeleton import stances
from strideguide.drawing.poses.stance import Room, Stance
from strideguide.model.figure import Figure, Limb, Moves, Part


def posed(*poses: dict[str, Any], **more: Any) -> Figure:
    """A figure with these poses; a single one is followed by itself."""
    listed = [{"caption": "A pose.", **pose} for pose in (poses if len(poses) > 1 else (*poses, {}))]
    return Figure.model_validate({"poses": listed, **more})


def stood(*poses: dict[str, Any], **more: Any) -> list[Stance]:
    return stances(posed(*poses, **more))


def at(stance: Stance, name: str) -> tuple[float, float]:
    return round(stance.points[name].x, 1), round(stance.points[name].y, 1)


def test_lengths_are_the_shares_of_stature_that_are_cited() -> None:
    stance = stood({})[0]
    for name, share in {"near ankle": 0.039, "near knee": 0.285, "near hip": 0.530, "near shoulder": 0.818}.items():
        assert stance.points[name].y == pytest.approx(share * body.STATURE)
    assert stance.points["near tip"].x - stance.points["near heel"].x == pytest.approx(0.152 * body.STATURE, abs=0.5)
    wrist = stance.points["near shoulder"].y - stance.points["near wrist"].y
    assert wrist == pytest.approx((0.186 + 0.146) * body.STATURE)


def test_masses_are_a_whole_body_and_its_centre_is_in_the_pelvis() -> None:
    assert sum(mass for _, _, mass, _ in body.MASSES) == pytest.approx(1, abs=0.001)
    centre = stood({})[0].centre()
    assert 0.55 < centre.y / body.STATURE < 0.6


@pytest.mark.parametrize(
    ("pose", "name", "way"),
    [
        ({"trunk": 90}, "shoulders", (1, 0)),
        ({"trunk": -90}, "shoulders", (-1, 0)),
        ({"arms": 90}, "near wrist", (1, 0)),
        ({"arms": 180}, "near wrist", (0, 1)),
        ({"arms": -90}, "near wrist", (-1, 0)),
    ],
)
def test_angles_lean_and_point_as_they_are_written(pose: dict[str, Any], name: str, way: tuple[int, int]) -> None:
    stance = stood(pose)[0]
    start = stance.points["hips" if name == "shoulders" else "near shoulder"]
    moved = stance.points[name].plus(start, -1)
    length = math.hypot(moved.x, moved.y)
    assert (round(moved.x / length), round(moved.y / length)) == way


def test_from_the_front_both_sides_open_outwards_and_what_points_at_the_reader_looks_short() -> None:
    stance = stood({"legs": 20, "arms": "0/60 0"}, view="front")[0]
    assert stance.points["near ankle"].x == pytest.approx(-stance.points["far ankle"].x)
    assert stance.points["near ankle"].x > 20
    assert at(stance, "hips")[0] == 0
    drop = stance.points["near shoulder"].y - stance.points["near elbow"].y
    assert drop == pytest.approx(body.UPPER_ARM / 2)


def test_planted_parts_rest_on_their_surfaces_and_stay_where_they_are() -> None:
    step = [{"kind": "step", "x": 8, "height": 18, "width": 40}]
    first, second = stood({"planted": ["feet on step"]}, {"trunk": 40, "legs": "86 -24"}, surfaces=step)
    for stance in (first, second):
        assert at(stance, "near heel")[1] == at(stance, "near ball")[1] == 18
        assert at(stance, "near ankle")[0] == 0
    assert second.points["hips"].y < first.points["hips"].y - 30


def test_what_is_not_given_is_as_in_the_pose_before() -> None:
    first, second = stood({"arms": "20 40", "head": 10}, {"near_arm": 90})
    assert second.turns["far arm lower"] == first.turns["far arm lower"]
    assert second.turns["near arm lower"].angle == 90
    assert second.turns["head"].angle == 10


def test_the_head_follows_the_trunk_until_it_has_a_lean_of_its_own() -> None:
    assert [s.turns["head"].angle for s in stood({"trunk": 30}, {"trunk": 60})] == [30, 60]
    assert [s.turns["head"].angle for s in stood({"trunk": 30, "head": 5}, {"trunk": 60})] == [5, 5]


def test_a_foot_on_its_toes_lifts_the_heel_and_lays_the_toes_flat() -> None:
    stance = stood({"legs": "0 0 -50", "planted": ["toes"]})[0]
    assert at(stance, "near ball") == (0, 0)
    assert at(stance, "near tip")[1] == 0
    assert stance.points["near heel"].y > 10


@pytest.mark.parametrize(("bend", "sign"), [(1, 1), (-1, -1)])
def test_two_bones_reach_a_point_and_bend_the_way_they_should(bend: int, sign: int) -> None:
    upper, lower, miss = bones(Point(10, -50), 40, 30, bend)
    end = Point(
        40 * math.sin(math.radians(upper)) + 30 * math.sin(math.radians(lower)),
        -40 * math.cos(math.radians(upper)) - 30 * math.cos(math.radians(lower)),
    )
    assert (round(end.x, 3), round(end.y, 3), miss) == (10, -50, 0)
    assert (upper - lower) * sign > 0


@pytest.mark.parametrize(("way", "missed"), [(Point(0, -100), 30), (Point(0, -2), 8)])
def test_two_bones_say_by_how_much_they_miss(way: Point, missed: float) -> None:
    assert bones(way, 40, 30, 1)[2] == pytest.approx(missed)


def test_hands_reach_for_the_body_a_place_and_what_the_trunk_carries() -> None:
    bar = [{"kind": "barbell", "at": ["back"]}]
    first, second, third = stood({"arms": "on hips"}, {"arms": "at 40 110"}, {"arms": "on barbell"}, props=bar)
    assert first.points["near wrist"].away(first.points["hips"]) < 15
    assert second.points["near wrist"].away(Point(40, 110)) < 0.1
    assert third.points["near grip"].away(third.points["shoulders"]) < 12
    assert not (first.faults or second.faults or third.faults)


def test_a_foot_that_stays_is_where_it_was_however_the_hips_move() -> None:
    first, second = stood({"far_leg": "-20 -20", "planted": ["near foot"]}, {"near_leg": "40 -30", "far_leg": "stay"})
    assert first.points["far ankle"].away(second.points["far ankle"]) < 0.1


def test_hips_that_are_given_bend_the_legs_towards_the_reader() -> None:
    stance = stood({"legs": 8}, {"hips": "0 70", "legs": "stay"}, view="front")[1]
    assert stance.turns["near leg upper"].toward > 30
    assert stance.turns["near leg lower"].toward < -30
    assert at(stance, "near ankle") == at(stood({"legs": 8}, view="front")[0], "near ankle")


def test_halfway_planted_feet_are_where_they_were_and_limbs_keep_their_length() -> None:
    figure = posed({}, {"trunk": 42, "legs": "86 -24", "far_leg": "stay"})
    first, second = stances(figure)
    middle = halfway(first, second, 0.5, Room.of(figure))
    for side in ("near", "far"):
        assert middle.points[f"{side} ankle"].away(first.points[f"{side} ankle"]) < 0.5
        assert middle.points[f"{side} knee"].away(middle.points[f"{side} hip"]) == pytest.approx(body.THIGH)
    assert first.points["hips"].y > middle.points["hips"].y > second.points["hips"].y


def test_a_foot_that_swings_clears_the_floor_and_what_stands_in_its_way() -> None:
    steps = posed(
        {"legs": "0 -90 -150", "planted": ["knees"], "trunk": 10},
        {"near_leg": "80 0", "planted": ["far knee", "near foot"]},
    )
    box = [{"kind": "box", "x": 60, "height": 30, "width": 40}]
    hop = posed({}, {"planted": ["feet on box"], "shift": "60 0"}, surfaces=box)
    for figure, top in ((steps, 0), (hop, 30)):
        first, second = stances(figure)
        on_the_way = between(first, second, SHARES, Room.of(figure))
        assert len(on_the_way) == len(SHARES)
        for stance in on_the_way:
            for place in ("heel", "ball", "tip"):
                point = stance.points[f"near {place}"]
                assert point.y > (top if 42 < point.x < 78 else 0) - 1.5
            thigh = stance.points["near knee"].away(stance.points["near hip"])
            assert thigh == pytest.approx(body.THIGH)


def test_a_foot_that_goes_to_its_toes_stands_on_its_ball_all_the_way() -> None:
    figure = posed({}, {"legs": "-2 -2 -48", "planted": ["toes"]})
    first, second = stances(figure)
    for stance in between(first, second, SHARES, Room.of(figure)):
        assert stance.points["near ball"].y == pytest.approx(0, abs=0.1)
        assert stance.points["near heel"].y > 1


def test_hands_that_are_pressed_at_the_reader_do_not_cross_on_their_way() -> None:
    figure = posed({"near_arm": "at 3 130", "far_arm": "at -3 130"}, {"arms": "-61/73"}, view="front")
    first, second = stances(figure)
    for stance in between(first, second, SHARES, Room.of(figure)):
        assert stance.points["near wrist"].x > -3  # angles alone led 14 cm across
        assert abs(stance.points["near wrist"].y - 130) < 6


def test_a_pelvis_that_leans_lowers_the_hip_that_it_leans_to_and_leaves_the_shoulders() -> None:
    level, leaning = stood({"planted": ["near foot"]}, {"pelvis": -12}, view="front")
    for stance, drop in ((level, 0), (leaning, 2 * body.HIP * math.sin(math.radians(12)))):
        assert stance.points["near hip"].y - stance.points["far hip"].y == pytest.approx(drop)
        assert stance.points["near shoulder"].y == pytest.approx(stance.points["far shoulder"].y)


def test_from_the_front_feet_turn_their_soles_out_to_the_side() -> None:
    stance = stood({"legs": "0 0 20"}, view="front")[0]
    for side, way in (("near", 1), ("far", -1)):
        sole, ankle = stance.points[f"{side} sole"], stance.points[f"{side} ankle"]
        assert way * (sole.x - ankle.x) == pytest.approx(body.SOLE * math.sin(math.radians(20)))
    messages = [fault.message for fault in faults(posed({"legs": "0 0 45", "planted": ["hips"]}, view="front"))]
    assert "The near sole bends too far out: to 45 degrees, 15 past its 30." in messages


def test_a_bar_lies_in_the_crease_between_trunk_and_thighs_and_a_hand_finds_it_there() -> None:
    bar = [{"kind": "barbell", "at": ["hips"]}]
    for pose, way in (({"arms": "on barbell"}, (10.0, 0.0)), ({"arms": "on barbell", "legs": "90 0"}, (10.0, 10.0))):
        stance = stood(pose, props=bar)[0]
        at_bar = stance.points["hips"].plus(Point(*way))
        assert stance.points["near grip"].away(at_bar) < 0.1
    seated = stood({"legs": "at 40 0", "hips": "0 50", "trunk": 25, "arms": "on knee"})[0]
    assert seated.points["near wrist"].away(seated.points["near knee"]) < 0.1


def test_a_hill_is_as_high_as_it_has_risen_where_a_foot_stands() -> None:
    hill = [{"kind": "hill", "height": 20, "width": 200}]
    uphill = {"far_leg": "at 20 24 11", "near_leg": "at 60 32 11", "hips": "30 108", "planted": ["feet on hill"]}
    assert faults(posed(uphill, surfaces=hill)) == []
    level = {**uphill, "near_leg": "at 60 20 11", "hips": "30 100"}
    messages = [fault.message for fault in faults(posed(level, surfaces=hill))]
    assert any("near heel is 12 cm below the hill" in message for message in messages)


def test_a_chest_that_turns_to_the_reader_lifts_the_near_shoulder_and_leaves_the_hips() -> None:
    straight, turned = stood({"trunk": 90, "arms": 0}, {"twist": 90})
    lifted = straight.points["shoulders"].plus(Point(0, body.SHOULDER))
    assert turned.points["near shoulder"].away(lifted) < 0.1
    assert turned.points["far shoulder"].y < straight.points["far shoulder"].y
    assert turned.points["near shoulder"].z == pytest.approx(0, abs=0.01)
    assert at(turned, "near hip") == at(straight, "near hip")
    messages = [fault.message for fault in faults(posed({"twist": 40}, view="front"))]
    assert messages == ["A chest turns to the reader from the side alone."]


def test_the_weight_of_somebody_who_stands_falls_on_the_feet_and_of_a_plank_of_wood_does_not() -> None:
    standing = balance(stood({})[0])
    leaning = balance(stood({"trunk": 70})[0])
    assert standing is not None and leaning is not None
    assert standing[1] <= standing[0] <= standing[2]
    assert leaning[0] > leaning[2]
    assert balance(stood({"planted": ["hips"]})[0]) is None


@pytest.mark.parametrize(
    "text", ["0", "90 -25", "90 -25 10", "60/40 -20/-30", "stay", "stay -50", "at -58 0 -62", "on hips"]
)
def test_a_limb_is_written_back_as_it_was_read(text: str) -> None:
    assert str(Limb.read(text)) == text


def test_parts_are_those_of_one_side_of_both_or_in_the_middle() -> None:
    assert Part.read("hands").parts == ("near hand", "far hand")
    assert Part.read("far knee").parts == ("far knee",)
    assert Moves(part=Part.read("hips")).part.parts == ("hips",)


def test_a_sound_figure_has_no_faults() -> None:
    squat = posed({"arms": 88}, {"trunk": 42, "head": 22, "legs": "86 -24", "arms": 85}, moves={"part": "hips"})
    assert faults(squat) == []


def test_from_above_the_height_is_towards_the_reader() -> None:
    low, high = stood(
        {"legs": "4/-2", "arms": "62/-13 156/-2", "planted": ["chest", "hips"]},
        {"arms": "44/8 160/2"},
        view="above",
    )
    assert (low.points["shoulders"].z, at(low, "hips")[0]) == (body.SKIN["chest"], 0)
    assert low.points["near elbow"].z == pytest.approx(body.SKIN["elbow"], abs=1)
    assert high.points["near elbow"].z > 12
    assert at(low, "near elbow")[0] == -at(low, "far elbow")[0] > 40
    assert at(low, "near tip")[1] < at(low, "near heel")[1] < at(low, "near knee")[1]  # feet lie in line with shins
