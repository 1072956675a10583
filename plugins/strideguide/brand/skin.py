"""Floor 4: how a brand looks. Its colours and typefaces become CSS, and its files get their places in the site."""

from __future__ import annotations

from collections.abc import Iterator

from .palette import Palette, dark, light, shortfalls
from .record import Brand, published
from .shown import Colours, Face

SHEET_TO_ROOT = "../../"  # the way from the style sheet to the site's root


def css(brand: Brand) -> str:
    """The style sheet of a brand, which comes after the guide's own tokens; "" if it looks like the guide."""
    return "".join([*_faces(brand), *_families(brand), *(_colours(brand.colours) if brand.colours else ())])


def _faces(brand: Brand) -> Iterator[str]:
    for face in dict.fromkeys(face for face in (brand.fonts.text, brand.fonts.title) if face):
        weight = "400" if face.bold else "100 900"
        yield _face(face, face.regular, "normal", weight)
        if face.bold:
            yield _face(face, face.bold, "normal", "700")
        if face.italic:
            yield _face(face, face.italic, "italic", weight)


def _face(face: Face, file: str, style: str, weight: str) -> str:
    address = SHEET_TO_ROOT + published(file)
    return (
        f'@font-face {{ font-family: "{face.family}"; font-style: {style}; font-weight: {weight}; font-display: swap; '
        f'src: url("{address}") format("woff2"); }}\n'
    )


def _families(brand: Brand) -> Iterator[str]:
    if brand.fonts.text:
        yield f':root {{ --md-text-font: "{brand.fonts.text.family}"; }}\n'
    if brand.fonts.title:
        yield f':root {{ --sg-title-face: "{brand.fonts.title.family}", Georgia, serif; }}\n'


def _colours(colours: Colours) -> Iterator[str]:
    for fault in shortfalls(colours):
        yield f"/* {fault.field} {fault.colour} became {fault.nearest}: {fault.measured:.2f} to 1 is too little */\n"
    yield _rule(":root", light(colours))
    on_dark = _rule('[data-md-color-scheme="slate"]', dark(colours))
    yield f"@media screen {{ {on_dark}}}\n"


def _rule(selector: str, palette: Palette) -> str:
    inner = " ".join(f"--sg-{name}: {colour};" for name, colour in palette.items())
    return f"{selector} {{ {inner} }}\n"
