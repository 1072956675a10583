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
from .vocabulary import Goal, Level, Pattern, Season


@dataclass(frozen=True)
class Kind:
    """A kind of thing. `folder` is both its folder below data/ and its section of the site."""

    name: str
    model: type[Entity]
    folder: str
    in_vocabulary: bool = False


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
            Kind("pattern", Pattern, "patterns", in_vocabulary=True),
            Kind("level", Level, "levels", in_vocabulary=True),
            Kind("goal", Goal, "goals", in_vocabulary=True),
            Kind("season", Season, "seasons", in_vocabulary=True),
        )
    }
)
