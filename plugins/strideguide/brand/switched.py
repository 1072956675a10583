"""What a brand switches off and on: what counts readers, who may show the picker."""

from typing import Annotated

from pydantic import Field

from ..model.base import Id, Line, Record
from .identity import Host, Link


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
    """The guide inside other websites."""

    frame_ancestors: Annotated[list[Host], Field(max_length=50)] = []
    """The websites that may show the picker or a page, such as `https://www.example.com`. If none is named, all may."""
