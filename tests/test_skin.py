"""A brand's two colours become a palette that can be read, and its typefaces come from its own files."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strideguide.brand.contrast import contrast, darkened, lightened, shifted
from strideguide.brand.identity import Colour
from strideguide.brand.palette import SURFACES, dark, light, shortfalls, tokens
from strideguide.brand.record import PLAIN, Brand
from strideguide.brand.shown import Colours
from strideguide.brand.skin import css

BLACK, WHITE, ORANGE = Colour.read("#000000"), Colour.read("#ffffff"), Colour.read("#ff7a00")
PARTS = st.integers(0, 255)
COLOURS = st.builds(Colour, PARTS, PARTS, PARTS)


def branded(**fields: object) -> Brand:
    return Brand.model_validate({"name": "Acme", **fields})


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#767676", "#ffffff", 4.54), ("#ff7a00", "#ffffff", 2.62), ("#123456", "#123456", 1)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(Colour.read(one), Colour.read(other)) == pytest.approx(ratio, abs=0.01)


@given(COLOURS)
def test_any_colour_becomes_one_that_can_be_read(colour: Colour) -> None:
    colours = Colours(primary=colour, accent=colour)
    for palette, own in ((light(colours), tokens()), (dark(colours), tokens("slate"))):
        for name in ("brand", "link", "accent"):
            assert min(contrast(palette[name], own[surface]) for surface in SURFACES) >= 4.5
        assert contrast(palette["on-brand"], palette["brand"]) >= 4.5
        assert contrast(palette["on-brand"], palette["brand-strong"]) >= 4.5
        assert contrast(own["ink"], palette["brand-quiet"]) >= 4.5


@given(COLOURS)
def test_what_is_offered_in_place_of_a_colour_is_accepted(colour: Colour) -> None:
    for fault in shortfalls(Colours(primary=colour)):
        assert fault.measured < 4.5
        assert list(shortfalls(Colours(primary=fault.nearest))) == []


@given(COLOURS)
def test_a_colour_is_moved_no_further_than_it_must(colour: Colour) -> None:
    assert darkened(colour, [WHITE], contrast(colour, WHITE)) == colour
    assert lightened(colour, [BLACK], contrast(colour, BLACK)) == colour


def test_a_darker_colour_keeps_its_hue() -> None:
    made = darkened(ORANGE, [WHITE])
    assert made.red > 2 * made.green > 4 * made.blue
    assert contrast(made, WHITE) == pytest.approx(4.5, abs=0.1)


def test_lightness_stops_at_black_and_white() -> None:
    assert (shifted(BLACK, -0.5), shifted(WHITE, 0.5)) == (BLACK, WHITE)


def test_the_plain_guide_and_a_brand_without_colours_have_no_skin() -> None:
    assert css(PLAIN) == css(branded(tagline="We run.")) == ""


def test_every_colour_of_a_skin_is_one_of_the_guides_own_names() -> None:
    text = css(branded(colours={"primary": "#0b5c4f", "accent": "#8a3324"}))
    named = set(re.findall(r"--sg-([\w-]+):", text))
    assert named == {"brand", "brand-strong", "brand-quiet", "on-brand", "link", "accent"}
    assert named <= tokens().keys() & tokens("slate").keys()


def test_a_colour_that_was_changed_is_noted() -> None:
    text = css(branded(colours={"primary": "#ff7a00", "on_low_contrast": "adjust"}))
    assert "/* primary #ff7a00 became #af5202: 2.29 to 1 is too little */" in text


def test_typefaces_come_from_the_brands_own_files() -> None:
    face = {"family": "Acme Sans", "regular": "assets/a b.woff2", "italic": "assets/i.woff2"}
    text = css(branded(fonts={"text": face, "title": {**face, "bold": "assets/b.woff2"}}))
    assert text.count("@font-face") == 5
    assert 'font-weight: 100 900; font-display: swap; src: url("../../assets/a%20b.woff2") format("woff2")' in text
    assert 'font-weight: 700; font-display: swap; src: url("../../assets/b.woff2")' in text
    assert '--md-text-font: "Acme Sans"' in text and '--sg-title-face: "Acme Sans", Georgia, serif' in text
