"""What a sentence says of what it names: that it is left out, that it comes later, or at which stage it counts.

A negation leaves out what it governs: what comes after it in its clause, and what is joined to that by commas, "and" or
"or". One elsewhere in the sentence leaves out nothing, and two in one clause cancel each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..breaks import BLOCK, SENTENCE
from ..model.limits import Stage
from .mentions import Mention

_BEGINS = "you|it|they|we|do|go|try|use|keep|add|begin"  # what follows an "and" that begins a clause
_EXAMPLE = r"\s+(?:such as|like|including|for (?:example|instance))\b"  # what follows a comma that ends none
_CLAUSE = re.compile(
    rf"[;:()\u2013\u2014]|,(?!{_EXAMPLE})|\b(?:but|yet|so|though|although|while|then|and (?=(?:{_BEGINS})\b))", re.I
)
_TARGET = re.compile(r"\]\([^)]*\)")  # its signs would end a clause
_LISTED = re.compile(r"[\s,]*(?:\b(?:and|or|nor)\s+)?(?:(?:the|an?|any)\s+)?", re.I)
_NO = re.compile(
    r"\b(?:not|no|never|nor|neither|none|nothing|without|cannot|avoid\w*|stop\w*|skip(?:s|ped)?|drop(?:s|ped)?"
    r"|omit\w*|instead of|rather than|(?:leav(?:e|es|ing)|left) (?:out|off))\b|n['\u2019]t\b",
    re.I,
)
_NO_NEGATION = re.compile(r"\b(?:not (?:only|just|merely)|no (?:more|less|fewer|worse|later|sooner) than)\b", re.I)
_LEAVE, _OUT = re.compile(r"\b(?:leav(?:e|es|ing)|left|keep)\b", re.I), re.compile(r"\b(?:out|off)\b", re.I)
_DENIED = re.compile(
    r"\b(?:(?:is|are) not (?:for|yet|allowed|safe|wise)|(?:must|should|may|can) not|(?:mustn|shouldn|can)['\u2019]t"
    r"|cannot|(?:is|are|stays?) (?:left )?out|off limits)\b",
    re.I,
)
# What stands right after one of these is a test: "if walking hurts".
_TESTED = re.compile(r"\b(?:if|when|while|until|once|unless|whether|before)\s+(?:(?:the|an?|your)\s+)?$", re.I)
_PRONOUN = re.compile(
    r"(?<!\bor )\b(?:leave|keep) (?:it|them|these|both|all of (?:it|them)) (?:out|off)\b(?! (?:if|when|unless)\b)", re.I
)
_LATER = re.compile(r"\b(?:later?|then|once|until|last|longer|waits?|comes? back|(?:has|have) to wait)\b", re.I)
_NOW = re.compile(r"\b(?:now|today|at once|already|straight away|from the (?:first day|start))\b", re.I)
# By which words, beside a link to it, a sentence names a stage.
_STAGES: Mapping[Stage, re.Pattern[str]] = {
    "sore": re.compile(r"\b(?:(?:while|when|as long as) (?:\w+ ){1,4}(?:is|are) (?:still )?sore|sore now)\b", re.I),
    "settling": re.compile(r"\bsettl(?:es|ing)\b", re.I),
    "returning": re.compile(r"\b(?:returning|coming back)\b", re.I),
    "unchecked": re.compile(r"\bunchecked\b", re.I),
    "cleared": re.compile(r"\bcleared\b", re.I),
}


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs, headings, items of lists and rows of tables of a text, each with where it begins."""
    return _parts(BLOCK, text)


def sentences(block: str) -> Iterator[tuple[int, str]]:
    """The sentences of a block, each with where it begins. What is asked is none, as it says nothing."""
    return ((at, sentence) for at, sentence in _parts(SENTENCE, block) if not sentence.rstrip().endswith("?"))


def _parts(ends: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for end in ends.finditer(text):
        yield at, text[at : end.start()]
        at = end.end()
    yield at, text[at:]


def kept(sentence: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Of what a sentence names, in order, what it neither leaves out itself nor takes for a test."""
    end, out = 0, False
    for number, mention in enumerate(mentions):
        if not (number and _LISTED.fullmatch(sentence, end, mention.start)):
            out = _leaves_out(sentence[: mention.start], sentence[_listed_to(sentence, mentions[number:]) :])
        if not out:
            yield mention
        end = mention.end


def _listed_to(sentence: str, mentions: Sequence[Mention]) -> int:
    """Where the list ends that begins with the first of these."""
    end = mentions[0].end
    for mention in mentions[1:]:
        if not _LISTED.fullmatch(sentence, end, mention.start):
            break
        end = mention.end
    return end


def _leaves_out(before: str, after: str) -> bool:
    head, tail = _NO_NEGATION.sub("", _last_clause(before)), _first_clause(after)
    if _TESTED.search(before) or len(_NO.findall(head)) % 2 or _DENIED.search(tail) or _PRONOUN.search(after):
        return True
    return bool(_LEAVE.search(head) and _OUT.search(tail))


def _last_clause(before: str) -> str:
    return _CLAUSE.split(_TARGET.sub("", before))[-1]


def _first_clause(after: str) -> str:
    return _CLAUSE.split(_TARGET.sub("", after))[0]


def says_later(text: str) -> bool:
    """Whether a text has a word for what comes later."""
    return _LATER.search(text) is not None


def later(sentence: str, mention: Mention) -> bool:
    """Whether a sentence says that it comes later: in words before it, unless "now" follows these, or in its clause."""
    before, tail = sentence[: mention.start], _first_clause(sentence[mention.end :])
    said = [found.end() for found in _LATER.finditer(before)]
    return bool(said and not _NOW.search(before, said[-1])) or bool(_LATER.search(tail))


def stages(sentence: str, mentions: Sequence[Mention]) -> list[Stage]:
    """The stages that a sentence names, in their words or by links to them."""
    linked = {mention.anchor.removeprefix("stage-") for mention in mentions if mention.things[0][0] == "injury"}
    return [stage for stage, words in _STAGES.items() if stage in linked or words.search(sentence)]
