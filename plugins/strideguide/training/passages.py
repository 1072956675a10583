"""Every text of a guide that may recommend something, sentence by sentence, and which condition each is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..library import CHAPTER, Library
from ..marks import Path, texts
from ..model.exercise import Exercise
from ..model.injury import Injury
from ..model.limits import Stage
from ..model.plan import Plan
from .clauses import blocks, sentences
from .findings import Thing
from .mentions import Mention, Names, together

# Fields that name, describe or leave out: ids, other people's words, how something feels, how a stage is known. A study
# tells what was done and what came of it; who should do it is for other pages to say.
SILENT = frozenset(
    {
        "id", "title", "aliases", "former_ids", "provenance", "figure", "doses", "limits", "said", "says", "mistake",
        "feels", "provoked_by", "region", "notice", "avoid", "not_covered", "sources", "asked_in", "given_in",
        "named_in", "said_by",
    }
)  # fmt: skip
MOVES = ("exercise", "activity")
SILENT_KINDS = frozenset({"evidence", "source"})
_OWN = re.compile(r"\b(?:it|this (?:exercise|move|activity))\b", re.I)


@dataclass(frozen=True)
class Passage:
    """A text and where it stands: the thing and the path in it. In a chapter the path is of no account.

    `about` are the conditions of which all of it speaks; `stages` are those at which it counts, if not all. `meanwhile`
    says what may be done where plans are not.
    """

    thing: Thing
    path: Path
    text: str
    about: Sequence[str] = ()
    stages: Sequence[Stage] = ()
    meanwhile: bool = False


@dataclass(frozen=True)
class Said:
    """A sentence that speaks of a condition: the passage, where in it the sentence begins, and all that it names."""

    passage: Passage
    at: int
    sentence: str
    about: Sequence[str]
    mentions: Sequence[Mention] = field(default=())


def passages(library: Library, chapters: Mapping[str, str]) -> Iterator[Passage]:
    """All texts of all things, and of chapters by the names of their files."""
    for kind, thing in library.all():
        for path, text in texts(thing) if kind not in SILENT_KINDS else ():
            if " " in text and SILENT.isdisjoint(path):
                yield _about(Passage((kind, thing.id), path, text), thing)
    for file, text in chapters.items():
        yield Passage((CHAPTER, file), (), text)


def _about(passage: Passage, thing: object) -> Passage:
    """A passage with the conditions and the stages for which its place in a record says that it counts."""
    field, *rest = passage.path
    place = passage.thing, passage.path, passage.text
    if isinstance(thing, Injury):
        stages = [thing.stages[int(rest[0])].stage] if field == "stages" else []
        return Passage(*place, [thing.id], stages, meanwhile="meanwhile" in rest)
    if isinstance(thing, Plan):
        return Passage(*place, thing.conditions)
    if isinstance(thing, Exercise) and field == "helps":
        return Passage(*place, [thing.helps[int(rest[0])].injury])
    if field == "cautions":
        caution = thing.cautions[int(rest[0])]  # type: ignore[attr-defined]
        return Passage(*place, [caution.condition], caution.stages)
    return passage


class Reader:
    """Reads passages, and knows of each sentence which condition it is about.

    That is what its place in a record says and what it names itself. Where it names none, it goes on about what was
    named last in its paragraph, or in the headings above.
    """

    def __init__(self, library: Library) -> None:
        kinds = (*MOVES, "injury")  # a plan's title is often plain words, such as first steps
        things = [(kind, thing) for kind in kinds for thing in library.things[kind].values()]
        hidden = [(kind, thing) for (kind, _), thing in library.unshown.items() if kind in kinds]
        self._names = Names([*things, *hidden], plain="injury")  # a hidden "floor calf raise" is no "calf raise"

    def said(self, passage: Passage) -> Iterator[Said]:
        """The sentences that speak of a condition."""
        if not passage.about and not self._names.may_name(passage.text, "injury"):
            return
        headings: list[tuple[int, list[str]]] = []
        for start, block in blocks(passage.text):
            level = len(block) - len(block.lstrip("#"))
            headings = [(above, named) for above, named in headings if not level or above < level]
            latest = [id for _, named in headings[-1:] for id in named]
            for at, sentence in sentences(block):
                mentions = self._names.mentions(sentence)
                named = [id for mention in mentions for kind, id in mention.things if kind == "injury"]
                if named and passage.thing[0] in MOVES:  # on the page of a move "it" is the move
                    own = (Mention([passage.thing], *found.span(), found[0]) for found in _OWN.finditer(sentence))
                    mentions = together(mentions, own)
                latest = named or latest
                if about := [*dict.fromkeys([*passage.about, *latest])]:
                    yield Said(passage, start + at, sentence, about, mentions)
            if level:
                headings.append((level, latest))
