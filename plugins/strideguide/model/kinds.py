"""Every kind of thing: its type, where its files and pages are, and how pages, lists and brands treat it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from .activity import Activity
from .base import Entity
from .body import Kit, Muscle
from .claim import Benefit, Claim, Evidence, Source
from .exercise import Exercise
from .injury import Injury
from .plan import Plan
from .reading import Conflict, Faq, Myth, Tip
from .rule import Rule
from .sign import Sign
from .vocabulary import Goal, Level, Pattern, Place, Season
from .walk_run import WalkRun

VOCABULARY = "vocabulary.yml"
RULES = "rules.yml"

LAST = 100  # how late those kinds are found of which no thing comes before one of another kind

Picture = Literal["", "figure", "places", "week"]


@dataclass(frozen=True)
class Filter:
    """What a list in a chapter may ask of things: one of the words, or of the ids of a kind, in these fields."""

    fields: tuple[str, ...]
    of: str = ""

    def held(self, thing: Entity) -> set[str]:
        """What a thing has there, written with hyphens; "none" if it has nothing."""
        found = {str(one).replace(" ", "-") for path in self.fields for one in values(thing, path)}
        return found or {"none"}

    def holds(self, thing: Entity, value: str) -> bool:
        """Whether a thing has the value."""
        return value in self.held(thing)


@dataclass(frozen=True)
class Kind:
    """A kind of thing. `folder` is both its folder below data/ and its section of the site.

    Things that are entries of a `file` below data/ stand there in a list that is called as the folder would be. A list
    that is not `needed` may be missing in its file.

    `tells` is the field whose sentence stands for a thing in lists, `prose` the one whose headings are the page's.
    `page` and `index` are templates. `picture` is what can be drawn of a thing: its figure, its places on the body, or
    its week. The index is in groups by the field `grouped`. `filters` are those of lists in chapters, `found_by` fields
    of the muscles by whose names the search finds a thing, too, those that it trains first, and `said` the field in
    which readers say it themselves. What readers feel leads to things that are `felt`, `first` before all others. Of
    things that fit a search about as well, the least `late` comes first; from LAST on, none comes before a thing of
    another kind. Entries of its `firm` lists are never left out. It `needs` all of
    some lists, and one of others: nobody could do without. `schema_type` is its name at schema.org. A brand that
    hides a thing whose page `protects` readers has to say why. Things that are `carded` have a card of their own where
    they are shared; all others show that of their section.
    """

    name: str
    model: type[Entity]
    folder: str
    file: str = ""
    needed: bool = True
    article: str = "a"
    tells: str = "summary"
    prose: str = ""
    page: str = ""
    index: str = "index.html"
    picture: Picture = ""
    grouped: str = ""
    filters: Mapping[str, Filter] = field(default_factory=dict)
    found_by: tuple[str, ...] = ()
    said: str = ""
    felt: Literal["", "first", "then"] = ""
    late: int = 13
    firm: tuple[str, ...] = ()
    needs: Mapping[str, Literal["all", "one"]] = field(default_factory=dict)
    schema_type: str = "Article"
    protects: bool = False
    carded: bool = False

    @property
    def written(self) -> str:
        """Where its things are written, in an author's words."""
        return f'below "{self.folder}" in data/{self.file}' if self.file else f"in data/{self.folder}/"

    @property
    def shared(self) -> bool:
        """Whether its things have one page together, the index, and an anchor each."""
        return self.index == "shared.html"

    @property
    def template(self) -> str:
        """The template of a thing's page."""
        return self.page or f"{self.name}.html"

    def uri(self, id: str) -> str:
        """The address of a thing below the site's root."""
        return f"{self.folder}/#{id}" if self.shared else f"{self.folder}/{id}/"


def kind_of(thing: Entity) -> Kind:
    """The kind of a thing."""
    return _BY_MODEL[type(thing)]


def values(thing: Any, path: str) -> Iterator[Any]:
    """What stands in a field of a thing, such as "kit.all_of": one value, or those of a list."""
    name, _, rest = path.partition(".")
    value = getattr(thing, name)
    if rest:
        yield from values(value, rest)
    elif isinstance(value, list):
        yield from value
    else:
        yield value


def _of(*names: str) -> dict[str, Filter]:
    """Filters by fields that hold words."""
    return {name: Filter((name,)) for name in names}


_MUSCLES = ("muscles.primary", "muscles.secondary")
_EXERCISE_FILTERS = {
    "pattern": Filter(("pattern",), "pattern"), "level": Filter(("level",), "level"), **_of("kind", "impact"),
    "kit": Filter(("kit.all_of", "kit.any_of"), "kit"), "muscle": Filter(_MUSCLES, "muscle"),
}  # fmt: skip

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            Kind(
                "exercise", Exercise, "exercises", article="an", index="exercises.html", picture="figure",
                filters=_EXERCISE_FILTERS, found_by=_MUSCLES, late=1, carded=True,
                needs={"kit.all_of": "all", "kit.any_of": "one"},
            ),
            Kind(
                "activity", Activity, "activities", article="an", picture="figure", filters=_of("impact"), late=3,
                carded=True,
            ),
            Kind(
                "benefit", Benefit, "benefits", index="graded_index.html", grouped="group",
                filters=_of("group"), late=8, carded=True,
            ),
            Kind(
                "claim", Claim, "claims", tells="said", index="graded_index.html", firm=("studies",), late=14,
                carded=True,
            ),
            Kind(
                "injury", Injury, "injuries", article="an", picture="places", grouped="kind", filters=_of("kind"),
                said="says", felt="then", late=2, firm=("stages",), schema_type="MedicalWebPage", protects=True,
                carded=True,
            ),
            Kind(
                "sign", Sign, "signs", tells="means", index="signs.html", felt="first", late=0,
                schema_type="MedicalWebPage", protects=True, carded=True,
            ),
            Kind("muscle", Muscle, "muscles", index="muscles.html", grouped="region", late=9),
            Kind("kit", Kit, "kit", article="", grouped="place", late=10),
            Kind(
                "plan", Plan, "plans", picture="week", firm=("sessions", "phases"), late=4, schema_type="ExercisePlan",
                carded=True,
            ),
            Kind(
                "walk-run", WalkRun, "walk-runs", page="walk_run.html", late=6, firm=("entry", "steps"),
                protects=True, carded=True,
            ),
            Kind("evidence", Evidence, "evidence", article="", tells="finding", index="bibliography.html", late=100),
            Kind(
                "faq", Faq, "faqs", tells="short", prose="answer", page="reading.html", grouped="topic",
                filters=_of("topic"), late=7,
            ),
            Kind("tip", Tip, "tips", tells="short", prose="detail", page="reading.html", late=12),
            Kind(
                "myth", Myth, "myths", tells="short", prose="detail", page="reading.html", grouped="kind",
                filters=_of("kind"), late=12,
            ),
            Kind("conflict", Conflict, "conflicts", tells="question", late=15),
            Kind("source", Source, "sources", late=16),
            Kind("pattern", Pattern, "patterns", VOCABULARY, late=11),
            Kind("level", Level, "levels", VOCABULARY, index="shared.html"),
            Kind("goal", Goal, "goals", VOCABULARY, index="shared.html"),
            Kind("season", Season, "seasons", VOCABULARY, index="shared.html"),
            Kind("place", Place, "places", VOCABULARY, needed=False, index="shared.html"),
            Kind("rule", Rule, "rules", RULES, grouped="about", late=15, protects=True),
        )
    }
)  # fmt: skip

_BY_MODEL = {kind.model: kind for kind in KINDS.values()}
