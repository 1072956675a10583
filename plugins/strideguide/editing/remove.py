"""A thing is given up: what names it names another, or does without it; data/removed.yml keeps its id and reason."""

from __future__ import annotations

import json
import re

from ..layers.entries import REMOVED
from ..layers.hiding import Key, unlinked
from .lines import without_entry, without_record
from .rename import own_file, own_name
from .spots import Spot, spots
from .trial import Refused, Trial

STONES = f"data/{REMOVED}"


def remove(tried: Trial, key: Key, reason: str, instead: str = "") -> list[Spot]:
    """Take a thing out of the copy, and out of all its spots, which are returned.

    Where it was named stands `instead`, another thing of its kind, if there is one. Otherwise entries of lists go, and
    links become their words. Refused if something can't do without it.
    """
    kind, id = key
    library = tried.load()
    if instead and (instead == id or instead not in library.declared[kind]):
        raise Refused(f'There is no other {kind} "{instead}" that could serve instead.')
    file = own_file(tried, library, key)
    found = [spot for spot in spots(tried.copy, library, key) if spot.who != f"{kind}:{id}"]
    if instead:
        tried.rename(found, id, instead)
    else:
        _leave_out(tried, key, found)
    names = own_name(library, key)
    if names:
        tried.write(file, without_record(tried.read(file), names[0].place))
    else:
        tried.remove(file)
    tried.write(STONES, _with_stone(tried.read(STONES), key, reason, instead))
    return found


def _leave_out(tried: Trial, key: Key, found: list[Spot]) -> None:
    needs: list[Spot] = []
    for spot in sorted(found, reverse=True):
        text = tried.read(spot.place.file)
        made = _without(text, spot, key)
        if made is None:
            needs.append(spot)
        else:
            tried.write(spot.place.file, made)
    if needs:
        listed = "\n".join(f"  {spot.place}  {spot.who}".rstrip() for spot in sorted(needs))
        raise Refused(
            f"These can't do without {':'.join(key)}:\n{listed}\n"
            "Change them first, or name what serves instead with --instead."
        )


def _without(text: str, spot: Spot, key: Key) -> str | None:
    """The text without what stands at a spot, None if that can't be left out."""
    kind, id = key
    if spot.form == "{}":
        return without_entry(text, spot.place, id)
    name = f"{kind}:{id}"
    if spot.form.format(id) != name:
        return None
    lines, at = text.split("\n"), spot.place.line - 1
    lines[at] = unlinked(lines[at], lambda target: target.partition("#")[0] != name)
    left = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", lines[at])
    return None if left else "\n".join(lines)


def _with_stone(text: str, key: Key, reason: str, instead: str) -> str:
    """The text of data/removed.yml with one more id that was given up."""
    kind, id = key
    more = f", instead: {instead}" if instead else ""
    stone = f"  {id}: {{reason: {json.dumps(reason, ensure_ascii=False)}{more}}}"
    head = re.search(rf"^{re.escape(kind)}:[ \t]*\r?\n", text, re.M)
    if head:
        return f"{text[: head.end()]}{stone}\n{text[head.end() :]}"
    return f"{text}{'' if not text or text.endswith(chr(10)) else chr(10)}{kind}:\n{stone}\n"
