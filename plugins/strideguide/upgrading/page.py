"""An update as a page that opens from disk: each change of a brand beside the guide's text before and now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from markupsafe import Markup, escape

from . import told
from .items import Item, Row
from .update import Update

LINES = 30  # from which a text is compared by its lines, and only what differs is shown
AROUND = 1  # lines beside what differs
GAP = Markup('<span class="gap">&hellip;</span>\n')
LOOK = Path(__file__).with_name("page.css")


def page(update: Update, draft: str) -> str:
    """The page. `draft` is the address of the new site, "" if none could be made."""
    parts = [
        Markup('<!doctype html><html lang="en-GB"><meta charset="utf-8">'),
        Markup('<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">'),
        Markup("<title>What is new</title><style>{}</style>").format(Markup(LOOK.read_text("utf-8"))),
        Markup("<h1>What is new, and what becomes of yours</h1><p>{}<p>{}").format(
            told.head(update), told.counted(update)
        ),
        *_ways(draft),
        *_problems(update),
        *(part for item in update.touched for part in _item(item)),
        *_lists(update),
    ]
    return f"{Markup(chr(10)).join(parts)}\n</html>\n"


def _ways(draft: str) -> Iterator[Markup]:
    if draft:
        yield Markup('<p><a class="go" href="{}">Look at the new site</a>').format(draft)
        yield Markup(
            "<p>Your readers still see the old one. To publish the new one, type <code>strideguide upgrade "
            "--accept</code>. Your files are kept as they were in <code>build/upgrade/yours</code>."
        )


def _problems(update: Update) -> Iterator[Markup]:
    if update.problems:
        yield Markup("<h2>To be mended by hand first</h2><ul>")
        for it in update.problems:
            yield Markup('<li>{} {} <span class="where">{}</span>').format(it.message, it.remedy, it.place)
        yield Markup("</ul>")


def _item(item: Item) -> Iterator[Markup]:
    yield Markup("<h2>{}</h2>").format(told.named(item))
    yield from (Markup("<p>{}").format(sentence) for sentence in item.says)
    for row in item.rows:
        yield Markup("<h3>{}</h3><p>{}").format(told.part(row), row.says)
        boxes = (_box(name, side) for name, side in zip(told.SIDES, _sides(row), strict=True))
        yield Markup('<div class="sides">{}</div>').format(Markup("").join(boxes))
        if row.fate == "merged":
            yield _box("Yours then", _marked(told.worded(row.mine), told.worded(row.made), "ins"))


def _box(name: str, text: Markup) -> Markup:
    return Markup('<div class="side"><b>{}</b>{}</div>').format(name, text)


def _lists(update: Update) -> Iterator[Markup]:
    for title, lines in told.sections(update):
        rows = Markup("").join(Markup("<li>{}").format(line) for line in lines)
        yield Markup("<h2>{}</h2><ul>{}</ul>").format(title, rows)


def _sides(row: Row) -> list[Markup]:
    """The three texts: in the old one what the new has no more is marked, in the others what the old one had not."""
    old, new, mine = (told.worded(value) for value in (row.old, row.new, row.mine))
    if row.fate == "unknown":
        return [Markup('<span class="gap">not noted</span>'), escape(new), _marked(new, mine, "ins")]
    return [_marked(new, old, "del"), _marked(old, new, "ins"), _marked(old, mine, "ins")]


def _marked(other: str, text: str, tag: str) -> Markup:
    """A text in which is marked what another has not; of a long one only what differs, and a line around it."""
    if not text:
        return Markup('<span class="gap">nothing</span>')
    long = max(text.count("\n"), other.count("\n")) > LINES
    there, here = (_pieces(value, long) for value in (other, text))
    found = SequenceMatcher(None, there, here, autojunk=False).get_opcodes()
    made = []
    for what, _, _, start, end in found:
        piece = escape("".join(here[start:end]))
        if what == "equal":
            made.append(_shortened(here[start:end], start == 0, end == len(here)) if long else piece)
        elif piece:
            made.append(Markup("<{0}>{1}</{0}>").format(Markup(tag), piece))
    return Markup("").join(made)


def _pieces(text: str, long: bool) -> list[str]:
    return text.splitlines(keepends=True) if long else re.findall(r"\s+|[^\s]+", text)


def _shortened(lines: Sequence[str], first: bool, last: bool) -> Markup:
    """Lines that are the same on both sides: those next to a change."""
    if len(lines) <= 2 * AROUND + 1:
        return escape("".join(lines))
    head = "" if first else "".join(lines[:AROUND])
    tail = "" if last else "".join(lines[-AROUND:])
    return escape(head) + GAP + escape(tail)
