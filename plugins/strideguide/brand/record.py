"""Who publishes the guide: everything that brand.yml says. Without the file it is `PLAIN`."""

import posixpath
import typing
from collections.abc import Iterator
from typing import Annotated, Any, Literal
from urllib.parse import quote

from pydantic import Field

from ..model.base import Id, Line, Prose, Record
from .identity import (
    Asset,
    Colour,
    Email,
    Family,
    FontFile,
    Host,
    IconFile,
    Link,
    LogoFile,
    Name,
    PhotoFile,
    PictureUse,
    Target,
    Telephone,
    Web,
)


class Logo(Record):
    """The brand's sign. Each file is SVG, PNG or WebP in the brand's folder; all but the icon are transparent."""

    light: LogoFile
    """The logo that stands on light paper."""
    dark: LogoFile | None = None
    """The logo that stands on dark paper; the light one if not given."""
    icon: IconFile | None = None
    """A square sign for the browser's tab and for home screens."""


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


class Person(Record):
    """Somebody who works for the brand."""

    name: Name
    """Their name."""
    role: Line | None = None
    """What they do."""
    credentials: Annotated[list[Line], Field(max_length=12)] = []
    """Degrees, licences and certificates."""
    photo: PhotoFile | None = None
    """A picture of them: JPEG, WebP or PNG."""
    words: Prose | None = None
    """What they say of themselves and of their work."""
    link: Link | None = None
    """A page about them."""


class Contact(Record):
    """How readers reach the brand."""

    email: Email | None = None
    """The address for e-mail."""
    telephone: Telephone | None = None
    """The telephone number, with the country's code."""
    address: Annotated[list[Line], Field(max_length=8)] = []
    """The postal address, line by line."""
    area: Line | None = None
    """Where the brand works, such as a town and what is near."""
    meets: Annotated[list[Literal["on site", "remote"]], Field(max_length=2)] = []
    """Whether people are met `on site`, `remote`, or both."""


class Call(Record):
    """A call to action: what the reader is asked to do next."""

    label: Line
    """The words on the button."""
    link: Link
    """Where it leads: a page of the site, https, mailto or tel."""
    text: Line | None = None
    """A sentence before the button."""


class Calls(Record):
    """Calls to action, by the place where they stand. Without a call a place stays empty."""

    top: Call | None = None
    """At the top of every page."""
    bottom: Call | None = None
    """Below every page's text."""
    picker: Call | None = None
    """After the plans that the picker finds."""
    plan: Call | None = None
    """On the page of each plan."""
    injury: Call | None = None
    """On the page of each injury, after its signs of danger."""


class Testimonial(Record):
    """What a client says, with leave to say it here."""

    who: Name
    """Who says it, as they want to be called."""
    words: Prose
    """What they say."""
    consent: Line
    """How and when they agreed that it stands here; readers don't see this."""


class Legal(Record):
    """What the law asks for. The guide's own words on safety always stay."""

    disclaimer: Prose | None = None
    """Added to the guide's own words that it is no diagnosis."""
    imprint: Link | None = None
    """The page that says who is responsible."""
    privacy: Link | None = None
    """The page on privacy."""


class NamedLink(Record):
    """A link with its words, such as a profile in a social network."""

    label: Line
    """Its words."""
    link: Link
    """Where it leads."""


class Hide(Record):
    """What of the guide the brand does not show. What keeps readers safe can't be hidden."""

    chapters: Annotated[list[Line], Field(max_length=100)] = []
    """Chapters by their path below content/, such as `eating.md`."""
    kinds: Annotated[list[Literal["faq", "tip", "myth", "conflict"]], Field(max_length=4)] = []
    """Kinds of things of which none is shown."""
    things: Annotated[list[Line], Field(max_length=1000)] = []
    """Single things by kind and id, such as `exercise:box-jump`."""


class Analytics(Record):
    """A script that counts readers. It is loaded when a reader has said yes, and never before; nor on the plan picker
    and the pages of plans, where it could see what a reader says about their body.
    """

    script: Link
    """The script's address: a path on the site, or https."""
    consent: Line
    """The question that readers are asked first."""
    data: dict[Id, Line] = {}
    """What the script is told, as `data-` attributes."""


class Embed(Record):
    """The picker inside other websites."""

    frame_ancestors: Annotated[list[Host], Field(max_length=50)] = []
    """The websites that may show it, such as `https://www.example.com`. If none is named, all may."""


class Brand(Record):
    """Who publishes the guide, how it looks, and what it asks of readers."""

    name: Name
    """The name that stands at the top of every page."""
    short_name: Name | None = None
    """A name of at most twelve letters or so, for home screens."""
    tagline: Line | None = None
    """One sentence that says what it is."""
    address: Web | None = None
    """The site's address on the web."""
    repository: Web | None = None
    """Where the brand's own files are kept, for links to edit them."""
    logo: Logo | None = None
    """The logo; without one, the name stands alone."""
    colours: Colours | None = None
    """The colours; without them, the guide's."""
    fonts: Fonts = Fonts.model_construct()
    """The typefaces."""
    people: Annotated[list[Person], Field(max_length=50)] = []
    """Who works here; they get a page."""
    contact: Contact = Contact.model_construct()
    """How to reach the brand."""
    calls: Calls = Calls.model_construct()
    """Calls to action."""
    testimonials: Annotated[list[Testimonial], Field(max_length=50)] = []
    """What clients say."""
    legal: Legal = Legal.model_construct()
    """Disclaimer, imprint, privacy."""
    social: Annotated[list[NamedLink], Field(max_length=12)] = []
    """Links to the brand elsewhere."""
    hide: Hide = Hide.model_construct()
    """What is not shown."""
    analytics: Analytics | None = None
    """None, unless it is asked for."""
    built_with: bool = True
    """Whether the foot of each page says what the site is built with."""
    locale: Literal["en", "en-AU", "en-CA", "en-GB", "en-IE", "en-NZ", "en-US", "en-ZA"] = "en"
    """The language of the site and its country, as other programs are told."""
    units: Literal["metric", "imperial"] = "metric"
    """The units of weight on print sheets: kilograms or pounds."""
    week_start: Literal["monday", "sunday"] = "monday"
    """The day on which a plan begins in a calendar, unless the reader chooses another."""
    embed: Embed = Embed.model_construct()
    """The picker inside other websites."""

    @property
    def short(self) -> str:
        """The name where there is little room."""
        return self.short_name or self.name

    @property
    def root(self) -> str:
        """The site's address with a slash at its end, "" if it is not known."""
        return f"{self.address.rstrip('/')}/" if self.address else ""


PLAIN = Brand.model_construct(name="strideguide")  # as it stands: a check would build types that few guides need


def published(file: str) -> str:
    """The address of a file of the brand's folder, from the site's root."""
    return quote(posixpath.normpath(file))


Path = tuple[str | int, ...]
SCHEMES = ("https", "mailto", "tel")  # with which a link may begin that leads away


def links(brand: Brand) -> Iterator[tuple[Path, str]]:
    """Every link that a brand gives, with its path in brand.yml."""
    return ((path, text) for path, mark, text in _marked(brand, ()) if isinstance(mark, Target))


def files(brand: Brand) -> Iterator[tuple[Path, PictureUse, str]]:
    """Every file that a brand names, with its path in brand.yml and its use."""
    return ((path, mark.use, text) for path, mark, text in _marked(brand, ()) if isinstance(mark, Asset))


def _marked(record: Record, path: Path) -> Iterator[tuple[Path, Any, str]]:
    hints = typing.get_type_hints(type(record), include_extras=True)
    for name in type(record).model_fields:
        value = getattr(record, name)
        for step, entry in enumerate(value) if isinstance(value, list) else (("", value),):
            inner = (*path, name, step) if isinstance(step, int) else (*path, name)
            if isinstance(entry, Record):
                yield from _marked(entry, inner)
            elif isinstance(entry, str) and (mark := _mark(hints[name])):
                yield inner, mark, entry


def _mark(hint: Any) -> Any:
    if typing.get_origin(hint) is typing.Annotated:
        return next((mark for mark in hint.__metadata__ if isinstance(mark, Target | Asset)), None)
    return next((mark for inner in typing.get_args(hint) if (mark := _mark(inner))), None)
