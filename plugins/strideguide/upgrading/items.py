"""Each own change of a brand beside the guide's: what the guide said, what it says now, what the brand says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..layers.lock import Stood
from ..layers.own import Own, Word, before, state
from ..problems import Problem
from . import merging

# As in `merging`, and: `followed`: a change such as $append is done to what is there now. `unknown`: nobody noted what
# the guide said.
Fate = Literal[merging.Fate, "followed", "unknown"]
SAYS: Mapping[Fate, str] = {
    "same": "The guide now says what you say.",
    "kept": "The guide has not changed this. Yours stays.",
    "taken": "You had the guide's old text here. The new one takes its place.",
    "merged": "Both of you have changed this, in different places. Yours gets both.",
    "followed": "What you add or take away is done to the new text.",
    "clash": "Both of you have changed this. Yours stays; look whether the new text should change it.",
    "unknown": "What the guide said when you wrote yours was not noted. Compare the two.",
}


@dataclass(frozen=True)
class Row:
    """A part of a change, side by side. `made` is what comes of it. None is a part that is not there."""

    part: str
    old: Any
    new: Any
    mine: Any
    fate: Fate
    made: Any

    @property
    def says(self) -> str:
        """What becomes of it, in a sentence."""
        if self.fate == "taken" and self.old is None:
            return "The guide has this now. Yours gets it, too."
        if self.fate == "taken" and self.new is None:
            return "The guide has this no longer. Yours goes, too."
        return SAYS[self.fate]


@dataclass(frozen=True)
class Item:
    """An own change, how it stands, the parts that somebody may want to see, and what else there is to say of it."""

    own: Own
    word: Word
    rows: tuple[Row, ...] = ()
    says: tuple[str, ...] = ()

    @property
    def touched(self) -> bool:
        """Whether the new version of the guide has to do with it."""
        return bool(self.rows or self.says)


def items(owns: Iterable[Own], known: Mapping[str, Stood], problems: Sequence[Problem] = ()) -> list[Item]:
    """All own changes, with what a lock has `known` of them and what is wrong with the brand's files now."""
    return [_item(own, known, problems) for own in owns if own.op != "add" or own.lost]


def _item(own: Own, known: Mapping[str, Stood], problems: Sequence[Problem]) -> Item:
    says = [f"The guide calls it {own.id} now, and led you on from {own.written}."] if own.renamed else []
    if own.lost:
        here = [it for it in problems if it.place.file == own.place.file]
        says += [f"{it.message} {it.remedy}".strip() for it in here if own.alone or it.place.line == own.place.line]
    return Item(own, state(own, known).word, tuple(_rows(own, before(own, known))), tuple(says))


def _rows(own: Own, old: Stood | None) -> Iterator[Row]:
    if old is None and own.noted == ():
        return
    parts = own.below if own.op == "patch" else dict.fromkeys([*(old or ()), *own.below])
    for part in parts:
        new, mine = own.below.get(part), own.made.get(part)
        if old is None or (own.op == "patch" and part not in old):
            if mine != new and part not in own.follows:
                yield Row(part, None, new, mine, "unknown", mine)
        elif old.get(part) != new:
            yield _row(own, part, old.get(part))


def _row(own: Own, part: str, old: Any) -> Row:
    new, mine = own.below.get(part), own.made.get(part)
    if part in own.follows:
        return Row(part, old, new, mine, "followed", mine)
    fate, made = merging.merged(old, new, mine)
    return Row(part, old, new, mine, fate, made)
