"""An update as a part of the review of a pull request, which others read who trust nothing of it."""

from __future__ import annotations

from ..reviewing.record import Beside, text
from .told import brief
from .update import Update


def rows(update: Update) -> list[Beside]:
    """What a brand has changed and the new version touches, part by part."""
    made = []
    for item in update.touched:
        said = [("", " ".join(item.says), "", "", "")] if item.says else []
        for part, says, *sides in [*said, *((row.part, row.says, *brief(row)) for row in item.rows)]:
            before, now, own = map(text, sides)
            made.append(Beside(name=text(item.own.key), part=part, says=text(says), before=before, now=now, own=own))
    return made
