"""Builds the values of one document from the events of the C parser, in one loop with a depth count.

`yaml.load` and `yaml.compose` crash the process on deep nesting, and both turn `1:30`, `no` and `010` into something
that nobody wrote.
"""

from __future__ import annotations

import re
from sys import intern
from typing import Any

import yaml

from ..layout import LOADER
from ..problems import Edit, Place, Problem, brief
from ..slips import Slip, joined, quoted
from ..text import INVISIBLE

MAX_VALUES = 10_000
MAX_TEXT = 10_000
MAX_DIGITS = 15
MAX_ID = 60

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_BEGINS_NUMBER = frozenset("-0123456789")
_WORDS = {"true": True, "false": False, "null": None, "": None}


class Stop(Exception):
    """The rest of the file can't be judged."""


class Reader:
    """Builds one document from events. Problems gather; a file with any has no value."""

    def __init__(self, text: str, file: str, deepest: int) -> None:
        self.file, self.deepest = file, deepest
        self.lines = text.split("\n")
        self.problems: list[Problem] = []
        self.spread: list[tuple[int, int]] = []  # texts without quotes on several lines
        self.text = text
        self.comments = " #" in text
        self.depth = self.count = 0

    def problem(self, event: Any, code: str, message: str, remedy: str, edit: Edit | None = None) -> None:
        place = Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)
        self.problems.append(Problem(place, code, message, remedy, edit))

    def document(self) -> Any:
        self.next = LOADER(self.text).get_event
        self.next()
        first = self.next()
        if isinstance(first, yaml.StreamEndEvent):
            what, remedy = "The file is empty.", "Describe the thing in it, or delete it."
            self.problems.append(Problem(Place(self.file), "empty-file", what, remedy))
            raise Stop
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
            raise Stop
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
            raise Stop
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
                Edit(r".*\S", quoted(f"{event.value}{rest.rstrip()}").replace("\\", r"\\")),
            )
