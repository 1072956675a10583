"""What all records share: how they behave, how text is typed, and how one thing refers to another."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, StringConstraints
from pydantic_core import CoreSchema

from .values import Day

_WRITTEN: set[str] = set()


class Record(BaseModel):
    """A frozen map of fields. A field that the type does not name is an error, at every depth."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    # What people may look for among the fields, and nobody writes, with a sentence that says where it comes from.
    computed: ClassVar[Mapping[str, str]] = {}

    def model_post_init(self, context: Any, /) -> None:  # noqa: ARG002 - pydantic passes it
        """Forget which fields were written and which are defaults: a third of a record's memory, and nobody asks."""
        object.__setattr__(self, "__pydantic_fields_set__", _WRITTEN)


@dataclass(frozen=True)
class RefTo:
    """Marks a text as the id of a thing of this kind. Links, backlinks and schemas read this mark."""

    kind: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "x-ref": self.kind}


@dataclass(frozen=True)
class Markdown:
    """Marks a text as the author's Markdown, with links such as [calf raise](exercise:calf-raise)."""


@dataclass(frozen=True)
class Protects:
    """Marks a field that protects readers: a brand may add to it, and has to say why it takes some of it away.

    `lost` are the words for what is taken away, with the entry's fields, `{entry}` or the `{field}` in them. Entries
    are about the same if they have the same in the field `about`, and in the list `at`, which stands for everything if
    it is empty; how much one protects is told by the field `by`, or by the entry itself, in an `order` from the
    weakest. The weakest value of a field that is no list protects nobody. If the field `about` is a list, each of its
    texts protects by itself. `limit` are the words for one of the `limits` of an entry with its number; what has the
    strongest word needs none. Of what is `kept`, which may stand in an entry too, any other value is a loss: nobody can
    tell which words warn as well.
    """

    lost: str = '"{field}: {entry}"'
    about: str = ""
    at: str = ""
    by: str = ""
    order: tuple[object, ...] = ()
    limit: str = ""
    kept: bool = False


KEPT = Protects(kept=True)


_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_LINE = r"^\S(.*\S)?$"
_WORDS = r"\S"
_REASON = r"^(?:\S.*)?\w\w.* .*\w\w(?:.*\S)?$"
PATTERN_WORDS = {
    _ID: "An id has small letters, digits and single hyphens between them.",
    _LINE: "It is one line of text, without spaces at either end.",
    _WORDS: "It has no words.",
    r"^[^\s-]+$": "It is one word, without spaces and hyphens.",
    _REASON: "A reason is a few words on one line, without spaces at either end.",
    r"^[a-z0-9][a-z0-9_-]*\.html$": 'It is the name of a template right in overrides/, such as "wide.html".',
    r"^[a-z0-9_-]+(/[a-z0-9_-]+)+$": 'It is the name of an icon, such as "material/run".',
    r"^sha256:[0-9a-f]{12}$": 'It is "sha256:" and twelve hexadecimal digits, as an earlier version wrote it.',
    r"^[0-9a-f]{6}$": "It is six hexadecimal digits, as an earlier version wrote them.",
    r"^C\d{2}$": 'It is a capital C and two digits, such as "C07".',
    r"^CON-\d{2}$": 'It is CON, a hyphen and two digits, such as "CON-07".',
    r"^\d{3}$": 'It is three digits in quotes, such as "002".',
    r"^\d{1,9}$": "It is a number of up to nine digits, in quotes.",
    r"^10\.\d{4,9}/\S+$": 'A DOI begins with "10." and has no address in front.',
    r"^https://[^\s<>\"']+$": 'It is a web address that begins with "https://".',
    r"^https://[^\s<>\"'`/?#@:;,()\[\]\\*%&=]+(?::[0-9]{1,5})?(?:[/?#][^\s<>\"']*)?$": (
        'It is a web address: "https://", the name of a website, and what stands behind it.'
    ),
    r"^https://[^\s<>\"'`/?#@:;,()\[\]\\*%&=]+(?::[0-9]{1,5})?(?:/[^\s<>\"'?#]*)?$": (
        'It is a web address: "https://", the name of a website, and perhaps a path, without ? and #.'
    ),
    r"^https://[A-Za-z0-9.*-]+(?::\d+)?$": 'It is "https://" and the name of a website, without a path.',
    r"^[^\s<>\"](?:[^<>\"\n]*[^\s<>\"])?$": "It is a name on one line, without <, > and double quotes.",
    r"^[A-Za-z0-9][A-Za-z0-9 -]*$": "It has plain letters, digits, spaces and hyphens.",
    r"^[^\s\\](?:[^\\\n]*[^\s\\])?$": "It is the path of a file, with / between folders.",
    r"^[^\s<>\"'`]+$": "It is a link, without spaces and quotes.",
    r"^[^\s@<>\"',;:?&]+@[^\s@<>\"',;:?&]+\.[^\s@<>\"',;:?&]+$": "It is an address for e-mail.",
    r"^[A-Za-z][A-Za-z0-9_.-]*$": "It is the name of a field: a letter, then letters, digits, dots, hyphens and _.",
    r"^\+?[0-9][0-9 ().-]{3,28}$": 'It is a telephone number, such as "+44 20 7946 0000".',
}

Id = Annotated[str, StringConstraints(pattern=_ID, max_length=60)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=_LINE)]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=_REASON)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=6000, pattern=_WORDS), Markdown()]

ActivityRef = Annotated[str, RefTo("activity")]
BenefitRef = Annotated[str, RefTo("benefit")]
ClaimRef = Annotated[str, RefTo("claim")]
ConflictRef = Annotated[str, RefTo("conflict")]
EvidenceRef = Annotated[str, RefTo("evidence")]
ExerciseRef = Annotated[str, RefTo("exercise")]
GoalRef = Annotated[str, RefTo("goal")]
InjuryRef = Annotated[str, RefTo("injury")]
KitRef = Annotated[str, RefTo("kit")]
LevelRef = Annotated[str, RefTo("level")]
MuscleRef = Annotated[str, RefTo("muscle")]
PatternRef = Annotated[str, RefTo("pattern")]
PlanRef = Annotated[str, RefTo("plan")]
PlaceRef = Annotated[str, RefTo("place")]
RuleRef = Annotated[str, RefTo("rule")]
SeasonRef = Annotated[str, RefTo("season")]
SignRef = Annotated[str, RefTo("sign")]
SourceRef = Annotated[str, RefTo("source")]
WalkRunRef = Annotated[str, RefTo("walk-run")]


class Entity(Record):
    """A thing of the guide with an id of its own. The id is the file's name, or the key in vocabulary.yml."""

    id: Id
    """The permanent id."""
    title: Line
    """The name that readers see."""
    aliases: list[Line] = []
    """Other names that people use; the search finds them."""
    former_ids: list[Id] = []
    """Ids that this thing had before, the oldest first; their addresses lead here. By its first one calendars know a
    plan, so it stays there."""
    draft: bool = False
    """True while it is being written: fields may be missing, no site has it, and a preview shows it as a draft."""


class Provenance(Record):
    """Where the words and the idea of a record come from."""

    origin: Literal["own work", "common practice", "adapted"]
    """`own work`, `common practice` (known to every coach, written by us), or `adapted` (then say from where)."""
    sources: list[SourceRef] = []
    """The source guides that name it."""
    note: Line | None = None
    """What else a reader should know of its origin; needed when adapted, with the licence."""


class Reviewed(Record):
    """Fields of a record that somebody stands for."""

    provenance: Provenance
    """Where it comes from."""
    reviewed: Day
    """The day on which somebody last read it whole and checked it."""
