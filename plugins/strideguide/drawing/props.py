"""What is held, carried or worn, and the dashed path of what moves."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from ..model.figure import Moves, Prop, Still
from .placing import Place, held, parts_at, place_of, short
from .poses import body
from .poses.geometry import Point
from .poses.motion import between
from .poses.stance import Room, Stance

Track = Callable[[str], str | None]
LINES = ("band", "cable", "roller", "rope", "parachute")
LOOKS = MappingProxyType({"barbell": "plates", "trap bar": "plates", "towel": "towel", "roll": "towel"})  # else iron
LINED = MappingProxyType({"band": "band", "roller": "leg"})  # else cable
AHEAD = 6  # from the ball of a foot to the towel under its toes
BACK = 12  # how much higher something is drawn that stands farther back
CANOPY = 30  # from the middle of a parachute to its rim
ASIDE = 6  # how far from the skin a path is drawn
LOWEST = 4  # above the floor
SHORTEST = 6  # a path that is worth drawing
WAYS: Mapping[str, Point] = MappingProxyType(
    {"before": Point(1, 0), "behind": Point(-1, 0), "above": Point(0, 1), "below": Point(0, -1), "on": Point(0, 0)}
)


def props(figure: Still, stance: Stance, room: Room, use: Callable[[str], str], track: Track) -> tuple[str, str]:
    """What is held: behind the body, as in the far hand, and before it."""
    far, near = "", ""
    for number, prop in enumerate(figure.props):
        if prop.kind in LINES:
            far += _post(prop, room)
            near += _line(prop, stance, room, track, number)
        if prop.kind in LINES and prop.kind != "roller":
            continue
        for index, (part, place) in enumerate(_places(prop, stance, room)):
            kind, shape = LOOKS.get(prop.kind, "iron"), str(prop.kind)
            if prop.kind == "barbell" and room.view == "side":
                shape = "plate"
            drawn = f'<g class="sg-{kind}">{_moved(place, track(f"prop {number} {index}"), use(shape))}</g>'
            if part.startswith("far ") and room.view == "side":
                far += drawn
            else:
                near += drawn
    return far, near


def placed(figure: Still, stance: Stance, room: Room) -> Iterator[tuple[str, Place]]:
    """Where everything that is held is placed, by its track."""
    for number, prop in enumerate(figure.props):
        if prop.kind in LINES:
            ends = enumerate(stretched(_ends(prop, stance, room)))
            yield from ((f"line {number} {index}", place) for index, place in ends)
        if prop.kind not in LINES or prop.kind == "roller":
            spots = enumerate(_places(prop, stance, room))
            yield from ((f"prop {number} {index}", place) for index, (_, place) in spots)


def _places(prop: Prop, stance: Stance, room: Room) -> list[tuple[str, Place]]:
    spots = held(prop, stance, room)
    along = AHEAD if prop.kind == "towel" else 0
    return [
        (part, Place(at.x + along, -at.y, _tilt(prop, part, stance, room)))
        for part, at in zip(parts_at(prop), spots, strict=False)  # a bar in two hands is in one place
    ]


def _tilt(prop: Prop, part: str, stance: Stance, room: Room) -> float:
    """How a thing is turned: a dumbbell lies across the lower arm, a sled along the sole; what hangs, hangs."""
    if prop.kind == "sled":
        return -stance.turns[f"{part.split()[0]} leg end"].angle
    if prop.kind != "dumbbell" or not part.endswith("hand"):
        return 0
    side = part.split()[0]
    return stance.turns[f"{side} arm lower"].angle * (1 if room.mirrored(side) else -1)


def _moved(place: Place, moves: str | None, inner: str) -> str:
    where = f'class="{moves}"' if moves else f'transform="{place}"'
    return f"<g {where}>{inner}</g>"


def _post(prop: Prop, room: Room) -> str:
    """What the other end of a line is fixed to, behind the body; beside it, farther back on the floor and paler."""
    if prop.anchor is None:
        return ""
    x, top = prop.anchor.x, -prop.anchor.y - 6
    if prop.kind == "cable" and prop.beside:
        return f'<path class="sg-ring" d="M{x - 9} {-BACK}h18M{x} {-BACK}V{top}"/>'
    if prop.kind == "cable" and not room.flat and "pulldown" not in room.surfaces:
        return f'<path class="sg-leg" d="M{x} 0V{top}"/>'
    if prop.kind == "parachute":
        canopy = f"M{x} {CANOPY - prop.anchor.y}c-48 0-48-{2 * CANOPY} 0-{2 * CANOPY}c-9 15-9 45 0 60z"
        return f'<path class="sg-plates" d="{canopy}"/>'
    return ""


def _line(prop: Prop, stance: Stance, room: Room, track: Track, number: int) -> str:
    """A band or a cable, stretched from place to place. A rope is drawn only where nothing moves."""
    if prop.kind == "rope":
        return "" if track("root") else _rope(held(prop, stance, room), stance)
    drawn = f'<path class="sg-{LINED.get(prop.kind, "cable")}" d="M0 0H100"/>'
    ends = enumerate(stretched(_ends(prop, stance, room)))
    return "".join(_moved(place, track(f"line {number} {index}"), drawn) for index, place in ends)


def _ends(prop: Prop, stance: Stance, room: Room) -> list[Point]:
    spots = held(prop, stance, room)
    if prop.anchor is None:
        return spots
    end = Point(prop.anchor.x, prop.anchor.y)
    if prop.kind == "parachute":
        rim = Point(0, CANOPY)
        return [end.plus(rim), spots[0], end.plus(rim, -1)]
    return [*spots, end]


def stretched(ends: Sequence[Point]) -> list[Place]:
    """How a line of 100 is placed to lead from each point to the next."""
    found = []
    for a, b in pairwise(ends):
        turn = math.degrees(math.atan2(a.y - b.y, b.x - a.x))
        found.append(Place(a.x, -a.y, turn, stretch=a.away(b) / 100))
    return found


def _rope(spots: Sequence[Point], stance: Stance) -> str:
    """A skipping rope: under the feet of somebody in the air, else over the head."""
    a, b = spots[0], spots[-1]
    if stance.given.planted:
        y = stance.points["head"].y + 26
    else:
        y = min(stance.points[f"{side} {place}"].y for side in ("near", "far") for place in ("heel", "ball")) - 5
    top = y + (y - (a.y + b.y) / 2) / 3
    wide = 62 if a.away(b) < 20 else 10
    way = (Point(a.x + wide, -top), Point(b.x - wide, -top), Point(b.x, -b.y))
    return f'<path class="sg-cable" d="M{_at(Point(a.x, -a.y))}C{" ".join(map(_at, way))}"/>'


def way(moves: Moves, one: Stance, other: Stance, room: Room) -> list[Point]:
    """Four points of the path that the part which moves takes from one pose to another; none if it hardly moves."""
    part = moves.part.parts[0]
    name = place_of(part)
    led = (stance.points[name] for stance in between(one, other, (1 / 3, 2 / 3), room))
    points = [one.points[name], *led, other.points[name]]
    if points[0].away(points[-1]) < SHORTEST:
        return []
    aside = _aside(moves.beside, points, other, part)
    low = min(point.y + aside.y for point in points)
    return [point.plus(aside).plus(Point(0, max(LOWEST - low, 0))) for point in points]


def path(points: Sequence[Point]) -> str:
    """A dashed curve through four points, with an arrow at its end."""
    if not points:
        return ""
    a, b, c, d = (Point(p.x, -p.y) for p in points)
    first = a.times(-5 / 6).plus(b, 3).plus(c, -1.5).plus(d, 1 / 3)
    second = a.times(1 / 3).plus(b, -1.5).plus(c, 3).plus(d, -5 / 6)
    line = f"M{_at(a)}C{' '.join(map(_at, (first, second, d)))}"
    return f'<path class="sg-path" marker-end="url(#sg-arrow)" d="{line}"/>'


def _at(point: Point) -> str:
    return f"{short(point.x)} {short(point.y)}".replace(" -", "-")


def _aside(beside: str | None, points: Sequence[Point], stance: Stance, part: str) -> Point:
    """How far the path is drawn from the part: by its thickness and a little, to the side away from the body."""
    far = body.SKIN.get(part.split()[-1], 4) + ASIDE
    if beside:
        return WAYS[beside].times(far)
    start, end = points[0], points[-1]
    normal = Point(end.y - start.y, start.x - end.x).times(1 / start.away(end))
    centre, middle = stance.centre(), start.times(0.5).plus(end, 0.5)
    inward = (centre.x - middle.x) * normal.x + (centre.y - middle.y) * normal.y
    return normal.times(-far if inward > 0 else far)
