"""Slips in the Markdown of a chapter, judged by its lines: what readers would see as signs, or not see at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from ..problems import Edit, Place, Problem, brief
from ..slips.signs import merge
from . import boxes, lists, outline, paragraphs, tables
from .bounds import MOST_TOLD
from .rows import rows
from .slip import CODE, Slip
from .written import Line


class Rule(NamedTuple):
    """What a line looks like, what is wrong with it, and what to do; `{0}` is what was found.

    `begins`: only where no text stands directly above it, as a line of a paragraph may begin with anything.
    """

    pattern: re.Pattern[str]
    what: str
    remedy: str
    begins: bool = False
    edit: Edit | None = None


def _rule(pattern: str, what: str, remedy: str, edit: Edit | None = None, *, begins: bool = False) -> Rule:
    return Rule(re.compile(pattern), what, remedy, begins, edit)


ITEM = 'Write "- " in its place, a hyphen and a space.'
LINES: tuple[Rule, ...] = (
    _rule(
        r"#{1,6}(?=[^#\s])",
        'There is no space after "{0}".',
        'Write "{0} " before the words of a heading; or "\\" before the sign, if it is none.',
        Edit(r"\A#{2,6}(?=[^\W\d_])", r"\g<0> "),  # one sign may be that of a number or a tag
    ),
    _rule(r"#{7,}.*", 'A heading has six levels at most, and here are more: "{0}".', 'Write "## " before its words.'),
    _rule(r"#{1,6}\s*$", "This heading has no words.", "Write them after it, or delete the line."),
    _rule(r" {1,3}#{1,6}\s+\S.*", 'Blanks make this heading a text: "{0}".', "Delete the blanks before it."),
    _rule(
        r"\s*(?P<at>[•‣◦▪■●○])\s*(?=\S)", 'The entry begins with a bullet, "{0}".', ITEM, Edit(r"\A.[^\S\r\n]*", "- ")
    ),
    _rule(r"\s*(?P<at>[\u2013\u2014\u2212])\s+(?=\S)", 'The entry begins with a dash, "{0}".', ITEM, begins=True),
    _rule(
        r"\s*(?P<at>\d{1,2}\))\s+(?=\S)",
        '"{0}" begins no list.',
        'Write a full stop, as in "1.".',
        Edit(r"\)", "."),
        begins=True,
    ),
    _rule(
        r"\s*(?P<at>-)(?=[A-Za-z\[*])",
        "No space stands after this hyphen.",
        'Write "- ".',
        Edit(r"-", "- "),
        begins=True,
    ),
    _rule(
        r"\s*(?P<at>[a-h]\))\s+(?=\S)",
        '"{0}" begins no list.',
        'Write a number and a full stop, as in "1.".',
        begins=True,
    ),
    _rule(
        r"\s*(?P<at>\{%.*%\}|\{\{[<%].*\}\})",
        'Readers would see "{0}", which stands for something in another program.',
        "Delete it, or write in Markdown what it stands for.",
    ),
    _rule(
        r"(?P<at>`{3,}|~{3,})\s*[\w.+-]{0,20}\s*$",
        "A block of code begins here and never ends.",
        "Write a line of {0} below it.",
    ),
)


class Need(NamedTuple):
    """Markdown that an extension reads; without it readers see the signs.

    `settings` are those with which the extension can be added; None for one that asks other websites for pictures.
    """

    pattern: re.Pattern[str]
    extension: str
    bundles: tuple[str, ...] = ()
    settings: str | None = "{}"


def _need(pattern: str, extension: str, *bundles: str, settings: str | None = "{}") -> Need:
    return Need(re.compile(pattern), extension, bundles, settings)


NEEDS: tuple[Need, ...] = (
    _need(r"^\s*!!! ", "admonition"),
    _need(r"^\s*\?\?\?\+? ", "pymdownx.details"),
    _need(r"\[\^[\w-]+\]", "footnotes", "extra", "pymdownx.extra"),
    _need(r"^\s*[-*+] \[[ xX]\] ", "pymdownx.tasklist"),
    _need(r"(?<!~)~~(?=\S)[^~\n]+~~(?!~)", "pymdownx.tilde"),
    _need(r"(?<=[A-Za-z])~[^\s~]{1,9}~(?!~)", "pymdownx.tilde"),
    _need(r"(?<=\w)\^[^\s^\[\]]{1,9}\^", "pymdownx.caret"),
    _need(r"(?<![=\w])==(?=\S)[^=\n]+==(?!=)", "pymdownx.mark"),
    _need(r"^\s*===[!+]? +\"", "pymdownx.tabbed", settings="{alternate_style: true}"),
    _need(r"(?<![\w:/]):[a-z][a-z_]*(?:-[a-z0-9-]+)*:(?![\w:/])", "pymdownx.emoji", settings=None),
    _need(r"(?:(?<=\S)|^)\s*\{:?\s*[.#][\w-][^{}\n]*\}", "attr_list", "extra", "pymdownx.extra"),
)


def check(text: str, file: str, extensions: Mapping[str, Any] | None) -> list[Problem]:
    """A problem for each slip in a chapter.

    `extensions` are those of Markdown that its host has; None if nobody knows them, as of a mkdocs.yml that is broken.
    """
    written = rows(text)
    left, found = _merged(written)
    of_lines = chain.from_iterable(_in_line(line, above) for above, line in _with_above(left))
    found += [*of_lines, *_unread(left, extensions), *boxes.slips(left), *lists.slips(left), *tables.slips(left)]
    found += paragraphs.slips(left, extensions or {})
    first: dict[int, Slip] = {}  # one cause is told once
    for slip in found:
        first.setdefault(slip.line, slip)
    told = sorted(first.values(), key=lambda slip: slip[:4])[:MOST_TOLD]
    return [Problem(Place(file, slip.line, slip.column), CODE, *slip[2:]) for slip in told]


def _with_above(written: Sequence[Line]) -> Iterable[tuple[str, Line]]:
    """Each line of text, with the text directly above it."""
    above = ["", *("" if line.apart else line.text.strip() for line in written)]
    return ((text, line) for text, line in zip(above, written, strict=False) if not line.apart)


def _merged(written: Sequence[Line]) -> tuple[list[Line], list[Slip]]:
    """The lines without those that a merge left, and a slip for each place."""
    texts, found = [line.text for line in written], list[Slip]()
    halves = outline.divides(written)
    for at, text in enumerate(texts):
        if (text.startswith(("<" * 7, ">" * 7)) and not written[at].apart) or (at in halves and texts[at]):
            for slip in merge(texts, at):
                found.append(Slip(slip.line, slip.column, slip.what, slip.remedy))
                texts[:] = slip.lines
    return [line._replace(text=text) for line, text in zip(written, texts, strict=True)], found


def _in_line(line: Line, above: str) -> Iterator[Slip]:
    """The first slip by which a line begins."""
    for rule in LINES:
        if not (rule.begins and above and not rule.pattern.match(above)) and (found := rule.pattern.match(line.text)):
            group = "at" if "at" in rule.pattern.groupindex else 0
            sign = brief(found[group].strip())
            yield Slip(line.number, _column(found, group), rule.what.format(sign), rule.remedy.format(sign), rule.edit)
            return


def _unread(written: Iterable[Line], extensions: Mapping[str, Any] | None) -> Iterator[Slip]:
    """What mkdocs.yml has no extension for."""
    if extensions is None:
        return
    names = {str(name).removeprefix("markdown.extensions.") for name in extensions}
    needs = [need for need in NEEDS if names.isdisjoint((need.extension, *need.bundles))]
    for line in written:
        for need in needs if not line.apart else ():
            if found := need.pattern.search(line.text):
                sign = brief(found[0].strip())
                what = f'Readers would see "{sign}" as it is: mkdocs.yml has no extension "{need.extension}".'
                remedy = (
                    f'Write it plainly; or add "{need.extension}: {{}}" below "markdown_extensions:" in mkdocs.yml.'
                )
                yield Slip(line.number, found.start() + len(found[0]) - len(found[0].lstrip()) + 1, what, remedy)
                break


def _column(found: re.Match[str], group: str | int) -> int:
    """The column of the first sign that is no blank in what was found."""
    return found.start(group) + len(found[group]) - len(found[group].lstrip()) + 1
