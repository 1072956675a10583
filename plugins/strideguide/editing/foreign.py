"""Records that others have written, in JSON or CSV, one by one: each with its line, or why it can't be read."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import Field, StringConstraints, ValidationError

from ..faults import problems_of
from ..model.base import Line, Record
from ..model.kinds import KINDS
from ..problems import did_you_mean
from ..source import parse
from ..text import INVISIBLE
from .trial import Refused

SHAPES = Path(__file__).with_name("shapes")
BETWEEN = frozenset(" \t\r\n,")  # what stands between records
Sign = Annotated[str, StringConstraints(min_length=1, max_length=1)]
_STEP = re.compile(r"(?P<name>[^\[\]]+)(?:\[(?P<key>\w+)=(?P<value>[^\]]*)\])?")
_TAG = re.compile(r"</?[A-Za-z][^>]*>")


class Shape(Record):
    """How the records of a file are read, in YAML: for CSV a mapping of one's own, for known data sets ours."""

    has: list[Line] = []
    """Fields by which a file of this shape is known."""
    records: str = ""
    """Where in the file the list of records stands; left out, the file is that list."""
    kind: Line
    """The kind of thing that they become."""
    name: Line
    """Their own field by which a record is found again there."""
    licence: str = ""
    """Their own field in which each says its licence, if they have one."""
    fields: Annotated[dict[Line, Line], Field(min_length=1)]
    """For each field of ours, theirs: `muscles.name` is that field of each entry, `texts[language=en].name` of one."""
    words: dict[Line, dict[str, str]] = {}
    """For fields of ours, what a word of theirs is here; nothing leaves it out."""
    delimiter: Sign = ","
    """What stands between the cells of a CSV file."""
    separator: Sign = ";"
    """What stands between the entries of a list in a cell."""


class Read(NamedTuple):
    """A record and the line at which it begins, or what is wrong there."""

    line: int
    record: Mapping[str, Any] | None
    wrong: str = ""


def shape(path: Path) -> Shape:
    """The shape that a file describes. Refused, with what is wrong at which line, if it can't be used."""
    document, problems = parse(_text(path), path.name)
    if document is not None and not problems:
        value = document.value if isinstance(document.value, dict) else {}
        try:
            made = Shape.model_validate(value)
        except ValidationError as error:
            problems = problems_of(error, Shape, document.place)
        else:
            if made.kind in KINDS:
                return made
            raise Refused(f'There is no kind "{made.kind}". {did_you_mean(made.kind, KINDS)}'.strip())
    raise Refused("\n".join(map(str, problems)))


def known_shape(path: Path) -> Shape:
    """The shape of a JSON file of a known data set. Refused if it is like none of them."""
    text, some = _text(path), False
    for file in sorted(SHAPES.glob("*.yml")):
        found = shape(file)
        records = [*_json(text, found)]
        some = some or bool(records)
        first = next((one.record for one in records if one.record), None)
        if first is not None and first.keys() >= {*found.has}:
            return found
    if not some:
        raise Refused(f"{path.name} holds no list of records, or an empty one.")
    names = ", ".join(file.stem for file in sorted(SHAPES.glob("*.yml")))
    raise Refused(f"{path.name} has the shape of none of {names}. Say with --mapping which field is which.")


def read(path: Path, shape: Shape) -> Iterator[Read]:
    """The records of a file in its order."""
    text = _text(path)
    return _json(text, shape) if path.suffix.lower() == ".json" else _csv(text, shape)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(f"{path.name} is not UTF-8 text, from byte {error.start} on. Save it as UTF-8.") from None


def _csv(text: str, shape: Shape) -> Iterator[Read]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=shape.delimiter, strict=True)
    head, line = next(rows, []), rows.line_num + 1
    if lost := [theirs for theirs in (*shape.fields.values(), shape.name) if theirs not in head]:
        raise Refused(f'The first line has no column "{lost[0]}". {_columns(lost[0], head)}')
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Read(line, None, f"it is no CSV: {error}")
            return
        if len(row) == len(head):
            cells = {theirs: cell for theirs, cell in zip(head, row, strict=True) if cell.strip()}
            yield Read(line, cells)
        elif row:
            yield Read(line, None, f"it has {len(row)} cells, and the first line has {len(head)}")
        line = rows.line_num + 1


def _columns(theirs: str, head: list[str]) -> str:
    """What helps whoever named a column that is not in the first line."""
    between = next((sign for sign in "\t;," if len(head) == 1 and sign in head[0]), "")
    if between:
        sign = {"\t": '"\\t"'}.get(between, f'"{between}"')
        return f"Its cells stand between other signs: write delimiter: {sign} in the mapping."
    return did_you_mean(theirs, head) or f"It has {', '.join(head) or 'none'}."


def _json(text: str, shape: Shape) -> Iterator[Read]:
    """Record by record, so that one that is broken hides no other that begins a line as it does."""
    begin = re.compile(rf'"{re.escape(shape.records)}"\s*:\s*\[' if shape.records else r"\s*\[").search(text)
    before = at = begin.end() if begin else len(text)
    line, decoder = text.count("\n", 0, at) + 1, json.JSONDecoder()
    while begin:
        while text[at : at + 1] in BETWEEN:
            at += 1
        if text[at : at + 1] in ("]", ""):
            return
        line, before = line + text.count("\n", before, at), at
        try:
            record, end = decoder.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError) as error:
            where = getattr(error, "lineno", line)
            yield Read(where, None, f"it is no JSON: {getattr(error, 'msg', 'nested too deep').removesuffix(' at')}")
            indent = text[text.rfind("\n", 0, at) + 1 : at]
            later = re.compile(rf"\n{indent if not indent.strip() else ''}(?=\{{)").search(text, at + 1)
            if later is None:
                return
            end = later.end()
        else:
            yield Read(line, record) if isinstance(record, dict) else Read(line, None, "it is no map of fields")
        at = end


def found(record: Any, path: str) -> list[Any]:
    """What stands at a path of theirs, entry by entry; nothing where there is nothing."""
    here: list[Any] = [record]
    for step in path.split("."):
        named = _STEP.fullmatch(step)
        if named is None:
            return []
        here = [inner for one in here for inner in _entries(one.get(named["name"]) if isinstance(one, dict) else None)]
        if named["key"]:
            here = [one for one in here if isinstance(one, dict) and str(one.get(named["key"])) == named["value"]]
    return [plain(one) if isinstance(one, str) else one for one in here]


def _entries(value: Any) -> list[Any]:
    return [] if value is None or value == "" else value if isinstance(value, list) else [value]


def plain(text: str) -> str:
    """A text without HTML and without signs that can't be seen, on one line for each paragraph."""
    bare = html.unescape(_TAG.sub("", re.sub(r"</(?:p|li|div|h\d)>|<br\s*/?>", "\n", text)))
    composed = unicodedata.normalize("NFC", bare)
    lines = (" ".join(INVISIBLE.sub("", line).split()) for line in composed.splitlines())
    return "\n\n".join(line for line in lines if line)
