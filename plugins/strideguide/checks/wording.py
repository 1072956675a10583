"""Words that promise what no study carries, wherever readers meet them, and Markdown that would take for ever."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..library import Library, Origin
from ..marks import Text, marks, texts
from ..model.base import Markdown, Record
from ..model.claim import Evidence, Source
from ..problems import Place, Problem, brief
from . import spelling
from .promises import promise, promising

# Fields that repeat what others say, so that it can be judged, and names: the words there are not the guide's own.
QUOTED = frozenset({"said", "title", "aliases", "name", "short_name"})
# HTML and Markdown, and what no text with either does without.
MARKUP = re.compile(
    r"</?[a-z][^<>]*>|<!--|&(?:[a-z]{2,8}|#\d{1,5});|\*\*\S|(?<![\w*])\*\w[^*\n]*\*(?![\w*])|(?<!\w)__?\w[^_\n]*_(?!\w)|\]\(\S"
    r"|`[^`]+`|^#{1,6} ",
    re.I,
)
SIGNS = ("<", "&", "*", "_", "](", "`", "# ")
MARKS = "[<`*_"
MAX_MARKS = 200
# Lists and quotes in lists and quotes, on one line: Markdown goes one level down for each sign.
NESTED = re.compile(r"^[ \t]*(?:(?:[-+*]|\d+\.)[ \t]+|>[ \t]*){9,}", re.M)


def check(library: Library) -> Iterator[Problem]:
    for record, origin in library.records():
        if not isinstance(record, Evidence | Source):
            said = texts(record)
            whole = "\n".join(text for _, text in said)
            if parts := promising(whole):
                yield from _promises(said, parts, origin)
            if spelling.may_be_american(whole):
                yield from spelling.check(said, origin)
            if _has_signs(whole):
                yield from _markup(record, said, origin)
        for path, mark, text in marks(record):
            if isinstance(mark, Markdown) and (why := too_heavy(text)):
                yield Problem(origin.place(path), "markdown-too-heavy", why, "Write it more plainly.")


def told(file: str, text: str) -> Iterator[Problem]:
    """What the words of a chapter promise, and those that are spelt in the American way."""
    yield from spelling.told(file, text)
    at = 0
    for paragraph in re.split(r"(\n[ \t]*\n)", text):
        if found := promise(paragraph):
            before = text[: at + found.start()]
            place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
            yield _promise(place, found)
        at += len(paragraph)


def _promises(texts: Iterable[Text], parts: Sequence[str], origin: Origin) -> Iterator[Problem]:
    for path, text in texts:
        if path[0] not in QUOTED and (found := promise(text, parts)):
            yield _promise(origin.find(path, found[0].split()[0]), found)


def _promise(place: Place, found: re.Match[str]) -> Problem:
    what = f'"{" ".join(found[0].split())}" promises more than studies carry.'
    return Problem(place, "promise", what, "Say what may happen, to whom, and how sure it is.")


def _has_signs(text: str) -> bool:
    return any(sign in text for sign in SIGNS)


def _markup(record: Record, texts: Iterable[Text], origin: Origin) -> Iterator[Problem]:
    """HTML and Markdown in fields of plain text, whose signs readers would see."""
    prose = {path for path, mark, _ in marks(record) if isinstance(mark, Markdown)}
    plain = [said for said in texts if said[0] not in prose]
    if not _has_signs("\n".join(text for _, text in plain)):
        return
    for path, text in plain:
        if found := MARKUP.search(text):
            kind = "HTML" if found[0][0] in "<&" else "Markdown"
            what = f'This field is plain text, and readers would see the {kind}: "{brief(found[0])}".'
            yield Problem(origin.find(path, found[0]), "markup", what, "Write the words alone.")


def too_heavy(text: str) -> str:
    """Why Markdown would take too long over a text, or go too deep; nothing if it would not."""
    if max(map(text.count, MARKS)) > MAX_MARKS:
        return f"One Markdown sign stands more than {MAX_MARKS} times in this text."
    return "Lists or quotes begin more than eight times on one line." if NESTED.search(text) else ""
