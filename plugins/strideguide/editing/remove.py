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
LINK = 3  # lines over which the words of a link may go


def remove(tried: Trial, key: Key, reason: str, instead: str = "") -> list[Spot]:
    """Take a thing out of the copy, and out of all its spots, which are returned.

    Where it was named stands `instead`, another thing of its kind, if there is one and it can stand there. Otherwise
    entries of lists go, and links become their words. Refused if something can't do without it.
    """
    kind, id = key
    library = tried.load()
    if instead and (instead == id or instead not in library.declared[kind]):
        raise Refused(f'There is no other {kind} "{instead}" that could serve instead.')
    file = own_file(tried, library, key)
    found = [spot for spot in spots(tried.copy, library, key) if spot.who != f"{kind}:{id}"]
    _take_out(tried, key, found, instead)
    names = own_name(library, key)
    if names:
        tried.write(file, without_record(tried.read(file), names[0].place))
    else:
        tried.remove(file)
    tried.write(STONES, _with_stone(tried.read(STONES), key, reason, instead))
    return found


def _take_out(tried: Trial, key: Key, found: list[Spot], instead: str) -> None:
    """Name another at each spot, or leave it out, from the last spot to the first."""
    needs: list[Spot] = []
    for spot in sorted(found, reverse=True):
        if instead and _serves(spot, key[0], instead):
            tried.rename([spot], key[1], instead)
            continue
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


def _serves(spot: Spot, kind: str, instead: str) -> bool:
    """Whether another thing can be named at a spot: not in its own record, nor twice in a list.

    What one thing is to another of its kind, such as harder, says nothing of a third.
    """
    of_its_kind = spot.form == "{}" and spot.who.startswith(f"{kind}:")
    return not of_its_kind and spot.who != f"{kind}:{instead}" and instead not in spot.beside


def _without(text: str, spot: Spot, key: Key) -> str | None:
    """The text without what stands at a spot, None if that can't be left out."""
    kind, id = key
    if spot.form == "{}":
        return without_entry(text, spot.place, id)
    name = f"{kind}:{id}"
    if spot.form.format(id) != name:
        return None
    lines, at = text.split("\n"), spot.place.line
    first = max(at - LINK, 0)
    part = unlinked("\n".join(lines[first:at]), lambda target: target.partition("#")[0] != name).split("\n")
    left = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", part[-1])
    return None if left else "\n".join([*lines[:first], *part, *lines[at:]])


def _with_stone(text: str, key: Key, reason: str, instead: str) -> str:
    """The text of data/removed.yml with one more id that was given up."""
    kind, id = key
    more = f", instead: {instead}" if instead else ""
    stone = f"  {id}: {{reason: {json.dumps(reason, ensure_ascii=False)}{more}}}"
    head = re.search(rf"^{re.escape(kind)}:[ \t]*\r?\n", text, re.M)
    if head:
        return f"{text[: head.end()]}{stone}\n{text[head.end() :]}"
    return f"{text}{'' if not text or text.endswith(chr(10)) else chr(10)}{kind}:\n{stone}\n"
