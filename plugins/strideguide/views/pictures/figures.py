"""The figures of a guide: which muscles work in each, its small drawing for cards, and the shapes that a page needs."""

from __future__ import annotations

import re

from markupsafe import Markup

from ...drawing.cards import card
from ...drawing.draw import Drawing
from ...drawing.shapes import BY_CODE, shape
from ...library import Library
from ...model.activity import Activity
from ...model.exercise import Exercise
from ...model.figure import Still

_USED = re.compile(r'href="#(g[sfa][0-9a-z]{1,2})"')
# The end of every path; the style sheet puts it there.
ARROW = (
    '<marker id="sg-arrow" viewBox="-6 -6 12 12" markerWidth="6" markerHeight="6" orient="auto">'
    '<path class="sg-arrow" d="M5 0-4-4.5-2 0-4 4.5z"/></marker>'
)


class Figures:
    """The small drawings of a library's figures, each made once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._cards: dict[tuple[str, str], Markup] = {}

    def card(self, kind: str, id: str) -> Markup:
        """The drawing for a card; nothing if there is no figure."""
        key = kind, id
        if key not in self._cards:
            thing = self.library.things[kind].get(id)
            drawing = drawing_of(thing) if isinstance(thing, Exercise | Activity) else None
            self._cards[key] = card(drawing) if drawing else Markup("")
        return self._cards[key]


def drawing_of(thing: Exercise | Activity) -> Drawing | None:
    """The figure of a thing with the muscles that do its work; None if it has none."""
    return drawing_as(thing, thing.figure) if thing.figure else None


def drawing_as(thing: Exercise | Activity, figure: Still) -> Drawing:
    """A drawing of `figure` with the muscles that do the work of a thing."""
    if isinstance(thing, Exercise):
        return Drawing(figure, frozenset(thing.muscles.primary), thing.unilateral)
    return Drawing(figure, frozenset(thing.muscles))


def shared_shapes(html: str) -> Markup:
    """The shapes that drawings in `html` name, in a drawing that takes no room; nothing if they name none."""
    codes = dict.fromkeys(code for code in _USED.findall(html) if code in BY_CODE)
    if not codes:
        return Markup("")
    drawn = "".join(shape(*BY_CODE[code]) for code in codes) + (ARROW if 'class="sg-path"' in html else "")
    return Markup(f'<svg width="0" height="0" class="sg-shapes" aria-hidden="true"><defs>{drawn}</defs></svg>')
