"""The tones of the guide's drawings, for a program that knows no variables and mixes no colours.

They are those of light paper, and come from the style sheets of the pages, so that a card is coloured as a page is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..brand.contrast import mixed
from ..brand.identity import Colour
from ..brand.palette import TOKENS, light, tokens
from ..brand.record import Brand

# Where the tones of drawings stand, in the order of pages.
SHEETS = ("drawn.css", "pictures.css", "charts.css", "scenes.css")
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"\.(sg-[\w-]+)(?: \.mark)?")  # all that a small drawing has: no state, no place on a page
_OWNERS = (":root", ".sg-thumb")  # whose variables hold for all of a drawing
_SAID = re.compile(r"(--sg-)?([\w-]+):\s*([^;]+);")
_VARIABLE = re.compile(r"var\(--sg-([\w-]+)\)")
_MIX = re.compile(r"color-mix\(in srgb, (#[0-9a-f]{6}) (\d+)%, (#[0-9a-f]{6})\)")
_DRAWN = ("fill", "fill-opacity", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray")


class Tones:
    """The colours of a brand on light paper by their names, and the rules of drawings in them."""

    def __init__(self, brand: Brand) -> None:
        palette = {**tokens(), **(light(brand.colours) if brand.colours else {})}
        self.named = {name: str(colour) for name, colour in palette.items()}
        self.rules = tuple(self._rules())

    def __getitem__(self, name: str) -> str:
        return self.named[name]

    def style(self, drawing: str) -> str:
        """The rules for what stands in a drawing, as a style sheet of plain values."""
        there = set(re.findall(r"sg-[\w-]+", drawing))
        return "".join(rule for needs, rule in self.rules if needs in there)

    def _rules(self) -> Iterator[tuple[str, str]]:
        """Each class that a small drawing may have, and the rule for it."""
        for selectors, inner in self._written():
            said = [(name, value) for own, name, value in _SAID.findall(inner) if not own and name in _DRAWN]
            for selector in selectors.split(","):
                found = _CLASS.fullmatch(selector.strip())
                if said and found:
                    yield found[1], f"{found[0]}{{{';'.join(f'{name}:{self.flat(value)}' for name, value in said)}}}"

    def _written(self) -> Iterator[tuple[str, str]]:
        """The rules of all sheets as they are written; their own variables are noted on the way."""
        for name in SHEETS:
            for selectors, inner in _RULE.findall(_COMMENT.sub("", TOKENS.with_name(name).read_text("utf-8"))):
                if any(selector.strip() in _OWNERS for selector in selectors.split(",")):
                    own = {name: value for own, name, value in _SAID.findall(inner) if own}
                    self.named = {**own, **self.named}
                yield selectors, inner

    def flat(self, value: str) -> str:
        """A value of a style sheet without variables and mixtures."""
        while _VARIABLE.search(value):
            value = _VARIABLE.sub(lambda found: self.named[found[1]], value)
        while found := _MIX.search(value):
            colour = mixed(Colour.read(found[1]), Colour.read(found[3]), int(found[2]) / 100)
            value = value.replace(found[0], str(colour))
        return value
