"""Where a thing is named in the files of a folder: in records, in chapters, and in what else speaks of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..chapters import read
from ..layers import BRAND
from ..layers.entries import ELSEWHERE
from ..layers.hiding import Key
from ..layers.origin import Origin
from ..library import PICKER_AT, Library
from ..marks import marks, numbered_targets
from ..model.base import Record, RefTo
from ..model.kinds import KINDS
from ..model.questions import QUESTIONS
from ..problems import Place

HOST = "mkdocs.yml"


@dataclass(frozen=True, order=True)
class Spot:
    """A place at which a thing is named. `form` has the id as "{}", with more around it as in "exercise:{}".

    `who` is the thing in whose record that is, "" if it is in no record. `beside` are the ids of things of the same
    kind that stand in the same list.
    """

    place: Place
    form: str
    who: str = field(default="", compare=False)
    beside: frozenset[str] = field(default=frozenset(), compare=False)


def spots(root: Path, library: Library, key: Key) -> list[Spot]:
    """Every place in the folder `root` at which a thing is named by its id, in order; none of the guide below it."""
    found = {*_in_records(library, key), *_in_texts(root, key)}
    return sorted(spot for spot in found if (root / spot.place.file).is_file())


def _in_records(library: Library, key: Key) -> Iterator[Spot]:
    for kind, thing in library.all():
        yield from _in_record(thing, library.origin(kind, thing.id), key, f"{kind}:{thing.id}")
    for (kind, id), draft in library.drafts.items():
        yield from _in_record(draft.part, draft.origin, key, f"{kind}:{id}")
    if library.picker:
        yield from _in_record(library.picker, library.origin(*PICKER_AT), key, "the picker")
    for (kind, id), (removed, place) in library.removed.items():
        if (kind, removed.instead) == key:
            yield Spot(place, "{}", f"what was removed: {kind}:{id}")


def _in_record(record: Record, origin: Origin, key: Key, who: str) -> Iterator[Spot]:
    kind, id = key
    found = marks(record)
    for path, mark, text in found:
        if isinstance(mark, RefTo):
            if (mark.kind, text) == key:
                others = (one for at, of, one in found if isinstance(of, RefTo) and at[:-1] == path[:-1])
                place = origin.place(path, key=path[-1] == id)  # the name of a field, or its value
                yield Spot(place, "{}", who, frozenset(others) - {id} if isinstance(path[-1], int) else frozenset())
            continue
        for target, nth in numbered_targets(text):
            if target.partition("#")[0] == f"{kind}:{id}":
                yield Spot(origin.find(path, target, nth), f"{kind}:{{}}", who)


def _in_texts(root: Path, key: Key) -> Iterator[Spot]:
    """By kind and id, by address, in a filter or an answer: in chapters, brand.yml, mkdocs.yml and other data."""
    kind, id = key
    files = [chapter.place for chapter in read(root)[0]] + [BRAND, HOST, *(f"data/{name}" for name in ELSEWHERE)]
    ways = "|".join((f"{kind}:", re.escape(KINDS[kind].uri("{}").partition("{")[0]), *_asked(kind)))
    named = re.compile(rf"(?<![\w-])({ways}){re.escape(id)}(?![\w-])")
    for file in filter(lambda file: (root / file).is_file(), files):
        for number, line in enumerate((root / file).read_text("utf-8").split("\n"), 1):
            for found in named.finditer(line):
                yield Spot(Place(file, number, found.start() + 1), f"{found[1]}{{}}")


def _asked(kind: str) -> Iterator[str]:
    """How lists in chapters, addresses of the picker and calls ask for things of a kind, as patterns."""
    filters = [name for each in KINDS.values() for name, one in each.filters.items() if one.of == kind]
    answers = [question.name for question in QUESTIONS.values() if question.kind == kind]
    places = ["place"] if kind == "place" else []
    yield from (rf"{name}=(?:[\w-]+,)*" for name in dict.fromkeys((*filters, *answers, *places)))
    yield from (f"{name}:" for name in answers if name != kind)
