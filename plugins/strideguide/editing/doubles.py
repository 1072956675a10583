"""Whether there is a thing already that people call so, whatever the order of words, hyphens and plurals."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ..layers.hiding import Key
from ..library import Library
from ..names import slug

NEAR = 0.85  # how like two names are, from 0 to 1, before somebody is asked whether they are one thing
_PASSED = frozenset(["a", "an", "and", "of", "on", "the", "to", "with"])

Name = tuple[str, ...]


def name_of(text: str) -> Name:
    """What a name says: its words without plurals, in order of the alphabet."""
    words = {word.removesuffix("s") for word in filter(None, slug(text).split("-"))}
    return tuple(sorted(words - _PASSED or words))


def names(library: Library, kind: str) -> Iterator[tuple[str, str]]:
    """Every name of the things and drafts of a kind, with its id; ids and those of before are names, too."""
    parts = ((id, draft.part) for (of, id), draft in library.drafts.items() if of == kind)
    for id, thing in (*library.things[kind].items(), *parts):
        found = (id, getattr(thing, "title", None), *(getattr(thing, "aliases", None) or ()))
        yield from ((name, id) for name in (*found, *(getattr(thing, "former_ids", None) or ())) if name)


def known(library: Library, kind: str) -> dict[Name, str]:
    """The ids of a kind by what their names say."""
    found: dict[Name, str] = {}
    for name, id in names(library, kind):
        found.setdefault(name_of(name), id)
    return found


def alike(library: Library, key: Key, texts: Iterable[str]) -> Mapping[str, list[str]]:
    """The ids of likely doubles of a new thing that is called so, each with those of its names that are alike."""
    kind, id = key
    found: dict[str, list[str]] = defaultdict(list)
    for name, other in names(library, kind):
        if any(_near(text, name) for text in (id, *texts)) and name not in found[other]:
            found[other].append(name)
    return {other: listed for other, listed in found.items() if listed}


def _near(one: str, other: str) -> bool:
    first, second = (" ".join(name_of(text)) for text in (one, other))
    return first == second or difflib.SequenceMatcher(None, first, second).ratio() >= NEAR
