"""Index pages: everything of one kind, in groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from markupsafe import Markup

from ..model.base import Entity
from ..model.claim import Claim, Evidence
from ..model.kinds import KINDS
from ..model.sign import Sign
from ..model.vocabulary import Place
from ..names import slug
from .body import whole_body
from .care import Card, cards, gravest
from .evidence import DIRECTIONS
from .guide import Desk
from .link import OF_INDEX, Entry, Group, Link


class IndexView(NamedTuple):
    """Links in groups; one group without a title if the kind is not grouped."""

    groups: tuple[Group, ...]


class SignsView(NamedTuple):
    """What calls for help of all signs."""

    cards: tuple[Card, ...]


class MusclesView(NamedTuple):
    """Links in groups, and the muscle map as another way in."""

    groups: tuple[Group, ...]
    body: Markup


class GradedIndexView(NamedTuple):
    """Links with grades, in groups."""

    groups: tuple[Group, ...]


class Stated(NamedTuple):
    """A claim or benefit with its grade."""

    link: Link
    grade: str


class Cited(NamedTuple):
    """A study with what it found."""

    link: Link
    study: Evidence


class BibliographyView(NamedTuple):
    """All studies by the direction in which they point; those without effect are as visible as the others.

    Who cites a study stands on its own page alone: here it would be most of the page.
    """

    groups: tuple[tuple[str, Group], ...]
    counts: tuple[tuple[str, int], ...]
    total: int


class Shared(NamedTuple):
    """A thing that shares its page with others, with those that name it. `kit` is that of a place, else None."""

    thing: Entity
    kit: tuple[Link, ...] | None
    mentions: tuple[Group, ...]


class SharedView(NamedTuple):
    """Things that share one page."""

    entries: tuple[Shared, ...]


def _grouped(desk: Desk, kind: str) -> list[tuple[str, list[Entity]]]:
    things, field = list(desk.guide.library.things[kind].values()), KINDS[kind].grouped
    if not field:
        return [("", things)]
    titles = desk.guide.words.below(f"group.{kind}")
    found = {value: [thing for thing in things if getattr(thing, field).replace(" ", "-") == value] for value in titles}
    return [(titles[value], entries) for value, entries in found.items() if entries]


def index(desk: Desk, kind: str) -> IndexView:
    """The index of a kind."""
    groups = ((title, desk.links(kind, (thing.id for thing in things))) for title, things in _grouped(desk, kind))
    return IndexView(tuple(_of_index(desk, kind, title, links) for title, links in groups))


def _of_index(desk: Desk, kind: str, title: str, links: tuple[Entry, ...]) -> Group:
    return Group(title, links, desk.guide.words(f"index.{kind}.title"), OF_INDEX)


def signs(desk: Desk, kind: str) -> SignsView:
    """The index of signs: the most urgent level first, with the gravest sign; a sign stands on each of its levels."""
    return SignsView(cards(desk, (sign.id for sign in gravest(desk.guide.all(kind, Sign)))))


def muscles(desk: Desk, kind: str) -> MusclesView:
    """The index of muscles."""
    return MusclesView(index(desk, kind).groups, whole_body(desk, desk.guide.library.things[kind]))


def graded_index(desk: Desk, kind: str) -> GradedIndexView:
    """The index of claims or benefits, with grades."""
    grade_of: Callable[[str], str] = desk.guide.stated if kind == "benefit" else desk.guide.grades.__getitem__
    return GradedIndexView(
        tuple(
            _of_index(
                desk, kind, title, tuple(Stated(desk.link(kind, t.id), grade_of(t.id)) for t in _by_number(things))
            )
            for title, things in _grouped(desk, kind)
        )
    )


def _by_number(things: Iterable[Entity]) -> list[Entity]:
    return sorted(things, key=lambda thing: (thing.number or "~") if isinstance(thing, Claim) else "")


def bibliography(desk: Desk) -> BibliographyView:
    """The index of evidence."""
    studies = desk.guide.all("evidence", Evidence)
    titles = desk.guide.words.below("direction_title")
    groups = (
        (d, tuple(Cited(desk.link("evidence", study.id), study) for study in studies if study.direction == d))
        for d in reversed(DIRECTIONS)
    )
    shown = tuple((d, Group(titles[slug(d)], cited, most=OF_INDEX)) for d, cited in groups if cited)
    return BibliographyView(shown, tuple((d, len(group.links)) for d, group in shown), len(studies))


def shared(desk: Desk, kind: str) -> SharedView:
    """The one page of a kind whose things share it."""
    things = desk.guide.library.things[kind].values()
    return SharedView(tuple(Shared(thing, _kit(desk, thing), _naming(desk, kind, thing)) for thing in things))


def _naming(desk: Desk, kind: str, thing: Entity) -> tuple[Group, ...]:
    return tuple(group._replace(of=thing.title) for group in desk.referrers(kind, thing.id))


def _kit(desk: Desk, thing: Entity) -> tuple[Link, ...] | None:
    return desk.links("kit", thing.kit) if isinstance(thing, Place) else None
