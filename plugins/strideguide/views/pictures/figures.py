"""The figures of a guide: which muscles work in each, its small drawing for cards, and the shapes that a page needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from ...brand.skin import css
from ...drawing.cards import card
from ...drawing.draw import Drawing
from ...drawing.shapes import BY_CODE, shape
from ...library import Library
from ...model.activity import Activity
from ...model.exercise import Exercise
from ...model.figure import Still
from ...stored import Store

STORE: Store[str] = Store("card", str)
FOLDER = "assets/figures"  # of the small drawings in the site, each called by what it holds
_ASSETS = Path(__file__).parents[2] / "assets"
_TOKENS = re.compile(r":root \{[^}]*\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
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
            self._cards[key] = self._card(drawing) if drawing else Markup("")
        return self._cards[key]

    def _card(self, drawing: Drawing) -> Markup:
        made_from = [described(drawing)]
        return Markup(STORE.find(made_from) or STORE.keep(made_from, card(drawing)))

    def file(self, kind: str, id: str) -> str:
        """The path of a card's drawing as a file of the site; "" if there is none."""
        drawn = self._file(kind, id)
        return f"{FOLDER}/{sha256(drawn).hexdigest()[:8]}.svg" if drawn else ""

    def files(self) -> Iterator[tuple[str, bytes]]:
        """All small drawings as files, by their paths in the site."""
        for kind in ("exercise", "activity"):
            for id in self.library.things[kind]:
                if path := self.file(kind, id):
                    yield path, self._file(kind, id)

    def _file(self, kind: str, id: str) -> bytes:
        """A card's drawing with its colours in it, those of light paper, since a file knows no page."""
        drawn = self.card(kind, id)
        if not drawn:
            return b""
        tokens, rules = self._style
        looks = set(re.findall(r"sg-[\w-]+", drawn))
        said = "".join(rule for rule in rules if looks & set(re.findall(r"\.(sg-[\w-]+)", rule.partition("{")[0])))
        begin = f'<svg xmlns="http://www.w3.org/2000/svg"{drawn.partition(">")[0][4:]}>'
        return f"{begin}<style>:root{{{tokens}}}{said}</style>{drawn.partition('>')[2]}".encode()

    @cached_property
    def _style(self) -> tuple[str, list[str]]:
        """The colours of the brand that drawings have, and the rules of their tones."""
        texts = ((_ASSETS / "tokens.css").read_text("utf-8"), css(self.library.brand))
        tokens = "".join(rule for text in texts for rule in _TOKENS.findall(text))
        tones = re.sub(r"\s+", " ", _COMMENT.sub("", (_ASSETS / "drawn.css").read_text("utf-8"))).strip()
        used = set(re.findall(r"var\((--sg-[\w-]+)\)", tones))
        said = (f"{name}:{value};" for name, value in re.findall(r"(--sg-[\w-]+): ([^;]*);", tokens) if name in used)
        return "".join(said), [f"{rule.strip()}}}" for rule in tones.split("}") if rule.strip()]


def described(drawing: Drawing) -> str:
    """All that a drawing is made from."""
    figure, muscles = drawing.figure.model_dump_json(), sorted(drawing.muscles)
    return f"{figure} {muscles} {drawing.one_side} {drawing.key} {drawing.first}"


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
