"""Where everything is drawn: parts of a body by a move and a turn inside the part that they hang on, and things."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import NamedTuple

from ..model.figure import Prop, Turn
from .poses import body
from .poses.geometry import Point, toward
from .poses.reach import carried
from .poses.stance import Room, Stance

SHADE = 0.6  # how far aside a shade is, of the height above the floor
SHARED = ("barbell", "trap bar", "handle", "roll")  # both hands or knees hold one
ROLLER = 5  # its radius
RAISED = 30  # degrees by which toes on a towel are bent up


class Place(NamedTuple):
    """A move in the picture's own coordinates (down is positive), a turn clockwise, and how long the part looks.

    A line is stretched along itself.
    """

    x: float = 0
    y: float = 0
    turn: float = 0
    length: float = 1
    stretch: float = 1

    def __str__(self) -> str:
        """The value of an attribute `transform`."""
        x, y, turn = short(self.x), short(self.y), short(self.turn, 0)
        move = f"translate({x} {y})" if (x, y) != ("0", "0") else ""
        return move + (f"rotate({turn})" if turn != "0" else "") + self._stretched()

    def _stretched(self) -> str:
        return f"scale({short(self.stretch, 2)} 1)" if self.stretch != 1 else ""

    def near(self, other: Place) -> bool:
        """Whether nobody sees a difference."""
        return (
            max(abs(self.x - other.x), abs(self.y - other.y)) < 0.5
            and abs(self.turn - other.turn) < 1.5
            and abs(self.length - other.length) < 0.03
            and abs(self.stretch - other.stretch) < 0.01
        )

    def toward(self, other: Place, share: float) -> Place:
        """The place at a share of the way to another."""
        return Place(*(a + (b - a) * share for a, b in zip(self, other, strict=True)))


def pixels(number: float) -> str:
    """A length in CSS."""
    text = short(number)
    return text if text == "0" else f"{text}px"


def short(number: float, digits: int = 1) -> str:
    """A number in as few signs as can be: "-.5" for -0.50."""
    text = f"{number:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    text = text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
    return "0" if text in ("-0", "") else text


def shortened(turn: Turn) -> float:
    """How long a part looks that points partly at the reader."""
    return math.cos(math.radians(turn.toward))


def places(stance: Stance, view: str, raised: Collection[str] = ()) -> dict[str, Place]:
    """The place of every part, by its track: "root", "trunk", "head", "near arm upper" and so on.

    The toes of the sides in `raised` are bent up on something.
    """
    front = view != "side"
    hips, trunk, head = stance.points["hips"], stance.turns["trunk"], stance.turns["head"]
    tall = shortened(trunk)
    found = {
        "root": Place(hips.x, -hips.y),
        "trunk": Place(turn=trunk.angle, length=tall),
        "head": Place(0, -round((body.TRUNK + body.NECK) * tall), head.angle - trunk.angle, shortened(head)),
    }
    found["pelvis"] = Place(turn=stance.turns["pelvis"].angle - trunk.angle)
    lean = math.radians(stance.turns["pelvis"].angle)
    turned = math.sin(math.radians(stance.turns["twist"].angle))
    found["chest"] = Place(stretch=turned)
    for side, sign in (("near", 1), ("far", -1)):
        mirror = -1 if front and side == "far" else 1
        across = sign * body.HIP if front else 0
        hip = (across * math.cos(lean), across * math.sin(lean), 0.0)
        shoulder = (sign * body.SHOULDER * (1 if front else -turned), -round(body.TRUNK * tall), trunk.angle)
        for limb, (x, y, held), lengths in (
            ("arm", shoulder, (body.UPPER_ARM, body.LOWER_ARM)),
            ("leg", hip, (body.THIGH, body.SHIN)),
        ):
            upper, lower, end = (stance.turns[f"{side} {limb} {part}"] for part in ("upper", "lower", "end"))
            first, second = -mirror * upper.angle, -mirror * lower.angle
            last = -mirror * end.angle + (_shin(lower, second, view) if limb == "leg" else 0)
            found[f"{side} {limb} upper"] = Place(x, y, first - held, shortened(upper))
            found[f"{side} {limb} lower"] = Place(
                0, round(lengths[0] * shortened(upper)), second - first, shortened(lower)
            )
            found[f"{side} {limb} end"] = Place(0, round(lengths[1] * shortened(lower)), last - second)
        if view == "above":
            aside = SHADE * (stance.points[f"{side} elbow"].z - body.SKIN["elbow"])
            found[f"{side} arm shade"] = Place(aside, aside)
        bent = stance.turns[f"{side} leg end"]
        flat = bent.angle - RAISED * (side in raised) if stance.given.toes_bend(side, bent) else 0
        found[f"{side} leg toes"] = Place(round(body.BALL), round(body.SOLE), flat)
    return found


def _shin(shin: Turn, drawn: float, view: str) -> float:
    """How far a foot turns with its shin: not from the side, nor where it stands; one that lies is in line with it."""
    stands = view == "side" or (view == "front" and abs(math.cos(math.radians(shin.angle))) > 0.7)
    return 0 if stands else drawn


def place_of(part: str) -> str:
    """The point of a skeleton that stands for a part."""
    side, _, name = part.rpartition(" ")
    if not side:
        return {"back": "shoulders", "chest": "shoulders", "side": "hips"}.get(part, part)
    return f"{side} {({'hand': 'grip', 'foot': 'sole', 'toe': 'ball', 'forearm': 'wrist'}).get(name, name)}"


def parts_at(prop: Prop) -> list[str]:
    """The parts of the body at which a thing is."""
    return [part for at in prop.at for part in at.parts]


def held(prop: Prop, stance: Stance, room: Room) -> list[Point]:
    """Where a thing is, once for each part of the body that has one; what two parts hold is in their middle."""
    parts = parts_at(prop)
    spots = [stance.points[place_of(part)] if " " in part else carried(stance.points, part, room) for part in parts]
    if prop.kind in SHARED and len(spots) > 1:
        return [spots[0].times(0.5).plus(spots[1], 0.5)]
    if prop.kind == "roller":
        return [_behind(part, stance) for part in parts]
    return spots


def _behind(part: str, stance: Stance) -> Point:
    """Where a roller lies on the back of a leg, a little above the ankle."""
    side = part.split()[0]
    ankle = stance.points[f"{side} ankle"]
    down = toward(stance.points[f"{side} knee"], ankle)
    return ankle.plus(down, -ROLLER).plus(Point(down.y, -down.x), body.SKIN["ankle"] + ROLLER)
