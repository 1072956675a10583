"""Links, bold words and code within the paragraphs of a chapter: begun and not ended, or turned round."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..model.kinds import KINDS
from ..names import slug
from ..problems import Edit, brief
from .rows import runs
from .slip import Slip
from .written import Line

# What is surely meant as an address.
_TARGET = rf"(?:<?(?:{'|'.join(KINDS)}|https?|mailto|tel):[^\s()\[\]]+|[^\s()\[\]]+\.md(?:#[^\s()\[\]]*)?|#[a-z][\w-]*)"
_CURLY = "[\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]"
# A kind and words that are no id, such as a title.
_SPACED = re.compile(rf"\]\(\s*(?P<at>(?P<kind>{'|'.join(KINDS)}):(?P<words>[ \w'-]{{1,90}})) *\)")
_STRONG = re.compile(r"(?<!\*)\*\*(?!\*)")
_DEFINED = re.compile(r"^ {0,3}\[([^\[\]]+)\]:", re.M)
_RULE = re.compile(r"^[\s*_-]+$", re.M)


class Rule(NamedTuple):
    """What a slip looks like within a paragraph, what is wrong, what to do; `{0}` is what was found.

    It is none where mkdocs.yml has the extension that reads it. `edit` does what the remedy says.
    """

    pattern: re.Pattern[str]
    what: str
    remedy: str
    unless: str = ""
    edit: Edit | None = None


def _rule(pattern: str, what: str, remedy: str, unless: str = "", edit: Edit | None = None) -> Rule:
    return Rule(re.compile(pattern, re.M), what, remedy, unless, edit)


WORDS = "Write [words](address)."
RULES: tuple[Rule, ...] = (
    _rule(
        rf"(?<=\])(?P<at>\s+)\({_TARGET}\)",
        "A blank stands between the words and the address here.",
        "Delete it.",
        edit=Edit(r"\A[^\S\r\n]+(?=\()", ""),
    ),
    _rule(
        rf"\([^()\n]+\)\[{_TARGET}\]",
        'The brackets of this link are the wrong way round: "{0}".',
        WORDS,
        edit=Edit(r"\A\(([^()\n]+)\)\[([^\s\[\]]+)\]", r"[\1](\2)"),
    ),
    _rule(r"!?\[\[[^\[\]\n]+\]\]", '"{0}" is no link here.', WORDS, "wikilinks"),
    _rule(r"(?<!!)\[[^\[\]\n]*\](?P<at>\(\s*\))", "This link leads nowhere.", 'Write an address between "(" and ")".'),
    _rule(r"(?<!!)(?P<at>\[\s*\])\((?=[^\s()])", "This link has no words.", 'Write some between "[" and "]".'),
    _rule(rf"\]\(\s*(?P<at>{_CURLY}[^()\n]*)\)", "Curly quotes stand around this address: {0}.", "Delete them."),
    _rule(
        rf"\]\(\s*{_TARGET}\s+(?P<at>{_CURLY}[^()\n]*)\)",
        "Curly quotes stand around the title of this link: {0}.",
        "Write straight double quotes in their place.",
    ),
    _rule(
        rf"\]\(\s*(?P<at>{_TARGET})(?=\s+(?![\"'])[^\s)]|\s*$)",
        'The address of this link has no end: "{0}".',
        'Write ")" right after it.',
    ),
    _rule(
        r"\](?P<at>\(\s*[a-z-]+:\s+[\w-]+\s*\))",
        'Blanks stand in this address: "{0}".',
        "Delete them.",
        edit=Edit(r"\A\(\s*([a-z-]+:)\s+([\w-]+)\s*\)", r"(\1\2)"),
    ),
    _rule(
        rf"(?<!\])\[(?![^\[\]\n]*\])[^\[\]\n()]*(?P<at>\({_TARGET}\))",
        "The words of this link have no end.",
        'Write "]" before "{0}".',
    ),
    _rule(
        r"(?<!!)\[[^\[\]\n]*(?P<at>\[[^\[\]\n]+\]\([^()\s]+\))[^\[\]\n]*\]\(",
        'A link stands within the words of another: "{0}".',
        "Make two links of them, one after the other.",
    ),
    _rule(
        r"(?<![\w/(<\"'=\[:@.])https?://[^\s<>()\[\]]*[^\s<>()\[\].,;:!?]",
        "An address by itself is no link.",
        "Put < and > around it, or write [words]({0}).",
        "pymdownx.magiclink",
    ),
)  # fmt: skip


def slips(written: Sequence[Line], extensions: Mapping[str, Any]) -> Iterator[Slip]:
    """What is wrong within paragraphs."""
    rules = [rule for rule in RULES if rule.unless not in extensions]
    named = {name.lower() for name in _DEFINED.findall("\n".join(line.text for line in written if not line.apart))}
    for run in runs(written):
        whole = "\n".join(line.text for line in run)
        spot = _spots(whole, run[0].number)
        for at, what, remedy in _blank(whole):
            yield Slip(*spot(at), what, remedy)
        for rule in rules:
            for found in rule.pattern.finditer(whole):
                if not _DEFINED.match(whole[whole.rfind("\n", 0, found.start()) + 1 :]):
                    group = "at" if "at" in rule.pattern.groupindex else 0
                    sign = brief(found[group])
                    yield Slip(*spot(found.start(group)), rule.what.format(sign), rule.remedy.format(sign), rule.edit)
        for at, what, remedy in (*_unbegun(whole), *_unnamed(whole, named), *_unended(whole)):
            yield Slip(*spot(at), what, remedy)


def _spots(whole: str, first: int) -> Callable[[int], tuple[int, int]]:
    """From an offset in a paragraph to its line and column."""
    return lambda at: (first + whole.count("\n", 0, at), at - whole.rfind("\n", 0, at))


def _blank(whole: str) -> Iterator[tuple[int, str, str]]:
    """Addresses and bold words with blanks where Markdown wants none."""
    for found in (each for each in _SPACED.finditer(whole) if " " in each["words"].strip()):
        meant = f"{found['kind']}:{slug(found['words'])}"
        yield found.start("at"), f'Blanks stand in this address: "{brief(found["at"].strip())}".', f'Write "{meant}".'
    stars = [found.start() for found in _STRONG.finditer(whole)]
    for begin, end in zip(stars[::2], stars[1::2], strict=False):
        words = whole[begin + 2 : end]
        if words.strip() and words != words.strip():
            what = "A blank beside two stars keeps these words from being bold."
            yield begin, what, f'Write "**{brief(words.strip())}**".'


def _unbegun(whole: str) -> Iterator[tuple[int, str, str]]:
    """Words of a link whose "[" is missing."""
    opened = 0
    for found in re.finditer(rf"\[|\](?P<link>\({_TARGET}\))?", whole):
        if found[0] == "[":
            opened += 1
        elif opened:
            opened -= 1
        elif found["link"]:
            yield found.start(), "The words of this link have no beginning.", 'Write "[" before the first of them.'


def _unnamed(whole: str, named: set[str]) -> Iterator[tuple[int, str, str]]:
    """Links to an address that is written apart, and is nowhere."""
    for found in re.finditer(r"\[([^\[\]]*)\]\[([^\[\]]*)\]", whole):
        name = " ".join((found[2] or found[1]).split())
        if name.lower() not in named:
            what = f'No line of this chapter says which address "{brief(name)}" is.'
            yield found.start(), what, f'Write [words](address); or add a line "[{brief(name)}]: address".'


def _unended(whole: str) -> Iterator[tuple[int, str, str]]:
    """Bold words and code that have no end."""
    stars = [found.start() for found in re.finditer(r"\*{2,}", _RULE.sub(lambda rule: " " * len(rule[0]), whole))]
    if len(stars) % 2:
        yield stars[-1], "Two stars begin bold words here, and nothing ends them.", 'Write "**" after the last of them.'
    if (at := whole.find("`")) >= 0 and not whole.startswith("```", at):
        yield at, "A backtick begins code here, and nothing ends it.", "Write a backtick after the code."
