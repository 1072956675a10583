"""What a pull request changes, as a file that one job writes and another reads, which trusts nothing of it.

Every text and every list has a bound, and so has the file: what is longer is cut by who writes it, and refused by who
reads it. How many there are of what is cut stands beside it.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Annotated, Literal, TypeVar

from pydantic import Field, StringConstraints, ValidationError

from ..changes import What
from ..model.base import Record
from ..problems import brief

NAME = "changes.json"
MAX_BYTES = 400_000
LENGTH = 240  # characters of a text
MOST = 40  # entries of a list
FEW = 12  # entries of a list in a list

Text = Annotated[str, StringConstraints(max_length=LENGTH)]
Count = Annotated[int, Field(ge=0, le=10**9)]
T = TypeVar("T")


class Told(Record):
    """A problem: its place in a file, its code, and what is to be mended."""

    place: Text
    code: Text
    message: Text


class Edited(Record):
    """A thing that is not as it was, by kind and id, and how."""

    what: What
    name: Text
    title: Text
    how: Text
    breaking: bool


class Pages(Record):
    """Pages that changed, the first of them by address, with what led to it; nothing if that is their own text."""

    causes: Annotated[list[Text], Field(max_length=FEW)]
    pages: Annotated[list[Text], Field(max_length=FEW)]
    count: Count


class Answers(Record):
    """How many answers to the picker led to one plan and now lead to another, with one of them; "" is no plan."""

    count: Count
    before: Text
    now: Text
    example: Text


class Figure(Record):
    """A figure of the guide, before and now."""

    name: Text
    before: Text
    now: Text


class Beside(Record):
    """A part of what a brand has changed, beside the guide's text before and now, and what becomes of it."""

    name: Text
    part: Text
    before: Text
    now: Text
    own: Text
    says: Text


class Review(Record):
    """All that is told of a request, or of one brand in it.

    `built` is false if nothing is wrong with the files and still no site came of them, and `compared` if there were not
    two sites to compare. `own` is there if the request brings another version of the guide: all of its `owned` parts
    that the version touches, or the first of them.
    """

    version: Literal[1] = 1
    errors: Count = 0
    warnings: Count = 0
    problems: Annotated[list[Told], Field(max_length=FEW)] = []
    built: bool = True
    compared: bool = False
    things: Count = 0
    breaking: Count = 0
    edited: Annotated[list[Edited], Field(max_length=MOST)] = []
    added: Count = 0
    removed: Count = 0
    changed: Count = 0
    groups: Annotated[list[Pages], Field(max_length=MOST)] = []
    asked: Count = 0
    led: Count = 0
    answers: Annotated[list[Answers], Field(max_length=FEW)] = []
    figures: Annotated[list[Figure], Field(max_length=MOST)] = []
    owned: Count = 0
    own: Annotated[list[Beside], Field(max_length=MOST)] = []

    def written(self) -> bytes:
        """The review as a file, without what is as ever: an older program reads it that knows not all of it."""
        said = {"version": self.version, **self.model_dump(mode="json", exclude_defaults=True)}
        return json.dumps(said, indent=1).encode() + b"\n"


class UnreadableError(ValueError):
    """A file is no review; the message says why, in words of ours alone."""


def read(data: bytes) -> Review:
    """A review out of a file that anybody may have written. UnreadableError if it is too big or of another shape."""
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"The list of changes has more than {MAX_BYTES:,} bytes.")
    try:
        return Review.model_validate_json(data, strict=True)
    except ValidationError as error:
        raise UnreadableError(f"The list of changes is not as it should be in {error.error_count()} places.") from None


def text(words: str) -> str:
    """Words as a review has them: on one line, cut, without signs that can't be seen."""
    seen = "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in words)
    return brief(" ".join(seen.split()), LENGTH)


def texts(words: Iterable[str], most: int = FEW) -> list[str]:
    """The first of these words, as a review has them."""
    return [text(word) for word in first([*words], most)]


def first(entries: Sequence[T], most: int = MOST) -> list[T]:
    """As many entries as a list may have."""
    return [*entries[:most]]
