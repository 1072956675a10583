"""What may be right and is worth a second look: one title for two things, copies, texts in each other's field."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..library import Library
from ..model.activity import Activity
from ..model.base import Entity
from ..model.exercise import Caution, Exercise
from ..model.injury import Injury
from ..model.sign import Sign
from ..problems import Problem, brief

SAFETY: Mapping[type[Entity], tuple[str, ...]] = {
    Sign: ("means",),
    Injury: ("says", "summary", "how", "explanation"),
}
QUOTED = ("evidence", "source")  # whose titles are not the guide's
# Where it hurts, as a note says it.
HURTS = re.compile(
    r"\b(knee|hip|shin|calf|heel|ankle|foot|toe|hamstring|buttock|groin|back|thigh|pelvis)s?\b[^.;]{0,20}\b(?:hurts?|sore|aches?)\b",
    re.I,
)
SEEN = ("you", "your", "the")  # how a mistake begins, which is what somebody would see, and no remedy
NEAR = 0.8  # the share of words that two notes have in common which are one note
NAME = 3  # the most words of a summary that is a name


def check(library: Library) -> Iterator[Problem]:
    for kind, things in library.things.items():
        if kind not in QUOTED:
            yield from _titles(kind, things, library)
            for thing in things.values():
                yield from _swapped(kind, thing, library)
    for kind in ("exercise", "activity"):
        for thing in library.things[kind].values():
            if isinstance(thing, Exercise | Activity):
                yield from _noted(thing, library.things["injury"], library)
    yield from _copies(library)


def _titles(kind: str, things: Mapping[str, Entity], library: Library) -> Iterator[Problem]:
    first: dict[str, str] = {}
    also = {_plain(alias): thing.id for thing in things.values() for alias in thing.aliases}
    for thing in sorted(things.values(), key=lambda thing: thing.id):
        title = _plain(thing.title)
        if (other := first.setdefault(title, thing.id)) != thing.id:
            what = f'The {kind} "{other}" has the title "{brief(thing.title)}" too.'
            remedy = "Give one of the two another title, or make one of both."
        elif also.get(title, thing.id) != thing.id:
            what = f'The {kind} "{also[title]}" is called "{brief(thing.title)}" too, among its aliases.'
            remedy = "Give this one another title, or take the alias out there."
        else:
            continue
        yield Problem(library.origin(kind, thing.id).place(("title",)), "same-title", what, remedy)


def _swapped(kind: str, thing: Entity, library: Library) -> Iterator[Problem]:
    """Pairs of texts of which each looks as if it stood in the field of the other."""
    summary = getattr(thing, "summary", "")
    if summary and thing.title.endswith(".") and len(summary.split()) <= NAME:
        yield _exchanged(library, kind, thing, ("title",), "summary")
    for index, each in enumerate(thing.mistakes if isinstance(thing, Exercise) else ()):
        if each.fix.lower().split()[0] in SEEN and each.mistake.lower().split()[0] not in SEEN:
            yield _exchanged(library, kind, thing, ("mistakes", index, "mistake"), "fix")


def _exchanged(library: Library, kind: str, thing: Entity, path: tuple[str | int, ...], other: str) -> Problem:
    what = f'"{path[-1]}" reads as if it were "{other}", and the other way round.'
    remedy = f'Exchange the two, if they are swapped; "{path[-1]}" says {_SAYS[str(path[-1])]}.'
    return Problem(library.origin(kind, thing.id).place(path), "swapped-texts", what, remedy)


_SAYS = {"title": "what it is called, in a few words", "mistake": "what somebody would see"}


def _noted(thing: Exercise | Activity, conditions: Mapping[str, Entity], library: Library) -> Iterator[Problem]:
    """Notes of cautions that stand, nearly, under two conditions and say that it hurts where one of them is not."""
    notes: dict[str, list[tuple[int, Caution]]] = defaultdict(list)
    for index, caution in enumerate(thing.cautions):
        note = _plain(caution.note)
        notes[next((known for known in notes if _near(known, note)), note)].append((index, caution))
    for uses in notes.values():
        for index, caution in uses if len({caution.condition for _, caution in uses}) > 1 else ():
            hurts = HURTS.search(_plain(caution.note))
            region = getattr(conditions.get(caution.condition), "region", None)
            if hurts and region and hurts[1] not in region.lower():
                kind = "exercise" if isinstance(thing, Exercise) else "activity"
                other = next(one.condition for _, one in uses if one.condition != caution.condition)
                same = f'The same words, or nearly, stand under "{other}", and "{caution.condition}" hurts elsewhere'
                what = f'{same}: "{brief(caution.note)}"'
                place = library.origin(kind, thing.id).place(("cautions", index, "note"))
                yield Problem(place, "copied-text", what, "Write what is true of this one.")


def _near(one: str, other: str) -> bool:
    """Whether two texts differ in hardly a word."""
    words, others = set(one.split()), set(other.split())
    return len(words & others) >= NEAR * len(words | others)


def _plain(text: str) -> str:
    """A text as it is compared: in small letters, with single blanks."""
    return " ".join(text.casefold().split())


def _copies(library: Library) -> Iterator[Problem]:
    """Texts of which readers' safety hangs, word for word under two titles."""
    first: dict[str, str] = {}
    for kind, thing in library.all():
        for path, text in _safety(thing):
            other = first.setdefault(_plain(text), thing.id)
            if other != thing.id:
                what = f'The same words stand under "{other}": "{brief(text)}"'
                remedy = "Write what is true of this one; or say it once, and refer to it from both."
                yield Problem(library.origin(kind, thing.id).place(path), "copied-text", what, remedy)


def _safety(thing: Entity) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for field in SAFETY.get(type(thing), ()):
        if text := getattr(thing, field):
            yield (field,), text
    if isinstance(thing, Sign):
        for at, call in enumerate(thing.calls):
            for index, notice in enumerate(call.notice):
                yield ("calls", at, "notice", index), notice
