"""Every kind of thing, with its type, where its files are, and where its pages are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .activity import Activity
from .base import Entity
from .body import Kit, Muscle
from .claim import Benefit, Claim, Evidence, Source
from .exercise import Exercise
from .injury import Injury
from .plan import Plan
from .reading import Conflict, Faq, Myth, Tip
from .rule import Rule
from .vocabulary import Goal, Level, Pattern, Place, Season

VOCABULARY = "vocabulary.yml"
RULES = "rules.yml"


@dataclass(frozen=True)
class Kind:
    """A kind of thing. `folder` is both its folder below data/ and its section of the site.

    Things that are entries of a `file` below data/ stand there in a list that is called as the folder would be. A list
    that is not `needed` may be missing.
    """

    name: str
    model: type[Entity]
    folder: str
    file: str = ""
    needed: bool = True

    @property
    def written(self) -> str:
        """Where its things are written, in an author's words."""
        return f'below "{self.folder}" in data/{self.file}' if self.file else f"in data/{self.folder}/"


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            Kind("exercise", Exercise, "exercises"),
            Kind("activity", Activity, "activities"),
            Kind("benefit", Benefit, "benefits"),
            Kind("claim", Claim, "claims"),
            Kind("injury", Injury, "injuries"),
            Kind("muscle", Muscle, "muscles"),
            Kind("kit", Kit, "kit"),
            Kind("plan", Plan, "plans"),
            Kind("evidence", Evidence, "evidence"),
            Kind("faq", Faq, "faqs"),
            Kind("tip", Tip, "tips"),
            Kind("myth", Myth, "myths"),
            Kind("conflict", Conflict, "conflicts"),
            Kind("source", Source, "sources"),
            Kind("pattern", Pattern, "patterns", VOCABULARY),
            Kind("level", Level, "levels", VOCABULARY),
            Kind("goal", Goal, "goals", VOCABULARY),
            Kind("season", Season, "seasons", VOCABULARY),
            Kind("place", Place, "places", VOCABULARY, needed=False),
            Kind("rule", Rule, "rules", RULES, needed=False),
        )
    }
)
