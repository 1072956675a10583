"""What a brand asks of readers: calls to action, by the place where they stand."""

from typing import Annotated

from pydantic import Field

from ..model.base import Line, Record
from .identity import Link


class Call(Record):
    """A call to action: what the reader is asked to do next."""

    label: Line
    """The words on the button."""
    link: Link
    """Where it leads: a page of the site, https, mailto or tel."""
    text: Line | None = None
    """A sentence before the button."""


class OwnCall(Call):
    """A call to action of some pages, in the place of the one that all pages of their kind have."""

    on: Annotated[list[Line], Field(min_length=1, max_length=100)]
    """Where it stands: plans and injuries by kind and id, such as `plan:first-steps`."""


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
    only: Annotated[list[OwnCall], Field(max_length=100)] = []
    """Calls of single plans and injuries, in the place of `plan` and `injury`."""
