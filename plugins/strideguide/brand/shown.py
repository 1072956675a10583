"""How a brand looks: its sign, its colours and its typefaces."""

from typing import Literal

from ..model.base import Record
from .identity import Colour, Family, FontFile, IconFile, LogoFile


class Logo(Record):
    """The brand's sign. Each file is SVG, PNG or WebP in the brand's folder; all but the icon are transparent."""

    light: LogoFile
    """The logo that stands on light paper."""
    dark: LogoFile | None = None
    """The logo that stands on dark paper; the light one if not given."""
    icon: IconFile | None = None
    """A square sign for the browser's tab and for home screens."""
    holds_name: bool = False
    """Whether the name can be read in the logo, so that it does not stand beside it again."""


class Colours(Record):
    """The colours from which the palette is made, for light and for dark paper."""

    primary: Colour
    """Buttons, links and what is chosen."""
    accent: Colour | None = None
    """What is to be noticed: the muscles that work, what the keyboard stands on; the guide's if not given."""
    on_low_contrast: Literal["refuse", "adjust"] = "refuse"
    """What happens if a colour can't be read well: `refuse` says so; `adjust` makes it darker on light paper."""


class Face(Record):
    """A typeface in the brand's own files (woff2)."""

    family: Family
    """The typeface's name."""
    regular: FontFile
    """Upright, of ordinary weight; or a variable font."""
    bold: FontFile | None = None
    """Upright and bold."""
    italic: FontFile | None = None
    """Slanted, of ordinary weight."""


class Fonts(Record):
    """The typefaces. What is not given is the guide's: the reader's own, so that nothing has to be fetched."""

    text: Face | None = None
    """For running text."""
    title: Face | None = None
    """For titles."""
