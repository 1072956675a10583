"""An update as a part of the review of a pull request, which others read who trust nothing of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..editing.trial import trials
from ..layers.lock import read
from ..reviewing.record import Beside, text
from .noted import is_now
from .told import brief, part
from .update import Update, update


def beside(root: Path, was: Path) -> tuple[list[Beside], Mapping[str, bytes | None]]:
    """What the brand in `root` has changed and a new version touches, and the files that an upgrade writes.

    `was` is its folder as it was, with its lock; nothing, if that knows of no other version. LockError as it says.
    """
    known = read(was)
    if known is None or is_now(root, known):
        return [], {}
    with trials(root) as (tried, _):
        return _rows(update(tried, known, was / "site")), tried.changes()


def _rows(update: Update) -> list[Beside]:
    made = []
    for item in update.touched:
        said = [("", " ".join(item.says), "", "", "")] if item.says else []
        for named, says, *sides in [*said, *((part(row), row.says, *brief(row)) for row in item.rows)]:
            before, now, own = map(text, sides)
            made.append(Beside(name=text(item.own.key), part=named, says=text(says), before=before, now=now, own=own))
    return made
