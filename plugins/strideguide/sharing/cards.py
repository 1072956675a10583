"""Which page shows which card where it is shared, and what stands on it.

What a card says of a thing is little, as it is seen three fingers wide: what it is, its name, and a fact. A claim never
stands there without its grade, nor a sign without what to do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from markupsafe import Markup

from ..model.base import Entity
from ..model.claim import Benefit, Claim
from ..model.exercise import Exercise
from ..model.kinds import KINDS, kind_of
from ..model.plan import Plan
from ..model.sign import Sign
from ..model.values import Range
from ..views import care
from ..views.guide import Guide

HOME = ""
Fact = Callable[[Guide, Any], str]


class Card(NamedTuple):
    """A card: the label over its title, the title, a fact below it, and a drawing. `graded`: the fact is the
    grade of what the title claims. `alarm`: it tells of a danger.

    `uri` is the address of the page that it was made for; others may share it.
    """

    uri: str
    label: str
    title: str
    fact: str = ""
    drawing: Markup = Markup("")
    graded: bool = False
    alarm: bool = False

    @property
    def said(self) -> str:
        """What it says, for those who don't see it."""
        return ". ".join(text.rstrip(".") for text in (self.label, self.title, self.fact) if text) + "."


class Cards:
    """The cards of a guide. `chapters` are titles by their addresses; `drawn` the thing that each shows first."""

    def __init__(self, guide: Guide, chapters: Mapping[str, str], drawn: Mapping[str, tuple[str, str]]) -> None:
        self.guide, self.chapters, self.drawn = guide, chapters, drawn

    def of(self, uri: str) -> Card:
        """The card of the page at `uri`; a page that has none of its own shows that of its section, or of the site."""
        folder, _, id = uri.rstrip("/").partition("/")
        kind = next((kind for kind in KINDS.values() if kind.folder == folder), None)
        things = self.guide.library.things[kind.name] if kind else {}
        if kind and kind.carded and id in things:
            return self._thing(uri, things[id])
        if kind and things:
            return self._section(kind.name)
        return self._chapter(uri if uri in self.chapters else HOME)

    def _thing(self, uri: str, thing: Entity) -> Card:
        kind, words = kind_of(thing), self.guide.words
        fact = FACTS[type(thing)](self.guide, thing) if type(thing) in FACTS else ""
        title = words("share.claim", claim=thing.title) if isinstance(thing, Claim) else thing.title
        drawing = self.guide.thumb(kind.name, thing.id)
        graded = isinstance(thing, Claim | Benefit)
        return Card(uri, words(f"share.label.{kind.name}"), title, fact, drawing, graded, kind.felt == "first")

    def _section(self, name: str) -> Card:
        kind, words = KINDS[name], self.guide.words
        shown = [id for shown, id in self.drawn.values() if shown == name]  # what chapters show is there to be seen
        drawings = (self.guide.thumb(name, id) for id in (*shown, *self.guide.library.things[name]))
        return Card(
            f"{kind.folder}/", "", words(f"index.{name}.title"), "", next(filter(None, drawings), Markup("")),
            alarm=kind.felt == "first",
        )  # fmt: skip

    def _chapter(self, uri: str) -> Card:
        brand = self.guide.library.brand
        title = brand.tagline or self.chapters.get(uri, brand.name) if uri == HOME else self.chapters[uri]
        drawing = self.guide.thumb(*self.drawn[uri]) if uri in self.drawn else Markup("")
        return Card(uri, "", title, "", drawing)


def _grade(guide: Guide, thing: Claim | Benefit) -> str:
    grade = guide.grades[thing.id] if isinstance(thing, Claim) else guide.stated(thing.id)
    return guide.words(f"grade.{grade.replace(' ', '-')}")


def _rung(guide: Guide, exercise: Exercise) -> str:
    things = guide.library.things
    found = (things[kind].get(id) for kind, id in (("pattern", exercise.pattern), ("level", exercise.level)))
    return " · ".join(thing.title for thing in found if thing)


def _length(guide: Guide, plan: Plan) -> str:
    low, high = guide.balances[plan.id].sessions
    a_week = guide.words("share.a_week", n=high, sessions=Range(min(low, high), high))
    return " · ".join((guide.words("plan.weeks", n=sum(phase.weeks for phase in plan.phases)), a_week))


def _urgency(guide: Guide, sign: Sign) -> str:
    return care.does(guide.words, sign)


# What a card says of a thing below its title.
FACTS: Mapping[type[Entity], Fact] = MappingProxyType(
    {Claim: _grade, Benefit: _grade, Exercise: _rung, Plan: _length, Sign: _urgency}
)
