"""What is a brand's own and stands on something below it: a changed or hidden record, a chapter, a template, a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ..model.kinds import KINDS
from ..problems import Place
from .files import Replaced
from .lock import Stood
from .override import BASE, Override, fingerprint

Word = Literal["fresh", "unmarked", "redundant", "stale", "renamed", "orphaned", "refused"]
# What somebody has to look at before it is as it was meant.
OPEN: frozenset[str] = frozenset({"stale", "renamed", "orphaned", "refused"})
# What a new site waits for: the others are followed, or stop a build by themselves.
WAITS: frozenset[str] = frozenset({"stale", "renamed"})
WORD = "word"
TEXT = "text"  # the one part of what is replaced as a text
SHORT = 6
SEE = "see strideguide check"
LOOK = "look with strideguide upgrade, or layer diff and layer accept"


@dataclass(frozen=True)
class Own:
    """A change of a layer. `below` and `made` have its parts as they are below it and as they come out of it.

    A part is a field, "kit.home" if a map is changed within, or TEXT; None is one that is not there. `id` is what the
    thing below is called now, `written` what the layer calls it. `noted` are the parts that are not as a mark in the
    file says, None if it has no mark. `lost` is why there is nothing to compare, if there is not.
    """

    kind: str
    id: str
    written: str
    op: str
    place: Place
    below: Mapping[str, Any] = field(default_factory=dict)
    made: Mapping[str, Any] = field(default_factory=dict)
    follows: frozenset[str] = frozenset()
    noted: tuple[str, ...] | None = None
    lost: Literal["", "orphaned", "refused"] = ""

    @property
    def key(self) -> str:
        """How the lock names it."""
        return f"{self.kind}:{self.id}"

    @property
    def alone(self) -> bool:
        """Whether it has its file for itself."""
        return self.kind != WORD and not (self.kind in KINDS and KINDS[self.kind].file)

    @property
    def renamed(self) -> bool:
        return self.id != self.written

    @property
    def stands(self) -> bool:
        """Whether there is something below it."""
        return self.op != "add" and not self.lost


@dataclass(frozen=True)
class State:
    """A word, the parts that it is about, and what to do.

    `fresh`: as it was when somebody last looked. `unmarked`: nobody noted what was below. `redundant`: it sets what
    already holds. `stale`: what it changes has changed below. `renamed`: the thing has a new id. `orphaned`: the thing
    is gone. `refused`: it can't be used, which `strideguide check` explains.
    """

    word: Word
    parts: tuple[str, ...] = ()
    remedy: str = ""


def of_record(override: Override) -> Own:
    """What became of a record of the layer."""
    op, below, made = override.op, override.below, override.made
    what = (override.kind, override.id, override.written, op, override.place)
    if op != "add" and below is None:
        return Own(*what, lost="orphaned")
    if made is None and op != "hide":
        return Own(*what, lost="refused")
    if op in ("add", "hide"):
        return Own(*what, noted=None if override.mark.base is None else ())
    parts = (
        [".".join(path) for path in _paths(override.above, below)] if op == "patch" else dict.fromkeys([*below, *made])
    )
    follows = frozenset(part for part in parts if _commands(at(override.above, part)))
    below, made = ({part: at(record, part) for part in parts} for record in (below, made))
    return Own(*what, below, made, follows, _noted(override))


def of_file(file: Replaced) -> Own:
    """A chapter or a template of the layer."""
    made, below = file.path.read_text("utf-8", "replace"), file.below.read_text("utf-8") if file.below else None
    what = (file.kind, file.id, file.id, "replace" if file.below else "add", Place(file.place))
    if below is None:
        return Own(*what)
    noted = None if not file.noted else () if file.noted == file.now else (TEXT,)
    return Own(*what, {TEXT: below}, {TEXT: made}, noted=noted)


def stood(owns: Iterable[Own]) -> dict[str, Stood]:
    """What a lock notes of them: what each stands on now."""
    return {own.key: own.below for own in owns if own.stands}


def before(own: Own, known: Mapping[str, Stood]) -> Stood | None:
    """What it stood on, None if nobody noted it."""
    return known.get(own.key, known.get(f"{own.kind}:{own.written}"))


def state(own: Own, known: Mapping[str, Stood]) -> State:
    """How it stands to the guide below, with what a lock has `known` of it."""
    if own.lost or not own.stands:
        return State(own.lost or "fresh", (), SEE if own.lost else "")
    old = before(own, known)
    if own.renamed and own.key not in known:
        return State("renamed", (), f'call it "{own.id}"')
    if changed := stale(own, old):
        return State("stale", changed, LOOK)
    same = tuple(part for part, value in own.below.items() if own.op == "patch" and own.made[part] == value)
    if same:
        return State("redundant", same, "remove these fields" if len(same) < len(own.below) else "remove it")
    if not _is_noted(own, old):
        return State("unmarked", (), "the next build notes what is below")
    return State("fresh")


def _is_noted(own: Own, old: Stood | None) -> bool:
    if old is None:
        return own.noted is not None
    return own.op != "patch" or {*own.below} <= {*old}


def stale(own: Own, old: Stood | None) -> tuple[str, ...]:
    """The parts that are not below it as they were."""
    if old is None:
        return own.noted or ()
    parts = [part for part in own.below if part in old] if own.op == "patch" else dict.fromkeys([*old, *own.below])
    return tuple(part for part in parts if old.get(part) != own.below.get(part))


def at(value: Any, part: str) -> Any:
    """A part of a record, None if it is not there."""
    for step in part.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def short(value: object) -> str:
    """The digits that stand for one field in a mark."""
    return fingerprint(value)[:SHORT]


def _paths(above: Any, below: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The paths of what a patch sets: fields, and inside maps that are merged theirs."""
    for name, value in above.items():
        under = below.get(name) if isinstance(below, dict) else None
        if value and isinstance(value, dict) and isinstance(under, dict) and not _commands(value):
            yield from _paths(value, under, (*path, name))
        else:
            yield (*path, name)


def _commands(value: Any) -> bool:
    """Whether a value says what to do with the one below it."""
    return isinstance(value, dict) and any(name.startswith("$") for name in value)


def _noted(override: Override) -> tuple[str, ...] | None:
    """The fields that changed below since the mark in the file was written; None if it has none."""
    mark, below = override.mark, override.below
    if not mark.base:
        return None
    if mark.base == f"{BASE}{fingerprint(below)}":
        return ()
    if not mark.fields:
        return ("any",)
    names = override.touched if override.op == "patch" else dict.fromkeys([*mark.fields, *below])
    return tuple(name for name in names if mark.fields.get(name) != short(below.get(name)))
