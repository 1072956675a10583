"""Signs rest on official pages that somebody read, and are told in words that nobody has to look up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..breaks import SENTENCE
from ..library import Library, Origin
from ..marks import Path
from ..model.claim import Evidence
from ..model.sign import URGENCIES, Alert, Sign
from ..problems import Problem, brief

# What counts as an official page, and how it must have been read.
OFFICIAL = ("public health advice", "guideline", "clinical practice guideline")
READ = ("the page", "a copy")
# The calls for which the guide searched and found no official page, by sign and urgency: never more than eight.
NO_PAGE = frozenset({("bone-stress", "today"), ("groin-or-hip", "today")})
# Words that no reader should have to know, with those of which one has to stand in the same sentence to explain it.
TERMS: Mapping[str, tuple[str, ...]] = {
    "compartment syndrome": ("tight", "pressure"),
    "cauda equina": ("nerve",),
    "thrombosis": ("clot",),
    "embolism": ("clot",),
    "rupture": ("tear", "torn", "snap"),
    "fracture": ("break", "broken", "crack"),
    "rhabdomyolysis": ("muscle",),
    "tendinopathy": ("sore tendon",),
    "tendinitis": ("sore tendon",),
    "sepsis": ("infection",),
    "septic": ("infect",),
    "RED-S": ("eat", "food"),
    "amenorrhoea": ("period",),
    "angina": ("chest pain",),
    "arrhythmia": ("heartbeat",),
    "palpitation": ("heartbeat", "heart beat"),
    "syncope": ("faint",),
    "concussion": ("knock",),
    "ischaemia": ("blood",),
    "haemorrhage": ("bleed",),
    "hyponatraemia": ("salt",),
    "hyperthermia": ("heat", "hot"),
    "pre-eclampsia": ("blood pressure",),
    "fluoroquinolone": ("floxacin",),
    "myalgia": ("sore muscle", "muscle pain"),
    "oedema": ("swell", "swollen"),
    "dyspnoea": ("breath",),
    "paraesthesia": ("tingl",),
    "femoral": ("thigh",),
    "metatarsal": ("foot",),
    "navicular": ("foot",),
}
TERM = re.compile(rf"\b(?:{'|'.join(map(re.escape, TERMS))})", re.I)
ADDRESS = re.compile(r"\]\([^)]*\)")


def check(library: Library) -> Iterator[Problem]:
    for sign in library.things["sign"].values():
        if isinstance(sign, Sign):
            origin = library.origin("sign", sign.id)
            yield from _in_order(sign, origin)
            yield from _once(sign, origin)
            for index, call in enumerate(sign.calls):
                yield from _sources(sign, call, ("calls", index), library, origin)
            for path, text, explained in _texts(sign):
                yield from _terms(text, explained, path, origin)


def _once(sign: Sign, origin: Origin) -> Iterator[Problem]:
    """What is noticed in two calls, for which help would come both now and later; within one call lists are judged."""
    first: dict[str, str] = {}
    for index, call in enumerate(sign.calls):
        for at, notice in enumerate(call.notice):
            if first.setdefault(notice, call.urgency) != call.urgency:
                what = f'"{brief(notice)}" calls for help "{first[notice]}" already.'
                place = origin.place(("calls", index, "notice", at))
                yield Problem(place, "repeated-value", what, "Keep it where it is most urgent.")


def _in_order(sign: Sign, origin: Origin) -> Iterator[Problem]:
    """Calls of which readers would see one alone, or a less urgent one first."""
    told = [call.urgency for call in sign.calls]
    for index, urgency in enumerate(told):
        path = ("calls", index, "urgency")
        if urgency in told[:index]:
            what = f'Another call of this sign is for "{urgency}" already.'
            yield Problem(origin.place(path), "repeated-value", what, "Join the two.")
        elif index and URGENCIES.index(urgency) < URGENCIES.index(told[index - 1]):
            what = f'"{urgency}" comes after "{told[index - 1]}".'
            yield Problem(origin.place(path), "contradiction", what, "Begin with the most urgent call.")


def _sources(sign: Sign, call: Alert, path: Path, library: Library, origin: Origin) -> Iterator[Problem]:
    """What a call rests on that is no official page, or that nobody read."""
    known = any((id, call.urgency) in NO_PAGE for id in (sign.id, *sign.former_ids))
    if not call.sources and not known:
        what = f'What is called for "{call.urgency}" rests on no official page.'
        remedy = "Name the page of a health service or a guideline that says so, and that somebody read."
        yield Problem(origin.place((*path, "sources")), "unofficial-source", what, remedy)
    for index, id in enumerate(call.sources):
        page = library.things["evidence"].get(id)
        if not isinstance(page, Evidence):
            continue  # told as a reference
        if page.design not in OFFICIAL:
            what = f'"{id}" is no official page, but "{page.design}".'
            remedy = "Signs rest on pages of health services and on guidelines; studies belong into claims."
        elif page.read.how not in READ:
            what = f'"{id}" is known from "{page.read.how}" alone.'
            remedy = 'Read the page, or a copy of its text, and say so in its file, in "read".'
        else:
            continue
        yield Problem(origin.place((*path, "sources", index)), "unofficial-source", what, remedy)


def _texts(sign: Sign) -> Iterator[tuple[Path, str, bool]]:
    """The texts of a sign, with their paths, and whether a word may be explained there."""
    yield ("title",), sign.title, False
    yield ("means",), sign.means, True
    yield ("more",), sign.more or "", True
    for at, call in enumerate(sign.calls):
        yield ("calls", at, "act"), call.act or "", False
        yield from ((("calls", at, "notice", index), text, False) for index, text in enumerate(call.notice))


def _terms(text: str, explained: bool, path: Path, origin: Origin) -> Iterator[Problem]:
    """Words of a field that stand there without their explanation; names that people search for are aliases."""
    shown = ADDRESS.sub(lambda found: " " * len(found[0]), text)  # as long as before, so that places stay
    for found in TERM.finditer(shown):
        plain = next(words for term, words in TERMS.items() if term.lower() == found[0].lower())
        sentence = SENTENCE.split(shown[: found.start()])[-1] + SENTENCE.split(shown[found.start() :])[0]
        if not (explained and any(word in sentence.lower() for word in plain)):
            what = f'"{found[0]}" is a word that readers may not know.'
            remedy = f'Say it plainly ("{plain[0]}"), and put the word among the aliases.'
            place = origin.find(path, found[0], text[: found.start()].count(found[0]))
            yield Problem(place, "unexplained-term", what, remedy)
