"""The whole guide as pages see it: things, who refers to whom, grades, and the address of everything."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from markupsafe import Markup

from ..drawing import body
from ..library import Library
from ..links import ROOT, SAFE_SCHEMES, backlinks
from ..model.base import Entity
from ..model.claim import Benefit, Claim, Evidence
from ..model.exercise import Exercise
from ..model.injury import Injury
from ..model.kinds import KINDS, Picture, kind_of
from ..model.rule import Rule
from ..prose import Prose
from ..training.balance import Balance, balances
from ..training.grades import NOTHING, Grade, Vote, grade_of, pools, votes
from ..training.kinds import lacking
from ..training.proof import Proof
from ..words import Words
from .link import NO_THUMB, Group, Link
from .pictures.charts import load_thumb
from .pictures.figures import Figures

T = TypeVar("T", bound=Entity)


def summary(thing: Entity) -> str:
    """The sentence that stands for a thing in lists."""
    return str(getattr(thing, kind_of(thing).tells))


def cite(study: Evidence) -> str:
    """A study as running text cites it: the first author and the year, or who published the page."""
    known = study.authors.partition("(")[0].partition(",")[0].strip()
    name = (
        study.journal
        if not known or known.startswith("Authors")
        else re.sub(r"( [A-Z]{1,3})?( Jr)?( et al\.)?$", "", known)
    )
    return f"{name} {study.year}" if study.year else name


class Guide:
    """The library with everything that is computed from it. A check has no use for small drawings: not `drawn`."""

    def __init__(self, library: Library, words: Words, proof: Proof | None = None, drawn: bool = True) -> None:
        if missing := [*lacking(words.has)]:
            raise LookupError("; ".join(missing))
        self.library = library
        self.drawn = drawn
        self.words = words
        self.proof = proof
        self.prose = Prose()
        self.links: dict[tuple[str, str, str], Link] = {}
        self._titles: dict[str, dict[str, str]] = {}

    @cached_property
    def exercises(self) -> Mapping[str, Exercise]:
        return {exercise.id: exercise for exercise in self.all("exercise", Exercise)}

    @cached_property
    def figures(self) -> Figures:
        return Figures(self.library)

    def thumb(self, kind: str, id: str) -> Markup:
        """The small drawing that stands for a thing in lists; nothing if it has none."""
        if not self.drawn:
            return NO_THUMB
        return THUMBS[KINDS[kind].picture](self, kind, id)

    @cached_property
    def rules(self) -> list[Rule]:
        return self.all("rule", Rule)

    @cached_property
    def balances(self) -> Mapping[str, Balance]:
        """Every plan with what follows from it, by id."""
        return balances(self.library)

    @cached_property
    def alike(self) -> Mapping[tuple[str, str], Mapping[str, list[Exercise]]]:
        """All exercises by movement pattern and kind, and there by level."""
        found: dict[tuple[str, str], dict[str, list[Exercise]]] = defaultdict(lambda: defaultdict(list))
        for exercise in self.exercises.values():
            found[exercise.pattern, exercise.kind][exercise.level].append(exercise)
        return found

    @cached_property
    def concerned(self) -> Mapping[str, list[Exercise]]:
        """The exercises that name an injury as one that they help with or call for care in, by its id."""
        found: dict[str, list[Exercise]] = defaultdict(list)
        for exercise in self.exercises.values():
            named = (*(help.injury for help in exercise.helps), *(c.condition for c in exercise.cautions))
            for injury in dict.fromkeys(named):
                found[injury].append(exercise)
        return found

    def backlink_titles(self, kind: str) -> Mapping[str, str]:
        """The titles of the relations in which a thing of this kind is named, in the catalogue's order."""
        if kind not in self._titles:
            mentioned = self.words.below("mentioned_in").items()
            self._titles[kind] = {
                **self.words.below(f"backlinks.{kind}"),
                **{f"{referrer}.mentions": title for referrer, title in mentioned},
            }
        return self._titles[kind]

    @cached_property
    def backlinks(self) -> Mapping[tuple[str, str], Mapping[str, list[str]]]:
        return backlinks(self.library)

    @cached_property
    def grades(self) -> Mapping[str, Grade]:
        return {claim.id: grade_of(claim, self.votes[claim.id]) for claim in self.all("claim", Claim)}

    @cached_property
    def bibliography(self) -> Mapping[str, Evidence]:
        return {study.id: study for study in self.all("evidence", Evidence)}

    @cached_property
    def pools(self) -> Mapping[str, str]:
        """Each study's pool: those that share their trials."""
        return pools(self.bibliography)

    @cached_property
    def votes(self) -> Mapping[str, list[Vote]]:
        """How each study under a claim counts, by the claim's id."""
        return {claim.id: votes(claim.studies, self.bibliography) for claim in self.all("claim", Claim)}

    def stated(self, benefit: str) -> Grade:
        """The grade of a benefit: that of its first claim, the one that states it."""
        thing = self.get("benefit", benefit, Benefit)
        return next((self.grades[id] for id in (thing.claims if thing else []) if id in self.grades), NOTHING)

    def named_by(self, kind: str, id: str, referrer: str) -> list[str]:
        """The ids of all things of kind `referrer` that name this one, each once."""
        relations = self.backlinks.get((kind, id), {})
        return list(dict.fromkeys(id for r, ids in relations.items() if r.split(".")[0] == referrer for id in ids))

    def all(self, kind: str, model: type[T]) -> list[T]:
        """Every thing of a kind, in its order."""
        return [thing for thing in self.library.things[kind].values() if isinstance(thing, model)]

    def get(self, kind: str, id: str, model: type[T]) -> T | None:
        """A thing by id; None if it could not be read."""
        thing = self.library.things[kind].get(id)
        return thing if isinstance(thing, model) else None


@dataclass(frozen=True)
class Desk:
    """The guide as seen from one page: links are relative to it."""

    guide: Guide
    uri: str

    @cached_property
    def up(self) -> str:
        """The way from this page to the site's root."""
        return "../" * self.uri.count("/")

    def link(self, kind: str, id: str) -> Link:
        """A link to a thing; to its section if the thing could not be read."""
        key = self.up, kind, id
        link = self.guide.links.get(key)
        if link is None:
            link = self.guide.links[key] = self._link(kind, id)
        return link

    def _link(self, kind: str, id: str) -> Link:
        thing = self.guide.library.things[kind].get(id)
        if thing is None:
            return Link(kind, id, id, f"{self.up}{KINDS[kind].folder}/")
        thumb = self.guide.thumb(kind, id)
        badge = self.guide.words("draft.badge") if thing.draft else ""
        return Link(kind, id, thing.title, self.up + KINDS[kind].uri(id), summary(thing), thumb, badge)

    def links(self, kind: str, ids: Iterable[str]) -> tuple[Link, ...]:
        """Links to things, leaving out those that could not be read."""
        return tuple(self.link(kind, id) for id in ids if id in self.guide.library.things[kind])

    def cites(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Links to studies as running text cites them."""
        studies = (self.guide.get("evidence", id, Evidence) for id in ids)
        return tuple(replace(self.link("evidence", study.id), title=cite(study)) for study in studies if study)

    def prose(self, text: str) -> Markup:
        """An author's Markdown as safe HTML with links relative to this page."""
        return self.guide.prose.render(text, self.address)

    def address(self, target: str) -> str | None:
        """The address for a link in prose; None if it may not lead anywhere."""
        kind, colon, rest = target.partition(":")
        if colon and kind in KINDS:
            id, hash, anchor = rest.partition("#")
            if id not in self.guide.library.things[kind]:
                return None
            return self.up + KINDS[kind].uri(id) + ("" if KINDS[kind].shared else hash + anchor)
        return target if kind.lower() in SAFE_SCHEMES and colon else None

    def referrers(self, kind: str, id: str, leave_out: Iterable[str] = ()) -> tuple[Group, ...]:
        """Who names this thing, a group for each relation that has a title, in the catalogue's order.

        Who names it in a field of its own is not listed again for a mention in the text.
        """
        found = self.guide.backlinks.get((kind, id), {})
        groups: list[Group] = []
        shown: set[tuple[str, str]] = set()
        for relation, title in self.guide.backlink_titles(kind).items():
            referrer, _, field = relation.partition(".")
            ids = () if relation in leave_out else found.get(relation, ())
            new = [id for id in ids if field != "mentions" or (referrer, id) not in shown]
            shown.update((referrer, id) for id in ids)
            if links := self.links(referrer, new):
                groups.append(Group(title, links))
        return tuple(groups)


class Afar(Desk):
    """The guide as seen from a page, or a part of one, that another program puts wherever it likes."""

    @cached_property
    def up(self) -> str:
        return ROOT


def _place(guide: Guide, kind: str, id: str) -> Markup:
    injury = guide.get(kind, id, Injury)
    return body.place_thumb(injury.marks) if injury else NO_THUMB


def _load(guide: Guide, _: str, id: str) -> Markup:
    return load_thumb(guide.balances[id]) if id in guide.balances else NO_THUMB


# The small drawing that stands for a thing, by what can be drawn of its kind.
THUMBS: Mapping[Picture, Callable[[Guide, str, str], Markup]] = MappingProxyType(
    {"": lambda *_: NO_THUMB, "figure": lambda guide, kind, id: guide.figures.card(kind, id), "places": _place,
     "week": _load}
)  # fmt: skip
