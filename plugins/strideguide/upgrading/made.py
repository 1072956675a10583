"""A brand's own files after an update: renamed things by their new ids, its changes made anew on the new texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ..editing.spots import Spot, spots
from ..editing.trial import Refused, Trial
from ..layers.files import FOLDERS
from ..layers.lock import LOCK
from ..layers.own import TEXT, WORD, Own, of_record
from ..library import BRAND_AT, Library
from ..model.kinds import KINDS
from ..problems import Problem
from ..start.locked import LOCKED, locked, outdated
from .items import Item, Row
from .written import with_part, without_part

TEXTS = (".yml", ".md", ".html")
ANEW = ("taken", "merged")  # what is written anew


def rename(tried: Trial) -> list[str]:
    """Call things of the guide by their new ids in the copy, wherever a brand names them; a sentence for each."""
    library = tried.made()
    said = [sentence for old in [*_named(tried, library)] if (sentence := _renamed(tried, library, old))]
    for own in map(of_record, tried.made().overrides):
        if own.renamed and not own.lost and (sentence := _called(tried, own)):
            said.append(sentence)
    return said


def relocked(tried: Trial) -> bool:
    """Write into the copy what this version needs of others, where a brand has it of another one; whether it had."""
    stale = outdated(tried.read(LOCKED))
    if stale:
        tried.write(LOCKED, locked())
    return stale


def _named(tried: Trial, library: Library) -> Iterator[tuple[str, str, str]]:
    """Kind, former id and id of the things of which a file of the copy has the former id."""
    files = (path for path in tried.copy.rglob("*") if path.suffix in TEXTS and path.name != LOCK)
    words = {
        word for path in files for word in re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", path.read_text("utf-8", "replace"))
    }
    for kind, former in library.former.items():
        yield from ((kind, old, new) for old, new in former.items() if old in words)
    for at, text in enumerate(library.brand.hide.things):  # what is hidden leads nowhere any more
        kind, _, old = text.partition(":")
        place = library.origin(*BRAND_AT).place(("hide", "things", at))
        yield from ((kind, old, new) for (of, new), hides in library.hidden.items() if hides == place and new != old)


def _renamed(tried: Trial, library: Library, thing: tuple[str, str, str]) -> str:
    kind, old, new = thing
    found = spots(tried.copy, library, (kind, old))
    if not found:
        return ""
    try:
        tried.rename(found, old, new)
    except Refused as refused:
        return str(refused)
    return f"{kind}:{old} is {kind}:{new} now, in {', '.join(dict.fromkeys(spot.place.file for spot in found))}."


def _called(tried: Trial, own: Own) -> str:
    """Call a change by the new id of its thing: another name for its file, or for its entry in a file of many."""
    file = own.place.file
    if KINDS[own.kind].file:
        tried.rename([Spot(own.place, "{}")], own.written, own.id)
        return f"Your change of {own.kind}:{own.written} is called {own.id} now, in {file}."
    to = str(Path(file).with_name(f"{own.id}.yml").as_posix())
    if (tried.copy / to).exists():
        return f"{file} and {to} both speak of {own.kind}:{own.id}. Put them together by hand."
    tried.move(file, to)
    return f"Your file {file} is called {to} now."


def remake(tried: Trial, items: Sequence[Item]) -> tuple[list[Item], list[Problem]]:
    """Make own changes anew in the copy, as their rows say; the items as they are then, and what is wrong then.

    A change that can't be written by itself, or after which more would be wrong, stays as it was, and says so.
    """
    before = tried.wrong()
    if not any(_is_anew(item) for item in items):
        return [*items], before
    were = {item.own.place.file: tried.read(item.own.place.file) for item in items if _is_anew(item)}
    made, after = [_remade(tried, item) for item in items], tried.wrong()
    if _more(before, after):
        for file, text in were.items():
            tried.write(file, text)
        made = [_tried(tried, item, before) for item in items]
        after = tried.wrong()
    return made, after


def _remade(tried: Trial, item: Item) -> Item:
    """Make one change anew. One that can't be written stays as it was."""
    file = item.own.place.file
    was = tried.read(file)
    try:
        for row in item.rows:
            if row.fate in ANEW:
                _make(tried, item.own, row)
    except Refused as refused:
        tried.write(file, was)
        return _left(item, str(refused))
    return item


def _tried(tried: Trial, item: Item, before: Sequence[Problem]) -> Item:
    """Make one change anew, unless more would be wrong then."""
    if not _is_anew(item):
        return item
    file = item.own.place.file
    was, made = tried.read(file), _remade(tried, item)
    if more := _more(before, tried.wrong()):
        tried.write(file, was)
        return _left(item, f"Made anew it would be wrong: {more}")
    return made


def _make(tried: Trial, own: Own, row: Row) -> None:
    file = own.place.file
    text = tried.read(file)
    if row.part == TEXT and own.kind in {kind for _, kind, *_ in FOLDERS}:
        tried.write(file, row.made.replace("\n", "\r\n") if "\r\n" in text else row.made)
        return
    path = own.written.split(".") if own.kind == WORD else [*_base(own), *row.part.split(".")]
    gone = row.made is None or (own.op == "patch" and row.fate == "taken")
    tried.write(file, without_part(text, file, path) if gone else with_part(text, file, path, row.made))


def _base(own: Own) -> list[str]:
    """Where a record stands in its file: at its top, or below its list in a file of many."""
    kind = KINDS.get(own.kind)
    return [kind.folder, own.written] if kind and kind.file else []


def _is_anew(item: Item) -> bool:
    return any(row.fate in ANEW for row in item.rows)


def _left(item: Item, why: str) -> Item:
    rows = tuple(replace(row, fate="clash", made=row.mine) if row.fate in ANEW else row for row in item.rows)
    return replace(item, rows=rows, says=(*item.says, f"{why} So it stays as it is; change it by hand if you like."))


def _more(before: Sequence[Problem], after: Sequence[Problem]) -> str:
    """What is wrong after a change that was not before, whatever the line; "" if nothing is."""
    was = {(problem.place.file, problem.message) for problem in before}
    return next((problem.message for problem in after if (problem.place.file, problem.message) not in was), "")
