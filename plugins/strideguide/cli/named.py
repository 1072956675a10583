"""The thing that a command is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

import click

from ..layers.hiding import Key
from ..library import Library
from ..model.kinds import KINDS
from ..problems import did_you_mean


def key_of(library: Library, id: str, drafts: bool = False) -> Key:
    """The kind and the id of what is written as "exercise:squat", or as "squat" if that is one thing alone.

    Wrong usage, with what to do in its place, if it is a draft and `drafts` are not meant.
    """
    kind, _, name = id.rpartition(":")
    things = [key for key in library.origins if key[0] in KINDS]
    found = [key for key in things if key[1] == name and kind in ("", key[0])]
    unfinished = [key for key in library.drafts if key[1] == name and kind in ("", key[0])]
    if len(unfinished) == 1 and not found:
        return unfinished[0] if drafts else _by_hand(library, unfinished[0])
    known = [":".join(key) for key in things]
    return found[0] if len(found) == 1 else unknown("The guide says", name and id, known, [of for of, _ in found])


def _by_hand(library: Library, key: Key) -> NoReturn:
    """End as wrong usage: a draft has no address that anybody saved, so whoever writes it changes its file."""
    name, file = ":".join(key), library.drafts[key].file
    where = f"its entry in {file}" if KINDS[key[0]].file else f"its file, {file}"
    raise click.UsageError(
        f"{name} is a draft, of which nobody has an address yet. Change or delete {where}; "
        f"strideguide refs {name} lists what names it."
    )


def unknown(who: str, id: str, known: Sequence[str], kinds: Sequence[str]) -> NoReturn:
    """End as wrong usage: the id is that of nothing, or of things of several kinds."""
    if kinds:
        name = id.rpartition(":")[2]
        raise click.UsageError(f'"{name}" is more than one thing: {", ".join(f"{kind}:{name}" for kind in kinds)}.')
    near = did_you_mean(id, known) or did_you_mean(id, (each.rpartition(":")[2] for each in known))
    raise click.UsageError(f'{who} nothing of "{id}". {near}'.strip())
