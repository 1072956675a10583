"""A card becomes SVG: 1200 by 630, the size that messengers ask for, and readable when shown a quarter as wide."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup, escape

from ..images import picture
from ..library import Library
from . import letters
from .cards import Card
from .letters import Face
from .tones import Tones

WIDTH, HEIGHT = 1200, 630
EDGE = 64
STRIPE = 18
SMALL = 42  # of all words but titles: ten pixels where a card is 300 pixels wide
SIZES = (104, 92, 80, 70, 62, 54)  # of titles, the first that fits
DRAWN = 440  # the side of a drawing
MOST = 4  # lines of a title
LOGOS = {"svg": "svg+xml", "png": "png", "webp": "webp"}  # the kinds of logos that are drawn
LOGO = (460, 84)  # the room for a logo
FOOT = HEIGHT - 56  # the line on which the brand stands


class Set(NamedTuple):
    """Lines of type: their face, size, and the colour by its name."""

    lines: list[str]
    face: Face
    size: float
    tone: str

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return round(self.size * (1.14 if self.face is letters.title() else 1.25))

    @property
    def high(self) -> float:
        """How high the block is, with what separates it from the next."""
        return self.leading * len(self.lines) + 28 if self.lines else 0


@dataclass(frozen=True)
class Paper:
    """What all cards of a brand have in common: its tones, its name, and its logo as an address that holds it.

    `shape` is how many times as wide as high the logo is. The name is "" if the logo holds it.
    """

    tones: Tones
    name: str
    logo: str = ""
    shape: float = 1

    @classmethod
    def of(cls, library: Library) -> Paper:
        """The paper of a library's brand; without a logo that can be drawn its name stands there."""
        brand = library.brand
        data = library.assets.get(brand.logo.light, b"") if brand.logo else b""
        found = picture(data)
        if found is None or found.kind not in LOGOS:
            return cls(Tones(brand), brand.name)
        logo = f"data:image/{LOGOS[found.kind]};base64,{base64.b64encode(data).decode()}"
        name = "" if brand.logo and brand.logo.holds_name else brand.name
        return cls(Tones(brand), name, logo, found.width / found.height if found.height else 1)

    def svg(self, card: Card) -> str:
        """The drawing of a card."""
        room = WIDTH - 2 * EDGE - (DRAWN + 20 if card.drawing else 0)
        loud = "alarm-line" if card.alarm else "brand"
        parts = [
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{self.tones["paper"]}"/>',
            f'<rect width="{WIDTH}" height="{STRIPE}" fill="{self.tones[loud]}"/>',
            *self._words(card, room, loud),
            self._brand(),
            self._drawing(card.drawing) if card.drawing else "",
        ]
        head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
        return f"{head}<style>{self.tones.style(card.drawing)}</style>{''.join(parts)}</svg>"

    def _words(self, card: Card, room: float, loud: str) -> list[str]:
        """The words of a card from top to bottom."""
        text = letters.text()
        label = Set(text.cut(text.lines(card.label, SMALL, room), 1, SMALL, room), text, SMALL, loud)
        fact = Set(text.cut(text.lines(card.fact, SMALL, room), 3, SMALL, room), text, SMALL, "ink")
        free = FOOT - 100 - EDGE - sum(block.high for block in (label, fact))
        title = _title(card.title, room, free)
        at = EDGE + STRIPE
        below = at + label.high + title.high
        if card.graded:
            return [*self._lines(label, at), *self._lines(title, at + label.high), *self._badge(fact, below + 12)]
        return [*self._lines(label, at), *self._lines(title, at + label.high), *self._lines(fact, below)]

    def _badge(self, grade: Set, top: float) -> list[str]:
        """A grade in a frame, so that nobody takes a claim without it."""
        wide = max(grade.face.width(line, grade.size) for line in grade.lines) + 48
        place = f'x="{EDGE}" y="{top - 12:g}" width="{wide:.5g}" height="{grade.leading * len(grade.lines) + 16:g}"'
        frame = f'<rect {place} rx="12" fill="{self.tones["quiet"]}" stroke="{self.tones["soft"]}" stroke-width="3"/>'
        return [frame, *self._lines(grade, top, EDGE + 24)]

    def _lines(self, block: Set, top: float, left: float = EDGE) -> list[str]:
        look = f'font-family="{block.face.family}" font-size="{block.size:g}" fill="{self.tones[block.tone]}"'
        base = top + block.size * 0.8
        return [
            f'<text x="{left:.5g}" y="{base + number * block.leading:g}" {look}>{escape(line)}</text>'
            for number, line in enumerate(block.lines)
        ]

    def _brand(self) -> str:
        """The logo, and the name beside it."""
        wide, high = min(LOGO[0], LOGO[1] * self.shape), LOGO[1]
        place = f'x="{EDGE}" y="{FOOT - high + 18}" width="{wide:.5g}" height="{high}" preserveAspectRatio="xMinYMax"'
        logo = f'<image {place} href="{self.logo}"/>' if self.logo else ""
        text, left = letters.text(), EDGE + (wide + 20) * bool(self.logo)
        room = WIDTH - EDGE - left
        name = text.cut(text.lines(self.name, SMALL, room), 1, SMALL, room)
        return logo + "".join(self._lines(Set(name, text, SMALL, "brand"), FOOT - SMALL * 0.8, left))

    def _drawing(self, drawing: Markup) -> str:
        """A small drawing at the right, with nothing of it outside of its square."""
        where = f'x="{WIDTH - EDGE - DRAWN}" y="{(HEIGHT + STRIPE - DRAWN) // 2}" width="{DRAWN}" height="{DRAWN}"'
        return str(drawing).replace("<svg", f"<svg {where}", 1)


def _title(title: str, room: float, high: float) -> Set:
    """A title in the largest type in which it fits; in the smallest it is cut."""
    face = letters.title()
    for size in SIZES:
        made = Set(face.lines(title, size, room), face, size, "ink")
        if face.fits(made.lines, size, room) and len(made.lines) <= min(MOST, high // made.leading):
            return made
    return made._replace(lines=face.cut(made.lines, max(1, min(MOST, int(high // made.leading))), size, room))
