"""Two changes of one value put together: the guide's since the old version, and a brand's own.

A value is plain: a text, a number, a list, a map; None is one that is not there.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

# `same`: both say the same now. `kept`: only the brand has changed it. `taken`: only the guide has. `merged`: both
# have, in different places. `clash`: both have, in one place, and the brand's stays.
Fate = Literal["same", "kept", "taken", "merged", "clash"]


class Merged(NamedTuple):
    """What becomes of a value, and the value."""

    fate: Fate
    value: Any


class _Edit(NamedTuple):
    """What stands in the old sequence from `start` to before `end` becomes `new`."""

    start: int
    end: int
    new: tuple[str, ...]


def merged(old: Any, new: Any, mine: Any) -> Merged:
    """The brand's value `mine` after the guide's `old` has become `new`."""
    if mine == new:
        return Merged("same", mine)
    if old == new:
        return Merged("kept", mine)
    if mine == old:
        return Merged("taken", new)
    inside = _inside(old, new, mine)
    return Merged("clash", mine) if inside is None else Merged("merged", inside)


def _inside(old: Any, new: Any, mine: Any) -> Any:
    """All three put together part by part, None if they can't be."""
    sides = (old, new, mine)
    if all(isinstance(side, dict) for side in sides):
        return _maps(old, new, mine)
    if all(isinstance(side, list) for side in sides):
        entries = {_written(entry): entry for side in sides for entry in side}
        made = _sequences(*(tuple(map(_written, side)) for side in sides), alone=False)
        return None if made is None else [entries[entry] for entry in made]
    if all(isinstance(side, str) and "\n" in side for side in sides):
        made = _sequences(*(tuple(side.splitlines(keepends=True)) for side in sides), alone=True)
        return None if made is None else "".join(made)
    return None


def _maps(old: dict[str, Any], new: dict[str, Any], mine: dict[str, Any]) -> dict[str, Any] | None:
    made = {name: merged(old.get(name), new.get(name), mine.get(name)) for name in {**new, **mine}}
    if any(part.fate == "clash" for part in made.values()):
        return None
    return {name: part.value for name, part in made.items() if part.value is not None}


def _written(entry: Any) -> str:
    return json.dumps(entry, sort_keys=True, ensure_ascii=False)


def _sequences(old: Sequence[str], new: Sequence[str], mine: Sequence[str], *, alone: bool) -> list[str] | None:
    """Both changes of a sequence in one, the guide's first; None if they meet.

    Changes of lines stand `alone`: where two touch, somebody has to look. Entries of a list may be added side by side.
    """
    theirs, ours = _edits(old, new), _edits(old, mine)
    if any(_meet(one, other, alone) for one in theirs for other in ours if one != other):
        return None
    made = [*old]
    edits = [(*edit, 0) for edit in theirs] + [(*edit, 1) for edit in ours if edit not in theirs]
    for start, end, put, _ in sorted(edits, key=lambda edit: (edit[0], edit[1], edit[3]), reverse=True):
        made[start:end] = put
    twice = len(made) > len({*made}) and not alone and all(len(side) == len({*side}) for side in (new, mine))
    return None if twice else made


def _edits(old: Sequence[str], new: Sequence[str]) -> list[_Edit]:
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [_Edit(start, end, tuple(new[at:to])) for tag, start, end, at, to in found if tag != "equal"]


def _meet(one: _Edit, other: _Edit, alone: bool) -> bool:
    if alone:
        return one.start <= other.end and other.start <= one.end
    both_add = one.start == one.end and other.start == other.end
    return not both_add and one.start < other.end and other.start < one.end
