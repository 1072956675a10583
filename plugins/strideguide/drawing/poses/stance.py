"""What a pose says, what is around the body, and the skeleton that comes of it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ...model.figure import Contact, Lean, Limb, Pose, Still, Surface, Turn
from ...model.pair import Slip
from . import body
from .geometry import Point

SIDES = ("near", "far")
UPRIGHT = Turn(0)
LIMBS = tuple(f"{side}_{limb}" for side in SIDES for limb in ("arm", "leg"))
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Fault:
    """What is wrong with a figure: the path of the field to blame, what happened, what to do."""

    path: Path
    message: str
    remedy: str


@dataclass(frozen=True)
class Given:
    """What a pose says, with what it takes over from the poses before it."""

    trunk: Turn = UPRIGHT
    head: Turn | None = None
    limbs: Mapping[str, Limb] = field(default_factory=lambda: dict.fromkeys(LIMBS, Limb((UPRIGHT, UPRIGHT))))
    planted: tuple[tuple[str, str], ...] = (("near foot", "floor"), ("far foot", "floor"))
    hips: tuple[float, float] | None = None
    shift: tuple[float, float] = (0, 0)
    pelvis: Turn | None = None
    twist: Turn = UPRIGHT
    back: str | None = None  # how it bends; no pose takes it over from the one before

    def after(self, pose: Pose) -> Given:
        """What `pose` says on top of this."""
        own = {name: getattr(pose, name) or getattr(pose, both(name)) for name in LIMBS}
        return Given(
            _turn(pose.trunk) or self.trunk,
            _turn(pose.head) or self.head,
            {name: own[name] or limb for name, limb in self.limbs.items()},
            self.planted if pose.planted is None else tuple(_planted(pose.planted)),
            (pose.hips.x, pose.hips.y) if pose.hips else None,
            (pose.shift.x, pose.shift.y) if pose.shift else (0, 0),
            _turn(pose.pelvis) or self.pelvis,
            _turn(pose.twist) or self.twist,
            pose.back if isinstance(pose, Slip) else None,
        )

    def contact(self, side: str, limb: str) -> tuple[str, str] | None:
        """What of a limb is planted, and on what: ("toe", "floor")."""
        names = ("hand", "forearm", "elbow") if limb == "arm" else ("toe", "foot", "heel", "knee")
        for part, surface in self.planted:
            if part.startswith(f"{side} ") and part.split()[1] in names:
                return part.split()[1], surface
        return None

    def domed(self, side: str) -> bool:
        """Whether a foot stands on heel and ball alone, with its arch up."""
        return {f"{side} heel", f"{side} toe"} <= {part for part, _ in self.planted}

    def toes_bend(self, side: str, foot: Turn) -> bool:
        """Whether a foot stands on its ball, with the toes flat and the heel up."""
        return any(part == f"{side} toe" for part, _ in self.planted) and -110 < foot.angle < -5


def both(limb: str) -> str:
    """The field for both sides: "legs" for "near_leg"."""
    return f"{limb.split('_')[1]}s"


def _turn(lean: Lean | None) -> Turn | None:
    return lean.turn if lean else None


def _planted(contacts: list[Contact]) -> Iterator[tuple[str, str]]:
    for contact in contacts:
        for part in contact.parts:
            yield part, contact.surface


@dataclass(frozen=True)
class Stance:
    """A pose as a skeleton. `points` are joints and places of the skin; `turns` say where each part points."""

    given: Given
    points: Mapping[str, Point]
    turns: Mapping[str, Turn]
    faults: tuple[Fault, ...] = ()

    def centre(self) -> Point:
        """The centre of the body's mass."""
        x = y = z = 0.0
        for start, end, mass, share in body.MASSES:
            at = self.points[start].times(1 - share).plus(self.points[end], share)
            x, y, z = x + mass * at.x, y + mass * at.y, z + mass * at.z
        return Point(x, y, z)


@dataclass(frozen=True)
class Room:
    """What is around the body: the view, surfaces by kind, which hands hold something, and what the trunk carries.

    `view` is what the reader sees of the body: of somebody who lies on one side it is the side, from above. `flat` says
    that the reader looks down on the floor.
    """

    view: str
    flat: bool
    surfaces: Mapping[str, Surface]
    holding: frozenset[str]
    carried: Mapping[str, str]

    @classmethod
    def of(cls, figure: Still) -> Room:
        at = [(prop.kind, part) for prop in figure.props for entry in prop.at for part in entry.parts]
        flat = figure.view == "above"
        on_side = flat and any("side" in contact.parts for contact in figure.poses[0].planted or ())
        return cls(
            "side" if on_side else figure.view,
            flat,
            {surface.kind: surface for surface in figure.surfaces},
            frozenset(part.split()[0] for _, part in at if part.endswith(" hand")),
            {kind: part for kind, part in at if " " not in part},
        )

    def height(self, surface: str, x: float | None = None) -> float:
        """How high the top of a surface is; of a hill, which rises to the right, at `x`."""
        thing = self.surfaces.get(surface)
        if thing is None:
            return 0
        high = body.USUAL[thing.kind][0] if thing.height is None else thing.height
        if surface != "hill" or x is None:
            return high
        low, end = self.span(surface)
        return high * 2 * (x - low) / (end - low)

    def span(self, surface: str) -> tuple[float, float]:
        """From where to where a surface reaches."""
        thing = self.surfaces.get(surface)
        if thing is None:
            return -math.inf, math.inf
        half = (thing.width or body.USUAL[thing.kind][1]) / 2
        return thing.x - half, thing.x + half

    def face(self) -> tuple[float, int]:
        """Where the wall is, and whether it stands to the right (1) or to the left (-1) of the body."""
        x = self.surfaces["wall"].x if "wall" in self.surfaces else 0
        return x, 1 if x > 0 else -1

    def bar(self, side: str) -> Point:
        """Where a hand holds the bar."""
        x = self.surfaces["bar"].x if "bar" in self.surfaces else 0
        if self.view == "front":
            x += round(body.SHOULDER + 6) * (1 if side == "near" else -1)
        return Point(x, self.height("bar"))

    def grips(self, given: Given, side: str) -> bool:
        """Whether a hand is closed around something."""
        limb, contact = given.limbs[f"{side}_arm"], given.contact(side, "arm")
        return side in self.holding or (contact or ("", ""))[1] == "bar" or limb.spot in ("bar", *self.carried)

    def mirrored(self, side: str) -> bool:
        """Whether "forward" points to the left for a limb of this side."""
        return self.view != "side" and side == "far"

    def up(self, point: Point) -> float:
        """How high a point is above the floor, on which a reader from above looks down."""
        return point.z if self.flat else point.y

    @property
    def on_side(self) -> bool:
        """Whether the reader looks down on somebody who lies on one side, whose far limbs are on the floor."""
        return self.flat and self.view == "side"


def rests(part: str, surface: str = "floor") -> list[tuple[str, float]]:
    """The points that rest on a surface when `part` is planted, each with how far the skin is from it."""
    side, _, name = part.rpartition(" ")
    if name == "side":
        return [("far flank", 0)]
    if not side:
        return [({"back": "shoulders", "chest": "shoulders"}.get(name, name), body.SKIN[name])]
    if name == "hand" and surface == "bar":
        return [(f"{side} grip", 0)]
    return [(f"{side} {place}", body.SKIN[place]) for place in body.RESTS[name]]


def anchor(part: str) -> str:
    """The point of a planted part that stays where it is while the part stays planted."""
    side, _, name = part.rpartition(" ")
    places = {"foot": "ankle", "toe": "ball", "hand": "wrist", "forearm": "elbow"}
    return f"{side} {places.get(name, name)}" if side else rests(part)[0][0]
