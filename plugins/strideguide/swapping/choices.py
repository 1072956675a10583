"""What a brand itself puts in the place of hidden moves, and what is wrong with how it says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from ..brand.hide import EVERY, OUT
from ..library import BRAND_AT, Library
from ..problems import Place, Problem, did_you_mean
from .search import Instead, Key

MOVES = ("exercise", "activity")


class Choices:
    """What a brand itself puts in the place of hidden moves, and what is wrong with how it says so."""

    def __init__(self, library: Library) -> None:
        self.library, self.problems = library, list[Problem]()
        self.swap = library.brand.hide.swap
        for move, chosen in (self.swap or {}).items():
            self.problems += self._slips(move, chosen)

    def of(self, plan: str, key: Key) -> tuple[str, Place]:
        """What a brand names in the place of a hidden move in a plan, "" if nothing, and the line that is to blame."""
        move = f"{key[0]}:{key[1]}"
        chosen = (self.swap or {}).get(move, {})
        at = next((one for one in (f"plan:{plan}", EVERY) if one in chosen), None)
        if at is None:
            return "", self.library.hidden[key]
        return chosen[at], self._place(move, *([at] if at else []))

    def chosen(self, plan: str, keys: Iterable[Key]) -> Mapping[Key, Instead]:
        """The stand-ins that a brand itself names for hidden moves in a plan, and None for those that it leaves out."""
        found: dict[Key, Instead] = {}
        for key in keys:
            kind, _, id = self.of(plan, key)[0].partition(":")
            if kind == OUT or (kind == key[0] and id in self.library.things[kind]):
                found[key] = cast(Instead, self.library.things[kind].get(id) if id else None)
        return found

    def _place(self, *path: str, key: bool = False) -> Place:
        return self.library.origin(*BRAND_AT).place(("hide", "swap", *path), key)

    def _slips(self, move: str, chosen: Mapping[str, str]) -> Iterator[Problem]:
        kind, _, id = move.partition(":")
        hidden = [f"{kind}:{id}" for kind, id in self.library.unshown if kind in MOVES]
        if move not in hidden:
            what = f'"{move}" is no hidden exercise or activity, so nothing stands in for it.'
            remedy = did_you_mean(move, hidden) or 'Name it below "things" too, or remove it here.'
            yield Problem(self._place(move, key=True), "override-orphan", what, remedy)
            return
        having = [f"plan:{plan}" for plan, lacking in self.library.lacking.items() if (kind, id) in lacking.needed]
        known = [f"{kind}:{one}" for one in self.library.things[kind]]
        for plan, new in chosen.items():
            path = (move, plan) if plan != EVERY else (move,)
            if plan not in (EVERY, *having):
                remedy = did_you_mean(plan, having) or f"Plans that have it: {', '.join(having) or 'none'}."
                what = f'No "{plan}" has "{move}".'
                yield Problem(self._place(*path, key=True), "override-orphan", what, remedy)
            if new in hidden:
                what = f'The brand hides "{new}" too, so it can\'t stand in for "{move}".'
                yield Problem(self._place(*path), "override-orphan", what, f'Name what is shown, or write "{OUT}".')
            elif new not in (OUT, *known) and (*new.partition(":")[::2],) not in self.library.drafts:
                what = f'There is no "{new}" to stand in for "{move}".'
                such = f"Name what is shown and of the same kind, such as {known[0]}." if known else f'Write "{OUT}".'
                remedy = did_you_mean(new, known) or such
                yield Problem(self._place(*path), "override-orphan", what, remedy)
