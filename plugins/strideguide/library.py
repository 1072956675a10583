"""Data folders become a Library: every thing by kind and id, every id that is declared, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from .branding import read_brand
from .faults import problems_of
from .layers import Layer, layers
from .model.base import Entity, Id, Record
from .model.brand import PLAIN, Brand
from .model.kinds import KINDS, VOCABULARY, Kind
from .model.picker import Picker
from .problems import Place, Problem
from .source import Document, read

PICKER = "picker.yml"
PICKER_AT = ("picker", "")  # its key among the origins; it has no id
BRAND_AT = ("brand", "")
# Files of data/ that others read: coverage.yml says where each fact of the source guides stands.
ELSEWHERE = frozenset({"coverage.yml"})
_FOLDERS = {kind.folder: kind for kind in KINDS.values()}
_LISTS: dict[str, dict[str, Kind]] = {
    file: {kind.folder: kind for kind in KINDS.values() if kind.file == file}
    for file in dict.fromkeys(kind.file for kind in KINDS.values() if kind.file)
}
_ID: TypeAdapter[str] = TypeAdapter(Id)


@dataclass(frozen=True)
class Origin:
    """Where a thing was written: its document, and the path in it at which its fields begin."""

    document: Document
    base: tuple[str, ...] = ()

    def place(self, path: Sequence[str | int] = (), key: bool = False) -> Place:
        return self.document.place((*self.base, *path), key)

    def find(self, path: Sequence[str | int], text: str, nth: int = 0) -> Place:
        return self.document.find((*self.base, *path), text, nth)


@dataclass
class Library:
    """Everything that could be read. `declared` also has the ids of things whose files are broken.

    `unread` are the kinds whose list can't be read: which ids they have is not known. `assets` are the files that
    brand.yml names, by the paths that it gives.
    """

    things: dict[str, dict[str, Entity]] = field(default_factory=lambda: {name: {} for name in KINDS})
    declared: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in KINDS})
    former: dict[str, dict[str, str]] = field(default_factory=lambda: {name: {} for name in KINDS})
    origins: dict[tuple[str, str], Origin] = field(default_factory=dict)
    picker: Picker | None = None
    brand: Brand = PLAIN
    assets: Mapping[str, bytes] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

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

    def origin(self, kind: str, id: str) -> Origin:
        return self.origins[kind, id]


def load(root: Path) -> Library:
    """The library of the guide in `root`, all layers together. Every file is read, whatever is wrong with others."""
    library = Library()
    lowest, *_ = stack = layers(root)
    for layer in stack:
        for path in layer.files("data"):
            _take_file(library, path, layer)
    if not (lowest.root / "data" / VOCABULARY).is_file():
        place = Place(f"{lowest.prefix}data/{VOCABULARY}")
        library.problems.append(Problem(place, "file-unreadable", "There is no vocabulary.", "Every guide needs one."))
        library.unread.update(kind.name for kind in _LISTS[VOCABULARY].values())
    _take_brand(library, root)
    _sort(library)
    _claim_former_ids(library)
    return library


def _take_file(library: Library, path: Path, layer: Layer) -> None:
    inner = path.relative_to(layer.root / "data").parts
    if len(inner) == 1 and inner[0] in ELSEWHERE:
        return
    if len(inner) == 1 and inner[0] in _LISTS:
        _take_lists(library, path, layer)
    elif inner == (PICKER,):
        _take_picker(library, path, layer)
    elif len(inner) == 2 and inner[0] in _FOLDERS and not _FOLDERS[inner[0]].file:
        _take(library, _FOLDERS[inner[0]], path, layer)
    else:
        library.problems.append(_stray(path, layer, inner))


def _stray(path: Path, layer: Layer, inner: Sequence[str]) -> Problem:
    place = Place(layer.named(path))
    if inner[0] in _FOLDERS and len(inner) > 2:
        remedy = f"Move it up into data/{inner[0]}/."
    else:
        files = ", ".join(f"data/{name}" for name in (*_LISTS, PICKER))
        folders = "/, data/".join(kind.folder for kind in KINDS.values() if not kind.file)
        remedy = f"Files of data are {files} and those in data/{folders}/."
    return Problem(place, "stray-file", "Nothing reads this file.", remedy)


def _take(library: Library, kind: Kind, path: Path, layer: Layer) -> None:
    place, id = Place(layer.named(path)), path.stem
    if path.suffix != ".yml":
        library.problems.append(
            Problem(place, "stray-file", f'The file ends in "{path.suffix}".', f'Name it "{id}.yml".')
        )
        return
    if not _is_id(id):
        library.problems.append(
            Problem(place, "bad-id", f'"{id}" can\'t be an id.', "Use small letters, digits and single hyphens.")
        )
        return
    library.declared[kind.name].add(id)
    document, problems = read(path, layer.root, layer.prefix)
    library.problems += problems
    if document is not None:
        value, document = document.value, replace(document, value=None)  # the record takes its place in memory
        _add(library, kind, id, Origin(document), value)


def _take_lists(library: Library, path: Path, layer: Layer) -> None:
    kinds = _LISTS[path.name]
    document, problems = read(path, layer.root, layer.prefix)
    library.problems += problems
    lists = document.value if document and isinstance(document.value, dict) else {}
    if not lists:
        library.unread.update(kind.name for kind in kinds.values())
    if document is None:
        return
    for name in lists.keys() - kinds.keys():
        place = document.place([name], key=True)
        remedy = f"Its lists are {', '.join(kinds)}."
        library.problems.append(Problem(place, "unknown-field", f'There is no list "{name}" in {path.name}.', remedy))
    for name, kind in kinds.items():
        entries = lists.get(name)
        if isinstance(entries, dict) and entries:
            for id, value in entries.items():
                _take_entry(library, kind, id, value, Origin(document, (name, id)))
        elif kind.needed or name in lists or len(kinds) == 1:  # a file is there for its only list
            library.unread.add(kind.name)
            remedy = "Write at least one, as id: {title: ..., summary: ...}."
            message = f'There are no entries below "{name}" in {path.name}.'
            library.problems.append(Problem(document.place([name]), "missing-field", message, remedy))


def _take_entry(library: Library, kind: Kind, id: str, value: Any, origin: Origin) -> None:
    if _is_id(id):
        library.declared[kind.name].add(id)
        _add(library, kind, id, origin, value)
        return
    place = origin.place(key=True)
    remedy = "Use small letters, digits and single hyphens."
    library.problems.append(Problem(place, "bad-id", f'"{id}" can\'t be an id.', remedy))


def _take_picker(library: Library, path: Path, layer: Layer) -> None:
    document, problems = read(path, layer.root, layer.prefix)
    library.problems += problems
    if document is None:
        return
    library.origins[PICKER_AT] = Origin(document)
    try:
        library.picker = Picker.model_validate(document.value)
    except ValidationError as error:
        library.problems += problems_of(error, Picker, document.place)


def _take_brand(library: Library, root: Path) -> None:
    found = read_brand(root)
    library.brand, library.assets = found.brand, found.assets
    library.problems += found.problems
    if found.document is not None:
        library.origins[BRAND_AT] = Origin(found.document)


def _is_id(text: str) -> bool:
    try:
        _ID.validate_python(text)
    except ValidationError:
        return False
    return True


def _add(library: Library, kind: Kind, id: str, origin: Origin, value: Any) -> None:
    if not isinstance(value, dict):
        library.problems.append(
            Problem(
                origin.place(),
                "wrong-type",
                f"This is not a map of fields, as every {kind.name} is.",
                "Write a field's name, a colon and its value on each line.",
            )
        )
        return
    if "id" in value:
        library.problems.append(
            Problem(
                origin.place(["id"], key=True),
                "unknown-field",
                'There is no field "id" here.',
                f'The id is the {"entry" if kind.file else "file"}\'s name, "{id}". Remove the line.',
            )
        )
        return
    try:
        thing = kind.model.model_validate({**value, "id": id})
    except ValidationError as error:
        library.problems += problems_of(error, kind.model, origin.place)
        return
    library.things[kind.name][id] = thing
    library.origins[kind.name, id] = origin


def _sort(library: Library) -> None:
    for kind in KINDS.values():
        if not kind.file:
            things = library.things[kind.name]
            ordered = sorted(things.values(), key=lambda thing: (thing.title.casefold(), thing.id))
            library.things[kind.name] = {thing.id: thing for thing in ordered}


def _claim_former_ids(library: Library) -> None:
    for kind, thing in library.all():
        for index, old in enumerate(thing.former_ids):
            former: Mapping[str, str] = library.former[kind]
            place = library.origin(kind, thing.id).place(["former_ids", index])
            holder = old if old in library.declared[kind] else former.get(old)
            if holder:
                library.problems.append(
                    Problem(
                        place,
                        "id-clash",
                        f'"{old}" already leads to the {kind} "{holder}".',
                        "Remove one of the two.",
                    )
                )
            else:
                library.former[kind][old] = thing.id
