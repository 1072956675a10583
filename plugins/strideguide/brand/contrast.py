"""How well colours are told apart (WCAG 2.2), and the nearest colour that is told apart well enough.

Colours are made lighter and darker in OKLCH (Björn Ottosson, 2020), in which the hue that people see stays the same.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from .identity import Colour

AA_TEXT = 4.5
_STEPS = 200
Triple = tuple[float, float, float]


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours: 1 if they are alike, 21 for black and white."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: Colour) -> float:
    """The relative luminance: 0 for black, 1 for white."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def least(colour: Colour, surfaces: Iterable[Colour]) -> float:
    """The lowest contrast of a colour with these surfaces."""
    return min(contrast(colour, surface) for surface in surfaces)


def darkened(colour: Colour, surfaces: Iterable[Colour], needed: float = AA_TEXT) -> Colour:
    """The colour, made as much darker as it takes to have the contrast with all light surfaces."""
    return _until(colour, list(surfaces), needed, lambda lightness, part: lightness * (1 - part))


def lightened(colour: Colour, surfaces: Iterable[Colour], needed: float = AA_TEXT) -> Colour:
    """The colour, made as much lighter as it takes to have the contrast with all dark surfaces."""
    return _until(colour, list(surfaces), needed, lambda lightness, part: lightness + (1 - lightness) * part)


def shifted(colour: Colour, by: float) -> Colour:
    """The colour with another lightness: `by` is added, of a whole of 1."""
    lightness, chroma, hue = _lch(colour)
    return _colour(min(1.0, max(0.0, lightness + by)), chroma, hue)


def mixed(colour: Colour, paper: Colour, part: float) -> Colour:
    """`part` of a colour in paper, as thin paint looks."""
    pairs = zip((colour.red, colour.green, colour.blue), (paper.red, paper.green, paper.blue), strict=True)
    return Colour(*(round(one * part + other * (1 - part)) for one, other in pairs))


def _until(colour: Colour, surfaces: list[Colour], needed: float, moved: Callable[[float, float], float]) -> Colour:
    if least(colour, surfaces) >= needed:
        return colour
    lightness, chroma, hue = _lch(colour)
    steps = (_colour(moved(lightness, step / _STEPS), chroma, hue) for step in range(1, _STEPS + 1))
    return next((made for made in steps if least(made, surfaces) >= needed), colour)


def _linear(colour: Colour) -> Triple:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.red / 255, colour.green / 255, colour.blue / 255)
    )
    return red, green, blue


def _lch(colour: Colour) -> Triple:
    """Lightness from 0 to 1, chroma, and hue in radians."""
    red, green, blue = _linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _colour(lightness: float, chroma: float, hue: float) -> Colour:
    """The nearest colour that a screen has: with less chroma, if it has none so colourful."""
    for step in range(21):
        parts = _rgb(lightness, chroma * (1 - step / 20), hue)
        if all(-0.0005 <= part <= 1.0005 for part in parts):
            break
    return Colour(*(round(255 * _gamma(min(1.0, max(0.0, part)))) for part in parts))


def _rgb(lightness: float, chroma: float, hue: float) -> Triple:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _gamma(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
