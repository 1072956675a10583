"""What a brand shows of others on its pages: booking, a newsletter, a video. Nothing of it is loaded unasked."""

from typing import Annotated, Literal

from pydantic import Field

from ..model.base import Id, Line, Record
from .identity import Name, PhotoFile, Web

ANALYTICS = "analytics"  # the name of what counts readers among what they allow; no service has it


class Service(Record):
    """A page of somebody else inside the brand's pages. Until a reader says so, nothing is asked of them, and what a
    reader has allowed can be taken back on every page.
    """

    name: Id
    """What chapters call it: `<!-- service: booking -->`."""
    title: Line
    """What it is to readers, such as `Book a first visit`."""
    who: Name
    """Who runs it, and so learns that a reader is there."""
    address: Web
    """The page that is shown. Its host, and no other, is added to what pages of the brand may show."""
    text: Line | None = None
    """A sentence that says what it does."""
    preview: PhotoFile | None = None
    """A picture of your own that stands there before: JPEG, WebP or PNG."""
    shape: Literal["page", "video"] = "page"
    """How high it is: as a `page` that is filled in, or half as high as wide, as a `video`."""
    tells_origin: bool = False
    """Whether it is told on which website it stands, but not on which page. Some services ask for it."""
    on: Annotated[list[Line], Field(max_length=20)] = []
    """Where it stands beside chapters that name it: `people`, `plans`, `injuries`, or one page by kind and id, such as
    `plan:first-steps`."""
