"""Words that promise what no study carries, wherever readers meet them, and Markdown that would take for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..library import Library
from ..marks import marks, texts
from ..model.base import Markdown
from ..model.claim import Evidence, Source
from ..problems import Problem

# What promises too much, by the part of it that no way to write it can do without.
PROMISING = {
    "cure": r"cure[sd]?",
    "guarantee": r"guarantee[sd]?",
    "prevent": r"prevents?\s+(?:all\s+)?(?:running\s+)?injur(?:y|ies)",
    "proof": r"injury[- ]proof\w*|bulletproof\w*",
    "heal": r"heals?",
    "eliminate": r"eliminates?",
    "free": r"risk[- ]free",
    "miracle": r"miracle",
}
PROMISES = re.compile(rf"\b({'|'.join(PROMISING.values())})\b", re.I)
# A sentence that says no keeps no promise: "not shown to prevent injuries".
DENIAL = re.compile(r"\b(?:not?|never|nor|neither|nothing|cannot|whether|if|less than)\b|n't\b", re.I)
# Fields that repeat what others say, so that it can be judged, and names: the words there are not the guide's own.
QUOTED = frozenset({"said", "title", "aliases", "name", "short_name"})
MARKS = "[<`*_"
MAX_MARKS = 200
# Lists and quotes in lists and quotes, on one line: Markdown goes one level down for each sign.
NESTED = re.compile(r"^[ \t]*(?:(?:[-+*]|\d+\.)[ \t]+|>[ \t]*){9,}", re.M)


def check(library: Library) -> Iterator[Problem]:
    for record, origin in library.records():
        if not isinstance(record, Evidence | Source) and may_promise(record.model_dump_json()):
            for path, text in texts(record):
                if path[0] not in QUOTED and (found := promise(text)):
                    what = f'"{" ".join(found[0].split())}" promises more than studies carry.'
                    remedy = "Say what may happen, to whom, and how sure it is."
                    yield Problem(origin.find(path, found[0].split()[0]), "promise", what, remedy)
        for path, mark, text in marks(record):
            if isinstance(mark, Markdown) and (why := too_heavy(text)):
                yield Problem(origin.place(path), "markdown-too-heavy", why, "Write it more plainly.")


def too_heavy(text: str) -> str:
    """Why Markdown would take too long over a text, or go too deep; nothing if it would not."""
    if max(map(text.count, MARKS)) > MAX_MARKS:
        return f"One Markdown sign stands more than {MAX_MARKS} times in this text."
    return "Lists or quotes begin more than eight times on one line." if NESTED.search(text) else ""


def may_promise(text: str) -> bool:
    """Whether a text can hold a promise: found at once, even for a whole record; whole words take their time."""
    plain = text.lower().replace("health", "")
    return any(part in plain for part in PROMISING)


def promise(text: str) -> re.Match[str] | None:
    """The first promise in a text that its sentence does not deny."""
    if not may_promise(text):
        return None
    for found in PROMISES.finditer(text):
        sentence = re.split(r"[.?!;:]\s", text[: found.start()])[-1]
        if not DENIAL.search(sentence):
            return found
    return None
