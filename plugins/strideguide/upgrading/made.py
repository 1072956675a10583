"""A brand's own files after an update: renamed things by their new ids, its changes made anew on the new texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ..editing.spots import Spot, spots
from ..editing.trial import Refused, Trial
from ..layers.files import FOLDERS
from ..layers.lock import LOCK
from ..layers.own import TEXT, WORD, Own, of_record
from ..library import BRAND_AT, Library
from ..model.kinds import KINDS
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


def remake(tried: Trial, items: Iterable[Item]) -> list[Item]:
    """Make own changes anew in the copy, as their rows say; the items as they are then.

    A change that can't be written by itself, or after which more would be wrong, stays as it was, and says so.
    """
    wrong = _told(tried)
    return [_remade(tried, item, wrong) if any(row.fate in ANEW for row in item.rows) else item for item in items]


def _remade(tried: Trial, item: Item, wrong: set[tuple[str, str]]) -> Item:
    file = item.own.place.file
    was = tried.read(file)
    try:
        for row in item.rows:
            if row.fate in ANEW:
                _make(tried, item.own, row)
        if more := _told(tried) - wrong:
            raise Refused(f"Made anew it would be wrong: {min(more)[1]}")
    except Refused as refused:
        tried.write(file, was)
        return _left(item, str(refused))
    return item


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


def _left(item: Item, why: str) -> Item:
    rows = tuple(replace(row, fate="clash", made=row.mine) if row.fate in ANEW else row for row in item.rows)
    return replace(item, rows=rows, says=(*item.says, f"{why} So it stays as it is; change it by hand if you like."))


def _told(tried: Trial) -> set[tuple[str, str]]:
    """What is wrong with the copy, whatever the line."""
    return {(problem.place.file, problem.message) for problem in tried.wrong()}
