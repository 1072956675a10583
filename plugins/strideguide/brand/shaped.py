"""How a brand shapes the site without templates: its menu, its home page, and what the picker asks."""

from typing import Annotated

from pydantic import Field

from ..model.base import Line, Record
from .identity import Link, PhotoFile


class Entry(Record):
    """An entry of the menu: one page, or several below a title."""

    label: Line | None = None
    """Its words. A page that has none is called as in the guide's menu, or as its title says; several need them."""
    link: Link | None = None
    """Where it leads: a page of the site, such as `plans/`, or https."""
    links: Annotated[list[Link], Field(max_length=30)] = []
    """The pages below it, in place of `link`."""


class Card(Record):
    """A card of the home page, which leads on."""

    label: Line
    """Its title."""
    link: Link
    """Where it leads: a page of the site, such as `plans/`, or https."""
    text: Line | None = None
    """A sentence on what is found there."""
    drawn: Line | None = None
    """A thing by kind and id whose small drawing stands on it, such as `plan:first-steps`."""


class HomePicture(Record):
    """A picture of the brand's own on its home page."""

    file: PhotoFile
    """JPEG, WebP or PNG."""
    words: Line
    """What it shows, for those who can't see it."""


class Home(Record):
    """The head of the home page. What is not given stays as content/index.md has it."""

    headline: Line | None = None
    """The title, in a few words."""
    lead: Line | None = None
    """A sentence or two below it, which search engines show as well."""
    picture: HomePicture | None = None
    """A picture in the place of the guide's figures."""
    cards: Annotated[list[Card], Field(max_length=6)] = []
    """The ways on, in the place of the guide's; three stand in a row."""


class Asking(Record):
    """What the plan picker asks. The question about the body comes first and the warning signs stay, in every brand."""

    questions: Annotated[list[Line], Field(max_length=20)] = []
    """The questions after that on the body, in their order, by name: `goal`, `level`, `kit` and so on; all, if none is
    named. What is not asked counts as not answered; a link that answers it shows the question."""
