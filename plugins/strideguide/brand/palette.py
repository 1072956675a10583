"""A brand's two colours become the colours of its pages, on light and on dark paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .contrast import AA_TEXT, contrast, darkened, lightened, mixed, shifted
from .identity import Colour
from .shown import Colours

TOKENS = Path(__file__).parents[1] / "assets" / "tokens.css"
# What text in the brand's colours stands on, and what readers would call it.
SURFACES = {"paper": "the paper", "card": "cards", "quiet": "quiet panels", "info": "notes", "alarm": "warnings"}
WELL = 7.0  # dark pages choose their own shade, so it may as well be easy to read
WHITE = Colour(255, 255, 255)
_TOKEN = re.compile(r"--sg-([\w-]+):\s*(#[0-9a-f]{6});")

Palette = Mapping[str, Colour]


@dataclass(frozen=True)
class Shortfall:
    """A colour of a brand that can't be read on light pages: where, how badly, and the nearest that can."""

    field: str
    colour: Colour
    where: str
    surface: Colour
    measured: float
    nearest: Colour


@cache
def tokens(scheme: str = "") -> Palette:
    """The guide's own colours by name; `scheme` is "slate" for dark pages."""
    light, _, dark = TOKENS.read_text("utf-8").partition('[data-md-color-scheme="slate"]')
    return {name: Colour.read(value) for name, value in _TOKEN.findall(dark if scheme else light)}


def _surfaces(own: Palette) -> list[Colour]:
    return [own[name] for name in SURFACES]


def shortfalls(colours: Colours) -> Iterator[Shortfall]:
    """The colours that can't be read on light pages as they are, each with the surface on which it is worst."""
    own = tokens()
    for field, colour in (("primary", colours.primary), ("accent", colours.accent)):
        if colour is None:
            continue
        measured, worst = min((contrast(colour, own[name]), name) for name in SURFACES)
        if measured < AA_TEXT:
            nearest = darkened(colour, _surfaces(own))
            yield Shortfall(field, colour, SURFACES[worst], own[worst], measured, nearest)


def light(colours: Colours) -> Palette:
    """What differs from the guide's own colours on light paper."""
    own = tokens()
    return _made(colours, own["paper"], WHITE, -0.08, 0.1, lambda colour: darkened(colour, _surfaces(own)))


def dark(colours: Colours) -> Palette:
    """What differs from the guide's own colours on dark paper."""
    own = tokens("slate")
    return _made(
        colours, own["paper"], own["paper"], 0.07, 0.18, lambda colour: lightened(colour, _surfaces(own), WELL)
    )


def _made(
    colours: Colours, paper: Colour, on_brand: Colour, stronger: float, quiet: float, read: Callable[[Colour], Colour]
) -> Palette:
    """The palette of a paper. `read` makes a colour easy to read there; `stronger` is a lightness, `quiet` a part."""
    brand = read(colours.primary)
    made = {
        "brand": brand,
        "brand-strong": shifted(brand, stronger),
        "brand-quiet": mixed(brand, paper, quiet),
        "on-brand": on_brand,
        "link": brand,
    }
    return {**made, "accent": read(colours.accent)} if colours.accent else made
