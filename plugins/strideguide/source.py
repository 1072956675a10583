"""One YAML file becomes plain values, each with its place. Stricter than YAML: see CODES for what is refused.

Values are built from the C parser's events, one loop with a depth count: `yaml.load` and `yaml.compose` crash the
process on deep nesting, and both turn `1:30`, `no` and `010` into something that nobody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from sys import intern
from typing import Any

import yaml

from .layout import LOADER, Mark, layout
from .problems import Place, Problem, brief
from .slips import MOST, Slip, joined, mend
from .text import INVISIBLE, read_text

MAX_DEPTH = 32
MAX_VALUES = 10_000
MAX_TEXT = 10_000
MAX_DIGITS = 15
MAX_ID = 60

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_BEGINS_NUMBER = frozenset("-0123456789")
_WORDS = {"true": True, "false": False, "null": None, "": None}
# What was begun and never ended: the slip is where it begins, not where the reader gave up.
_LEFT_OPEN = ("could not find expected ':'", "found unexpected end of stream", "did not find expected ',' or")
_LIKELY = {
    "found unexpected end of stream": "A quote or a bracket is opened here and never closed.",
    "block sequence entries are not allowed": "A list starts on its own line, below the field's name.",
}
# Problems in spite of which it is known what the file says, so that the rest of it can be judged in the same run.
_KNOWN = frozenset({"yaml-duplicate-key"})


@dataclass(frozen=True)
class Document:
    """A file's values with their places. `file` is the path below the guide's root, with "/".

    Places are found by reading `text` again when a first one is asked for: most files have no problem, and the
    places of all values take many times the memory of the text.
    """

    file: str
    value: Any
    text: str

    @cached_property
    def mark(self) -> Mark:
        return layout(self.text)

    @cached_property
    def lines(self) -> Sequence[str]:
        return self.text.split("\n")

    def place(self, path: Sequence[str | int] = (), key: bool = False) -> Place:
        """Where the value at `path` stands, or the nearest one above it; with `key`, where its field's name stands."""
        mark = self.mark
        for step in path[:-1] if key else path:
            child = self._child(mark, step)
            if child is None:
                break
            mark = child
        name = path[-1] if key and path else None
        if mark.keys and name in mark.keys:
            return Place(self.file, *mark.keys[str(name)])
        return Place(self.file, mark.line, mark.column)

    def find(self, path: Sequence[str | int], text: str, nth: int = 0) -> Place:
        """Where the `nth` `text` stands inside the value at `path`."""
        mark = self.mark
        for step in path:
            mark = self._child(mark, step) or mark
        whole = rf"(?<![\w-]){re.escape(text)}(?![\w-])" if text[0].isalnum() else re.escape(text)
        for number in range(mark.line, min(mark.end, len(self.lines)) + 1):
            line = self.lines[number - 1]
            for found in re.finditer(whole, line):
                if nth == 0:
                    return Place(self.file, number, found.start() + 1)
                nth -= 1
        return Place(self.file, mark.line, mark.column)

    @staticmethod
    def _child(mark: Mark, step: str | int) -> Mark | None:
        child: Mark | None = None
        if isinstance(mark.children, dict):
            child = mark.children.get(step)
        elif isinstance(mark.children, list) and isinstance(step, int) and step < len(mark.children):
            child = mark.children[step]
        return child


def read(path: Path, root: Path, prefix: str = "") -> tuple[Document | None, list[Problem]]:
    """The document in the file at `path` below `root`, and what is wrong with it; `prefix` stands before its name."""
    text, problems = read_text(path, root, prefix)
    if text is None:
        return None, problems
    return parse(text, f"{prefix}{path.relative_to(root).as_posix()}")


def parse(text: str, file: str, deepest: int = MAX_DEPTH) -> tuple[Document | None, list[Problem]]:
    """The document that `text` holds, and what is refused in it, such as more than `deepest` levels.

    There is a document beside problems if it is known what was meant: slips are taken as mended, and of two fields of
    one name the first.
    """
    told: list[Problem] = []
    while True:
        reader = _Reader(text, file, deepest)
        try:
            value = reader.document()
        except _Stop:
            return None, [*told, *reader.problems]
        except yaml.YAMLError as error:
            better, slips, code = *mend(text), "yaml-syntax"
            if not slips:
                return None, [*told, *reader.problems, syntax(error, file)]
        else:
            better, slips, code = *reader.joined(), "joined-lines"
        told += [Problem(Place(file, slip.line, slip.column), code, slip.what, slip.remedy) for slip in slips]
        if better == text or len(told) > MOST:
            known = better == text and all(problem.code in _KNOWN for problem in reader.problems)
            return Document(file, value, text) if known else None, [*told, *reader.problems]
        text = better


def syntax(error: yaml.YAMLError, file: str) -> Problem:
    """What is wrong with YAML, where it is to be mended, when no rule understands it."""
    what = str(getattr(error, "problem", None) or "it can't be read")
    begun = getattr(error, "context_mark", None) if what.startswith(_LEFT_OPEN) else None
    mark = begun or getattr(error, "problem_mark", None)
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    remedy = "Look at this line and the one above: indentation, colons, and whether quotes and brackets are closed."
    likely = next((hint for words, hint in _LIKELY.items() if words in what), remedy)
    return Problem(place, "yaml-syntax", "From here on the file can't be read.", likely)


class _Stop(Exception):
    """The rest of the file can't be judged."""


class _Reader:
    """Builds one document from events. Problems gather; a file with any has no value."""

    def __init__(self, text: str, file: str, deepest: int) -> None:
        self.file, self.deepest = file, deepest
        self.lines = text.split("\n")
        self.problems: list[Problem] = []
        self.spread: list[tuple[int, int]] = []  # texts without quotes on several lines
        self.text = text
        self.comments = " #" in text
        self.depth = self.count = 0

    def problem(self, event: Any, code: str, message: str, remedy: str) -> None:
        place = Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)
        self.problems.append(Problem(place, code, message, remedy))

    def document(self) -> Any:
        self.next = LOADER(self.text).get_event
        self.next()
        first = self.next()
        if isinstance(first, yaml.StreamEndEvent):
            what, remedy = "The file is empty.", "Describe the thing in it, or delete it."
            self.problems.append(Problem(Place(self.file), "empty-file", what, remedy))
            raise _Stop
        result = self.node(self.next())
        self.next()
        after = self.next()
        if not isinstance(after, yaml.StreamEndEvent):
            self.problem(
                after,
                "yaml-several-documents",
                "A second document begins here.",
                "Remove the '---' or '...' line, or move what follows to its own file.",
            )
        return result

    def node(self, event: Any) -> Any:
        kind = type(event)
        self.count += 1
        if self.count > MAX_VALUES:
            self.problem(event, "yaml-too-many", f"The file has more than {MAX_VALUES:,} values.", "Split it.")
            raise _Stop
        if kind is yaml.AliasEvent:
            self.problem(
                event, "yaml-alias", f'"*{event.anchor}" points to another value.', "Write it out; or quote the text."
            )
            return None
        if event.anchor is not None:
            self.problem(event, "yaml-alias", f'"&{event.anchor}" names a value.', "Remove it and write values out.")
        if event.tag is not None:
            self.problem(event, "yaml-tag", f'There is a tag, "{event.tag}".', "Remove it.")
        if kind is yaml.ScalarEvent:
            return self.scalar(event)
        self.depth += 1
        if self.depth > self.deepest:
            self.problem(
                event,
                "yaml-too-deep",
                f"More than {self.deepest} levels of nesting.",
                "Remove brackets or levels.",
            )
            raise _Stop
        result = self.sequence() if kind is yaml.SequenceStartEvent else self.mapping()
        self.depth -= 1
        return result

    def sequence(self) -> list[Any]:
        values: list[Any] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            values.append(self.node(event))
        return values

    def mapping(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        written: dict[str, Any] = {}  # the events of the names
        while type(event := self.next()) is not yaml.MappingEndEvent:
            name = self.key(event)
            value = self.node(self.next())
            if name is None:
                continue
            if name in values:
                self.problem(
                    event,
                    "yaml-duplicate-key",
                    f'"{name}" is written twice; the first is on line {written[name].start_mark.line + 1}.',
                    "Keep one of them.",
                )
                continue
            values[name], written[name] = value, event
        return values

    def key(self, event: Any) -> str | None:
        if not isinstance(event, yaml.ScalarEvent):
            self.problem(
                event,
                "yaml-key",
                "A list, a map or an alias stands where a field's name belongs.",
                "Write a name, a colon and a space.",
            )
            self.node(event)
            return None
        if event.value == "<<" and event.implicit[0]:
            self.problem(event, "yaml-alias", 'The merge key "<<" is not used.', "Write the fields out.")
            return None
        name = self.scalar(event)
        if isinstance(name, str):
            return name
        if len(event.value) <= MAX_TEXT:
            what = f'"{brief(event.value)}" is not a name.'
            self.problem(event, "yaml-key", what, "Write a name, a colon and a space.")
        return None

    def scalar(self, event: Any) -> Any:
        text = event.value
        if len(text) > MAX_TEXT:
            self.problem(event, "text-too-long", f"The text has {len(text):,} characters.", f"At most {MAX_TEXT:,}.")
            return None
        if not event.implicit[0]:
            if event.style == '"' and (hidden := INVISIBLE.search(text)):
                self.problem(event, "bad-character", f"An escape stands for U+{ord(hidden[0][0]):04X}.", "Delete it.")
            return text
        if event.end_mark.line > event.start_mark.line:
            self.spread.append((event.start_mark.line, event.end_mark.line))
        if self.comments:
            self.swallowed(event)
        if text in _WORDS:
            return _WORDS[text]
        if text[0] not in _BEGINS_NUMBER or not _NUMBER.fullmatch(text):
            return intern(text) if len(text) <= MAX_ID else text  # ids stand in hundreds of files: each is kept once
        if len(text) > MAX_DIGITS:
            self.problem(
                event,
                "number-too-long",
                f"The number has {len(text)} digits.",
                "Put quotes around it, or cut it.",
            )
            return None
        return float(text) if "." in text else int(text)

    def joined(self) -> tuple[str, list[Slip]]:
        """The text after the first slip by which lines were joined, and this; or all that only need to be told."""
        slips = [slip for span in self.spread if (slip := joined(self.lines, *span))]
        moved = next((slip for slip in slips if slip.lines != self.lines), None)
        return ("\n".join(moved.lines), [moved]) if moved else (self.text, slips)

    def swallowed(self, event: Any) -> None:
        rest = self.lines[event.end_mark.line][event.end_mark.column :] if event.end_mark.line < len(self.lines) else ""
        if re.match(r"\s+#\S", rest):
            self.problem(
                event,
                "swallowed-text",
                f'"{rest.strip()[:40]}" would be taken as a comment and vanish.',
                'Put quotes around the text; a comment is written with a space after the "#".',
            )
