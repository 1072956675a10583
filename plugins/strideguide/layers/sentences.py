"""Sentences that speak of what is hidden: they are left out, or the thing out of what they list.

A sentence that says no, warns or asks for care stays as it is, whatever it names; so do headings and rows of tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ..breaks import BLOCK, SENTENCE

_WARNS = re.compile(
    r"\b(?:not|(?:no|without)(?!\s+(?:kit|impact|more than)\b)|never|nor|avoid\w*|stop\w*|skip\w*|leave|instead of"
    r"|rather than|ask|watch\w*|careful\w*|pain\w*|hurts?|sore\w*|doctor)\b|n['\u2019]t\b",
    re.I,
)
_ARTICLE = re.compile(r"(?:\b(?:the|an?|any)\s+)?\Z", re.I)
_BETWEEN = re.compile(r"(?:,\s*|\s+(?=and|or))(?:(?:and|or)\s+)?(?:(?:the|an?|any)\s+)?", re.I)
_COUNTED = re.compile(r"\b(?:both|either|neither|two|three|four)\b", re.I)
_NEARER = r"\s*\b(?:for|in|with|on|at|to|before|after|if|when|until|while|from|by|as)\b"
_GOES_ON = re.compile(rf"\s*(?:[.,;:!?)]|$|\b(?:and|or)\b)|{_NEARER}", re.I)
_OF_THE_LAST = re.compile(rf"{_NEARER}(?:[^.,;:!?()\[\]]|\[[^\]]*\]\([^)]*\))*", re.I)
_BACK = re.compile(
    r"(?:it|they|this|these|those|that|both|neither|its|their|them|the (?:rest|others?)|so (?:is|are|do|does))\b", re.I
)
_ASKED = re.compile(r"\s*\*\*[^*]+\?\*\*\s*")  # a question, of which the answer is gone
_ITEM = re.compile(r"\s*(?:[-*+]|\d+\.)\s+")


class Named(NamedTuple):
    """From where to where a sentence names a thing, and whether that is hidden."""

    start: int
    end: int
    hidden: bool


Names = Callable[[str], Sequence[Named]]


def told(text: str, names: Names) -> str:
    """A text without the sentences that speak of what is hidden; "" if nothing is left of it."""
    made, at, lost = list[str](), 0, False
    for end in [*BLOCK.finditer(text), None]:
        block = text[at : end.start() if end else len(text)]
        between = end[0] if end else ""
        kept = _block(block, names)
        if kept or not block:
            made.append(kept + between)
        elif made and between.count("\n") > 1 and not made[-1].endswith("\n\n"):
            made[-1] = made[-1].rstrip("\n") + between  # the end of a list stays one
        lost = lost or kept != block
        at = end.end() if end else at
    whole = "".join(made)
    return _led(whole).rstrip("\n") + "\n" * text.endswith("\n") if lost and whole.strip() else text if not lost else ""


def _led(text: str) -> str:
    """A text without a line that leads to a list of which nothing is left."""
    blocks = re.split(r"(\n\s*\n)", text)
    for at in range(0, len(blocks), 2):
        following = blocks[at + 2] if at + 2 < len(blocks) else ""
        if blocks[at].rstrip().endswith(":") and "\n" not in blocks[at].strip() and not following.strip():
            blocks[at] = ""
    return "".join(blocks)


def _block(block: str, names: Names) -> str:
    """A paragraph or an item of a list without what speaks of hidden things; "" if nothing is left."""
    if block.lstrip().startswith(("#", "|", "<!--")) or not any(one.hidden for one in names(block)):
        return block
    mark = found[0] if (found := _ITEM.match(block)) else ""
    kept, gone = list[str](), False
    for sentence in _sentences(block[len(mark) :]):
        if gone and _BACK.match(sentence):
            continue
        thinned = _thinned(sentence, names(sentence))
        gone = not thinned
        kept += [thinned] if thinned else []
    rest = "".join(kept).rstrip()
    return "" if not rest.strip() or _ASKED.fullmatch(rest) else mark + rest


def _sentences(text: str) -> Iterator[str]:
    at = 0
    for end in SENTENCE.finditer(text):
        yield text[at : end.end()]
        at = end.end()
    if text[at:]:
        yield text[at:]


def _thinned(sentence: str, named: Sequence[Named]) -> str:
    """A sentence that no more speaks of hidden things; "" if it is about them."""
    if not any(one.hidden for one in named) or _WARNS.search(_outside(sentence, named)):
        return sentence
    for run in reversed([*_runs(sentence, named)]):
        left = [one for one in run if not one.hidden]
        if len(left) == len(run):
            continue
        tail = _tail(sentence, run)
        if not left or _COUNTED.search(sentence) or (len(left) == 1 and not _GOES_ON.match(tail)):
            return ""
        head = sentence[: _begins(sentence, run[0])]
        words = [sentence[_begins(sentence, one) : one.end] for one in left]
        joined = next((f" {f[1]} " for one in reversed(run[1:]) if (f := _joint(sentence, one))), ", ")
        sentence = head + (f"{', '.join(words[:-1])}{joined}{words[-1]}" if len(words) > 1 else words[0]) + tail
    return sentence


def _runs(sentence: str, named: Sequence[Named]) -> Iterator[list[Named]]:
    """What a sentence names, in the lists in which it stands there."""
    run: list[Named] = []
    for one in named:
        if run and not _BETWEEN.fullmatch(sentence, run[-1].end, one.start):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _tail(sentence: str, run: Sequence[Named]) -> str:
    """What follows a list, without what is told only of its last name, where that is hidden and a comma parts it."""
    tail = sentence[run[-1].end :]
    parted = len(run) > 1 and "," in sentence[run[-2].end : run[-1].start]
    told_of_it = _OF_THE_LAST.match(tail) if parted and run[-1].hidden else None
    return tail[told_of_it.end() :] if told_of_it else tail


def _begins(sentence: str, one: Named) -> int:
    """Where a name begins, its article included."""
    found = _ARTICLE.search(sentence[: one.start])
    return found.start() if found else one.start


def _joint(sentence: str, one: Named) -> re.Match[str] | None:
    return re.search(r"\b(and|or)\s+(?:(?:the|an?|any)\s+)?\Z", sentence[: one.start], re.I)


def _outside(sentence: str, named: Sequence[Named]) -> str:
    """A sentence without what it names."""
    for one in reversed(named):
        sentence = sentence[: one.start] + sentence[one.end :]
    return sentence
