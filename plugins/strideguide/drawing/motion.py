"""A figure in motion: the first pose, whose parts turn as style sheets say, at the tempo of the exercise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from ..model.values import Tempo
from .draw import Drawing
from .placing import Place, pixels, place_of, short
from .poses.motion import SHARES, between
from .poses.stance import Stance
from .props import placed

FAST = 0.4  # seconds of a part of a repetition that is as fast as one can
USUAL = (1.5, 0.6, 1.5, 0.6)  # forward, pause, back, pause, in seconds
STEP = 0.9  # seconds from pose to pose of a movement that goes on and on

# How the properties of a part are written, and what they are if nobody says.
_FORMS: Mapping[str, Callable[[Place], str]] = {
    "translate": lambda place: f"{pixels(place.x)} {pixels(place.y)}",
    "rotate": lambda place: f"{short(place.turn, 0)}deg",
    "scale": lambda place: f"{short(place.stretch, 2)} 1",
}
_NOTHING = {"translate": "0 0", "rotate": "0deg", "scale": "1 1"}


@dataclass(frozen=True)
class Frame:
    """A moment: the share of a repetition that is over, and the body."""

    at: float
    stance: Stance


def moving(drawing: Drawing, label: str, tempo: Tempo | None) -> Markup:
    """The first pose as a drawing that a page can set in motion, with the style sheet that says how."""
    seconds, frames = _frames(drawing, tempo)
    sheet: dict[str, str] = {}
    names: dict[str, str] = {}
    for name, track in _tracks(drawing, frames).items():
        if any(not place.near(track[0][1]) for _, place in track):
            rule = _rule(_simple(track), name, drawing.front)
            names[name] = sheet.setdefault(rule, f"sgm{len(sheet)}")
    style = "".join(rule.replace("*", name) for rule, name in sheet.items())
    parts = drawing.inner(drawing.stances[0], names.get)
    return drawing.sheet(f"<style>{style}.sg-moving{{--t:{short(seconds)}s}}</style>{parts}", label, " sg-moving")


def _frames(drawing: Drawing, tempo: Tempo | None) -> tuple[float, list[Frame]]:
    """The moments of one repetition and its length in seconds; it ends as it began."""
    poses, loop = drawing.stances, drawing.movement is not None and drawing.movement.loop
    steps = len(poses) - 1
    forward, pause, back, rest = _times(drawing, tempo)
    if loop:
        order, times = [*range(len(poses)), 0], [STEP] * len(poses)
        holds = [0.0] * len(poses)
    else:
        order = [*range(len(poses)), *range(steps - 1, -1, -1)]
        times = [forward / steps] * steps + [back / steps] * steps
        holds = [0.0] * (steps - 1) + [pause] + [0.0] * (steps - 1) + [rest]
    whole = sum(times) + sum(holds)
    frames, now = [Frame(0, poses[0])], 0.0
    ways: dict[tuple[int, int], list[Stance]] = {}
    for index, (one, other) in enumerate(pairwise(order)):
        if (other, one) in ways:
            ways[one, other] = ways[other, one][::-1]
        else:
            ways[one, other] = between(poses[one], poses[other], SHARES, drawing.room)
        for step, stance in enumerate(ways[one, other], 1):
            frames.append(Frame((now + times[index] * step / (len(SHARES) + 1)) / whole, stance))
        now += times[index]
        frames.append(Frame(now / whole, poses[other]))
        if holds[index]:
            now += holds[index]
            frames.append(Frame(now / whole, poses[other]))
    return whole, frames


def _times(drawing: Drawing, tempo: Tempo | None) -> tuple[float, float, float, float]:
    """Seconds to the last pose, there, back, and in the first pose. Going up is the lifting."""
    if tempo is None:
        return USUAL
    lower, pause, lift, top = (
        FAST if part is None else max(part, least)
        for part, least in zip((tempo.lower, tempo.pause, tempo.lift, tempo.top), (FAST, 0, FAST, 0), strict=True)
    )
    return (lift, top, lower, pause) if _rises(drawing) else (lower, pause, lift, top)


def _rises(drawing: Drawing) -> bool:
    first, last, up = drawing.stances[0], drawing.stances[-1], drawing.room.up
    if drawing.movement and drawing.movement.moves:
        place = place_of(drawing.movement.moves.part.parts[0])
        return up(last.points[place]) >= up(first.points[place])
    return up(last.centre()) >= up(first.centre())


def _tracks(drawing: Drawing, frames: Sequence[Frame]) -> dict[str, list[tuple[float, Place]]]:
    """Where each part is at each moment. Turns go on from one moment to the next, never the long way round."""
    tracks: dict[str, list[tuple[float, Place]]] = {}
    for frame in frames:
        for name, place in _placed(drawing, frame.stance):
            track = tracks.setdefault(name, [])
            if track:
                turn = track[-1][1].turn
                place = place._replace(turn=turn + (place.turn - turn + 180) % 360 - 180)
            track.append((frame.at, place))
    return tracks


def _placed(drawing: Drawing, stance: Stance) -> Iterator[tuple[str, Place]]:
    for name, place in drawing.places(stance).items():
        yield name, place._replace(length=1)
        if name.endswith(("upper", "lower")):
            yield f"{name} long", Place(length=place.length)
    yield from placed(drawing.figure, stance, drawing.room)


def _simple(track: list[tuple[float, Place]]) -> list[tuple[float, Place]]:
    """A track without the moments at which a part is where it would be anyway, on its way between two others."""
    if len(track) < 3:
        return track
    (start, first), (end, last) = track[0], track[-1]
    worst, at = 0.0, 0
    for index, (now, place) in enumerate(track[1:-1], 1):
        share = (now - start) / (end - start) if end > start else 0.0
        off = _off(place, first.toward(last, share))
        if off > worst:
            worst, at = off, index
    if worst <= 1:
        return [track[0], track[-1]]
    return [*_simple(track[: at + 1])[:-1], *_simple(track[at:])]


def _off(one: Place, other: Place) -> float:
    """How far two places differ; up to 1 is not seen."""
    return max(
        abs(one.x - other.x) / 0.9,
        abs(one.y - other.y) / 0.9,
        abs(one.turn - other.turn) / 2.5,
        abs(one.length - other.length) / 0.04,
        abs(one.stretch - other.stretch) / 0.02,
    )


def _rule(track: Sequence[tuple[float, Place]], name: str, front: bool) -> str:
    """The key frames of a track and where it begins, with a star for its name. Moments with one value share it."""
    first = track[0][1]
    still = {key for key in _FORMS if all(_FORMS[key](place) == _FORMS[key](first) for _, place in track)}
    mirrored = -1 if front and name.startswith("far") else 1

    def look(place: Place, keys: Iterable[str]) -> str:
        if name.endswith(" long"):
            return f"scale:{mirrored} {short(place.length, 2)}"
        return ";".join(f"{key}:{_FORMS[key](place)}" for key in keys)

    moved = [key for key in _FORMS if key not in still]
    start = look(first, [key for key in _FORMS if _FORMS[key](first) != _NOTHING[key]])
    grouped: dict[str, list[str]] = {}
    for at, place in track:
        if 0 < at < 1 or not place.near(first):
            grouped.setdefault(look(place, moved), []).append(f"{at * 100:.0f}%")
    frames = "".join(f"{','.join(dict.fromkeys(times))}{{{value}}}" for value, times in grouped.items())
    return f"@keyframes *{{{frames}}}" + (f".*{{{start}}}" if start else "")
