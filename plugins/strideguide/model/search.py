"""The words of those who search, where they are not those of the guide."""

from typing import Annotated

from pydantic import Field, StringConstraints

from .base import Record

WORD = r"^[^\s-]+$"
Word = Annotated[str, StringConstraints(max_length=40, pattern=WORD)]


class SearchWords(Record):
    """Words of readers that no record says: which mean the same, and which tell nothing."""

    same: Annotated[dict[Word, Annotated[list[Word], Field(min_length=1, max_length=20)]], Field(max_length=200)] = {}
    """For a word others that mean the same to readers, in any form that does not follow from it: `calf: [calves]`."""
    symptoms: Annotated[list[Word], Field(max_length=200)] = []
    """Words by which readers say what they feel. Who types one is shown the signs that fit before all else."""
    passed_over: Annotated[list[Word], Field(max_length=200)] = []
    """Words that tell hardly anything of what somebody looks for, such as `the`."""
