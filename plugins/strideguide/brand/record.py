"""Who publishes the guide: everything that brand.yml says. Without the file it is `PLAIN`."""

import posixpath
from typing import Annotated, Literal
from urllib.parse import quote

from pydantic import Field

from ..model.base import Line, Record
from .calls import Calls
from .hide import Hide
from .identity import Name, Root, Web
from .said import Contact, Legal, NamedLink, Person, Testimonial
from .services import Service
from .shaped import Asking, Entry, Home
from .shown import Colours, Fonts, Logo
from .switched import Analytics, Embed


class Brand(Record):
    """Who publishes the guide, how it looks, and what it asks of readers."""

    name: Name
    """The name that stands at the top of every page."""
    short_name: Name | None = None
    """A name of at most twelve letters or so, for home screens."""
    tagline: Line | None = None
    """One sentence that says what it is."""
    address: Root | None = None
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
    home: Home = Home.model_construct()
    """The head of the home page."""
    picker: Asking = Asking.model_construct()
    """What the plan picker asks."""
    menu: Annotated[list[Entry], Field(max_length=20)] = []
    """The menu, from the first entry to the last; the guide's, with own pages added, if there is none."""
    hide: Hide = Hide.model_construct()
    """What is not shown."""
    analytics: Analytics | None = None
    """None, unless it is asked for."""
    services: Annotated[list[Service], Field(max_length=12)] = []
    """Booking, a newsletter or a video of others, which readers allow first."""
    built_with: bool = True
    """Whether the foot of each page says what the site is built with. The guide's licence stands there all the same."""
    licence: Line | None = None
    """What others may do with what you add, such as `CC BY-NC 4.0`; left out, all rights are yours."""
    locale: Literal["en", "en-AU", "en-CA", "en-GB", "en-IE", "en-NZ", "en-US", "en-ZA"] = "en"
    """The language of the site and its country, as other programs are told."""
    units: Literal["metric", "imperial"] = "metric"
    """The units of weights, on print sheets and where a step is named: kilograms or pounds. Written texts stay."""
    week_start: Literal["monday", "sunday"] = "monday"
    """The day with which weeks begin: on pages and sheets, and in a calendar, unless a reader chooses another."""
    embed: Embed = Embed.model_construct()
    """The guide inside other websites."""

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
