"""Data folders become a Library: every thing by kind and id, every id that is declared, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from .brand.reading import read_brand
from .brand.record import PLAIN, Brand
from .drafts import Draft, is_draft
from .drafts import read as read_draft
from .faults import empties, problems_of
from .layers import hiding, layers, misplaced, safety
from .layers.entries import PICKER, PICKER_AT, SEARCH, SEARCH_AT, Entry
from .layers.hiding import Lacking, Swap
from .layers.names import not_an_id
from .layers.origin import Origin
from .layers.override import MODELS, Override, named
from .layers.stack import Stack
from .marks import Path as Steps
from .model.base import Entity, Record
from .model.kinds import KINDS
from .model.layer import Removed
from .model.picker import Picker
from .model.plan import Plan
from .model.search import SearchWords
from .problems import Place, Problem, did_you_mean

__all__ = ["BRAND_AT", "PICKER", "PICKER_AT", "SEARCH", "Library", "Origin", "load"]

BRAND_AT = ("brand", "")
T = TypeVar("T")
CHAPTER = "chapter"  # the kind of chapters among what is hidden; its ids are paths below content/


@dataclass
class Library:
    """Everything that could be read. `declared` also has the ids of things whose files are broken.

    `unread` are the kinds whose list can't be read: which ids they have is not known. `assets` are the files that
    brand.yml names, by the paths that it gives. `overrides` is what became of each record of a brand's layer; `hidden`
    has for each thing and chapter that is not shown the place that says so; `removed` the ids that were given up.
    `unshown` are the hidden things, `lacking` the plans, by id, that need a hidden move, `swaps` has for each that had
    some what stands in for them, and `kept` for hidden things where texts still name them. `drafts` are no things yet.
    """

    things: dict[str, dict[str, Entity]] = field(default_factory=lambda: {name: {} for name in KINDS})
    declared: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in KINDS})
    former: dict[str, dict[str, str]] = field(default_factory=lambda: {name: {} for name in KINDS})
    origins: dict[tuple[str, str], Origin] = field(default_factory=dict)
    picker: Picker | None = None
    search: SearchWords = field(default_factory=SearchWords)
    brand: Brand = PLAIN
    assets: Mapping[str, bytes] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    overrides: list[Override] = field(default_factory=list)
    hidden: dict[tuple[str, str], Place] = field(default_factory=dict)
    unshown: dict[tuple[str, str], Entity] = field(default_factory=dict)
    lacking: dict[str, Lacking] = field(default_factory=dict)
    swaps: dict[str, dict[tuple[str, str], Swap]] = field(default_factory=dict)
    kept: dict[tuple[str, str], list[Place]] = field(default_factory=dict)
    removed: dict[tuple[str, str], tuple[Removed, Place]] = field(default_factory=dict)
    drafts: dict[tuple[str, str], Draft] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    root: Path = Path()
    _made: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, make: Callable[[Library], T]) -> T:
        """What a function makes of the library: it is made once, as nothing in a loaded library changes."""
        if make not in self._made:
            self._made[make] = make(self)
        found: T = self._made[make]
        return found

    def all(self) -> Iterator[tuple[str, Entity]]:
        """Every thing with the name of its kind, kinds in their order, things in order of title or vocabulary."""
        for kind, things in self.things.items():
            for thing in things.values():
                yield kind, thing

    def records(self) -> Iterator[tuple[Record, Origin]]:
        """Everything that holds references and words for readers: every thing, the picker, and a brand of one's own."""
        for kind, thing in self.all():
            yield thing, self.origin(kind, thing.id)
        if self.picker:
            yield self.picker, self.origin(*PICKER_AT)
        if BRAND_AT in self.origins:
            yield self.brand, self.origin(*BRAND_AT)

    def with_drafts(self) -> Library:
        """A library with every draft that is whole and names no other as a thing. No site and no proof is of it."""
        whole = {key: draft for key, draft in self.drafts.items() if draft.whole}
        while apart := [key for key in whole if hiding.named_in(whole[key].part, self.drafts.keys() - whole.keys())]:
            whole = {key: draft for key, draft in whole.items() if key not in apart}
        made = replace(
            self,
            things={kind: {**things} for kind, things in self.things.items()},
            declared={kind: {*ids} for kind, ids in self.declared.items()},
            origins={**self.origins, **{key: draft.origin for key, draft in whole.items()}},
            kept={},
            problems=[],
        )
        for (kind, id), draft in whole.items():
            _put(made, kind, draft.whole or draft.part, draft.origin)
            made.declared[kind].add(id)
            if self.hidden:
                _leave_out(made, kind, made.things[kind][id])
        _sort(made)
        return made

    def led_on(self, kind: str) -> dict[str, str]:
        """From the ids of a kind that were changed, or given up for another thing, to those that serve now."""
        gone = {id: found.instead for (of, id), (found, _) in self.removed.items() if of == kind and found.instead}
        return {**self.former[kind], **{old: new for old, new in gone.items() if new in self.declared[kind]}}

    def origin(self, kind: str, id: str) -> Origin:
        return self.origins[kind, id]


def load(root: Path) -> Library:
    """The library of the guide in `root`, all layers together. Every file is read, whatever is wrong with others."""
    library = Library(root=root)
    stack = Stack(layers(root))
    for entry in stack.entries():
        _take(library, entry)
    library.problems += stack.problems
    library.unread, library.overrides, library.removed = stack.unread, stack.overrides, stack.removed
    _take_brand(library, root)
    _sort(library)
    _hide(library, stack.hidden)
    _claim_former_ids(library, library.all())
    return library


def put_back(library: Library, plan: Plan, origin: Origin) -> None:
    """Take a plan that was lacking something into a library, now that it lacks nothing; what was told of it goes."""
    told = library.lacking.pop(plan.id).problems
    library.problems = [problem for problem in library.problems if problem not in told]
    _put(library, "plan", plan, origin)
    _leave_out(library, "plan", plan)
    _sort(library)
    _claim_former_ids(library, [("plan", plan)])


def _take(library: Library, entry: Entry) -> None:
    if entry.kind in KINDS and not is_draft(entry.value):
        library.declared[entry.kind].add(entry.id)
    if entry.origin is None:
        return
    value = entry.value
    if entry.kind in KINDS:
        if not isinstance(value, dict):
            library.problems.append(misplaced.no_map(entry, entry.origin))
            return
        if other := misplaced.looks_like(entry):
            library.problems.append(misplaced.elsewhere(entry, entry.origin, other))
            library.declared[entry.kind].discard(entry.id)
            library.declared[other.name].add(entry.id)
            return
        if "id" in value:
            library.problems.append(misplaced.named_itself(entry, entry.origin))
        if is_draft(value):
            library.drafts[entry.kind, entry.id], wrong = read_draft(entry, entry.origin)
            library.problems += wrong
            return
        value = {**value, "id": entry.id}
    model = MODELS[entry.kind]
    try:
        record = model.model_validate(value)
    except ValidationError as error:
        library.problems += problems_of(error, model, entry.origin.place)
        return
    if empty := [*empties(entry.value, entry.origin.place)]:
        library.problems += empty
        return
    _put(library, entry.kind, record, entry.origin)


def _put(library: Library, kind: str, record: Record, origin: Origin) -> None:
    if isinstance(record, Picker):
        library.picker, library.origins[PICKER_AT] = record, origin
    elif isinstance(record, SearchWords):
        library.search, library.origins[SEARCH_AT] = record, origin
    elif isinstance(record, Entity):
        library.things[kind][record.id], library.origins[kind, record.id] = record, origin


def _take_brand(library: Library, root: Path) -> None:
    found = read_brand(root)
    library.brand, library.assets = found.brand, found.assets
    library.problems += found.problems
    if found.document is not None:
        library.origins[BRAND_AT] = Origin(found.document)


def _hide(library: Library, hidden: Mapping[tuple[str, str], Place]) -> None:
    """Take away what a layer or brand.yml hides, and every reference to it."""
    library.hidden.update(hidden)
    for key, place in _hidden_by_brand(library):
        if key in library.hidden:
            what = f"{named(*key).capitalize()} is hidden in {library.hidden[key].file} too."
            library.problems.append(Problem(place, "override-clash", what, "Keep one of the two."))
        elif key in library.origins and (words := safety.lost_with(key[0], library.origins[key].value())):
            remedy = 'Hide it in a file of its own, with "$layer: {op: hide, reason: ...}".'
            library.problems.append(Problem(place, "safety-lost", f"Hiding it takes away {words}.", remedy))
        library.hidden.setdefault(key, place)
    for kind, id in library.hidden:
        if kind in KINDS:
            if thing := library.things[kind].pop(id, None):
                library.unshown[kind, id] = thing
            library.declared[kind].discard(id)
    if library.hidden:
        records = [*library.all(), *([("picker", library.picker)] if library.picker else [])]
        for kind, record in records:
            _leave_out(library, kind, record)


def _hidden_by_brand(library: Library) -> Iterator[tuple[tuple[str, str], Place]]:
    """What brand.yml hides, each with its place; a problem for each thing that there is not."""
    hide, origin = library.brand.hide, library.origins.get(BRAND_AT)
    if origin is None:
        return
    for at, file in enumerate(hide.chapters):
        yield (CHAPTER, file), origin.place(("hide", "chapters", at))
    for at, whole in enumerate(hide.kinds):
        place = origin.place(("hide", "kinds", at))
        yield from (((whole, id), place) for id in sorted(library.declared[whole]))
    for at, text in enumerate(hide.things):
        kind, _, id = text.partition(":")
        place = origin.place(("hide", "things", at))
        current = next((new.id for new in library.things.get(kind, {}).values() if id in new.former_ids), id)
        if current in library.declared.get(kind, ()) or (kind, current) in library.hidden:
            yield (kind, current), place
        elif (kind, id) not in library.drafts:
            remedy = did_you_mean(text, (f"{kind}:{id}" for kind, ids in library.declared.items() for id in ids))
            remedy = remedy or "Name it by kind and id, such as exercise:box-jump; or remove it here."
            what = f'There is no "{text}" to hide.'
            library.problems.append(Problem(place, "override-orphan", what, remedy))


def _leave_out(library: Library, kind: str, record: Record) -> None:
    """Take every reference to hidden things out of a record; a problem if it can't do without."""
    key = (kind, record.id) if isinstance(record, Entity) else PICKER_AT
    left = hiding.left(kind, record, library.origins[key], library.hidden)
    if left is None:
        return
    for path, thing in left.kept:
        library.kept.setdefault(thing, []).append(library.origins[key].place(path))
    if left.record is not None:
        _put(library, kind, left.record, left.origin)
        return
    needs = {needed: path for path, needed in reversed(left.needs)}
    told = {needed: _lost(library, key, path, needed) for needed, path in reversed(needs.items())}
    library.problems += told.values()
    if isinstance(record, Plan) and all(needed in library.unshown for needed in told):
        library.lacking[record.id] = Lacking(record, library.origins[key], [*told], [*told.values()])
    if kind in KINDS:
        del library.things[kind][key[1]]  # it stays declared, so that nothing else is told of it
    else:
        library.picker = None


def _lost(library: Library, key: tuple[str, str], path: Steps, needed: tuple[str, str]) -> Problem:
    """What is told of a record that can't do without something hidden, which it names at `path`."""
    where = hiding.where(library.origins[key].value(), path)
    what = f"Hiding {named(*needed)} leaves {named(*key)} without what it needs, in {where}."
    return Problem(library.hidden[needed], "hidden-needed", what, f"Hide or change {named(*key)} too, or show this.")


def _sort(library: Library) -> None:
    for kind in KINDS.values():
        if not kind.file:
            things = library.things[kind.name]
            ordered = sorted(things.values(), key=lambda thing: (thing.title.casefold(), thing.id))
            library.things[kind.name] = {thing.id: thing for thing in ordered}


def _claim_former_ids(library: Library, things: Iterable[tuple[str, Entity]]) -> None:
    for kind, thing in things:
        for index, old in enumerate(thing.former_ids):
            former: Mapping[str, str] = library.former[kind]
            place = library.origin(kind, thing.id).place(["former_ids", index])
            holder = old if old in library.declared[kind] else former.get(old)
            if wrong := not_an_id(old, place):
                library.problems.append(wrong)
            elif holder:
                what = f'"{old}" already leads to the {kind} "{holder}".'
                library.problems.append(Problem(place, "id-clash", what, "Remove one of the two."))
            else:
                library.former[kind][old] = thing.id
