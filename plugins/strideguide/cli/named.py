"""The thing that a command is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

import click

from ..library import Library
from ..model.kinds import KINDS
from ..problems import did_you_mean


def key_of(library: Library, id: str) -> tuple[str, str]:
    """The kind and the id of what is written as "exercise:squat", or as "squat" if that is one thing alone."""
    kind, _, name = id.rpartition(":")
    found = [key for key in library.origins if key[1] == name and kind in ("", key[0]) and key[0] in KINDS]
    for of, draft in library.drafts:
        if draft == name and kind in ("", of) and not found:
            file = library.drafts[of, draft].file
            raise click.UsageError(f"{of}:{draft} is a draft that nothing names. Change or delete its file, {file}.")
    known = [":".join(key) for key in library.origins]
    return found[0] if len(found) == 1 else unknown("The guide says", id, known, [kind for kind, _ in found])


def unknown(who: str, id: str, known: Sequence[str], kinds: Sequence[str]) -> NoReturn:
    """End as wrong usage: the id is that of nothing, or of things of several kinds."""
    if kinds:
        raise click.UsageError(f'"{id}" is more than one thing: {", ".join(f"{kind}:{id}" for kind in kinds)}.')
    near = did_you_mean(id, known) or did_you_mean(id, (each.rpartition(":")[2] for each in known))
    raise click.UsageError(f'{who} nothing of "{id}". {near}'.strip())
