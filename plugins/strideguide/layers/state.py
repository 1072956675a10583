"""How each override of a layer stands to the guide below it, now that the guide may have changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..model.layer import Mark
from .override import BASE, Override, fingerprint

Word = Literal["fresh", "unmarked", "redundant", "stale", "renamed", "orphaned", "refused"]
# What somebody has to look at before it is as it was meant.
OPEN: frozenset[str] = frozenset({"stale", "renamed", "orphaned", "refused"})
SHORT = 6
LOOK = "look with layer diff, then layer accept"
NOTE = "note what is below with layer accept"


@dataclass(frozen=True)
class State:
    """A word, the fields that it is about, and what to do.

    `fresh`: as it was when somebody last looked. `unmarked`: it does not say what was below. `redundant`: it sets what
    already holds. `stale`: what it changes has changed below. `renamed`: the thing has a new id. `orphaned`: the thing
    is gone. `refused`: it can't be used, which `strideguide check` explains.
    """

    word: Word
    fields: tuple[str, ...] = ()
    remedy: str = ""


def state(override: Override) -> State:
    """How an override stands."""
    if override.op == "add":
        return State("fresh") if override.made is not None else State("refused", (), "see strideguide check")
    if override.below is None:
        return State("orphaned", (), "see strideguide check")
    if override.made is None and override.op != "hide":
        return State("refused", (), "see strideguide check")
    if override.renamed:
        return State("renamed", (), f'call it "{override.id}"')
    if changed := _changed(override):
        return State("stale", changed, LOOK)
    same = tuple(name for name in override.touched if override.made.get(name) == override.below.get(name))
    if same:
        return State("redundant", same, "remove these fields" if len(same) < len(override.touched) else "remove it")
    return State("fresh") if override.mark.base else State("unmarked", (), NOTE)


def _changed(override: Override) -> tuple[str, ...]:
    """The fields that changed below since the override was accepted; of those that it names, if it notes them."""
    mark, below = override.mark, override.below
    if not mark.base or mark.base == f"{BASE}{fingerprint(below)}":
        return ()
    if not mark.fields:
        return ("any",)
    noted = override.touched if override.op == "patch" else dict.fromkeys([*mark.fields, *below])
    return tuple(name for name in noted if mark.fields.get(name) != short(below.get(name)))


def short(value: object) -> str:
    """The digits that stand for one field."""
    return fingerprint(value)[:SHORT]


def accepted(override: Override) -> Mark:
    """What to note in an override, so that it is fresh: the record below, and the fields that it changes."""
    below = override.below
    names = {"patch": override.touched, "replace": list(below)}.get(override.op, [])
    return override.mark.model_copy(
        update={"base": f"{BASE}{fingerprint(below)}", "fields": {name: short(below.get(name)) for name in names}}
    )
