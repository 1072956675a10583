"""Words that promise what no study carries, wherever a reader could read them, and Markdown that would take for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from ..library import Library
from ..links import Path, marks
from ..model.base import Markdown
from ..model.claim import Evidence, Source
from ..problems import Problem

PROMISES = re.compile(
    r"\b(cures?|cured|guarantees?|guaranteed|prevents? (?:all )?(?:running )?injur(?:y|ies)|injury[- ]proof\w*|bulletproof\w*|"
    r"heals?|eliminates?|risk[- ]free|miracle)\b",
    re.I,
)
# A sentence that says no keeps no promise: "not shown to prevent injuries".
DENIAL = re.compile(r"\b(?:not?|never|nor|neither|nothing|cannot|whether|if|less than)\b|n't\b", re.I)
# Fields that repeat what others say, so that it can be judged: the words there are not the guide's own.
QUOTED = frozenset({"said", "title", "aliases"})
MAX_MARKS = 200


def check(library: Library) -> Iterator[Problem]:
    for kind, thing in library.all():
        origin = library.origin(kind, thing.id)
        if not isinstance(thing, Evidence | Source):
            for path, text in texts(thing):
                if path[0] not in QUOTED and (found := promise(text)):
                    what = f'"{found[0]}" promises more than studies carry.'
                    remedy = "Say what may happen, to whom, and how sure it is."
                    yield Problem(origin.find(path, found[0]), "promise", what, remedy)
        for path, mark, text in marks(thing):
            if isinstance(mark, Markdown) and max(map(text.count, "[<`*_")) > MAX_MARKS:
                yield Problem(
                    origin.place(path),
                    "markdown-too-heavy",
                    f"One Markdown sign stands more than {MAX_MARKS} times in this text.",
                    "Write it more plainly.",
                )


def promise(text: str) -> re.Match[str] | None:
    """The first promise in a text that its sentence does not deny."""
    for found in PROMISES.finditer(text):
        sentence = re.split(r"[.?!;:]\s", text[: found.start()])[-1]
        if not DENIAL.search(sentence):
            return found
    return None


def texts(thing: BaseModel, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in a record, with its path."""
    for name in type(thing).model_fields:
        yield from _texts(getattr(thing, name), (*path, name))


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        yield from texts(value, path)
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _texts(entry, (*path, index))
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from _texts(entry, (*path, key))
