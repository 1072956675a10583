"""What may stand between two lines of --- at the top of a chapter."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Id, Line, Record
from .values import Day

TEMPLATE = r"^[a-z0-9][a-z0-9_-]*\.html$"
ICON = r"^[a-z0-9_-]+(/[a-z0-9_-]+)+$"


class Found(Record):
    """How the search treats a chapter."""

    exclude: bool = False
    """True if the search leaves it out."""
    boost: Annotated[float, Field(ge=0.1, le=100)] = 1
    """How much it counts: 2 is twice as much as other pages."""


class FrontMatter(Record):
    """What stands between two lines of `---` at the top of a chapter."""

    title: Line | None = None
    """The name in the menu and in the browser's tab; the chapter's first heading if not given."""
    description: Line | None = None
    """What it is about, in one sentence, for search engines and previews."""
    aliases: Annotated[list[Line], Field(max_length=20)] = []
    """Other names under which the search finds it."""
    hide: list[Literal["navigation", "toc", "path", "tags", "feedback", "footer"]] = []
    """Parts of the frame that the page does without."""
    icon: Annotated[str, StringConstraints(max_length=100, pattern=ICON)] | None = None
    """The sign beside its name in the menu, as the theme calls it."""
    template: Annotated[str, StringConstraints(max_length=60, pattern=TEMPLATE)] | None = None
    """The template in `overrides/` that makes its page, in place of the theme's `main.html`."""
    search: Found = Found()
    """How the search treats it."""
    tags: Annotated[list[Line], Field(max_length=20)] = []
    """Words under which a tags page lists it, if mkdocs.yml has the plugin for that."""
    date: Day | None = None
    """The day on which it was written."""
    status: Id | None = None
    """A sign beside its name in the menu that says how it stands: `new` or `deprecated`."""
