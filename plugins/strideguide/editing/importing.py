"""Records of others become drafts: what is understood is written down, and all that is not is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..drafts import MISSING, loose
from ..faults import problems_of
from ..layers.names import is_id
from ..library import Library
from ..model.kinds import KINDS, Kind
from ..names import slug
from ..problems import Place, brief
from . import written
from .answers import Field, Names, fields, put
from .doubles import known, name_of
from .foreign import Read, Shape, found
from .trial import Refused

LONGEST = 60  # characters of an id
HEAD = "# A draft of somebody else's record. Say it in your own words, and check it, before it is published.\n"


@dataclass
class Imported:
    """What comes of a file: the texts of new files by their path, and what is told of each record.

    `there` are records of which there is a thing or a draft already, `unread` those that can't be read, both with their
    line; `left_out` are values that no field takes, and `missing` counts for each field the drafts that lack it.
    """

    files: dict[str, str] = field(default_factory=dict)
    there: list[tuple[int, str, str]] = field(default_factory=list)
    unread: list[tuple[int, str]] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    missing: Counter[str] = field(default_factory=Counter)


def imported(
    library: Library, root: Path, shape: Shape, records: Iterable[Read], source: str, licence: str
) -> Imported:
    """The drafts that the records of a file become. Nothing is written, and no file that is there is among them."""
    kind = KINDS[shape.kind]
    if kind.file:
        raise Refused(f"A {kind.name} has no file of its own, and is written by hand {kind.written}.")
    taking = _Taking(library, kind, shape, source, licence)
    for read in records:
        taking.take(root, read)
    return taking.done


class _Taking:
    def __init__(self, library: Library, kind: Kind, shape: Shape, source: str, licence: str) -> None:
        self.kind, self.shape, self.source, self.licence = kind, shape, source, licence
        self.names, self.model = Names(library), loose(kind.model)
        self.known = known(library, kind.name)
        self.gone = {id for of, id in library.removed if of == kind.name}
        self.fields = {field.name: field for field in fields(kind.model, needed=False)}
        if unknown := shape.fields.keys() - self.fields.keys():
            raise Refused(f'A {kind.name} has no field "{min(unknown)}". It has {", ".join(self.fields)}.')
        if twice := [name for name in shape.fields if any(other.startswith(f"{name}.") for other in shape.fields)]:
            raise Refused(f'"{twice[0]}" is mapped as a whole and in parts. Keep one of the two.')
        self.done = Imported()

    def take(self, root: Path, read: Read) -> None:
        if read.record is None:
            self.done.unread.append((read.line, read.wrong))
            return
        named = found(read.record, self.shape.fields.get("title", self.shape.name))
        title = next((one for one in named if isinstance(one, str)), "")
        id = slug(title)[:LONGEST].rstrip("-")
        if not is_id(id):
            what = f'"{brief(title)}" gives no id' if title else "it has no name"
            self.done.unread.append((read.line, what))
            return
        path = f"data/{self.kind.folder}/{id}.yml"
        other = self.known.get(name_of(title)) or (id if id in self.gone or (root / path).exists() else "")
        if other or path in self.done.files:
            self.done.there.append((read.line, title, other or id))
            return
        self.known[name_of(title)] = id
        value = self._fitting(path, self._value(read.record))
        lacks = [*self._lacks(value)]
        self.done.missing.update(lacks)
        self.done.files[path] = HEAD + written.brief(self.kind, value, lacks)

    def _value(self, record: Any) -> dict[str, Any]:
        """The fields of a record, with the words of ours in the place of theirs."""
        value: dict[str, Any] = {}
        for name, theirs in self.shape.fields.items():
            words = {word.lower(): ours for word, ours in self.shape.words.get(name, {}).items()}
            entries: list[Any] = []
            for one in self._split(self.fields[name], found(record, theirs)):
                ours = words.get(str(one).lower(), one)
                entries += [ours] if ours != "" and ours not in entries else []
            if entries and self.fields[name].many:
                put(value, self.fields[name].path, entries)
            elif entries:
                put(value, self.fields[name].path, entries[0])
        if "provenance" in self.kind.model.model_fields:
            value["provenance"] = {"origin": "adapted", "note": self._note(record)}
        return value

    def _split(self, field: Field, entries: list[Any]) -> list[Any]:
        """The entries that a field takes: parts of a cell if it is a list, on one line if it is no Markdown."""
        if field.many:
            entries = [part for one in entries for part in _parts(one, self.shape.separator)]
        return [" ".join(one.split()) if isinstance(one, str) and not field.prose else one for one in entries]

    def _note(self, record: Any) -> str:
        """Where it comes from and under which licence, so that it can be found again and named rightly."""
        own = next(iter(found(record, self.shape.licence)), "") if self.shape.licence else ""
        name = next((f", record {name}" for name in found(record, self.shape.name)), "")
        return brief(f"From {self.source}{name}; licence {own or self.licence}.", 300)

    def _fitting(self, path: str, value: dict[str, Any]) -> dict[str, Any]:
        """The value without the fields that can't be as they are, each of which is told."""
        while True:
            try:
                part = self.model.model_validate(value)
            except ValidationError as error:
                for problem in problems_of(error, self.kind.model, lambda *_, **__: Place(path)):
                    if problem.code != MISSING:
                        self.done.left_out.append((path, f"{problem.message} {problem.remedy}".strip()))
                for name in {str(item["loc"][0]) for item in error.errors(include_url=False)}:
                    del value[name]
                continue
            lost = self.names.resolve(part, value)
            if not lost:
                return value
            for steps, (kind, text) in sorted(lost, key=str, reverse=True):
                self.done.left_out.append((path, f'There is no {kind} that is called "{brief(text)}".'))
                _drop(value, steps)

    def _lacks(self, value: dict[str, Any]) -> Iterator[str]:
        """The fields that the record needs and does not have."""
        for name, one in self.kind.model.model_fields.items():
            if one.is_required() and name not in ("id", *value):
                yield name


def _parts(entry: Any, separator: str) -> list[Any]:
    return [part.strip() for part in entry.split(separator) if part.strip()] if isinstance(entry, str) else [entry]


def _drop(value: Any, path: tuple[str | int, ...]) -> None:
    """Take out what stands at a path, and what is empty then."""
    step, *rest = path
    if rest:
        _drop(value[step], tuple(rest))
    if not rest or not value[step]:
        del value[step]


def report(file: str, done: Imported) -> str:
    """What came of a file, in Markdown."""
    taken, there, unread = len(done.files), len(done.there), len(done.unread)
    lines = [f"# Import of {file}", "", f"{taken + there + unread} records: {taken} taken as drafts, {there} there "
             f"already, {unread} that could not be read.", ""]  # fmt: skip
    sections = {
        "Taken": [f"`{path}`" for path in done.files],
        "There already": [f"line {line}: {_quoted(title)} is `{other}`" for line, title, other in done.there],
        "Could not be read": [f"line {line}: {_quoted(wrong)}" for line, wrong in done.unread],
        "Left out": [f"`{path}`: {_quoted(what)}" for path, what in done.left_out],
        "Missing": [f"`{name}` in {count}" for name, count in done.missing.most_common()],
    }
    for title, entries in sections.items():
        lines += [f"## {title}", "", *(f"- {entry}" for entry in entries), ""] if entries else []
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """A text of others as Markdown shows it, whatever signs it has."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in text.replace("\n", " "))
