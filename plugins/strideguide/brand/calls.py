"""What a brand asks of readers: calls to action, by the place where they stand."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ..model.base import Line, Record
from .identity import FIELD, Link


class Call(Record):
    """A call to action: what the reader is asked to do next."""

    label: Line
    """The words on the button."""
    link: Link
    """Where it leads: a page of the site, https, mailto or tel."""
    text: Line | None = None
    """A sentence before the button."""


class PickerCall(Call):
    """A call to action that can take along what the reader has answered."""

    carries: Literal["answers"] | None = None
    """What goes along from the picker: `answers`. The reader is shown them first, line by line, and unticks what stays;
    what is about the body goes only where it is ticked."""
    field: Annotated[str, StringConstraints(max_length=40, pattern=FIELD)] | None = None
    """With an https link: the part of its address that holds the answers, as your form calls it, such as `message`."""


class OwnCall(PickerCall):
    """A call to action of some pages or answers, in the place of the one that all of their kind have."""

    on: Annotated[list[Line], Field(min_length=1, max_length=100)]
    """Where it stands: plans and injuries by kind and id, such as `plan:first-steps`, and on the picker answers by
    question and id, such as `goal:first-5k`. Of two that fit the first counts. What a reader says of the body chooses
    no call."""


class Calls(Record):
    """Calls to action, by the place where they stand. Without a call a place stays empty."""

    top: Call | None = None
    """At the top of every page."""
    bottom: Call | None = None
    """Below every page's text."""
    picker: PickerCall | None = None
    """After the plans that the picker finds."""
    plan: Call | None = None
    """On the page of each plan."""
    injury: Call | None = None
    """On the page of each injury, after its signs of danger."""
    only: Annotated[list[OwnCall], Field(max_length=100)] = []
    """Calls of single plans, injuries and answers, in the place of `plan`, `injury` and `picker`."""
