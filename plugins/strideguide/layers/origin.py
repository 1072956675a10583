"""Where a record was written: in one file, or, when layers are merged, each part of it in its own."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..marks import Path
from ..problems import Place
from ..source import Document, parse

LAYER = "$layer"


@dataclass(frozen=True)
class Origin:
    """The document of a value, and the path in it at which the value stands.

    A merged value has the origins of its `parts` by field or by index; `document` is then the highest that had a say.
    Only a merged record keeps its `merged` value: all others can be read again.
    """

    document: Document
    base: Path = ()
    parts: Mapping[Any, Origin] | None = None
    merged: Any = field(default=None, compare=False)

    def place(self, path: Sequence[str | int] = (), key: bool = False) -> Place:
        """Where the value at `path` stands, or the nearest one above it; with `key`, where its field's name stands."""
        origin, rest = self._at(path)
        return origin.document.place((*origin.base, *rest), key)

    def find(self, path: Sequence[str | int], text: str, nth: int = 0) -> Place:
        """Where the `nth` `text` stands inside the value at `path`."""
        origin, rest = self._at(path)
        return origin.document.find((*origin.base, *rest), text, nth)

    def part(self, step: str | int) -> Origin:
        """The origin of what stands at one step inside."""
        found = self.parts.get(step) if self.parts is not None else None
        return found or Origin(self.document, (*self.base, step))

    def value(self) -> Any:
        """The value as it was written or merged, without what a layer says of it; a copy of one's own."""
        if self.parts is not None:
            return copy.deepcopy(self.merged)
        document, _ = parse(self.document.text, self.document.file)
        value: Any = document.value if document else None
        for step in self.base:
            value = value[step]
        return bare(value)

    def without(self, value: Any, path: Path) -> Origin:
        """The origin of a record once the entry at `path` is taken out of `value`, which this does."""
        step, *rest = path
        steps = range(len(value)) if isinstance(value, list) else value
        parts = {inner: self.part(inner) for inner in steps}
        if rest:
            parts[step] = parts[step].without(value[step], tuple(rest))
        else:
            del value[step], parts[step]
            if isinstance(value, list):
                parts = dict(enumerate(parts.values()))
        return replace(self, parts=parts)

    def _at(self, path: Sequence[str | int]) -> tuple[Origin, Sequence[str | int]]:
        """The origin of the smallest part around `path`, and the rest of the path inside it."""
        here = self
        for count, step in enumerate(path):
            inner = here.parts.get(step) if here.parts is not None else None
            if inner is None:
                return here, path[count:]
            here = inner
        return here, ()


def bare(value: Any) -> Any:
    """A record without its `$layer`."""
    return {name: inner for name, inner in value.items() if name != LAYER} if isinstance(value, dict) else value
