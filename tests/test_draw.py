"""Drawings: said in words, ids once on a page, small, with the muscles that work, and in motion without a script."""

from __future__ import annotations

import re
from typing import Any

import pytest

from strideguide.drawing.cards import card
from strideguide.drawing.draw import Drawing
from strideguide.drawing.motion import moving
from strideguide.drawing.outline import strokes
from strideguide.drawing.placing import short
from strideguide.drawing.poses.poses import faults
from strideguide.drawing.shapes import BY_CODE
from strideguide.model.figure import Figure
from strideguide.model.pair import Pair
from strideguide.model.values import Tempo
from strideguide.served import ASSETS
from strideguide.views.pictures.figures import shared_shapes
from tests.drawn import ABOVE, FRONT, LUNGE, SQUAT, drawing, ids, page_of


@pytest.mark.parametrize("figure", [SQUAT, LUNGE, FRONT, ABOVE])
def test_all_that_is_named_is_there_once(figure: dict[str, Any]) -> None:
    html = page_of(drawing(figure, "quadriceps", "glutes"))
    there = ids(html)
    assert len(there) == len(set(there))
    assert set(re.findall(r'(?:href="|url\()#([\w-]+)', html)) <= set(there)


def test_a_pose_is_an_image_that_says_its_caption() -> None:
    drawn = drawing(SQUAT).pose(1, 'Sit "back" & down.')
    assert 'role="img" aria-label="Sit &#34;back&#34; &amp; down."' in drawn
    assert 'aria-hidden="true"' in card(drawing(SQUAT))


@pytest.mark.parametrize(("figure", "most"), [(SQUAT, 3500), (LUNGE, 5000), (FRONT, 5500)])
def test_the_poses_of_a_figure_are_small(figure: dict[str, Any], most: int) -> None:
    drawn = drawing(figure, "quadriceps", "glutes")
    poses = "".join(drawn.pose(n, pose.caption) for n, pose in enumerate(drawn.figure.poses))
    assert len(poses) + len(shared_shapes(poses)) < most
    assert len(page_of(drawn)) < most + 1500


def test_a_card_is_a_square() -> None:
    for figure in (SQUAT, LUNGE, FRONT, ABOVE):
        box = re.search(r'viewBox="(-?\d+) (-?\d+) (\d+) (\d+)"', card(drawing(figure)))
        assert box is not None
        assert box[3] == box[4]


def test_the_card_shows_the_pose_that_is_asked_for() -> None:
    tall, low = (card(drawing({**LUNGE, "card": number})) for number in (1, 3))
    assert tall != low == card(drawing(LUNGE))


@pytest.mark.parametrize(("figure", "most"), [(SQUAT, 6), (LUNGE, 6), (FRONT, 8)])
def test_a_card_is_a_few_paths_that_need_nothing_else(figure: dict[str, Any], most: int) -> None:
    drawn = card(drawing(figure, "quadriceps", "glutes"))
    paths = re.findall(r'<path(?: class="[a-z -]+")? d="[^"]+"/>', drawn)
    assert drawn.count("<") == len(paths) + 2  # the drawing, and its end
    assert len(paths) <= most
    assert len(drawn) <= 1900
    assert shared_shapes(drawn) == ""


def test_a_card_shows_what_a_pose_shows_where_it_shows_it() -> None:
    shown = strokes(re.findall(r'<path d="([^"]+)"', card(drawing({**SQUAT, "card": 1})))[0])
    xs, ys = zip(*(point for stroke in shown for point in stroke.points), strict=True)
    assert (round(min(ys), -1), round(max(ys), -1)) == (-140, -10)  # from the shoulders to the ankles
    assert 65 < max(xs) < 85  # hands held forward


def test_working_muscles_are_patches_on_their_parts() -> None:
    names = {BY_CODE[code][0] for code in re.findall(r"#(g[sf]\w{1,2})\"", drawing(SQUAT, "quadriceps").pose(1, ""))}
    assert "thigh-quadriceps" in names
    assert "trunk-glutes" not in names
    assert drawing(SQUAT, "no-such-muscle").pose(1, "") == drawing(SQUAT).pose(1, "")


def test_one_side_works_if_one_side_is_trained() -> None:
    one = drawing(LUNGE, "quadriceps", one_side=True).pose(2, "")
    both = drawing(LUNGE, "quadriceps").pose(2, "")
    patch = next(code for code, name in BY_CODE.items() if name == ("thigh-quadriceps", "side"))
    assert (one.count(f"#{patch}"), both.count(f"#{patch}")) == (1, 2)


def test_from_the_front_the_side_that_does_not_work_is_plain() -> None:
    patch = next(code for code, name in BY_CODE.items() if name == ("trunk-hip-abductors", "front"))
    one, both = (drawing(FRONT, "hip-abductors", one_side=one).pose(1, "") for one in (True, False))
    assert (one.count(f"#{patch}"), both.count(f"#{patch}")) == (1, 2)


def test_the_sole_of_an_idle_foot_is_plain() -> None:
    still = {"poses": [{"caption": "Stand."}, {"caption": "Lift.", "far_leg": "80 0", "planted": ["near foot"]}]}
    patch = next(code for code, name in BY_CODE.items() if name == ("foot-foot-muscles", "side"))
    assert drawing(still, "foot-muscles", one_side=True).pose(1, "").count(f"#{patch}") == 1


def test_a_foot_on_heel_and_ball_has_its_arch_up_and_a_pelvis_that_tilts_is_a_part_of_its_own() -> None:
    arch: dict[str, Any] = {"caption": "b", "legs": "0 0 0", "planted": ["heels", "toes"]}
    tilt: dict[str, Any] = {"caption": "b", "pelvis": 8}
    for name, view, pose in (("dome", "side", arch), ("pelvis", "front", tilt)):
        drawn = drawing({"view": view, "poses": [{"caption": "a"}, pose]}).pose(1, "")
        assert name in {BY_CODE[code][0] for code in re.findall(r"#(g[sf]\w{1,2})\"", drawn)}


def test_limbs_that_look_alike_are_drawn_once() -> None:
    drawn = drawing(SQUAT).pose(1, "")
    assert '<use href="#gp1nl"/>' in drawn or '<use href="#gp1fl"/>' in drawn
    assert drawn.count("rotate(-86)") == 1


def test_the_path_leads_to_its_pose_with_an_arrow() -> None:
    assert "sg-path" not in drawing(SQUAT).pose(0, "")
    assert drawing(SQUAT).pose(1, "").count("marker-end") == 1
    assert 'id="sg-arrow"' in shared_shapes(drawing(SQUAT).pose(1, ""))


def test_nothing_is_shared_where_nothing_is_drawn() -> None:
    assert shared_shapes("<p>Words</p>") == ""


def test_a_movement_lasts_as_long_as_its_tempo_and_ends_as_it_began() -> None:
    drawn = drawing(SQUAT)
    slow, usual = moving(drawn, "", Tempo.read("4-2-1")), moving(drawn, "", None)
    assert "--t:7s" in slow
    assert "--t:4.2s" in usual
    assert re.search(r"57%,86%\{rotate:42deg\}", slow)
    assert "<script" not in slow


def test_a_walk_goes_on_and_a_squat_goes_back() -> None:
    steps = {**LUNGE, "loop": True}
    assert "--t:2.7s" in moving(drawing(steps), "", None)


def test_from_above_the_floor_is_all_around_and_lifted_arms_have_a_shade() -> None:
    drawn = drawing(ABOVE, "upper-back", "chest")
    lying, lifted = drawn.pose(0, ""), drawn.pose(1, "")
    box = drawn.box
    assert f"M{box.left} {-box.high}H{box.right}V{-box.low}H{box.left}z" in lying
    assert (lying.count("opacity"), lifted.count("opacity")) == (0, 2)
    assert "opacity" not in card(drawn)
    names = {BY_CODE[code][0] for code in re.findall(r'"#(ga\w{1,2})"', lifted)}
    assert "trunk-upper-back" in names
    assert "trunk-chest" not in names  # it is on the floor


def test_a_chest_opens_as_it_turns_and_is_not_drawn_before() -> None:
    drawn = drawing({"poses": [{"caption": "Lean.", "trunk": 60}, {"caption": "Turn.", "twist": 60}]})
    chest = f"#{next(code for code, name in BY_CODE.items() if name == ('chest', 'side'))}"
    assert chest not in drawn.pose(0, "")
    assert f'scale(.87 1)"><use href="{chest}"' in drawn.pose(1, "")
    assert chest in moving(drawn, "", None)


def test_who_lies_on_one_side_is_seen_in_profile_from_above() -> None:
    lying = {"caption": "Lie.", "trunk": 90, "legs": "-45 -135", "planted": ["side"]}
    drawn = drawing({"view": "above", "poses": [lying, {"caption": "Open.", "near_leg": "-75/43 -105/-43"}]}, "glutes")
    box, (first, second) = drawn.box, drawn.stances
    assert f"M{box.left} {-box.high}H{box.right}V{-box.low}H{box.left}z" in drawn.pose(1, "")
    assert set(re.findall(r'"#g([sfa])\w{1,2}"', drawn.pose(1, ""))) == {"s"}
    assert faults(drawn.figure) == []
    assert second.points["near ankle"].away(first.points["near ankle"]) < 1.5  # the heels stay together
    assert second.points["near knee"].z - first.points["near knee"].z > 25


def test_who_lifts_the_arms_from_the_floor_lifts_them_as_fast_as_the_tempo_says() -> None:
    first = re.search(r"@keyframes sgm0\{(\d+)%", moving(drawing(ABOVE), "", Tempo.read("2-0-1-2")))
    assert first is not None
    assert int(first[1]) <= 20  # the second of the lift comes before the pause


def test_what_is_wrong_is_ringed_and_parts_that_are_near_have_one_ring() -> None:
    def slip(stance: str, at: str) -> str:
        pair = Pair.model_validate({"pose": 1, "wrong": {"caption": "Wrong.", "legs": stance, "at": at}})
        drawn = Drawing(pair.figure(Figure.model_validate(FRONT)), first=0)
        return str(drawn.pose(1, "")).partition('class="sg-slip" d="')[2].partition('"')[0]

    assert slip("0", "knees").count("M") == 1
    assert slip("30", "knees").count("M") == 2
    assert slip("0", "near knee").count("M") == 1


def test_the_forms_of_a_pair_are_in_one_scale() -> None:
    pair = Pair.model_validate({"pose": 2, "wrong": {"caption": "Wrong.", "hips": "-20 70", "legs": "stay"}})
    drawn = Drawing(pair.figure(Figure.model_validate(SQUAT)), first=1)
    boxes = {drawn.pose(number, "").partition('viewBox="')[2].partition('"')[0] for number in (0, 1)}
    assert len(drawn.stances) == 2
    assert boxes == {str(drawn.box)}


def test_a_pair_that_is_shown_from_near_is_in_the_middle_of_the_picture() -> None:
    box = drawing({**FRONT, "close": "feet"}).box
    assert box.left == -box.right
    assert box.right > drawing({**FRONT, "close": "far foot"}).box.right


def test_the_style_sheet_names_the_key_frames_of_every_part_that_moves() -> None:
    css = (ASSETS / "moving.css").read_text("utf-8")
    rules = set(re.findall(r"^\.(sgm\d+) \{\n  animation-name: \1;", css, re.M))
    busy = [{"caption": "a"}, {"caption": "b", "trunk": "10/20", "arms": "50/20 90/40 20", "legs": "20/30 -20/-30"}]
    busy += [{"caption": "c", "near_arm": "90 120", "near_leg": "60 0 10", "head": "-10"}]
    for view in ("side", "front"):
        used = set(re.findall(r"@keyframes (\w+)", moving(drawing({**FRONT, "view": view, "poses": busy}), "", None)))
        assert len(used) > 12
        assert used <= rules


def test_numbers_are_written_short() -> None:
    assert [short(number) for number in (0.5, -0.5, -0.04, 10, 41.65)] == [".5", "-.5", "0", "10", "41.6"]
