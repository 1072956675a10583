"""What leads to nothing once hidden things are gone: words that end in a colon above a list, headings above no text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ..breaks import BLOCK, SENTENCE
from .outline import Heading, headings
from .written import Line, lines

Parts = Callable[[str], frozenset[str] | None]
_GOES_ON = re.compile(r"<|\s*(?:[-*+]|\d+\.)\s")  # what words above a list may lead to as well


def closed(text: str, made: Sequence[Line], plain: Sequence[str], parts: Parts) -> list[Line]:
    """What is made of each line of a chapter's text, without what leads to nothing.

    `plain` are the lines without what directives made, and `parts` tells the ids of the page of a text, None if nobody
    knows them. Where a heading was its id still is, as links lead there.
    """
    gone = [line.number for line, asked in zip(made, lines(text), strict=True) if asked.text.strip() and not line.text]
    kept = _without_leads(made, gone)
    left = [*plain]
    for heading in _bare(kept):
        before = parts("\n".join(left))
        for at in range(heading.number - 1, heading.below - 1):
            left[at] = ""
            kept[at] = kept[at]._replace(text="")
        lost = sorted((before or frozenset()) - (parts("\n".join(left)) or frozenset()))
        ids = "".join(f'<div id="{id}"></div>' for id in lost)
        kept[heading.number - 1] = kept[heading.number - 1]._replace(text=f"\n{ids}\n" if ids else "")
    return kept


def _without_leads(made: Sequence[Line], gone: Sequence[int]) -> list[Line]:
    """The lines without the sentence above each of the lines `gone` that ends in a colon."""
    kept = [*made]
    for number in gone:
        after = next((line.text for line in kept[number:] if line.text.strip()), "")
        above = next((line for line in reversed(kept[: number - 1]) if line.text.strip()), None)
        if above and not above.apart and above.text.rstrip().endswith(":") and not _GOES_ON.match(after):
            _take_lead(kept, above.number)
    return kept


def _take_lead(kept: list[Line], last: int) -> None:
    """Take out the last sentence of the paragraph that ends with the line `last`."""
    first = last
    while first > 1 and kept[first - 2].text.strip() and not kept[first - 2].apart:
        first -= 1
    text = "\n".join(line.text for line in kept[first - 1 : last])
    breaks = [*(found.end() for found in SENTENCE.finditer(text)), *(found.start() for found in BLOCK.finditer(text))]
    rest = text[: max(breaks, default=0)].rstrip().split("\n")
    for at, line in enumerate(kept[first - 1 : last]):
        kept[first - 1 + at] = line._replace(text=rest[at] if at < len(rest) else "")


def _bare(written: Sequence[Line]) -> list[Heading]:
    """The headings, but for the title, below which nothing stands, or only others such; the last one first."""
    found, end, empty = list[Heading](), Heading(len(written) + 1, 1, "", 0), set[int]()
    for heading in reversed([*headings(written)]):
        below = written[heading.below - 1 : end.number - 1]
        stands = any(line.number not in empty and (line.apart or line.text.strip()) for line in below)
        if 1 < heading.level >= end.level and not stands:
            found.append(heading)
            empty.update(range(heading.number, heading.below))
        else:
            end = heading
    return found
