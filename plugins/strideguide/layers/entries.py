"""The records that stand in the files of one layer, and what is wrong with the names and lists of these files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..model.kinds import KINDS, RULES, VOCABULARY, Kind
from ..problems import Place, Problem
from ..source import read
from ..text import LEADS_OUT
from . import Layer
from .names import misnamed, not_an_id
from .origin import Origin

PICKER = "picker.yml"
SEARCH = "search.yml"
PICKER_AT, SEARCH_AT = ("picker", ""), ("search", "")  # kinds and ids; each is the only one of its kind
_ALONE = {PICKER: PICKER_AT, SEARCH: SEARCH_AT}
REMOVED = "removed.yml"
# Files of data/ that others read: coverage.yml says where each fact of the source guides stands.
ELSEWHERE = frozenset({"coverage.yml"})
_FOLDERS = {kind.folder: kind for kind in KINDS.values()}
_LISTS: dict[str, dict[str, Kind]] = {
    file: {kind.folder: kind for kind in KINDS.values() if kind.file == file} for file in (VOCABULARY, RULES)
}


@dataclass(frozen=True)
class Entry:
    """A record as it is written. Its `origin` is None if its file can't be read: then only its id is known."""

    kind: str
    id: str
    value: Any = None
    origin: Origin | None = None


@dataclass
class Shelf:
    """The data of one layer. `whole` if nothing lies below it, so that no list may be missing.

    While entries are taken, `problems` gather what is wrong, and `unread` the kinds whose list can't be read.
    """

    layer: Layer
    whole: bool = True
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def entries(self) -> Iterator[Entry]:
        """Every record, file by file; what a file holds is forgotten once it is taken."""
        for path in self.layer.files("data"):
            yield from self._file(path, path.relative_to(self.layer.root / "data").parts)
        if self.whole and not (self.layer.root / "data" / VOCABULARY).is_file():
            place = Place(f"{self.layer.prefix}data/{VOCABULARY}")
            self.problems.append(Problem(place, "file-unreadable", "There is no vocabulary.", "Every guide needs one."))
            self.unread.update(kind.name for kind in _LISTS[VOCABULARY].values())

    def _file(self, path: Path, inner: tuple[str, ...]) -> Iterator[Entry]:
        if len(inner) == 1 and inner[0] in ELSEWHERE:
            return
        if not inner:  # data/ itself
            self.problems.append(Problem(Place(self.layer.named(path)), *LEADS_OUT))
            self.unread.update(KINDS)
        elif len(inner) == 1 and inner[0] in _LISTS:
            yield from self._lists(path)
        elif inner == (REMOVED,):
            yield from self._one(path, REMOVED, "")
        elif len(inner) == 1 and inner[0] in _ALONE:
            yield from self._one(path, *_ALONE[inner[0]])
        elif len(inner) == 2 and inner[0] in _FOLDERS and not _FOLDERS[inner[0]].file:
            yield from self._thing(path, _FOLDERS[inner[0]])
        else:
            self.problems.append(_stray(self.layer.named(path), inner))

    def _thing(self, path: Path, kind: Kind) -> Iterator[Entry]:
        if wrong := misnamed(path):
            self.problems.append(Problem(Place(self.layer.named(path)), *wrong))
        else:
            yield from self._one(path, kind.name, path.stem)

    def _one(self, path: Path, kind: str, id: str) -> Iterator[Entry]:
        document, problems = read(path, self.layer.root, self.layer.prefix)
        self.problems += problems
        if document is None:
            yield Entry(kind, id)
        else:  # the record takes the place of the value in memory
            yield Entry(kind, id, document.value, Origin(replace(document, value=None)))

    def _lists(self, path: Path) -> Iterator[Entry]:
        kinds = _LISTS[path.name]
        document, problems = read(path, self.layer.root, self.layer.prefix)
        self.problems += problems
        lists = document.value if document and isinstance(document.value, dict) else {}
        if problems or not lists:
            self.unread.update(kind.name for kind in kinds.values())
        if document is None:
            return
        if not self.whole and not lists:
            what = f"There are no lists in {path.name}."
            self.problems.append(Problem(document.place(), "missing-field", what, f"Its lists are {', '.join(kinds)}."))
        for name in lists.keys() - kinds.keys():
            place, what = document.place([name], key=True), f'There is no list "{name}" in {path.name}.'
            self.problems.append(Problem(place, "unknown-field", what, f"Its lists are {', '.join(kinds)}."))
        for name, kind in kinds.items():
            entries = lists.get(name)
            if isinstance(entries, dict) and entries:
                yield from self._list(kind, entries, Origin(document, (name,)))
            elif name in lists or (self.whole and kind.needed):
                self.unread.add(kind.name)
                remedy = "Write at least one, as id: {title: ..., summary: ...}."
                what = f'There are no entries below "{name}" in {path.name}.'
                self.problems.append(Problem(document.place([name]), "missing-field", what, remedy))

    def _list(self, kind: Kind, entries: dict[str, Any], origin: Origin) -> Iterator[Entry]:
        for id, value in entries.items():
            if wrong := not_an_id(id, origin.place((id,), key=True)):
                self.problems.append(wrong)
            else:
                yield Entry(kind.name, id, value, origin.part(id))


def _stray(file: str, inner: Sequence[str]) -> Problem:
    if inner[0] in _FOLDERS and len(inner) > 2:
        remedy = f"Move it up into data/{inner[0]}/."
    else:
        files = ", ".join(f"data/{name}" for name in (*_LISTS, *_ALONE))
        folders = "/, data/".join(kind.folder for kind in KINDS.values() if not kind.file)
        remedy = f"Files of data are {files} and those in data/{folders}/."
    return Problem(Place(file), "stray-file", "Nothing reads this file.", remedy)
