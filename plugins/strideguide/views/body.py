"""The muscle map on pages: what is shown on it, and the same in words beside it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from markupsafe import Markup

from ..drawing import body
from ..model.body import Muscle
from ..model.exercise import Exercise
from ..model.injury import Injury
from .guide import Desk
from .link import Group, Link


class Key(NamedTuple):
    """What a look on the map means: "first", "second", "mark", "step-1" ...; "" if the map does not show it."""

    look: str
    words: str
    links: tuple[Link, ...] = ()
    text: str = ""


class BodyView(NamedTuple):
    """The map and its keys, which say the same in words. `picture` is empty if there is nothing to see on it."""

    picture: Markup
    keys: tuple[Key, ...]


class MuscleView(NamedTuple):
    """What the page of a muscle shows."""

    thing: Muscle
    body: BodyView
    mentions: tuple[Group, ...]


def targets(desk: Desk) -> Mapping[str, Link]:
    """Where the regions of the map lead."""
    return {id: desk.link("muscle", id) for id in desk.guide.library.things["muscle"]}


def exercise_body(desk: Desk, exercise: Exercise) -> BodyView:
    """The muscles that an exercise trains."""
    primary, secondary = exercise.muscles.primary, exercise.muscles.secondary
    keys = [Key(_look("first", primary), desk.guide.words("exercise.primary"), desk.links("muscle", primary))]
    if secondary:
        links = desk.links("muscle", secondary)
        keys.append(Key(_look("second", secondary), desk.guide.words("exercise.secondary"), links))
    seen = body.known([*primary, *secondary])
    picture = body.map(targets(desk), primary, secondary) if seen else Markup("")
    return BodyView(picture, tuple(keys))


def injury_body(desk: Desk, injury: Injury) -> BodyView:
    """Where an injury is, and the muscles nearby."""
    words, muscles = desk.guide.words, injury.muscles
    region = injury.region or ""
    keys = [Key("mark" if injury.marks else "", words("injury.region"), text=region)] if region else []
    if muscles:
        keys.append(Key(_look("second", muscles), words("injury.muscles"), desk.links("muscle", muscles)))
    seen = injury.marks or body.known(muscles)
    picture = body.map(targets(desk), (), muscles, injury.marks) if seen else Markup("")
    return BodyView(picture, tuple(keys))


def muscle_view(desk: Desk, muscle: Muscle) -> MuscleView:
    """The page of a muscle."""
    words = desk.guide.words
    region = words.below("group.muscle")[muscle.region.replace(" ", "-")]
    key = Key(_look("first", [muscle.id]), words("body.region"), text=region)
    picture = body.map(targets(desk), [muscle.id]) if body.known([muscle.id]) else Markup("")
    return MuscleView(muscle, BodyView(picture, (key,)), desk.referrers("muscle", muscle.id))


def whole_body(desk: Desk, muscles: Collection[str]) -> Markup:
    """The map as a way to each of these muscles; empty if it has none of them."""
    links = {id: link for id, link in targets(desk).items() if id in muscles}
    return body.map(links) if body.known(links) else Markup("")


def _look(look: str, muscles: Collection[str]) -> str:
    return look if body.known(muscles) else ""
