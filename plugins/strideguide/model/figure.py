"""A figure: a body in a few poses, written as angles. The build poses a skeleton with them, checks it and draws it.

Angles are absolute, in whole degrees. The trunk and the head lean from upright, forward positive: 0 upright, 90 face
down, -90 on the back. Upper arms, lower arms, thighs and shins point from straight down, forward positive: 0 hanging,
90 forward, 180 up, -90 backward. A foot is 0 when it lies flat, positive with the toes up. Seen from the side the body
faces right. Seen from the front "forward" reads "out to the side", and a trunk leans towards the near side, which the
reader sees on the right. Seen from above the body lies on its front with its head up the page; "forward" reads as from
the front, and degrees towards the reader are degrees up from the floor. With its side planted it lies on the far side,
and angles read as from the side. Places are in centimetres: across from where the first planted part stands, up from
the floor.
"""

from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple, Self, get_args

from pydantic import Field

from .base import Line, Record
from .values import Tempo, Written

ANGLE = r"-?\d{1,3}(?:/-?\d{1,2})?"
LENGTH = r"-?\d{1,3}"
PAIRED = {
    "foot": "feet", "toe": "toes", "heel": "heels", "knee": "knees", "hand": "hands", "forearm": "forearms",
    "elbow": "elbows", "ankle": "ankles", "shoulder": "shoulders", "hip": "hip joints",
}  # fmt: skip
_MANY = {many: one for one, many in PAIRED.items()}
SINGLE = ("hips", "back", "chest", "head", "side")
TOUCHING = ("foot", "toe", "heel", "knee", "hand", "forearm", "elbow")
Kind = Literal[
    "step", "box", "bench", "chair", "wall", "bar", "mat", "hill", "water", "bike", "rower", "elliptical", "press",
    "pulldown",
]  # fmt: skip
KINDS_OF_SURFACE: tuple[str, ...] = get_args(Kind)


class Turn(NamedTuple):
    """Where a part of the body points: degrees in the picture, and degrees out of it towards the reader."""

    angle: float
    toward: float = 0

    @classmethod
    def read(cls, text: str) -> Self:
        angle, _, toward = text.partition("/")
        if abs(int(angle)) > 270:
            raise ValueError(f"An angle runs from -270 to 270 degrees; this is {angle}.")
        return cls(int(angle), int(toward or 0))

    def __str__(self) -> str:
        return f"{self.angle:g}/{self.toward:g}" if self.toward else f"{self.angle:g}"


@dataclass(frozen=True)
class Lean(Written):
    """Where the trunk or the head leans."""

    turn: Turn

    how = "degrees"
    examples = ("40", "-90", "0/30")
    pattern = ANGLE

    @classmethod
    def read(cls, text: str) -> Self:
        cls._match(text)
        return cls(Turn.read(text))

    def __str__(self) -> str:
        return str(self.turn)


@dataclass(frozen=True)
class Limb(Written):
    """Where an arm or a leg is: by its angles from the trunk outwards, or by where its end is.

    `turns` are upper and lower part, and hand or foot if it is given; with a `goal` ("stay", "at" or "on") only the
    last. `spot` is what the goal names: a place in centimetres, or a part of the body or a thing.
    """

    turns: tuple[Turn, ...]
    goal: str = ""
    spot: str = ""

    how = "one angle, an angle for each part, or where the hand or foot is"
    examples = ("0", "90 -25", "90 -25 10", "stay", "at 40 0", "on hips")
    pattern = (
        rf"(?P<turns>{ANGLE}(?: {ANGLE}){{0,2}})|"
        rf"(?P<goal>stay|at (?P<at>{LENGTH} {LENGTH})|on (?P<on>[a-z]+(?: [a-z]+)?))(?: (?P<end>{ANGLE}))?"
    )

    @classmethod
    def read(cls, text: str) -> Self:
        found = cls._match(text)
        if found["turns"]:
            turns = tuple(map(Turn.read, found["turns"].split()))
            return cls((turns[0], turns[0]) if len(turns) == 1 else turns)
        end = (Turn.read(found["end"]),) if found["end"] else ()
        return cls(end, found["goal"].split()[0], found["at"] or found["on"] or "")

    def __str__(self) -> str:
        if not self.goal:
            same = len(self.turns) == 2 and self.turns[0] == self.turns[1]
            return " ".join(map(str, self.turns[:1] if same else self.turns))
        return " ".join(filter(None, (self.goal, self.spot, *map(str, self.turns))))


@dataclass(frozen=True)
class Part(Written):
    """A part of the body: of one side ("near hand"), of both ("hands"), or in the middle ("hips")."""

    parts: tuple[str, ...]
    text: str

    how = "a part of the body"
    examples = ("near hand", "hands", "hips")
    pattern = r"[a-z]+(?: [a-z]+)?"

    @classmethod
    def read(cls, text: str) -> Self:
        return cls(parts_of(text), text)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Contact(Written):
    """Parts of the body that carry it, and on what: the floor if nothing is named."""

    parts: tuple[str, ...]
    surface: str
    text: str

    how = "a part of the body and what it is on"
    examples = ("feet", "near toe", "far hand on bench", "back on wall")
    pattern = r"(?P<part>[a-z]+(?: [a-z]+)?)(?: on (?P<surface>[a-z]+))?"

    @classmethod
    def read(cls, text: str) -> Self:
        found = cls._match(text)
        parts, surface = parts_of(found["part"], TOUCHING), found["surface"] or "floor"
        if surface not in ("floor", *KINDS_OF_SURFACE):
            raise ValueError(f"Nothing is called '{surface}'. There are floor, {', '.join(KINDS_OF_SURFACE)}.")
        return cls(parts, surface, text)

    def __str__(self) -> str:
        return self.text


def parts_of(text: str, paired: tuple[str, ...] = tuple(PAIRED)) -> tuple[str, ...]:
    """The parts that `text` names: "hands" are two. ValueError, with a sentence for its author, if it names none."""
    side, _, name = text.rpartition(" ")
    if text in SINGLE:
        return (text,)
    if _MANY.get(text) in paired:
        return f"near {_MANY[text]}", f"far {_MANY[text]}"
    if side in ("near", "far") and name in paired:
        return (text,)
    listed = ", ".join((*(PAIRED[one] for one in paired), *SINGLE))
    raise ValueError(f"No part is called '{text}'. There are {listed}; of one side: 'near {paired[0]}'.")


@dataclass(frozen=True)
class Spot(Written):
    """A place in centimetres: across, and up from the floor; or a way to go."""

    x: int
    y: int

    how = "centimetres across and up"
    examples = ("0 90", "-40 15")
    pattern = rf"(?P<x>{LENGTH}) (?P<y>{LENGTH})"

    @classmethod
    def read(cls, text: str) -> Self:
        found = cls._match(text)
        return cls(int(found["x"]), int(found["y"]))

    def __str__(self) -> str:
        return f"{self.x} {self.y}"


class Surface(Record):
    """Something besides the floor that carries the body or stands in its way."""

    kind: Kind
    """What it is."""
    x: Annotated[int, Field(ge=-300, le=300)] = 0
    """Where its middle is, in centimetres across; of a wall, its face."""
    height: Annotated[int, Field(ge=0, le=300)] | None = None
    """How high it is, in centimetres, a hill in its middle; what is usual if it is not given."""
    width: Annotated[int, Field(ge=2, le=400)] | None = None
    """How wide it is as the reader sees it, in centimetres; what is usual if it is not given."""
    holds: Annotated[list[Annotated[int, Field(ge=0, le=300)]], Field(max_length=8)] = []
    """Of a wall: how high there is something to climb on, in centimetres."""
    beside: bool = False
    """True if it stands beside the body, so that a leg may pass in front of it."""


class Prop(Record):
    """Something that is held, carried or worn."""

    kind: Literal[
        "barbell", "trap bar", "dumbbell", "kettlebell", "band", "cable", "handle", "roller", "sled", "towel", "roll",
        "rope", "parachute",
    ]  # fmt: skip
    """What it is."""
    at: Annotated[list[Part], Field(min_length=1, max_length=4)]
    """Where it is on the body: `[hands]`, `[near hand]`, `[hips]`, `[back]` for a barbell on the shoulders."""
    anchor: Spot | None = None
    """Where the other end of a band, a cable or a roller's arm is fixed, or where a parachute is."""
    beside: bool = False
    """True if a cable is fixed beside the body, on the side away from the reader."""


class Pose(Record):
    """The body at one moment. What is not given is as in the pose before; the first pose starts from standing."""

    caption: Line
    """What the body does here; it stands under the picture and is its text for people who can't see it."""
    trunk: Lean | None = None
    """How far the trunk leans: 0 upright, 90 face down, -90 on the back."""
    head: Lean | None = None
    """How far the head leans; in line with the trunk if it is never given."""
    pelvis: Lean | None = None
    """How far the pelvis leans, but not seen from the side: the hip that it leans to is lower; else as the trunk."""
    twist: Lean | None = None
    """Seen from the side, how far the chest turns towards the reader: 0 as the hips, 80 wide open."""
    arms: Limb | None = None
    """Both arms: upper arm and lower arm, such as `80` or `20 60`; or `on hips`, `on bar`, `at 40 90`, `stay`."""
    near_arm: Limb | None = None
    """The near arm, if it differs from the far one."""
    far_arm: Limb | None = None
    """The far arm, if it differs from the near one."""
    legs: Limb | None = None
    """Both legs: thigh, shin and, if it matters, foot, such as `0`, `88 -22`, `10 -60 -40`; or `stay`, `at 60 0`."""
    near_leg: Limb | None = None
    """The near leg, if it differs from the far one."""
    far_leg: Limb | None = None
    """The far leg, if it differs from the near one."""
    planted: list[Contact] | None = None
    """The parts that carry it: `[feet]`, `[near foot, far toe on bench]`; `[]` in the air; `[heels, toes]` arched."""
    hips: Spot | None = None
    """Where the hips are. Usually it follows from the legs; with it the legs can be `stay`."""
    shift: Spot | None = None
    """How far the whole body is moved from where it would stand, such as `0 25` for a jump."""


class Moves(Record):
    """The path that a picture shows."""

    part: Part
    """The part of the body whose path is dashed, with an arrow at its end."""
    beside: Literal["before", "behind", "above", "below", "on"] | None = None
    """On which side of the part the path is drawn; the freer one if it is not given."""


class Scene(Record):
    """From where a body is seen, and what is around it."""

    view: Literal["side", "front", "above"] = "side"
    """From where the reader looks. From the side the body faces right; from above it lies on its front or far side."""
    surfaces: Annotated[list[Surface], Field(max_length=4)] = []
    """What is there besides the floor, each kind once."""
    props: Annotated[list[Prop], Field(max_length=4)] = []
    """What is held, carried or worn."""
    works: Literal["near", "far", "both"] | None = None
    """The side whose muscles are coloured; near if the exercise trains one side at a time."""
    close: Part | None = None
    """The part, or both of a pair, that the picture shows from near; the whole body if it is not given."""


class Still(Scene):
    """One pose of somebody who does an activity."""

    poses: Annotated[list[Pose], Field(min_length=1, max_length=1)]
    """The pose."""


class Figure(Still):
    """Two to four poses of a movement, drawn side by side, and in motion when a reader asks for it."""

    poses: Annotated[list[Pose], Field(min_length=2, max_length=4)]
    """The poses in their order."""
    moves: Moves | None = None
    """The part of the body whose path is shown."""
    card: Annotated[int, Field(ge=1, le=4)] | None = None
    """The number of the pose that is shown on cards; the last one if it is not given."""
    loop: bool = False
    """True if the last pose leads on to the first one, as in walking; else the movement goes back the way it came."""
    tempo: Tempo | None = None
    """How fast it moves, if the first dose of the exercise has no tempo that fits."""
