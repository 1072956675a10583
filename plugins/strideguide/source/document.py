"""What a file says, and where each of its values stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..layout import Mark, layout
from ..problems import Place


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
