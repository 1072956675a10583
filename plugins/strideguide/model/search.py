"""The words of those who search, where they are not those of the guide."""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Line, Record
from .kinds import KINDS

PICKER = "find"

WORD = r"^[^\s-]+$"
if TYPE_CHECKING:
    Listing = str
else:
    Listing = Literal[(*(kind.folder for kind in KINDS.values()), PICKER)]
Word = Annotated[str, StringConstraints(max_length=40, pattern=WORD)]


class SearchWords(Record):
    """Words of readers that no record says: which mean the same, and which tell nothing."""

    same: Annotated[dict[Word, Annotated[list[Word], Field(min_length=1, max_length=20)]], Field(max_length=200)] = {}
    """For a word others that mean the same to readers, in any form that does not follow from it: `calf: [calves]`."""
    symptoms: Annotated[list[Word], Field(max_length=200)] = []
    """Words by which readers say what they feel. Who types one is shown the signs that fit before all else."""
    passed_over: Annotated[list[Word], Field(max_length=200)] = []
    """Words that tell hardly anything of what somebody looks for, such as `the`."""
    pages: dict[Listing, Annotated[list[Line], Field(min_length=1, max_length=40)]] = {}
    """Other names of the pages that list a kind, by its folder, and of the picker's, `find`: `signs: [red flags]`."""
