"""A chapter as hosts finish it: made into HTML as mkdocs.yml says, and judged as browsers mean it.

The place of what is wrong is the first line with which the HTML goes wrong; a link by reference, that of its address.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any, NamedTuple

from markdown import Markdown

from ..front_matter import split
from ..links import SAFE_SCHEMES
from ..problems import Place, Problem, brief

MOST_TOLD = 5  # of one chapter in one run, as each takes a few readings to find
CODE = "chapter-attribute"
# What Markdown and its extensions make. An author's own lists of attributes may add classes, ids and titles.
TAGS = frozenset(
    "a abbr aside b blockquote br code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input "  # noqa: SIM905 - reads better
    "ins kbd label li mark ol p pre s small span strong sub summary sup table tbody td tfoot th thead tr u ul".split()
)
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "": frozenset({"class", "id", "title"}),  # of all
    "a": frozenset({"href", "rel"}),
    "img": frozenset({"src", "alt", "width", "height", "loading"}),
    "ol": frozenset({"start", "type"}),
    "td": frozenset({"style", "align"}),
    "th": frozenset({"style", "align"}),
    "details": frozenset({"open"}),
    "input": frozenset({"type", "checked", "disabled", "name"}),
    "label": frozenset({"for"}),
    "code": frozenset({"tabindex"}),
}
# The classes of the guide and of its theme that a chapter may use; beside these, its own with other beginnings.
CLASSES = frozenset({"sg-lead", "md-button", "md-button--primary"})
_KEPT = re.compile(r"(?:sg|md|mermaid)(?:[-_]|\Z)")
_THEIRS = re.compile(
    r"__(?!tabbed_|codelineno|span)"
)  # ids by which the theme opens its menu, its search, its question
_ALIGNED = re.compile(r"text-align: (?:left|right|center);")
_UNSEEN = re.compile(r"[\x00-\x20]+")  # what browsers leave out of an address
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)


FENCE = re.compile(r"```|~~~")


class Fault(NamedTuple):
    """What is wrong with the HTML of a chapter, as a problem says it."""

    code: str
    what: str
    remedy: str


class Judged(NamedTuple):
    """The lines, by number, with which the HTML of a chapter goes wrong, a problem for each, and the ids in it.

    `parts` is None if nobody knows them before a host begins, as with settings that are code.
    """

    bad: set[int]
    problems: list[Problem]
    parts: frozenset[str] | None


def judged(text: str, file: str, extensions: Mapping[str, Any]) -> Judged:
    """What there is to say of a chapter's text once it is HTML."""
    lines, problems, bad = text.split("\n"), list[Problem](), set[int]()
    front = split(text)[0].count("\n")
    lines[:front] = [""] * front
    wrong = _Judge(extensions)
    while wrong(lines):
        if len(bad) == MOST_TOLD:  # of what is more nothing is shown
            return Judged(set(range(front + 1, len(lines) + 1)), problems, None)
        at, found = _first(lines, wrong)
        problems += [Problem(Place(file, at + 1), *fault) for fault in found]
        bad.add(at + 1)
        lines[at] = ""
    return Judged(bad, problems, wrong.parts)


def _first(lines: Sequence[str], wrong: _Judge) -> tuple[int, tuple[Fault, ...]]:
    """The line, from 0, with which a text goes wrong, and what is wrong then.

    First a half that goes wrong by itself is looked for, then a half of that: all of them are read in the time of two
    readings. What takes a part from elsewhere, as a link does from its address, is read from the top.
    """
    start, end = 0, len(lines)
    while end - start > 1:
        middle = next((n for n in range((start + end) // 2, end) if not lines[n].strip()), end)
        if middle in (start, end):
            break
        if wrong(lines[start:middle]):
            end = middle
        elif wrong(lines[middle:end]):
            start = middle
        else:
            break
    if any(FENCE.match(line) for line in lines[start:end]):  # a half of a block of code is none
        start, end = 0, len(lines)
    at = start + bisect_left(range(end - start), True, key=lambda n: bool(wrong(lines[start : start + n + 1])))
    return at, wrong(lines[start : at + 1])


class _Judge:
    """Reads lines with the extensions that a host has. `parts` are the ids of what was read last."""

    def __init__(self, extensions: Mapping[str, Any]) -> None:
        self._markdown = _markdown(json.dumps(extensions, default=lambda _: None))
        self.parts: frozenset[str] | None = None

    def __call__(self, lines: Sequence[str]) -> tuple[Fault, ...]:
        read = _read(self._markdown.reset().convert("\n".join(lines)))
        self.parts = frozenset(read.parts) if hasattr(self._markdown, "toc") else None
        return tuple(dict.fromkeys(read.faults))


# Other extensions are not asked what they make of a text: they may read files, or run what a chapter holds.
_SHORT = frozenset(
    "abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em md_in_html meta "  # noqa: SIM905 - reads better
    "nl2br sane_lists smarty tables toc wikilinks".split()
)
_KNOWN = re.compile(r"markdown\.extensions\.|pymdownx\.(?!snippets\Z)")
_ALWAYS = ("toc", "tables", "fenced_code")  # in MkDocs and in Zensical


@lru_cache(maxsize=4)
def _markdown(written: str) -> Markdown:
    """What makes HTML of chapters, with the extensions and their settings as JSON has them."""
    settings = json.loads(written)
    known = {name: settings.get(name) or {} for name in (*_ALWAYS, *settings) if name in _SHORT or _KNOWN.match(name)}
    made = Markdown()
    for name, said in known.items():
        try:
            made.registerExtensions([name], {name: said})
        except Exception:
            continue
    return made


def faults(html: str) -> tuple[Fault, ...]:
    """What is wrong with a chapter's HTML."""
    return tuple(dict.fromkeys(_read(html).faults))


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.faults: list[Fault] = []
        self.parts: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.update(value for name, value in attrs if name == "id" and value)
        if tag not in TAGS:
            what = f'Raw HTML is not for chapters: "<{brief(tag, 40)}".'
            self.faults.append(Fault("raw-html", what, "Write it in Markdown, or as code between backticks."))
        else:
            self.faults += (fault for name, value in attrs for fault in _of(tag, name, value or ""))


def _of(tag: str, name: str, value: str) -> Iterator[Fault]:
    """What is wrong with an attribute of an element."""
    if name in ("href", "src"):
        yield from _leads(value)
    elif name not in ATTRIBUTES[""] | ATTRIBUTES.get(tag, frozenset()):
        what = f'The attribute "{brief(name, 40)}" is not for chapters.'
        yield Fault(CODE, what, "Between { and } stand classes and an id, as in { .md-button #begin }.")
    elif name == "style" and not _ALIGNED.fullmatch(value):
        yield Fault(CODE, f'The style "{brief(value, 40)}" is not for chapters.', "Styles go into a style sheet.")
    elif name == "class" and (kept := [one for one in value.split() if _KEPT.match(one) and one not in CLASSES]):
        what = f'The class "{brief(kept[0], 40)}" belongs to the guide or to its theme.'
        yield Fault(CODE, what, f"Use one of {', '.join(sorted(CLASSES))}, or a name of your own.")
    elif name == "id" and _THEIRS.match(value):
        yield Fault(CODE, f'The id "{brief(value, 40)}" belongs to the theme.', "Use a name of your own.")


def _leads(address: str) -> Iterator[Fault]:
    """What is wrong with an address, as browsers read it."""
    read = _UNSEEN.sub("", address)
    if (scheme := _SCHEME.match(read)) and scheme[1].lower() not in SAFE_SCHEMES:
        what = f'A link may not begin with "{brief(scheme[1])}:".'
        yield Fault("unsafe-link", what, "Use a kind of thing, https, http, mailto or tel.")
