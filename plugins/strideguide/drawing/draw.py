"""A figure becomes SVG: one drawing for each pose, and a small one for cards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from markupsafe import Markup, escape

from ..model.figure import Figure, Still
from .box import Box
from .placing import Place, parts_at, places, short
from .poses.geometry import Point
from .poses.skeleton import stances
from .poses.stance import SIDES, Room, Stance
from .props import Track, path, props, way
from .rings import ringed, rings
from .shapes import PAIRS, code, patches
from .surfaces import surfaces

OVER = ("trunk-glutes", "trunk-hip-abductors")  # patches of the trunk that lie over the top of the thigh
IDLE = ' class="sg-idle"'
LYING = 45
AWAY = -25  # a shin of somebody who lies that points so far away from the reader is a little paler
LIFTED = 1  # centimetres by which a shade must be aside to be seen
FORWARD = 20  # a thigh that points so far at the reader is before the trunk


def still(_: str) -> None:
    """No part moves."""


@dataclass
class Drawing:
    """A figure on its way to paper. Its drawings name shapes that stand on the page once."""

    figure: Still
    muscles: frozenset[str] = frozenset()
    one_side: bool = False
    key: str = "gp"  # what ids on the page begin with
    first: int = 0  # the pose that is drawn first; those before it are where it comes from

    @cached_property
    def room(self) -> Room:
        return Room.of(self.figure)

    @cached_property
    def stances(self) -> list[Stance]:
        return stances(self.figure)[self.first :]

    @cached_property
    def ways(self) -> list[list[Point]]:
        """The path that leads to each pose; none to the first."""
        moves = self.movement.moves if self.movement else None
        led = [way(moves, one, other, self.room) for one, other in pairwise(self.stances)] if moves else []
        return [[], *(led or [[]] * len(self.stances))]

    @cached_property
    def box(self) -> Box:
        seen = [point for led in (*self.ways, *map(self.ringed, range(len(self.stances)))) for point in led]
        return Box.around(self.figure, self.stances, self.room, seen)

    def ringed(self, number: int) -> list[Point]:
        """The middles of the parts in which the form of a pose is wrong."""
        return ringed(self.figure.poses[self.first + number], self.stances[number])

    @property
    def movement(self) -> Figure | None:
        """The figure if it has several poses."""
        return self.figure if isinstance(self.figure, Figure) else None

    @property
    def front(self) -> bool:
        return self.room.view != "side"

    @property
    def works(self) -> str:
        """The side whose muscles are coloured."""
        return self.figure.works or ("near" if self.one_side else "both")

    def pose(self, number: int, label: str) -> Markup:
        """The drawing of one pose, with the path that led to it; `label` is said to people who can't see it."""
        inner = self.inner(self.stances[number], still, number=number)
        return self.sheet(inner + path(self.ways[number]) + rings(self.ringed(number)), label)

    def sheet(self, inner: str, label: str, more: str = "") -> Markup:
        """A drawing with its text for people who can't see it."""
        return Markup(
            f'<svg class="sg-pose{more}" viewBox="{self.box}" role="img" aria-label="{escape(label)}">{inner}</svg>'
        )

    def places(self, stance: Stance) -> dict[str, Place]:
        """The place of every part in one pose."""
        on = [part for prop in self.figure.props if prop.kind == "towel" for part in parts_at(prop)]
        return places(stance, self.room.view, [part.split()[0] for part in on if part.endswith(" toe")])

    @cached_property
    def tilts(self) -> bool:
        """Whether the pelvis moves by itself."""
        return self.front and any(stance.given.pelvis for stance in self.stances)

    def inner(self, stance: Stance, track: Track, box: Box | None = None, number: int | None = None) -> str:
        """Everything in one pose: what is behind, the body, what is before it.

        With the `number` of a pose, limbs that look alike in several places are drawn once and shown again.
        """
        behind = surfaces(self.figure, self.room, box or self.box)
        far, near = props(self.figure, stance, self.room, self.use, track)
        brush = Brush(self, stance, self.places(stance), track, number)
        return behind + far + brush.body() + near

    def use(
        self, part: str, length: float = 1, mirrored: bool = False, bare: bool = False, moves: str | None = None
    ) -> str:
        """A shared shape, with the patches of the muscles that work."""
        names = [part, *(() if bare else patches(part, self.muscles, self.room.view))]
        scale = f"scale({-1 if mirrored else 1} {short(length, 2)})" if mirrored or abs(length - 1) > 0.02 else ""
        where = f' class="{moves}"' if moves else f' transform="{scale}"' if scale else ""
        return "".join(f'<use href="#{code(name, self.room.view)}"{where}/>' for name in names)

    @cached_property
    def repeated(self) -> dict[tuple[bool, str], tuple[int, str, str]]:
        """Limbs that look alike in several places, each with the first: number of the pose, side, limb.

        The first pose stands for itself, since a page may show it in motion instead.
        """
        found: dict[tuple[bool, str], list[tuple[int, str, str]]] = {}
        for number, stance in enumerate(self.stances):
            brush = Brush(self, stance, self.places(stance))
            for limb, side in ((limb, side) for limb in ("arm", "leg") for side in SIDES):
                found.setdefault((number == 0, brush.limb(side, limb)), []).append((number, side, limb))
        return {key: alike[0] for key, alike in found.items() if len(alike) > 1}

    def hand_in_line(self, side: str) -> bool:
        """Whether a hand is in line with the lower arm in every pose, so that both are one shape."""
        return all(stance.turns[f"{side} arm end"] == stance.turns[f"{side} arm lower"] for stance in self.stances)


@dataclass(frozen=True)
class Brush:
    """Draws the body in one pose."""

    drawing: Drawing
    stance: Stance
    placed: dict[str, Place]
    track: Track = still
    number: int | None = None

    def body(self) -> str:
        """The body from what is farthest to what is nearest."""
        trunk = group(self.placed["trunk"], self._trunk(), self.track("trunk"), "sg-trunk")
        over = self._patches(OVER)
        if over and self.drawing.tilts:
            over = group(self.placed["pelvis"], over, self.track("pelvis"))
        over = group(self.placed["trunk"], over, self.track("trunk")) if over else ""
        inner = self._from_front(trunk, over) if self.drawing.front else self._from_side(trunk, over)
        return group(self.placed["root"], inner, self.track("root"))

    def _from_side(self, trunk: str, over: str) -> str:
        far = self._shown("far", "arm") + self._shown("far", "leg")
        return f'<g class="sg-far">{far}</g>{trunk}{self._shown("near", "leg")}{over}{self._shown("near", "arm")}'

    def _from_front(self, trunk: str, over: str) -> str:
        arm, leg = self._shown("far", "arm"), self._shown("far", "leg")
        if self._lies:
            arm, leg = f'<g class="sg-pale">{arm}</g>', f'<g class="sg-pale">{leg}</g>'
        legs = leg + self._shown("near", "leg")
        forward = any(self.stance.turns[f"{side} leg upper"].toward > FORWARD for side in SIDES)
        inner = trunk + over + legs if forward else legs + trunk + over
        return self._shades() + inner + arm + self._shown("near", "arm")

    def _shades(self) -> str:
        """From above nobody sees an arm go up, but for its shade."""
        if self.drawing.room.view != "above":
            return ""
        named = [(side, f"{side} arm shade") for side in SIDES]
        seen = [(side, name) for side, name in named if self.track(name) or self.placed[name].x > LIFTED]
        shades = (group(self.placed[name], self.limb(side, "arm", bare=True), self.track(name)) for side, name in seen)
        return "".join(f'<g opacity=".3">{shade}</g>' for shade in shades)

    def _shown(self, side: str, limb: str) -> str:
        """A limb, or what shows again one that looks like it and is drawn elsewhere."""
        idle = self.drawing.works not in (side, "both")
        whole = self.limb(side, limb)
        owner = None if self.number is None else self.drawing.repeated.get((self.number == 0, whole))
        if owner is None:
            return self.limb(side, limb, bare=True) if idle else whole
        id = f"{self.drawing.key}{owner[0]}{owner[1][0]}{owner[2][0]}"
        if owner == (self.number, side, limb):
            drawn = self.limb(side, limb, id=id)
            return f'<g class="sg-idle">{drawn}</g>' if idle else drawn
        return f'<use href="#{id}"{IDLE if idle else ""}/>'

    def _trunk(self) -> str:
        head = group(self.placed["head"], self.drawing.use("head"), self.track("head"))
        inner = (name for name in patches("trunk", self.drawing.muscles, self.drawing.room.view) if name not in OVER)
        if self.drawing.tilts:
            below = group(self.placed["pelvis"], self.drawing.use("pelvis"), self.track("pelvis"))
            return head + below + self.drawing.use("torso") + self._patches(inner)
        if bent := self.stance.given.back:  # the muscles of a straight trunk would lie beside it
            return head + self.drawing.use(bent)
        chest = self.stance.turns["twist"].angle or self.track("chest")
        open = group(self.placed["chest"], self.drawing.use("chest"), self.track("chest")) if chest else ""
        return head + self.drawing.use("trunk", self.placed["trunk"].length, bare=True) + open + self._patches(inner)

    def _patches(self, wanted: Iterable[str]) -> str:
        """The trunk's patches of some names, as far as their muscles work."""
        known = patches("trunk", self.drawing.muscles, self.drawing.room.view)
        drawn = ""
        for name in (name for name in wanted if name in known):
            sides = SIDES if self.drawing.front and name in PAIRS else ("near",)
            working = (side for side in sides if len(sides) == 1 or self.drawing.works in (side, "both"))
            drawn += "".join(self.drawing.use(name, 1, self._mirrored(side)) for side in working)
        return drawn

    def limb(self, side: str, limb: str, bare: bool = False, id: str = "") -> str:
        """A limb from where it hangs on the trunk; `bare` without the muscles that work."""
        upper, lower = f"{side} {limb} upper", f"{side} {limb} lower"
        if limb == "leg":
            below = self._part("shin", lower, bare) + self._foot(side, bare)
        elif self.drawing.hand_in_line(side):
            below = self._part(self._hand(side, "hold", "reach"), lower, bare)
        else:
            end = f"{side} arm end"
            hand = self.drawing.use(self._hand(side, "fist", "hand"), 1, self._mirrored(side))
            below = self._part("lower", lower, bare) + group(self.placed[end], hand, self.track(end))
        away = "sg-away" if self._lies and self.stance.turns[lower].toward < AWAY else ""
        inner = group(self.placed[lower], below, self.track(lower), away)
        inner += self._part("thigh" if limb == "leg" else "upper", upper, bare)
        if limb == "leg":
            return group(self.placed[upper], inner, self.track(upper), id=id)
        if self.track("trunk") or self.track(upper):
            return group(self.placed["trunk"], group(self.placed[upper], inner, self.track(upper)), self.track("trunk"))
        return group(f"{self.placed['trunk']}{self.placed[upper]}", inner, None, id=id)

    @property
    def _lies(self) -> bool:
        return self.drawing.front and abs(self.stance.turns["trunk"].angle) > LYING

    def _mirrored(self, side: str) -> bool:
        return self.drawing.front and side == "far"

    def _part(self, part: str, name: str, bare: bool) -> str:
        side = name.split()[0]
        moves = self.track(f"{name} long")
        return self.drawing.use(part, self.placed[name].length, self._mirrored(side), bare, moves)

    def _hand(self, side: str, closed: str, opened: str) -> str:
        return closed if self.drawing.room.grips(self.stance.given, side) else opened

    def _foot(self, side: str, bare: bool) -> str:
        end, toes = f"{side} leg end", f"{side} leg toes"
        if not self.drawing.front and self.stance.given.domed(side):
            foot = self.drawing.use("dome", bare=bare)
        elif self.drawing.front or not (self.track(toes) or self.placed[toes].turn):
            foot = self.drawing.use("foot", 1, self._mirrored(side), bare)
        else:
            foot = self.drawing.use("heel", bare=bare) + group(
                self.placed[toes], self.drawing.use("toes"), self.track(toes)
            )
        return group(self.placed[end], foot, self.track(end))


def group(place: Place | str, inner: str, moves: str | None, kind: str = "", id: str = "") -> str:
    """Parts at their place: by an attribute, or by the class that also moves them."""
    classes = " ".join(filter(None, (moves, kind)))
    where = "" if moves or not str(place) else f' transform="{place}"'
    more = (f' id="{id}"' if id else "") + (f' class="{classes}"' if classes else "") + where
    return f"<g{more}>{inner}</g>" if more else inner
