"""What brand.yml names: links that lead somewhere, and files of the brand's folder, each with its place."""

import typing
from collections.abc import Iterator
from typing import Any

from ..model.base import Record
from .identity import Asset, PictureUse, Target
from .record import Brand

Path = tuple[str | int, ...]


def links(brand: Brand) -> Iterator[tuple[Path, str]]:
    """Every link that a brand gives, with its path in brand.yml."""
    return ((path, text) for path, mark, text in _marked(brand, ()) if isinstance(mark, Target))


def files(brand: Brand) -> Iterator[tuple[Path, PictureUse, str]]:
    """Every file that a brand names, with its path in brand.yml and its use."""
    return ((path, mark.use, text) for path, mark, text in _marked(brand, ()) if isinstance(mark, Asset))


def _marked(record: Record, path: Path) -> Iterator[tuple[Path, Any, str]]:
    hints = typing.get_type_hints(type(record), include_extras=True)
    for name in type(record).model_fields:
        value = getattr(record, name)
        for step, entry in enumerate(value) if isinstance(value, list) else (("", value),):
            inner = (*path, name, step) if isinstance(step, int) else (*path, name)
            if isinstance(entry, Record):
                yield from _marked(entry, inner)
            elif isinstance(entry, str) and (mark := _mark(hints[name])):
                yield inner, mark, entry


def _mark(hint: Any) -> Any:
    for mark in getattr(hint, "__metadata__", ()):
        if isinstance(mark, Target | Asset):
            return mark
    return next((mark for inner in typing.get_args(hint) if (mark := _mark(inner))), None)
