"""What proofs find: which proof, in which thing and where in it, and what, in words."""

from __future__ import annotations

from dataclasses import dataclass

from ..marks import Path

Thing = tuple[str, str]  # its kind and its id


@dataclass(frozen=True)
class Finding:
    """What a proof found: which proof, in which thing and where in it, what, and the rule if one is broken.

    `text`, the `nth` of its like, is where at `path` it stands more exactly. In a chapter, whose id is its file,
    `path` is a line and a column.
    """

    proof: str
    thing: Thing
    path: Path
    words: str
    rule: str = ""
    text: str = ""
    nth: int = 0
