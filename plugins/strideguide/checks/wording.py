"""Words that promise what no study carries, wherever readers meet them, and Markdown that would take for ever."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..library import Library, Origin
from ..marks import Text, marks, texts
from ..model.base import Markdown, Record
from ..model.claim import Evidence, Source
from ..problems import Place, Problem, brief
from . import spelling

_HARM = r"(?:injur\w*|pain\w*|hurt|harm\w*|sore\w*)"
_SOON = r"[^.?!;:]{0,40}?"
# What promises too much, by a part of it that no way to write it can do without.
PROMISING: Mapping[str, str] = {
    "cure": r"cure[sd]?",
    "guarantee": r"guarantee[sd]?",
    "prevent": rf"prevent(?:s|ed)?\s+(?:\w+\s+){{0,2}}{_HARM}",
    "protect": rf"protect(?:s|ed)?\b{_SOON}\b(?:from|against)\b{_SOON}\b{_HARM}",
    "shield": rf"shields?\b{_SOON}\b(?:from|against)\b{_SOON}\b{_HARM}",
    "immune": rf"immune\s+(?:to|against)\s+(?:\w+\s+){{0,2}}{_HARM}",
    "stop": r"stops?\s+(?:all\s+|any\s+)?(?:running\s+)?injur(?:y|ies)",
    "proof": r"(?:injury|fool|bullet)[- ]?proof\w*",
    "heal": r"heals?",
    "eliminate": r"eliminates?",
    "fix": rf"fix(?:es)?\s+(?:your|any|all)\s+(?:\w+\s+)?(?:{_HARM}|knees?|back|hips?|shins?|calves)",
    "free": r"risk[- ]free|(?:stay|keep|keeps you|remain|be|run)\s+injury[- ]free",
    "safe": r"(?:100\s?%|completely|totally|perfectly|absolutely|entirely)\s+safe"
    r"|safe\s+for\s+(?:everyone|everybody|anyone|anybody|all)",
    "never": rf"(?:(?:will|'ll|can)\s+never|never\s+again)\s+(?:\w+\s+){{0,3}}{_HARM}"
    rf"|never\s+(?:get|be|become|feel|suffer)\s+(?:any\s+|from\s+)?{_HARM}",
    "no more": rf"no\s+more\s+(?:\w+\s+)?{_HARM}",
    "no risk": r"(?:no|zero)\s+risk|without\s+(?:any\s+)?risk",
    "works": r"(?:always|never\s+fails?\s+to)\s+works?|works?\s+for\s+(?:everyone|everybody|anyone)",
    "proven": r"(?:scientifically|clinically|medically)\s+proven",
    "for good": rf"{_HARM}{_SOON}\bfor\s+good|{_HARM}{_SOON}\bforever",
    "miracle": r"miracles?",
}
_OTHERS = ("always work", "work for", "works for", "zero risk", "without risk", "any risk", "forever", "foolproof")
PARTS = (*(part for part in PROMISING if part != "works"), *_OTHERS)
PROMISES = re.compile(rf"\b(?:{'|'.join(PROMISING.values())})\b", re.I)
# A sentence that says no keeps no promise: "not shown to prevent injuries".
DENIAL = re.compile(r"\b(?:not?|never|nor|neither|nothing|nobody|cannot|whether|if|less than)\b|n't\b", re.I)
# Fields that repeat what others say, so that it can be judged, and names: the words there are not the guide's own.
QUOTED = frozenset({"said", "title", "aliases", "name", "short_name"})
# HTML and Markdown, and what no text with either does without.
MARKUP = re.compile(
    r"</?[a-z][^<>]*>|&(?:[a-z]{2,8}|#\d{1,5});|\*\*\S|(?<![\w*])\*\w[^*\n]*\*(?![\w*])|(?<!\w)__\w|\]\(\S"
    r"|`[^`]+`|^#{1,6} ",
    re.I,
)
SIGNS = ("<", "&", "*", "__", "](", "`", "# ")
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
            if any(sign in whole for sign in SIGNS):
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


def _markup(record: Record, texts: Iterable[Text], origin: Origin) -> Iterator[Problem]:
    """HTML and Markdown in fields of plain text, whose signs readers would see."""
    prose = {path for path, mark, _ in marks(record) if isinstance(mark, Markdown)}
    for path, text in texts:
        if path not in prose and (found := MARKUP.search(text)):
            kind = "HTML" if found[0][0] in "<&" else "Markdown"
            what = f'This field is plain text, and readers would see the {kind}: "{brief(found[0])}".'
            yield Problem(origin.find(path, found[0]), "markup", what, "Write the words alone.")


def too_heavy(text: str) -> str:
    """Why Markdown would take too long over a text, or go too deep; nothing if it would not."""
    if max(map(text.count, MARKS)) > MAX_MARKS:
        return f"One Markdown sign stands more than {MAX_MARKS} times in this text."
    return "Lists or quotes begin more than eight times on one line." if NESTED.search(text) else ""


def promising(text: str, parts: Sequence[str] = PARTS) -> list[str]:
    """Which `parts` of promises a text has: found at once, even for a whole record; whole words take their time."""
    plain = text.lower().replace("health", "")
    return [part for part in parts if part in plain]


def promise(text: str, parts: Sequence[str] = PARTS) -> re.Match[str] | None:
    """The first promise in a text that its sentence does not deny."""
    if not promising(text, parts):
        return None
    for found in PROMISES.finditer(text):
        sentence = re.split(r"[.?!;:]\s", text[: found.start()])[-1]
        if not DENIAL.search(sentence):
            return found
    return None
