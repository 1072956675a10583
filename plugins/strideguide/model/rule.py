"""A rule of the week or of a plan: plain words, where they come from, and what the computer then looks for."""

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, Field, create_model

from ..training.kinds import KINDS, Kind
from .base import ClaimRef, ConflictRef, Entity, Line, Prose, Record, RuleRef, SourceRef


class _Looks(Record):
    """What the computer looks for: exactly one of these."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    kinds: ClassVar = KINDS

    @property
    def named(self) -> list[str]:
        """The kinds of rule that it names; a rule without a slip has one."""
        return [name for name in self.kinds if getattr(self, name) is not None]

    @property
    def found(self) -> Kind | None:
        """The first of them, if there is one."""
        found: Kind | None = next((kind for name in self.kinds if (kind := getattr(self, name)) is not None), None)
        return found


if TYPE_CHECKING:
    Looks = _Looks
else:
    _fields: dict[str, Any] = {
        name: (Annotated[kind | None, Field(description=kind.line), *kind.marks], None) for name, kind in KINDS.items()
    }
    Looks = create_model("Looks", __base__=_Looks, __doc__=_Looks.__doc__, __module__=__name__, **_fields)


class Says(Record):
    """What a source guide says of a rule."""

    source: SourceRef
    """The source guide."""
    words: Line
    """What it says, in our own words."""


class Rule(Entity):
    """A rule that plans obey. Those about days also lead the reader's own week."""

    @property
    def about(self) -> Literal["days", "plans"]:
        """What it is about: "days", then it leads the reader's own week too, or "plans"."""
        return self.looks.found.about if self.looks.found else "plans"

    summary: Line
    """The rule in plain words."""
    severity: Literal["must", "should"]
    """`must`: a plan that breaks it needs a waiver. `should`: the week that keeps it is placed first."""
    looks: Looks
    """What the computer looks for."""
    why: Prose
    """Why, promising no more than its claims carry."""
    instead_of: RuleRef | None = None
    """The rule that it opposes. It counts only in the week of a reader who chooses it, and takes the place of that."""
    sources: list[Says] = []
    """What the source guides say."""
    resolution: Line | None = None
    """How the guide settles it where they differ."""
    claims: list[ClaimRef] = []
    """Claims whose evidence it rests on; the first one gives its grade. None: it is a convention."""
    conflicts: list[ConflictRef] = []
    """Disagreements of the sources that it settles."""
