"""Promises that no study carries: kinds of them, and the sentences that keep none since they deny or doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_HARM = r"(?:injur\w*|pain\w*|hurt|harm\w*|sore\w*)"
_S = "['\N{RIGHT SINGLE QUOTATION MARK}]"  # as in "can't"
_SOON = r"[^.?!;:]{0,40}?"
# What runners want to be rid of, by a word of its name.
_ILL = (
    rf"(?:{_HARM}|aches?|shin\s+splints?|stress\s+fractures?|\w+itis|\w+opath(?:y|ies)|osteoporosis"
    rf"|(?:runner|jumper){_S}s\s+knee|sprains?|strains?|cramps?)"
)
_WHOSE = (
    r"(?:(?:all|any|every|most|your|their|the|this|future|running|common|plantar|Achilles|knee|back|hip|shin|foot|heel"
    r"|ankle)\s+){0,2}"
)
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|ten|twelve|\d+|(?:a\s+few|just\s+\w+|only\s+\w+))"
_IN_TIME = (
    rf"(?:in|within|after)\s+{_NUMBER}\s+(?:minutes?|hours?|days?|nights?|weeks?|months?|sessions?|steps?)|overnight"
)
_SURELY = r"(?:100\s?%|completely|totally|perfectly|absolutely|entirely|utterly|wholly|always)"
# Kinds of promise: parts of which every way to write one has one in small letters, and what it looks like.
KINDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("cure",), r"cure[sd]?"),
    (("guarantee",), r"guarantee[sd]?"),
    (("prevent",), rf"prevent(?:s|ed)?\s+(?:\w+\s+){{0,2}}{_ILL}"),
    (("protect",), rf"protect(?:s|ed)?\b{_SOON}\b(?:from|against)\b{_SOON}\b{_ILL}"),
    (("shield",), rf"shields?\b{_SOON}\b(?:from|against)\b{_SOON}\b{_ILL}"),
    (("immune",), rf"immune\s+(?:to|against)\s+(?:\w+\s+){{0,2}}{_ILL}"),
    (("save", "spare"), rf"(?:saves?|spares?)\s+(?:you|your)\b{_SOON}\b(?:from\s+)?(?:surgery|operations?|{_ILL})"),
    (
        ("stop", "ends", "banish", "beats", "erase", "reverse", "conquer", "wipe", "halts"),
        rf"(?:stops?|ends|banish(?:es)?|beats|erases?|reverses?|conquers?|wipes?\s+out|halts)\s+{_WHOSE}"
        rf"(?:{_ILL}|ageing|bone\s+loss)(?!-)",
    ),
    (("rule",), rf"rules?\s+out\s+{_WHOSE}{_ILL}"),
    (
        ("recommend", "swear by"),
        r"(?:doctors|physicians|physios?|physiotherapists|surgeons)\s+(?:all\s+|often\s+)?(?:recommend|swear\s+by)",
    ),
    (("ward", "fend"), rf"(?:wards?|fends?)\s+off\s+{_WHOSE}{_ILL}"),
    (("keeps",), rf"keeps\s+(?:\w+\s+){{0,2}}{_ILL}\s+(?:away|off|out|at\s+bay)"),
    (("goodbye", "farewell"), rf"(?:goodbye|farewell)\s+to\s+{_WHOSE}{_ILL}"),
    (("rid of", "rids"), rf"(?:gets?\s+rid\s+of|rids\s+you\s+of)\s+{_WHOSE}{_ILL}"),
    (("proof",), r"(?:injury|fool|bullet)[- ]?proof\w*"),
    (("heal",), r"heals?"),
    (("eliminate",), r"eliminates?"),
    (("fix",), rf"fix(?:es)?\s+(?:your|any|all)\s+(?:\w+\s+)?(?:{_ILL}|knees?|back|hips?|shins?|calves)"),
    (("free",), r"risk[- ]free|(?:stay|keep|keeps you|remain|be|run)\s+injury[- ]free"),
    (("safe",), rf"{_SURELY}\s+safe|safe\s+for\s+(?:everyone|everybody|anyone|anybody|all)"),
    (("harmless", "painless"), rf"{_SURELY}\s+(?:harmless|painless)"),
    (
        ("never",),
        rf"(?:(?:will|{_S}ll|can)\s+never|never\s+again)\s+(?:\w+\s+){{0,3}}{_ILL}"
        rf"|never\s+(?:get|be|become|feel|suffer)\s+(?:any\s+|from\s+)?{_ILL}",
    ),
    (
        ("can't", "can\N{RIGHT SINGLE QUOTATION MARK}t", "cannot", "can not", "impossible"),
        rf"(?:you|your\s+\w+)\s+(?:can(?:{_S}t|not|\s+not))\s+(?:get|be|become)\s+(?:injured|hurt|harmed)"
        r"|impossible\s+to\s+(?:get|be)\s+(?:injured|hurt)",
    ),
    (("no more",), rf"no\s+more\s+(?:\w+\s+)?{_ILL}"),
    (("no risk", "zero risk", "without risk", "any risk"), r"(?:no|zero)\s+risk|without\s+(?:any\s+)?risk"),
    (
        ("side effect", "side-effect"),
        r"(?:no|zero|without|free\s+of)\s+(?:any\s+)?side[- ]effects?"
        r"(?!\s+(?:\w+\s+){0,2}(?:reported|recorded|seen|noted|found|mentioned))",
    ),
    (
        ("always work", "work for", "works for", "fail to work", "fails to work", "every time"),
        r"(?:always|never\s+fails?\s+to)\s+works?|works?\s+(?:for\s+(?:everyone|everybody|anyone)|every\s+time)",
    ),
    (
        ("proven",),
        r"(?:scientifically|clinically|medically)\s+proven|proven\s+(?:to\s+(?!be\s+\w+less)|way|method|remedy)",
    ),
    (("sure way", "sure-fire", "surefire"), r"(?:sure\s+way|sure-?fire)"),
    (("faster",), rf"you(?:{_S}ll|\s+will)\s+(?:\w+\s+)?(?:run|race|finish|be|get|become)\s+(?:\w+\s+)?faster"),
    (
        ("gone", "vanish", "disappear", "pain-free", "pain free", "injury-free", "healed", "cured", "fixed", "relief"),
        r"(?:gone|vanish(?:es)?|disappears?|(?:pain|injury)[- ]free|healed|fixed|relief)\s+(?:for\s+good\s+)?"
        rf"(?:{_IN_TIME})"
        r"|instant(?:ly)?\s+(?:pain[- ])?(?:relief|pain[- ]free)",
    ),
    (
        ("for good", "forever", "once and for all", "permanently"),
        rf"{_ILL}{_SOON}\b(?:for\s+good|forever|once\s+and\s+for\s+all|permanently)",
    ),
    (("miracle",), r"miracles?"),
)
PARTS = tuple(part for parts, _ in KINDS for part in parts)
_LOOKS = tuple((parts, re.compile(rf"\b(?:{look})\b", re.I)) for parts, look in KINDS)
# A sentence that says no keeps no promise: "not shown to prevent injuries".
_DENIAL = re.compile(rf"\b(?:not?|never|nor|neither|nothing|nobody|none|cannot|whether|if|less than)\b|n{_S}t\b", re.I)
# Nor does one that says right before how sure it is: "it has usually gone within two weeks".
_DOUBT = re.compile(r"\b(?:may|might|usually|often|mostly|sometimes|tends? to|seems? to)\b[^,.;:?!]{0,25}$", re.I)


def promising(text: str, parts: Sequence[str] = PARTS) -> list[str]:
    """Which `parts` of promises a text has: found at once, even for a whole record; whole words take their time."""
    plain = text.lower().replace("health", "")
    return [part for part in parts if part in plain]


def promise(text: str, parts: Sequence[str] = PARTS) -> re.Match[str] | None:
    """The first promise in a text that its sentence neither denies nor doubts."""
    there = {*promising(text, parts)}
    if not there:
        return None
    looks = (look for known, look in _LOOKS if there.intersection(known))
    return min(_kept(text, looks), key=re.Match.start, default=None)


def _kept(text: str, looks: Iterable[re.Pattern[str]]) -> Iterable[re.Match[str]]:
    for look in looks:
        for found in look.finditer(text):
            before = re.split(r"[.?!;:]\s", text[: found.start()])[-1]
            if not (_DENIAL.search(before) or _DOUBT.search(before)):
                yield found
                break
