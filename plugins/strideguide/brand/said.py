"""What a brand says of itself: people, ways to reach it, clients, the law, links."""

from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field

from ..model.base import Line, Prose, Record
from .identity import Email, Link, Name, PhotoFile, Telephone


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


class Testimonial(Record):
    """What a client says, with leave to say it here."""

    who: Name
    """Who says it, as they want to be called."""
    words: Prose
    """What they say."""
    consent: Line
    """How and when they agreed that it stands here. The site doesn't show it; a public repository does."""
    on: Annotated[list[Line], Field(max_length=20)] = []
    """Where it stands beside the page of people: `home`, `plans` for the page of each plan, or one plan by kind and id,
    such as `plan:first-steps`."""


class Legal(Record):
    """What the law asks for. The guide's own words on safety always stay."""

    disclaimer: Prose | None = None
    """Added to the guide's own words that it is no diagnosis."""
    imprint: Link | None = None
    """The page that says who is responsible; content/imprint.md if there is one and nothing is said here."""
    privacy: Link | None = None
    """The page on privacy; content/privacy.md if there is one and nothing is said here."""

    @property
    def uris(self) -> set[str]:
        """The addresses in the site to which they lead, as far as they lead to its own pages."""
        return {urlsplit(link).path.lstrip("/") for link in (self.imprint, self.privacy) if link}


class NamedLink(Record):
    """A link with its words, such as a profile in a social network."""

    label: Line
    """Its words."""
    link: Link
    """Where it leads."""
