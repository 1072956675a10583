"""Whether a person could stand like that: joints, what carries the body, what is in the way, what is held, leaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from ...model.figure import Figure, Still
from . import body
from .contacts import holding, resting, sliding, things, through
from .geometry import apart, straight
from .motion import SHARES, between
from .skeleton import said, stances
from .stance import LIMBS, SIDES, Fault, Path, Room, Stance

LEAP = 150  # degrees that a part may turn from one pose to the next
ROTATED = 30  # how far a limb is out to the side, or a chest is turned, when a joint's bend can't be seen
SLACK = 1  # degrees
OWN = tuple((name,) for name in LIMBS)  # fields of one limb
_KNOWN: dict[tuple[type[Still], str], tuple[Fault, ...]] = {}  # for as long as a preview runs
WAYS = {
    "knee": ("forwards", "too far"),
    "elbow": ("backwards", "too far"),
    "sole": ("too far in", "too far out"),
    "waist": ("too far to the far side", "too far to the near side"),
}


def faults(figure: Still) -> list[Fault]:
    """Everything that is wrong with a figure, in order of its poses. Of one like another it is known already."""
    asked = type(figure), figure.model_dump_json()
    if asked not in _KNOWN:
        _KNOWN[asked] = tuple(_found(figure))
    return [*_KNOWN[asked]]


def _found(figure: Still) -> list[Fault]:
    found = [*things(figure)]
    if found:
        return found
    room, posed = Room.of(figure), stances(figure)
    for number, stance in enumerate(posed):
        before = posed[number - 1] if number else None
        for fault in _first_of_each(_all(figure, stance, before, room)):
            path = ("poses", number, *said(fault.path, figure.poses[number]))
            if not _told(replace(fault, path=path), found):
                found.append(replace(fault, path=path))
    return found or [*passing(figure, posed, room)]


def passing(figure: Still, posed: Sequence[Stance], room: Room) -> Iterator[Fault]:
    """Parts that go through the floor or a surface on the way from one pose to the next, as the figure moves."""
    ways = [*enumerate(pairwise(posed), 1)]
    if isinstance(figure, Figure) and figure.loop:
        ways.append((0, (posed[-1], posed[0])))
    for number, (one, other) in ways:
        on_the_way = (through(figure, stance, room) for stance in between(one, other, SHARES, room))
        fault = next(chain.from_iterable(on_the_way), None)
        if fault:
            path = ("poses", number, *said(fault.path, figure.poses[number]))
            what = f"On the way here from the pose before: {fault.message}"
            yield Fault(path, what, "Put a pose in between.")


def _told(fault: Fault, found: list[Fault]) -> bool:
    """Whether a fault was told before: of the near limb in a field for both, or in the pose that it is taken from."""
    near = fault.message.replace("The far ", "The near ").replace("and far ", "and near ")
    inherited = len(fault.path) == 2
    return any(
        (other.path == fault.path and other.message in (fault.message, near) and fault.path[2:] not in OWN)
        or (inherited and other.message == fault.message)
        for other in found
    )


def _first_of_each(families: Iterator[Iterable[Fault]]) -> Iterator[Fault]:
    """Faults of one family after the other; a limb that is not where it should be has no further faults."""
    lost: set[Path] = set()
    for family in families:
        told = [fault for fault in family if fault.path not in lost]
        yield from told
        lost.update(fault.path for fault in told)


def _all(figure: Still, stance: Stance, before: Stance | None, room: Room) -> Iterator[Iterable[Fault]]:
    yield stance.faults
    yield resting(stance, room)
    yield sliding(before, stance) if before else ()
    yield bending(stance, room)
    yield through(figure, stance, room)
    yield holding(figure, stance, room)
    yield leaping(before, stance) if before else ()


def bending(stance: Stance, room: Room) -> Iterator[Fault]:
    """Joints that bend further than joints do."""
    for joint, field, angle in _joints(stance, room):
        low, high = (body.LIMITS if room.view == "side" else body.SIDEWAYS)[joint.split()[-1]]
        if low - SLACK <= angle <= high + SLACK:
            continue
        most = low if angle < low else high
        way = WAYS.get(joint.split()[-1], ("too far back", "too far forward"))[angle > high]
        what = f"The {joint} bends {way}: to {angle:.0f} degrees, {abs(angle - most):.0f} past its {most:.0f}."
        yield Fault((field,), what, "Change one of the two angles that meet there.")


def _joints(stance: Stance, room: Room) -> Iterator[tuple[str, str, float]]:
    """Each joint with the field that bends it, and how far it is bent."""
    turns, trunk = stance.turns, stance.turns["trunk"].angle
    pelvis = turns["pelvis"].angle
    yield "neck", "head", straight(turns["head"].angle - trunk)
    if room.view != "side":
        yield "waist", "pelvis", straight(pelvis - trunk)
    for side in SIDES:
        upper, lower, end = (turns[f"{side} leg {part}"] for part in ("upper", "lower", "end"))
        lean, tilt = (-trunk, -pelvis) if room.mirrored(side) else (trunk, pelvis)
        arm, fore = turns[f"{side} arm upper"], turns[f"{side} arm lower"]
        if abs(upper.toward) <= ROTATED:
            yield f"{side} hip", f"{side}_leg", straight(upper.angle + tilt, -130)
        if max(abs(arm.toward), abs(turns["twist"].angle)) <= ROTATED:
            yield f"{side} shoulder", f"{side}_arm", straight(arm.angle + lean, -120)
        if room.view == "side" and not (upper.toward or lower.toward):
            yield f"{side} knee", f"{side}_leg", straight(upper.angle - lower.angle, -90)
            yield f"{side} ankle", f"{side}_leg", straight(end.angle - lower.angle)
        else:
            back = upper.toward - lower.toward if room.view == "above" else lower.toward - upper.toward
            sign = -1 if back > 8 else 1
            yield f"{side} knee", f"{side}_leg", sign * apart(upper, lower)
        if room.view == "front":
            yield f"{side} sole", f"{side}_leg", end.angle
        if room.view == "side" and not (arm.toward or fore.toward):
            yield f"{side} elbow", f"{side}_arm", straight(fore.angle - arm.angle, -90)
        else:
            yield f"{side} elbow", f"{side}_arm", apart(arm, fore)


def leaping(before: Stance, stance: Stance) -> Iterator[Fault]:
    """Parts that turn so far from one pose to the next that nobody could follow."""
    for name, turn in stance.turns.items():
        way = abs(straight(turn.angle - before.turns[name].angle))
        seen = min(abs(turn.toward), abs(before.turns[name].toward)) < 60
        if way > LEAP and seen and not name.endswith("end"):
            side, _, rest = name.partition(" ")
            field = f"{side}_{rest.split()[0]}" if rest else name
            parts = {"arm upper": "upper arm", "arm lower": "lower arm", "leg upper": "thigh", "leg lower": "shin"}
            what = f"The {side} {parts[rest]}" if rest else f"The {name}"
            yield Fault(
                (field,),
                f"{what} turns by {way:.0f} degrees from the pose before; more than {LEAP} is a leap.",
                "Put a pose in between.",
            )


def balance(stance: Stance) -> tuple[float, float, float] | None:
    """Where the body's weight falls and from where to where it is carried; None if it is not on feet or hands."""
    spans: list[float] = []
    for part, surface in stance.given.planted:
        if surface in ("wall", "bar", "water"):
            return None
        places: Sequence[str] = body.RESTS.get(part.split()[-1], ())
        if not places:
            return None
        side = part.split()[0]
        spans += [stance.points[f"{side} {place}"].x for place in places]
        if part.endswith("toe"):
            spans.append(stance.points[f"{side} ball"].x + 7)
    return (stance.centre().x, min(spans), max(spans)) if spans else None
