"""What carries the body and what it holds: on its surface, not sliding, nothing through anything, hands on bars."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache

from ...model.figure import Figure, Limb, Still, Turn
from . import body
from .geometry import Point
from .reach import arm_to, carried, leg_to
from .stance import Fault, Room, Stance, anchor, rests

RESTING = 2.5  # centimetres between a planted part and its surface
SLIDING = 4.0
ROLLING = 12.0  # hips and back roll over the floor
THROUGH = 1.5
HOLDING = 8.0
NEARBY = 18.0  # a hand that steadies something at the chest or the hips
WATERY = ("water",)
OPEN = ("bar", "water", "mat", "bike", "rower", "elliptical", "press", "pulldown")  # what nothing is inside of
PLATED = ("barbell", "trap bar")
Solid = tuple[str, float, float, float, float]  # its kind, from where to where it reaches across, and up


def things(figure: Still) -> Iterator[Fault]:
    """Surfaces that are named and not there, or there twice; poses that there are not; what the view can't show."""
    kinds = [surface.kind for surface in figure.surfaces]
    for index, kind in enumerate(kinds):
        if kind in kinds[:index]:
            yield Fault(("surfaces", index), f"There is a {kind} already.", "Each kind of surface stands once.")
    for number, pose in enumerate(figure.poses):
        for index, contact in enumerate(pose.planted or ()):
            if contact.surface not in ("floor", *kinds):
                what = f'"{contact}": the figure has no {contact.surface}.'
                yield Fault(("poses", number, "planted", index), what, 'Add it to "surfaces".')
        if pose.twist and figure.view != "side":
            yield Fault(("poses", number, "twist"), "A chest turns to the reader from the side alone.", "Leave it out.")
        if pose.pelvis not in (None, pose.trunk) and figure.view == "side":
            yield Fault(("poses", number, "pelvis"), "Nobody sees a pelvis lean from the side.", "Leave it out.")
    if figure.view == "above":
        yield from _lying(figure)
    if isinstance(figure, Figure) and figure.card and figure.card > len(figure.poses):
        yield Fault(("card",), f"There is no pose {figure.card}.", f"There are {len(figure.poses)}.")


def _lying(figure: Still) -> Iterator[Fault]:
    """What is not as somebody lies whom the reader sees from above."""
    if figure.surfaces:
        yield Fault(("surfaces", 0), "From above the floor is all that is drawn.", "Choose another view.")
    planted = figure.poses[0].planted
    if not {"chest", "hips", "side"} & {part for contact in planted or () for part in contact.parts}:
        path = ("poses", 0) if planted is None else ("poses", 0, "planted")
        what = "Seen from above a body lies on its front or its side, and neither chest, hips nor side is planted."
        yield Fault(path, what, 'Write "planted: [chest, hips]", or "planted: [side]".')


def resting(stance: Stance, room: Room) -> Iterator[Fault]:
    """Planted parts that are not on their surface."""
    for part, surface in stance.given.planted:
        if surface in WATERY:
            continue
        for place, skin in rests(part, surface):
            gap, words = _gap(stance.points[place], skin, surface, room, part)
            if abs(gap) > RESTING:
                what = (
                    f"The {place if ' ' in place else part} is {abs(gap):.0f} cm {words}, and {part} should be on it."
                )
                yield Fault((_field(part),), what, _way_there(stance, part, surface, gap, room))
                break
        else:
            low, high = room.span(surface)
            x = stance.points[rests(part)[-1][0]].x
            if surface not in ("wall", "bar") and not low - RESTING <= x <= high + RESTING:
                beside = low - x if x < low else x - high
                what = f"The {part} is {beside:.0f} cm beside the {surface}."
                yield Fault((_field(part),), what, f"The {surface} reaches from {low:.0f} to {high:.0f} cm.")


def _gap(point: Point, skin: float, surface: str, room: Room, part: str) -> tuple[float, str]:
    if surface == "wall":
        x, sign = room.face()
        gap = sign * (x - point.x) - skin
        return gap, "away from the wall" if gap > 0 else "inside the wall"
    if surface == "bar":
        return point.away(room.bar(part.split()[0])), "away from the bar"
    gap = room.up(point) - skin - room.height(surface, point.x)
    return gap, f"{'above' if gap > 0 else 'below'} the {surface}"


def _field(part: str) -> str:
    side, _, name = part.rpartition(" ")
    return f"{side}_{'arm' if name in ('hand', 'forearm', 'elbow') else 'leg'}" if side else "trunk"


def _way_there(stance: Stance, part: str, surface: str, gap: float, room: Room) -> str:
    """The angles with which a limb would be where it should be, if it can be."""
    side, _, name = part.rpartition(" ")
    plain = "Change the angles, or plant something else."
    if not side or room.flat or surface in ("wall", "bar") or name in ("elbow", "forearm"):
        return plain
    if name == "knee":
        return _knee_there(stance, side, gap) or plain
    if name == "hand":
        wrist = stance.points[f"{side} wrist"]
        upper, lower, miss = arm_to(
            stance.points[f"{side} shoulder"], wrist.plus(Point(0, -gap)), body.LOWER_ARM, side, room
        )
        turns: tuple[Turn, ...] = (upper, lower)
    else:
        ankle = stance.points[f"{side} ankle"]
        upper, lower, miss = leg_to(stance.points[f"{side} hip"], ankle.plus(Point(0, -gap)), side, room)
        turns = (upper, lower, stance.turns[f"{side} leg end"])
    if miss > THROUGH:
        return plain
    whole = Limb(tuple(Turn(round(turn.angle), round(turn.toward)) for turn in turns))
    return f'With "{_field(part)}: {whole}" it is there.'


def _knee_there(stance: Stance, side: str, gap: float) -> str:
    """The thigh with which a knee is lower by `gap`, if there is one."""
    thigh, shin = (stance.turns[f"{side} leg {part}"] for part in ("upper", "lower"))
    down = (stance.points[f"{side} hip"].y - stance.points[f"{side} knee"].y + gap) / body.THIGH
    if not -1 <= down <= 1 or thigh.toward:
        return ""
    angle = math.copysign(math.degrees(math.acos(down)), thigh.angle)
    return f'With "{side}_leg: {angle:.0f} {shin.angle:.0f}" it is there.'


def sliding(before: Stance, stance: Stance) -> Iterator[Fault]:
    """Parts that are planted in two poses and are not in one place."""
    for part, surface in stance.given.planted:
        leans = surface == "wall" and " " not in part  # a back may slide down a wall
        if (part, surface) not in before.given.planted or surface in WATERY or leans:
            continue
        place = anchor(part)
        way = before.points[place].away(stance.points[place])
        if way > (SLIDING if " " in part else ROLLING):
            across = stance.points[place].x - before.points[place].x
            what = f"The {part} slides by {way:.0f} cm ({across:+.0f} across) from the pose before."
            yield Fault((_field(part),), what, 'Let the limb "stay", or do not plant it in both poses.')


def through(figure: Still, stance: Stance, room: Room) -> Iterator[Fault]:
    """Parts that are inside the floor or a surface; the deepest of each limb is told."""
    deepest: dict[tuple[str, str], tuple[float, str]] = {}
    solid = _solid(figure, room)
    for name, point in stance.points.items():
        for surface, depth in _depths(solid, point, _skin(name), room):
            if depth > THROUGH and depth > deepest.get((surface, _owner(name)), (0, ""))[0]:
                deepest[surface, _owner(name)] = (depth, name)
    for (surface, field), (depth, name) in deepest.items():
        what = f"The {name} is {depth:.0f} cm inside the {surface}."
        yield Fault((field,), what, "Change the angles, or move the surface.")
    for index, prop in enumerate(figure.props):
        if prop.kind in PLATED and (at := _bar_at(figure, index, stance, room)) and at.y < body.PLATE - THROUGH:
            what = f"The {prop.kind}'s plates are {body.PLATE - at.y:.0f} cm inside the floor."
            yield Fault(("arms",), what, f"A bar on the floor is {body.PLATE:.0f} cm high.")


@cache
def _skin(name: str) -> float:
    """How far the skin is from a point of the body; of those that lie in no limb as far inside as can be."""
    if name.endswith(("sole", "flank", "grip")):
        return -math.inf
    return body.SKIN.get({"shoulders": "back"}.get(name, name.split()[-1]), 0)


def _owner(name: str) -> str:
    side, _, place = name.rpartition(" ")
    if side and place in ("elbow", "wrist", "grip", "hand"):
        return f"{side}_arm"
    if side and place in ("knee", "ankle", "heel", "ball", "tip", "sole"):
        return f"{side}_leg"
    return "trunk"


def _solid(figure: Still, room: Room) -> list[Solid]:
    """What nothing goes through besides the floor."""
    found: list[Solid] = []
    for surface in figure.surfaces:
        if surface.kind == "wall" or (surface.kind not in OPEN and not surface.beside):
            top = room.height(surface.kind)
            bottom = top - {"bench": 8, "chair": 5}.get(surface.kind, top)
            found.append((surface.kind, *room.span(surface.kind), bottom, top))
    return found


def _depths(solid: Sequence[Solid], point: Point, skin: float, room: Room) -> Iterator[tuple[str, float]]:
    """How deep a part is in the floor and in each surface; less than nought if it is outside."""
    if "water" not in room.surfaces and not room.on_side:
        yield "floor", skin - room.up(point)
    for kind, low, high, bottom, top in solid:
        if kind == "wall":
            x, sign = room.face()
            yield kind, skin - sign * (x - point.x)
        elif kind == "hill":
            yield kind, skin - (point.y - room.height(kind, point.x))
        elif low < point.x < high and bottom < point.y + skin:
            yield kind, min(top - point.y, point.x - low, high - point.x) + skin


def _bar_at(figure: Still, index: int, stance: Stance, room: Room) -> Point | None:
    parts = [part for at in figure.props[index].at for part in at.parts]
    if all(part.endswith(" hand") for part in parts):
        spots = [stance.points[f"{part.split()[0]} grip"] for part in parts]
        return Point(sum(p.x for p in spots) / len(spots), sum(p.y for p in spots) / len(spots))
    return carried(stance.points, parts[0], room)


def holding(figure: Still, stance: Stance, room: Room) -> Iterator[Fault]:
    """Hands that do not hold what they should: one bar in both hands, a bar on the trunk, a weight at the chest."""
    for prop in figure.props:
        parts = [part for at in prop.at for part in at.parts]
        if prop.kind in (*PLATED, "handle") and set(parts) == {"near hand", "far hand"}:
            near, far = stance.points["near grip"], stance.points["far grip"]
            apart = near.away(far) if room.view == "side" else abs(near.y - far.y)
            if apart > HOLDING / 2:
                yield Fault(
                    ("far_arm",),
                    f"Both hands hold one bar, but they are {apart:.0f} cm apart.",
                    "Give both arms one value.",
                )
        elif prop.kind in ("barbell", "kettlebell", "dumbbell") and " " not in parts[0]:
            yield from _steadied(prop.kind, parts[0], stance, room)


def _steadied(kind: str, part: str, stance: Stance, room: Room) -> Iterator[Fault]:
    most = HOLDING if kind == "barbell" else NEARBY
    for side in ("near", "far"):
        at = carried(stance.points, part, room, side if kind == "barbell" else "")
        away = stance.points[f"{side} grip"].away(at)
        if away > most and not math.isclose(away, most):
            what = f"The {kind} is at the {part}, and the {side} hand is {away:.0f} cm away from it."
            yield Fault((f"{side}_arm",), what, f'Let the arm reach for it: "on {kind}".')
