"""American spelling, where the guide writes British. Names, quotations and other names of things keep theirs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ..library import Origin
from ..marks import Text
from ..problems import Place, Problem

_SINGLE = """
    behavior behaviour, color colour, endeavor endeavour, favor favour, flavor flavour, harbor harbour, honor honour,
    humor humour, labor labour, neighbor neighbour, odor odour, savor savour, tumor tumour, vapor vapour, vigor vigour,
    center centre, centimeter centimetre, fiber fibre, kilometer kilometre, liter litre, millimeter millimetre,
    theater theatre, analyz analys, paralyz paralys, anesthe anaesthe, anemi anaemi, diarrhea diarrhoea, edema oedema,
    estrogen oestrogen, hemoglobin haemoglobin, hemorrhag haemorrhag, ischemi ischaemi, orthopedic orthopaedic,
    pediatric paediatric, enroll enrol, fulfill fulfil, installment instalment, skillful skilful, willful wilful,
    aluminum aluminium, artifact artefact, catalog catalogue, dialog dialogue, analog analogue, defense defence,
    offense offence, pretense pretence, gray grey, maneuver manoeuvre, mold mould, plow plough, program programme,
    skeptic sceptic
"""
_ISE = """apolog emphas hospital immobil individual maxim minim mobil normal optim organ penal personal priorit real
    recogn special stabil standard summar util visual"""
_DOUBLED = "cancel channel counsel fuel label level model signal travel tunnel"
# How an American word begins, and how the British one does.
STEMS: Mapping[str, str] = {
    **dict(pair.split() for pair in _SINGLE.split(",")),
    **{f"{stem}iz": f"{stem}is" for stem in _ISE.split()},
    **{f"{stem}{end}": f"{stem}l{end}" for stem in _DOUBLED.split() for end in ("ed", "ing", "er")},
}
# How British words go on that begin in the same way.
BRITISH: Mapping[str, tuple[str, ...]] = {
    "analog": ("ue", "y", "o", "i"), "catalog": ("ue",), "color": ("at", "im"), "dialog": ("ue",),
    "enroll": ("ed", "in"), "fulfill": ("ed", "in"), "honor": ("ar", "if"), "humor": ("o", "al", "i"),
    "labor": ("at", "i"), "liter": ("a",), "odor": ("o", "i"), "program": ("m",), "tumor": ("i",), "vapor": ("i",),
    "vigor": ("o",),
}  # fmt: skip
# What has the American word in British English too, told by a word near it: the programs and dialogs of computers.
OF_COMPUTERS = re.compile(
    r"\b(?:computers?|software|apps?|scripts?|install\w*|commands?|code|browsers?|window|click)\b", re.I
)
COMPUTED = frozenset({"program", "dialog"})
HEAD = 4  # letters by which a word is looked up; no stem has fewer
_BY_HEAD: Mapping[str, list[str]] = defaultdict(list)
for _stem in STEMS:
    _BY_HEAD[_stem[:HEAD]].append(_stem)
_WORD = re.compile(rf"(?<![\w-])[A-Za-z]{{{HEAD},}}")
_LETTERS = re.compile(rf"[a-z]{{{HEAD},}}")
_GOES_ON = re.compile(r"[\w,;:]\s*$")
NEAR = 40  # letters before a word in which its British form may stand
# What is not read as words: addresses, code, ids after their kind.
_NO_WORDS = re.compile(r"\]\([^)]*\)|<[^>]*>|\{[^}]*\}|`[^`]*`|https?://\S+")
# Fields in which names stand, or which say what others call a thing.
NAMES = frozenset({"aliases", "said", "name", "short_name", "former_ids"})


def check(texts: Iterable[Text], origin: Origin) -> Iterator[Problem]:
    """The American words among the texts of a record."""
    for path, text in texts:
        if not NAMES.intersection(path) and may_be_american(text):
            for word, _, british in american(text):
                yield _problem(origin.find(path, word), word, british)


def told(file: str, text: str) -> Iterator[Problem]:
    """The American words of a chapter."""
    for word, at, british in american(text):
        before = text[:at]
        yield _problem(Place(file, before.count("\n") + 1, at - before.rfind("\n")), word, british)


def american(text: str) -> Iterator[tuple[str, int, str]]:
    """American words of a text, each with where it begins and the British one.

    A capital inside a sentence makes a name; next to the British word it says how others write it.
    """
    for found in _WORD.finditer(_NO_WORDS.sub(lambda part: " " * len(part[0]), text)):
        for stem in _stems(found[0].lower()):
            before = text[max(0, found.start() - NEAR) : found.start()]
            if stem in COMPUTED and OF_COMPUTERS.search(before + text[found.end() : found.end() + NEAR]):
                continue
            if STEMS[stem] not in before.lower() and (found[0].islower() or not _GOES_ON.search(before)):
                yield found[0], found.start(), STEMS[stem]


def may_be_american(text: str) -> bool:
    """Whether a text can hold such a word: found at once, even for a whole record."""
    words = {*_LETTERS.findall(text.lower())}
    return any(stem for word in words if word[:HEAD] in _BY_HEAD for stem in _stems(word))


def _stems(word: str) -> Iterator[str]:
    """The American stems with which a word in small letters begins, if it does not go on as a British one."""
    for stem in _BY_HEAD.get(word[:HEAD], ()):
        if word.startswith(stem) and not word.startswith(BRITISH.get(stem, ()), len(stem)):
            yield stem


def _problem(place: Place, word: str, british: str) -> Problem:
    what = f'"{word}" is spelt in the American way.'
    return Problem(place, "american-spelling", what, f'The British word begins with "{british}".')
