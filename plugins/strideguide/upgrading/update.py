"""An update of a brand, tried on a copy: what is new in the guide, and what becomes of the brand's own."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .. import __version__, site
from ..changes import Change, changes
from ..editing.trial import Trial
from ..layers.lock import Lock
from ..layers.own import WAITS
from ..problems import Problem
from ..swapping.load import load
from ..views.guide import Guide
from ..words import spoken
from . import made
from .items import Item, items
from .noted import owned

DATA = "data.json"
MOST_BYTES = 50_000_000


@dataclass(frozen=True)
class Update:
    """What there is to say of an update. `was` is the version before, "" if nobody noted it.

    `new` is what is new for readers, None if there is no site to compare with. `renamed` are sentences about new ids
    that were written into the brand's files; `problems` are left for the brand to mend by hand. `relocked` says that
    its locked.txt was of another version.
    """

    was: str
    now: str
    new: Sequence[Change] | None
    items: Sequence[Item]
    renamed: Sequence[str]
    problems: Sequence[Problem]
    relocked: bool = False

    @property
    def is_back(self) -> bool:
        """Whether the version is an older one."""
        return _number(self.now) < _number(self.was)

    @property
    def touched(self) -> list[Item]:
        """The own changes with which the new version has to do."""
        return [item for item in self.items if item.touched]

    @property
    def waits(self) -> bool:
        """Whether a new site has to wait until somebody has looked."""
        return bool(self.problems) or any(item.word in WAITS for item in self.items)


def update(tried: Trial, known: Lock | None, before: Path) -> Update:
    """Make the update in the copy; what there is to say of it. `before` is the folder of the site as it was."""
    library = load(tried.root)
    wrong = [*library.problems, *spoken(tried.root)[1]]
    found = items(owned(tried.root, library.overrides), known.stood if known else {}, wrong)
    renamed = made.rename(tried)
    here = {own.key: own for own in owned(tried.copy, tried.made().overrides)}
    anew, left = made.remake(tried, [replace(item, own=here.get(item.own.key, item.own)) for item in found])
    ours = {(own.kind, own.id) for own in here.values() if own.op == "add"}
    new = _new(tried.copy, before / DATA, ours)
    was = known.version if known else ""
    return Update(was, __version__, new, anew, renamed, left, made.relocked(tried))


def _number(version: str) -> tuple[int, ...]:
    """The numbers of a version, such as (0, 2, 1); none of one that nobody noted."""
    return tuple(map(int, re.findall(r"\d+", version)))


def _new(root: Path, file: Path, ours: Collection[tuple[str, str]]) -> list[Change] | None:
    """What is new in the guide since the site with this data.json, None if that can't be told."""
    try:
        if file.stat().st_size > MOST_BYTES:
            return None
        old = json.loads(file.read_bytes())
        found = changes(old, json.loads(site.data(Guide(load(root), spoken(root)[0], drawn=False))))
        return [change for change in found if (change.kind, change.id) not in ours]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
