"""The flow of a condition, drawn at build: from its signs over its stages to what each allows and to the way on.

It says in one picture what the page says in words, so that it can be checked without reading data. Colours are in
`assets/flow.css`; what a colour says, a word says too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup, escape

WIDTH = 320  # in units that are about a pixel on a phone
LINE = 15
LETTERS = 50  # in a line of a box
BOLD = 44
INSET = 10
GAP = 24  # from box to box, for an arrow


@dataclass(frozen=True)
class Box:
    """A box of the flow: what it is about in bold, what it says, and `way`, the words beside the arrow that leaves it.

    Its look is "signs", "stage" or how a plan may be started.
    """

    look: str
    title: str
    lines: tuple[str, ...]
    way: str = ""


def flow(boxes: Sequence[Box], words: str) -> Markup:
    """The drawing of boxes from top to bottom; `words` are what it says to those who do not see it."""
    parts: list[str] = []
    top = 0
    for at, box in enumerate(boxes):
        high = _high(box)
        parts += _box(box, top, high)
        top += high
        if at < len(boxes) - 1:
            parts += _arrow(box, top)
            top += _gap(box)
    drawing = f'<svg class="sg-flow" viewBox="-1 -1 {WIDTH + 2} {top + 2}" role="img" aria-label="{escape(words)}">'
    return Markup(f"{drawing}{''.join(parts)}</svg>")


def _told(box: Box) -> list[tuple[str, str]]:
    """The lines of a box, each with its look."""
    titles = [(line, "sg-flow-title") for line in wrap(box.title, BOLD)]
    return titles + [(line, "") for text in box.lines for line in wrap(text, LETTERS)]


def _high(box: Box) -> int:
    return len(_told(box)) * LINE + INSET + 4


def _gap(box: Box) -> int:
    return max(GAP, len(wrap(box.way, LETTERS)) * LINE + 8)


def _box(box: Box, top: int, high: int) -> Iterator[str]:
    yield f'<rect class="sg-flow-{box.look}" x="0" y="{top}" width="{WIDTH}" height="{high}" rx="5"/>'
    for at, (line, look) in enumerate(_told(box)):
        looks = f' class="{look}"' if look else ""
        yield f'<text x="{INSET}" y="{top + INSET + 8 + at * LINE}"{looks}>{escape(line)}</text>'


def _arrow(box: Box, top: int) -> Iterator[str]:
    end = top + _gap(box)
    yield f'<path class="sg-flow-arrow" d="M24 {top}V{end - 2}M19 {end - 7}l5 5 5-5"/>'
    for at, line in enumerate(wrap(box.way, LETTERS - 6)):
        yield f'<text class="sg-flow-way" x="38" y="{top + 15 + at * LINE}">{escape(line)}</text>'
